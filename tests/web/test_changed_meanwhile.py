"""A form that was open while somebody else saved it overwrites nothing in silence."""

import pytest

from tests.fieldwork import an_interview
from tests.pages import controls, main_form

PARTNER = "/studies/small/partners/P01"
PEOPLE = f"{PARTNER}/people"


@pytest.fixture
def study(pages, sqlite):
    an_interview(sqlite)
    pages.send(f"{PEOPLE}/add", {"name": "Ann", "voice": "lead"})


@pytest.mark.parametrize(
    "address, mine, theirs, both",
    [
        ("/studies/small/settings", {"commissioner": "Board"}, {"contact": "Ann\n12"}, "title"),
        (f"{PARTNER}/change", {"type": "Funder"}, {"holds_records": "yes"}, "name"),
        (f"{PEOPLE}/1", {"role": "Head"}, {"email": "ann@example.org"}, "name"),
        (f"{PARTNER}/stages/1/plan", {"place": "Room 2"}, {"minutes": "45"}, "interviewer"),
    ],
)
def test_what_two_people_change_is_kept_and_the_same_is_asked_about(
    pages, study, address, mine, theirs, both
):
    first, second = pages.get(address), pages.get(address)
    pages.send_from(first, {**theirs, both: "Theirs"})

    clash = pages.send_from(second, {**mine, both: "Mine"}, status=422)

    assert "“Theirs” was saved meanwhile" in clash.select_one(".govuk-error-summary").text
    pages.send_from(clash, {})
    kept = controls(main_form(pages.get(address)))
    wanted = {**theirs, **mine, both: "Mine"}
    assert {name: kept[name][0] for name in wanted} == wanted


def test_who_saves_the_same_is_asked_nothing(pages, study):
    first, second = (pages.get(f"{PARTNER}/change") for _ in range(2))
    pages.send_from(first, {"holds_records": "yes"})

    pages.send_from(second, {"holds_records": "yes"})


def test_of_a_choice_the_page_says_what_the_other_chose(pages, study):
    first, second = (pages.get(f"{PARTNER}/change") for _ in range(2))
    pages.send_from(first, {"holds_records": "yes"})

    clash = pages.send_from(second, {"holds_records": "no"}, status=422)

    assert "“Yes” was saved meanwhile" in clash.select_one(".govuk-error-summary").text
