"""A cost in the partner's words: read, confirmed, and kept with what was assumed."""

import pytest

from tests.fieldwork import an_interview, save, stored
from tests.pages import controls, main_form, personal_link
from tests.web.test_desk import press

STEPS = "/interviews/{}/sections/steps"
WORDS = "step_cost__1__specify"


@pytest.fixture
def interview(sqlite) -> int:
    number = an_interview(sqlite)
    save(sqlite, number, {("step_name", "1"): {"value": "Agree a format"}})
    return number


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def test_words_are_kept_and_count_for_nothing_before_somebody_confirms_the_reading(
    pages, sqlite, interview
):
    page = pages.send(STEPS.format(interview), {WORDS: "between 5 and 8 thousand a year"})

    answer = stored(sqlite, interview)["step_cost", "1"]
    assert (answer.value, answer.specify) == (None, "between 5 and 8 thousand a year")
    assert "£5,000 to £8,000, most likely £6,500 (every year)" in text(page)
    assert "not put into figures yet" in text(pages.get(f"/interviews/{interview}/"))


def test_a_reading_that_is_used_is_kept_with_words_and_assumptions(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "half a post for six months at £35k"})

    page = pages.send_from(page, {"step_cost__1__use": "yes"})

    answer = stored(sqlite, interview)["step_cost", "1"]
    amounts = {"low": 11375, "central": 11375, "high": 11375}
    assert answer.value == amounts | {"assumes": {"on_cost": 30}}
    assert page.find("input", id="step_cost__1__low")["value"] == "11375"


def test_an_assumption_can_be_changed_before_the_reading_is_used(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "half a post for six months at £35k"})

    pages.send_from(page, {"step_cost__1__use": "yes", "step_cost__1__on_cost": "20"})

    value = stored(sqlite, interview)["step_cost", "1"].value
    assert (value["central"], value["assumes"]) == (10500, {"on_cost": 20})


def test_what_nobody_said_is_asked_for_and_not_assumed(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "two weeks of IT"})
    assert "say what a day costs" in text(page)

    pages.send_from(page, {"step_cost__1__day_rate": "300", "step_cost__1__use": "yes"})

    value = stored(sqlite, interview)["step_cost", "1"].value
    assert (value["central"], value["assumes"]) == (3000, {"day_rate": 300})


def test_figures_that_were_typed_hold_against_the_reading(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "about 10k"})

    pages.send_from(page, {"step_cost__1__use": "yes", "step_cost__1__central": "9500"})

    value = stored(sqlite, interview)["step_cost", "1"].value
    assert value == {"central": 9500, "basis": "guess", "assumes": {"spread": 20}}


def test_saving_the_page_again_changes_nothing(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "absorbed"})
    page = pages.send_from(page, {"step_cost__1__use": "yes"})
    before = stored(sqlite, interview)["step_cost", "1"]

    pages.send_from(page, {})

    assert stored(sqlite, interview)["step_cost", "1"] == before
    assert before.value["zero_reason"] == "absorbed"
    assert "absorbed in what is done already" in text(pages.get(f"/interviews/{interview}/"))


def test_dont_know_is_kept_as_such_with_the_words(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "No idea, ask finance"})
    pages.send_from(page, {"step_cost__1__use": "yes"})

    answer = stored(sqlite, interview)["step_cost", "1"]
    assert (answer.value, answer.missing) == (None, "dont_know")
    assert "Don't know (No idea, ask finance)" in text(pages.get(f"/interviews/{interview}/"))


def test_what_cannot_be_read_says_so_and_keeps_the_words(pages, sqlite, interview):
    page = pages.send(STEPS.format(interview), {WORDS: "as much as a <small> car"})

    assert "There is no figure in this that could be read. The words are kept." in text(page)
    assert page.find("input", id=WORDS)["value"] == "as much as a <small> car"


def test_a_partner_sees_the_reading_before_going_on(pages, sqlite, interview):
    link = personal_link(pages, interview)
    screen = f"{link}sections/steps/step_name.1"

    page = pages.send(screen, {WORDS: "about 10k"})
    assert pages.url == screen
    assert "£8,000 to £12,000" in text(page)
    pages.send_from(page, {"step_cost__1__use": "yes"})

    assert pages.url != screen
    assert stored(sqlite, interview)["step_cost", "1"].value["central"] == 10000


def test_a_partner_is_told_once_how_two_costs_are_entered(pages, sqlite, interview):
    screen = f"{personal_link(pages, interview)}sections/steps/step_name.1"

    page = pages.send(screen, {WORDS: "5k to set up and 2k a year"})
    assert pages.url == screen and "Your words tell of two costs." in text(page)
    assert "“2k a year” for another step of the same name" in text(page)
    assert not page.select("button[name=act]")
    pages.send_from(page, {})

    assert pages.url != screen


def test_the_reading_is_told_while_it_is_typed(pages, interview):
    token = controls(main_form(pages.get(STEPS.format(interview))))["csrf_token"]

    def told(**typed):
        data = {"name": "step_cost__1", "csrf_token": token}
        data |= {f"step_cost__1__{part}": words for part, words in typed.items()}
        return pages.client.post("/reading", data=data).text

    assert 'data-central="10000"' in told(specify="about 10k")
    assert "must be a number" in told(specify="half a post at 30k", on_cost="lots")
    assert "<script>" not in told(specify="<script>")


def test_a_cost_paid_once_and_every_year_goes_into_two_lines_by_one_press(pages, sqlite, interview):
    address = STEPS.format(interview)
    page = pages.send(address, {WORDS: "5k to set up and 2k a year"})
    assert "“5k to set up” for this step, and “2k a year” for another step" in text(page)

    page = press(pages, address, "part:step_cost__1")

    answers = stored(sqlite, interview)
    assert answers["step_name", "2"].value == "Agree a format"
    assert [answers["step_cost", row].specify for row in "12"] == ["5k to set up", "2k a year"]
    assert "Read as: £5,000 (once)" in text(page) and "Read as: £2,000 (every year)" in text(page)
    undo = page.select_one("button[value^='undo:']")["value"]
    press(pages, address, undo)
    assert stored(sqlite, interview)["step_cost", "1"].specify == "5k to set up and 2k a year"
    assert stored(sqlite, interview)["step_name", "2"].value is None


def test_a_cost_of_two_parts_stays_where_there_is_no_room_for_another_row(pages, sqlite, interview):
    address = STEPS.format(interview)
    for row in "23":
        pages.send(address, {f"step_name__{row}": f"Step {row}"})
    pages.send(address, {WORDS: "5k once and 2k a year"})

    assert "no room for another step" in text(press(pages, address, "part:step_cost__1"))
    assert "not of two costs any more" in text(press(pages, address, "part:step_cost__2"))
    assert "not part of this section" in text(press(pages, address, "part:views__"))
