"""Words as said: marked, taken back, and handed to whoever quotes."""

import pytest

from research.answers.verbatims import (
    VerbatimRefused,
    find_verbatim,
    is_in,
    mark_verbatim,
    put_back,
    take_back,
    verbatims_of,
)
from research.consent.given import give_consent
from research.guides.versions import fielded_guide
from research.interviewing.interviews import close_interview
from research.models import Interview
from research.reports.naming import quote_rows
from tests.fieldwork import an_interview

VIEWS = ("views", "")


def mark(database, interview, words, attribution="type", key=VIEWS) -> int:
    with database.writing() as session:
        return mark_verbatim(session, interview, key, words, attribution=attribution, by="Rosa").id


def close(database, interview) -> None:
    with database.writing() as session:
        found = session.get_one(Interview, interview)
        guide = fielded_guide(session, found.guide_version_id)
        close_interview(session, guide, found, by="Rosa")


def may_be_quoted(database, interview) -> None:
    with database.writing() as session:
        given = {"quoted": "yes", "attribution": "organisation"}
        give_consent(session, session.get_one(Interview, interview), given, by="Rosa")


def quoted(database) -> list:
    with database.reading() as session:
        return quote_rows(session, 1)


def test_a_report_gets_the_words_their_place_and_how_far_the_speaker_may_be_told(sqlite):
    interview = an_interview(sqlite)
    may_be_quoted(sqlite, interview)
    mark(sqlite, interview, "  Nobody asks us.\r\nEver. ", "unattributed")
    close(sqlite, interview)

    (quote,) = quoted(sqlite)

    assert (quote.partner, quote.type) == ("P01", "Council")
    assert (quote.question, quote.words) == ("views", "Nobody asks us.\nEver.")
    assert quote.attribution == "unattributed"
    assert (quote.cleared, quote.refused) == (False, False)


def test_nothing_is_quoted_from_an_interview_that_goes_on(sqlite):
    mark(sqlite, an_interview(sqlite), "Nobody asks us.")

    assert quoted(sqlite) == []


def test_a_verbatim_that_was_taken_back_is_gone_until_it_is_put_back(sqlite):
    interview = an_interview(sqlite)
    number = mark(sqlite, interview, "Nobody asks us.")
    with sqlite.writing() as session:
        take_back(find_verbatim(session, interview, number))
    with sqlite.reading() as session:
        assert verbatims_of(session, interview) == []

    with sqlite.writing() as session:
        put_back(find_verbatim(session, interview, number))

    with sqlite.reading() as session:
        assert [v.words for v in verbatims_of(session, interview)] == ["Nobody asks us."]


def test_a_verbatim_is_found_in_its_own_interview_only(sqlite):
    number = mark(sqlite, an_interview(sqlite), "Nobody asks us.")

    with sqlite.writing() as session:
        assert find_verbatim(session, 99, number) is None


def test_the_same_words_marked_again_undo_no_decision_who_may_be_told(sqlite):
    interview = an_interview(sqlite)
    mark(sqlite, interview, "Nobody asks us.", "not_quoted")
    mark(sqlite, interview, "Nobody asks us.", "unattributed")

    with sqlite.reading() as session:
        (kept,) = verbatims_of(session, interview)
        assert kept.attribution == "not_quoted"


@pytest.mark.parametrize(
    ("words", "attribution", "because"),
    [
        ("   ", "type", "Type or paste"),
        ("x\x00", "type", "cannot be seen"),
        ("Nobody asks us.", "everybody", "Choose from the list"),
    ],
)
def test_what_cannot_be_kept_as_said_is_refused_with_a_sentence(
    sqlite, words, attribution, because
):
    interview = an_interview(sqlite)

    with pytest.raises(VerbatimRefused, match=because):
        mark(sqlite, interview, words, attribution)


@pytest.mark.parametrize(
    ("words", "note", "stands"),
    [
        ("nobody asks", "She said: Nobody  asks\nus.", True),
        ("nobody asked", "She said: Nobody asks us.", False),
    ],
)
def test_words_stand_in_a_note_however_it_breaks_its_lines(words, note, stands):
    assert is_in(words, [note]) == stands
