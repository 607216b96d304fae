import pytest
from sqlalchemy import select

from research.messages.templates import (
    KINDS,
    PLACEHOLDERS,
    Words,
    fill,
    save_template,
    standard_words,
    subject_problem,
    template_history,
    text_problem,
    words_of,
)
from research.models import Study
from tests.messaging import a_study


@pytest.mark.parametrize("kind", KINDS)
def test_the_standard_words_have_no_problem(kind):
    subject, text = standard_words(kind)

    assert (subject_problem(subject), text_problem(kind, text)) == ("", "")
    assert text.startswith("Dear {name},") and text.endswith("{researcher}")


def test_placeholders_are_filled_in_once():
    values = dict.fromkeys(PLACEHOLDERS, "") | {"name": "{link}", "link": "https://x.org"}

    assert fill(Words("To {name}", "{name}: {link}"), values) == (
        "To {link}",
        "{link}: https://x.org",
    )


@pytest.mark.parametrize(
    "text, problem",
    [
        ("{nmae}, answer at {link}", "There is no placeholder {nmae}. Use {name}, {role}, "),
        ("{link} {}", "There is no placeholder {}."),
        ("{link} {name", "There is a { or } alone"),
        ("Dear {name}", "Invitation needs {link}: without it nobody can answer"),
        ("", "Enter what the message says"),
        ("{link}" + "x" * 10_000, "Use at most 10,000 characters"),
    ],
)
def test_a_text_that_cannot_be_sent_is_told_why(text, problem):
    assert text_problem("invitation", text).startswith(problem)


@pytest.mark.parametrize(
    "subject, problem",
    [
        ("", "Enter a subject"),
        ("Hello\r\nBcc: all@example.org", "The subject has a line break"),
        ("Your link: {link}", "Put {link} into the text"),
        ("For {everybody}", "There is no placeholder {everybody}"),
        ("x" * 151, "Use at most 150 characters"),
    ],
)
def test_a_subject_that_cannot_be_sent_is_told_why(subject, problem):
    assert subject_problem(subject).startswith(problem)


def test_a_studys_own_words_take_the_place_of_the_standard_ones_and_are_all_kept(database):
    a_study(database)
    with database.writing() as session:
        study = session.scalars(select(Study)).one()
        assert words_of(session, study, "thanks") == standard_words("thanks")

        save_template(session, study, "thanks", Words("Ta", "Ta, {name}"), by="Rosa")
        save_template(session, study, "thanks", Words("Thanks", "Thanks, {name}"), by="Stan")

        assert words_of(session, study, "thanks") == ("Thanks", "Thanks, {name}")
        kept = template_history(session, study, "thanks")
        assert [(each.revision, each.saved_by) for each in kept] == [(2, "Stan"), (1, "Rosa")]
        assert words_of(session, study, "told") == standard_words("told")
