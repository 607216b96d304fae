"""The PACE stage 1 guide asks all that its source asks, each thing in its place."""

from pathlib import Path

import pytest

from guides import asked_slots, load_guide
from guides.provenance import sources_of
from tests.guides import faithful

LIBRARY = Path(__file__).parents[2] / "guides" / "library"

PLACES = {
    "objective": {"objective"},
    "aim": {"aim"},
    "script": {"introduction"},
    "question": {"question"},
    "follow_up": {"question"},
    "probe": {"probe"},
    "handout": {"hand-out"},
    "option": {"item"},
    "instruction": {"instruction"},
}


@pytest.fixture(scope="module")
def guide():
    return load_guide(LIBRARY / "pace_stage_1" / "v1.yaml")


@pytest.fixture(scope="module")
def kinds():
    return faithful.kinds_of_items("pace-")


def test_every_item_of_the_source_is_served(guide, kinds):
    assert faithful.unserved(guide, kinds) == []


def test_every_source_named_exists(guide):
    assert faithful.unknown(guide) == []


def test_each_item_of_the_source_stands_where_its_kind_belongs(guide, kinds):
    assert faithful.misplaced(guide, kinds, PLACES) == {}


@pytest.mark.parametrize("kind", ["objective", "aim", "script", "handout", "option"])
def test_what_has_one_place_in_the_source_has_one_here(guide, kinds, kind):
    assert faithful.homes_but_one(guide, kinds, PLACES, kind) == {}


def test_sections_come_in_the_order_of_the_source(guide):
    assert [section.aim.source for section in guide.sections] == [
        (f"pace-{number}",) for number in range(1, 10)
    ]


def test_questions_come_in_the_order_of_the_source(guide, kinds):
    """A guide may come back to a question for each line of a hand-out, but asks it in its turn."""
    in_turn = ("aim", "script", "question", "follow_up")
    asked = [item for item in sources_of(guide) if kinds[item] in in_turn]
    assert asked == [item for item in kinds if item in asked]


def test_handouts_hold_every_line_of_the_source(guide):
    assert {h.number: len(h.items) for h in guide.handouts} == {1: 0, 2: 12, 3: 25, 4: 8}


def test_items_come_in_the_order_of_the_source(guide, kinds):
    here = [source for h in guide.handouts for item in h.items for source in item.source]
    assert here == [item for item in kinds if item in here]


def test_data_on_people_businesses_and_redundancies_are_judged_apart(guide):
    groups = guide.lists["data_items"].groups
    assert [group.track for group in groups] == ["individual", "business", "intelligence"]


def test_a_line_for_others_asks_which(guide):
    open_lines = [item.id for h in guide.handouts for item in h.items if item.specify]
    assert open_lines == ["other_people", "other_businesses", "other_intelligence", "other"]


def test_each_question_comes_from_the_source_or_says_why_it_is_asked(guide):
    assert faithful.unfounded(guide) == []


def test_what_is_added_to_the_source_is_little(guide):
    assert faithful.share_added(guide) <= 0.1


def test_no_question_is_written_out_for_each_line_of_a_handout(guide):
    assert faithful.written_out(guide) == []


def test_no_partner_reads_what_only_an_interviewer_can_say(guide):
    assert faithful.spoken_to_readers(guide) == {}


def test_a_body_without_records_is_not_asked_what_it_holds(guide):
    answers = {("own_records", ""): "no"}
    asked = asked_slots(guide, guide.section("data"), answers)
    assert [s.question.id for s in asked] == ["own_records", "wanted_data", "analysis_capacity"]


def test_what_is_held_is_followed_up_and_nothing_else(guide):
    answers = {
        ("own_records", ""): "yes",
        ("held", "postcode"): "held",
        ("held", "flag"): "not_held",
    }
    asked = asked_slots(guide, guide.section("data"), answers)
    followed_up = {slot.item.id for slot in asked if slot.question.id == "item_quality"}
    assert followed_up == {"postcode"}


def test_each_step_named_is_costed(guide):
    answers = {("step_name", "1"): "Agree on a data set", ("step_name", "2"): "Train staff"}
    asked = asked_slots(guide, guide.section("costs"), answers)
    assert [slot.item.id for slot in asked if slot.question.id == "step_cost"] == ["1", "2"]


def test_the_interview_takes_about_an_hour_and_a_half(guide):
    assert sum(section.minutes for section in guide.sections) == pytest.approx(90, abs=5)


def test_nothing_is_said_of_steps_or_figures_that_nobody_may_have_given(guide):
    costs = guide.section("costs")
    year = guide.question("price_year")

    for words in (costs.introduction.ask, costs.introduction.self_completion):
        assert "f you named any key steps" in words
    assert year.ask.startswith("If you gave any figures")
    assert year.self_completion.startswith("If you gave any figures")
