"""The Joined Up For Jobs guide asks all that its source leaves to be asked of a core partner."""

from pathlib import Path

import pytest

from guides import asked_slots, load_guide
from tests.guides import faithful

LIBRARY = Path(__file__).parents[2] / "guides" / "library"

PLACES = {
    "aim": {"objective"},
    "objective": {"objective", "item"},
    "question": {"question"},
    "precondition": {"item"},
    "step": {"item"},
    "table": {"item"},
}


@pytest.fixture(scope="module")
def guide():
    return load_guide(LIBRARY / "joined_up_for_jobs" / "v1.yaml")


@pytest.fixture(scope="module")
def kinds():
    return faithful.kinds_of_items("ju4j-")


def labels(items):
    return {item.id: item.label for item in items}


def asked(guide, section, answers):
    return [slot.key for slot in asked_slots(guide, guide.section(section), answers)]


def test_every_item_of_the_source_is_served(guide, kinds):
    assert faithful.unserved(guide, kinds) == []


def test_every_source_named_exists(guide):
    assert faithful.unknown(guide) == []


def test_each_item_of_the_source_stands_where_its_kind_belongs(guide, kinds):
    assert faithful.misplaced(guide, kinds, PLACES) == {}


@pytest.mark.parametrize("kind", ["aim", "objective", "table"])
def test_what_has_one_place_in_the_source_has_one_here(guide, kinds, kind):
    assert faithful.homes_but_one(guide, kinds, PLACES, kind) == {}


def test_each_question_comes_from_the_source_or_says_why_it_is_asked(guide):
    assert faithful.unfounded(guide) == []


def test_what_is_added_to_the_source_is_little(guide):
    assert faithful.share_added(guide) <= 0.1


def test_no_question_is_written_out_for_each_line_of_a_handout(guide):
    assert faithful.written_out(guide) == []


def test_no_partner_reads_what_only_an_interviewer_can_say(guide):
    assert faithful.spoken_to_readers(guide) == {}


@pytest.mark.parametrize(
    ("handout", "sources"),
    [
        ("possible_objectives", [f"ju4j-forum-{n}" for n in range(1, 5)]),
        ("preconditions", [f"ju4j-cond-{n}" for n in range(1, 8)]),
        ("plan", [f"ju4j-plan-{n}" for n in range(1, 11)]),
    ],
)
def test_a_list_of_the_source_is_a_handout_in_its_order(guide, handout, sources):
    assert [s for item in guide.lists[handout].items for s in item.source] == sources


def test_the_objectives_stand_under_their_aims(guide, kinds):
    sources = [source for objective in guide.objectives for source in objective.source]
    assert sources == sorted(item for item in kinds if item.startswith("ju4j-aim-"))


def test_each_function_of_the_source_has_a_line(guide):
    assert [item.id for item in guide.lists["functions"].items] == [
        *("client_records", "employer_records", "assessment", "action_plan", "prompts"),
        *("distance_travelled", "referral", "tracking", "vacancy_matching", "funder_reports"),
        "other",
    ]


def test_handouts_are_numbered_in_their_order(guide):
    assert [handout.number for handout in guide.handouts] == list(range(1, 9))


def test_a_report_is_mapped_to_the_fields_of_the_common_record(guide):
    fields = labels(guide.lists["record_fields"].items)
    assert guide.measuring("report_fields").option_labels == fields


def test_a_report_that_is_named_is_followed_up(guide):
    answers = {("reports_any", ""): "yes", ("report_name", "1"): "Monthly return"}
    keys = asked(guide, "reporting", answers)
    assert [item for question, item in keys if question == "report_hours"] == ["1"]


def test_only_who_pays_others_is_asked_which_reports_it_requires(guide):
    assert ("reports_required", "") in asked(guide, "reporting", {("part_played", ""): ["funds"]})
    provider = {("part_played", ""): ["provides", "represents"]}
    assert ("reports_required", "") not in asked(guide, "reporting", provider)


def test_a_body_without_records_says_only_what_it_wants(guide):
    keys = asked(guide, "record", {("own_records", ""): "no"})
    assert {"held", "would_supply", "may_supply"} & {question for question, _ in keys} == set()
    assert ("wanted", "outcome") in keys


def test_only_what_is_held_can_be_supplied(guide):
    held = {("held", "outcome"): "partly", ("held", "age"): "not_held"}
    keys = asked(guide, "record", {("own_records", ""): "yes", **held})
    assert [item for question, item in keys if question == "would_supply"] == ["outcome"]


def test_what_is_settled_or_done_needs_nothing_more(guide):
    answers = {("condition_state", "training"): "met", ("plan_state", "costs"): "not_begun"}
    keys = asked(guide, "going_ahead", answers)
    assert ("condition_missing", "training") not in keys
    assert ("plan_needs", "costs") in keys


def test_it_takes_about_an_hour_and_a_half(guide):
    assert sum(section.minutes for section in guide.sections) == pytest.approx(90, abs=5)
