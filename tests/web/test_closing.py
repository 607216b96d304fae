"""Costs said in words at the close of an interview: confirmed in one press, or kept as said."""

import pytest

from tests.fieldwork import an_interview, save, stored
from tests.pages import controls, personal_link
from tests.web.test_desk import text

CLOSE = "/interviews/{}/close"
COST = ("step_cost", "1")


@pytest.fixture
def interview(sqlite) -> int:
    return an_interview(sqlite)


def say(sqlite, interview, words):
    given = {("step_name", "1"): {"value": "Agree a format"}, COST: {"specify": words}}
    save(sqlite, interview, given)


def confirm(pages, page, status=200, **typed):
    form = page.select_one("form.showcard-cost")
    data = controls(form) | {f"step_cost__1__{part}": what for part, what in typed.items()}
    answer = pages.client.post(form["action"], data=data, follow_redirects=True)
    return pages._read(answer, status)


def test_a_reading_is_confirmed_by_one_press_before_the_close(pages, sqlite, interview):
    say(sqlite, interview, "about 10k a year")
    page = pages.get(CLOSE.format(interview))
    assert "What would it cost? Agree a format : about 10k a year Read as:" in text(page)

    page = confirm(pages, page)

    assert "Kept as it was read: £8,000 to £12,000" in text(page)
    assert "only in words" not in text(page)
    assert stored(sqlite, interview)[COST].value["frequency"] == "yearly"


def test_what_nobody_said_is_asked_for_there_and_stays_as_typed(pages, sqlite, interview):
    say(sqlite, interview, "half a post for six months")

    page = confirm(pages, pages.get(CLOSE.format(interview)), status=422, salary="a lot")
    assert page.select_one("#step_cost__1__salary")["value"] == "a lot"
    confirm(pages, page, salary="35000")

    assert stored(sqlite, interview)[COST].value["central"] == 11375


def test_a_reading_that_is_no_answer_is_refused_in_a_sentence(pages, sqlite, interview):
    say(sqlite, interview, "£9,000,000,000,000")

    page = confirm(pages, pages.get(CLOSE.format(interview)), status=422)

    assert "Not read yet. Enter a number below a million million" in text(page)
    assert stored(sqlite, interview)[COST].value is None


def test_words_that_somebody_changed_meanwhile_are_not_confirmed(pages, sqlite, interview):
    say(sqlite, interview, "about 10k")
    page = pages.get(CLOSE.format(interview))
    save(sqlite, interview, {COST: {"specify": "about 20k"}}, started_from=1)

    page = confirm(pages, page)

    assert "Somebody changed these words meanwhile" in text(page)
    assert stored(sqlite, interview)[COST].value is None


def test_what_is_left_unconfirmed_is_closed_as_said_and_stands_in_the_follow_up(
    pages, sqlite, interview
):
    say(sqlite, interview, "about <b>10k</b>")
    page = pages.get(CLOSE.format(interview))
    close = page.select_one("main form.govuk-button-group")
    pages.client.post(CLOSE.format(interview), data=controls(close))

    answer = stored(sqlite, interview)[COST]
    assert (answer.value, answer.missing, answer.specify) == (None, None, "about <b>10k</b>")
    assert "1 cost stands only in words" in text(pages.get(f"/interviews/{interview}/"))
    page = pages.get(f"/interviews/{interview}/follow-up/")
    assert "What would it cost? Agree a format: “about <b>10k</b>”" in text(page)
    pages.send_from(page, {})
    link = personal_link(pages, interview)
    assert "You told us in words what this costs." in text(pages.get(link))
    asked = text(pages.get(f"{link}sections/steps/staff"))
    assert "How many people work there?" in asked and "Noted in our interview" not in asked
