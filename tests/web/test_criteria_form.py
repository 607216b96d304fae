"""The parts of criteria are added, changed, moved and removed by form; the rest stays as it is."""

import json

import pytest

from guides.yaml_parts import part_in
from research.demonstration.study import SLUG
from research.evidence.criteria import Change, keep_criteria
from research.fieldwork.studies import study_by_slug
from tests.pages import controls
from tests.web.criteria_study import a_study, held

FORM = f"/studies/{SLUG}/criteria/form"
GATE = {
    "title": "Drivers are found",
    "met_when": "Two have signed",
    "type": "soft",
    "documents": "Letter of both",
    "why": "It came up twice",
}


@pytest.fixture
def study(sqlite):
    a_study(sqlite)


def summary(page) -> list[str]:
    return [" ".join(each.text.split()) for each in page.select(".govuk-error-summary li")]


def lines_changed(before: str, after: str) -> list[str]:
    """But for the version's number."""
    old, new = before.splitlines(), after.splitlines()
    changed = [line for line in new if line not in old] + [line for line in old if line not in new]
    return [line.strip() for line in changed if not line.startswith("version:")]


def with_weights(sqlite, swings: dict[str, int]) -> None:
    part = {"who": "The board", "swings": swings, "reason": "Agreed", "date": "2026-11-22"}
    text = f"{held(sqlite).text}\nweights:\n  board: {json.dumps(part)}\n"
    with sqlite.writing() as session:
        change = Change(text, "Weights", "Ann", 0)
        keep_criteria(session, study_by_slug(session, SLUG), change, library=held(sqlite).text)


def press(pages, name: str, value: str):
    page = pages.get(FORM)
    form = page.find("button", {"name": name, "value": value}).find_parent("form")
    sent = {**controls(form), name: value}
    return pages._read(pages.client.post(form["action"], data=sent, follow_redirects=True), 200)


def test_the_page_lists_every_part_and_is_reached_from_the_criteria(pages, study):
    assert pages.get(FORM.removesuffix("/form")).find("a", href=FORM)
    page = pages.get(FORM)

    heads = [each.text for each in page.select("main h2")]
    assert heads[:3] == ["Gates", "Options", "Dimensions and their indicators"]
    assert page.find(id="gates-core_agreed") and page.find(id="appraisal-speed")
    assert page.find(id="dimensions-commitment-indicators-goals")
    baseline = page.find(id="options-as_usual")
    assert not baseline.find("button") and not baseline.find("a", string="Remove")


def test_a_name_too_long_to_head_a_table_is_refused(pages, study):
    page = pages.send(f"{FORM}/add/gates", {**GATE, "title": "x" * 201}, status=422)

    assert summary(page) == ["Shorten this to 200 characters or fewer; it has 201"]


def test_a_gate_and_an_option_are_added_and_hold_each_other(pages, sqlite, study):
    first = held(sqlite).criteria
    names = [option.id for option in first.options if not option.baseline]
    pages.send(f"{FORM}/add/gates", {**GATE, "options": names[:2]})
    way = {"title": "Hire one", "gates": ["drivers_found"], "why": "Partners named it"}
    pages.send(f"{FORM}/add/options", way)

    found = held(sqlite).criteria
    added, option = found.gates[-1], found.options[-1]
    assert (added.number, added.id, added.status) == (9, "drivers_found", "no_evidence")
    assert [each.id for each in found.options if added.id in each.gates] == [
        *names[:2],
        option.id,
    ]
    assert (option.number, option.id, option.dimensions) == (7, "hire_one", ())
    assert option.tracks == first.options[0].tracks
    assert found.gates[:8] == first.gates
    assert held(sqlite).kept.reason == "Option added (Hire one): Partners named it"


def test_what_a_new_gate_lacks_is_told_and_what_was_typed_stays(pages, sqlite, study):
    typed = {"title": "Drivers", "options": ["aggregate", "federated"]}
    page = pages.send(f"{FORM}/add/gates", typed, status=422)

    assert summary(page) == [
        "Say when it is met",
        "Choose whether it is hard or soft",
        "Say why",
        "Name at least one document that could show it, or tick an answer below",
    ]
    assert page.find(id="title")["value"] == "Drivers"
    ticked = [each["value"] for each in page.select("input[name=options][checked]")]
    assert ticked == ["aggregate", "federated"]
    assert held(sqlite).kept is None


def test_a_gate_is_changed_and_every_other_line_stays(pages, sqlite, study):
    before = held(sqlite).text
    typed = {"title": "Training", "before": "launch", "why": "Shorter"}
    pages.send(f"{FORM}/part/gates/training", typed)

    assert lines_changed(before, held(sqlite).text) == [
        'title: "Training"',
        'title: "Training and capacity"',
    ]
    assert held(sqlite).criteria.gates[3].before == "launch"
    assert held(sqlite).kept.reason == "Gate changed (Training): Shorter"


def test_an_option_takes_a_stance_and_a_cost_and_loses_them(pages, sqlite, study):
    address = f"{FORM}/part/options/existing_data"
    page = pages.send(address, {"stance": "methods", "low": "5", "why": "Asked"}, status=422)
    assert summary(page) == [
        "Tick the answers that speak for it",
        "Enter a whole number, such as 12000",
        "Enter a whole number, such as 12000",
        "Say what the figures rest on",
    ]
    cost = {"low": "5", "central": "9", "high": "20", "cost_reason": "A quote"}
    pages._read(
        pages.client.post(
            address,
            data={
                **controls(page.select_one("main form")),
                "values": ["platform"],
                **cost,
                "why": "Asked",
            },
            follow_redirects=True,
        ),
        200,
    )
    option = held(sqlite).criteria.options[1]
    assert (option.stance.question, option.stance.values) == ("methods", ("platform",))
    assert (option.cost.central, option.cost.reason) == (9, "A quote")

    pages.send(address, dict.fromkeys(cost, "") | {"stance": "", "why": "Too early"})
    option = held(sqlite).criteria.options[1]
    assert option.stance is None and option.cost is None


def test_an_indicator_is_read_from_a_question_that_is_chosen_first(pages, sqlite, study):
    holder = f"{FORM}/add/dimensions/commitment/indicators"
    assert pages.get(holder).find("select", id="question")
    typed = {"called": "Willing at all", "reason": "It begins there"}
    begun = pages.get(f"{holder}?question=lawful_basis")
    assert begun.find(id="rating_believed")["value"] == ""
    page = pages.send(f"{holder}?question=lawful_basis", typed, status=422)
    assert summary(page) == [
        "Rate at least one answer",
        "Write five lines: what level 0 means first, and level 4 last",
    ]
    rated = {"rating_confirmed": "4", "rating_believed": "2", "anchors": "a\nb\nc\nd\ne"}
    pages.send(f"{holder}?question=lawful_basis", {**typed, **rated})

    indicator = held(sqlite).criteria.dimensions[0].indicators[-1]
    assert (indicator.id, indicator.reads.question) == ("willing_all", "lawful_basis")
    assert indicator.ratings == {"confirmed": 4, "believed": 2}
    assert "not_looked_at" in indicator.unrated
    assert indicator.anchors == ("a", "b", "c", "d", "e")

    address = f"{FORM}/part/dimensions/commitment/indicators/willing_all"
    pages.send(address, {"rating_not_looked_at": "0", "why": "It can be told"})
    changed = held(sqlite).criteria.dimensions[0].indicators[-1]
    assert changed.ratings["not_looked_at"] == 0 and "not_looked_at" not in changed.unrated


def test_yes_and_no_stay_answers_when_their_ratings_change(pages, sqlite, study):
    before = held(sqlite).text
    address = f"{FORM}/part/dimensions/commitment/indicators/goals"
    pages.send(address, {"rating_in_preparation": "3", "why": "Nearly there"})

    assert held(sqlite).criteria.dimensions[0].indicators[1].ratings == {
        "no": 0,
        "in_preparation": 3,
        "yes": 4,
    }
    changed = lines_changed(before, held(sqlite).text)
    assert "ratings: {no: 0, in_preparation: 3, yes: 4}" in changed
    assert len([line for line in changed if line.startswith("ratings")]) == 2


def test_lines_are_counted_or_one_of_them_is_rated(pages, sqlite, study):
    holder = f"{FORM}/add/dimensions/commitment/indicators"
    page = pages.get(f"{holder}?question=held")
    assert page.find("input", {"name": "items", "value": "core"}).has_attr("checked")
    typed = {"items": ["postcode", "flag"], "levels": "1, 40, 30, 80", "reason": "Two"}
    page = pages.send(f"{holder}?question=held", typed, status=422)
    assert summary(page) == ["Enter four numbers that rise, from 1 to 100, such as 1, 25, 50, 75"]
    pages.send(f"{holder}?question=held", {**typed, "levels": "1 30 40 80"})
    counted = held(sqlite).criteria.dimensions[0].indicators[-1]
    assert (set(counted.reads.items), counted.levels) == ({"postcode", "flag"}, (1, 30, 40, 80))
    assert counted.share_of == ("held", "partly")

    pages.send(f"{holder}?question=held&one=yes", {"items": "postcode", "reason": "The one"})
    rated = held(sqlite).criteria.dimensions[0].indicators[-1]
    assert (rated.reads.items, rated.ratings["held"]) == (("postcode",), 4)


def test_a_dimension_is_added_with_its_first_indicator_and_removed_again(pages, sqlite, study):
    typed = {
        "title": "Law",
        "options": ["federated"],
        "called": "Goals",
        "reason": "It matters",
    }
    pages.send(f"{FORM}/add/dimensions?question=goals", typed)

    found = held(sqlite).criteria
    added = found.dimensions[-1]
    assert (added.number, added.id, added.indicators[0].title) == (9, "law", "Goals")
    assert [each.id for each in found.options if "law" in each.dimensions] == ["federated"]

    page = pages.get(f"{FORM}/remove/dimensions/law/indicators/goals")
    assert "the only indicator" in page.text and not page.select("main form button")
    pages.send(f"{FORM}/remove/dimensions/law", {"why": "Not after all"})
    after = held(sqlite).criteria
    assert after.dimensions == found.dimensions[:-1]
    assert not [each for each in after.options if "law" in each.dimensions]


def test_the_networks_own_figure_is_changed_in_its_dimension(pages, sqlite, study):
    typed = {"levels": "1, 20, 50, 75", "why": "Earlier"}
    pages.send(f"{FORM}/part/dimensions/demand_match", typed)

    assert held(sqlite).criteria.by_demand.demand.levels == (1, 20, 50, 75)


def test_a_criterion_is_added_with_its_weights_and_removed_with_its_scores(pages, sqlite, study):
    names = [each.id for each in held(sqlite).criteria.appraisal]
    with_weights(sqlite, dict.fromkeys(names, 50) | {"speed": 100})
    typed = {"title": "Trust", "worst": "None", "best": "All", "reason": "Asked for"}
    page = pages.send(f"{FORM}/add/appraisal", typed, status=422)
    assert summary(page) == ["Enter a whole number from 0 to 100"]
    pages.send(f"{FORM}/add/appraisal", {**typed, "swing_board": "70"})
    assert held(sqlite).criteria.weights[0].swings["trust"] == 70

    pages.send(f"{FORM}/remove/appraisal/trust", {"why": "No"})
    found = held(sqlite).criteria
    assert [each.id for each in found.appraisal] == names == list(found.weights[0].swings)


def test_a_gate_that_is_removed_is_needed_by_no_option(pages, sqlite, study):
    page = pages.send(f"{FORM}/remove/gates/training", {"why": ""}, status=422)
    assert summary(page) == ["Say why it is removed"]
    pages.send(f"{FORM}/remove/gates/training", {"why": "It is part of another"})

    found = held(sqlite).criteria
    assert len(found.gates) == 7
    assert not [each for each in found.options if "training" in each.gates]
    assert held(sqlite).kept.reason.startswith("Gate removed (Training and capacity): It is part")


def test_parts_are_moved_and_numbers_stay_in_order(pages, sqlite, study):
    before = held(sqlite)
    press(pages, "down", "gates/core_agreed")
    press(pages, "up", "dimensions/commitment/indicators/benefit")
    press(pages, "up", "appraisal/speed")

    found = held(sqlite).criteria
    assert [(each.number, each.id) for each in found.gates[:2]] == [
        (1, "data_protection"),
        (2, "core_agreed"),
    ]
    moved = [each.id for each in found.dimensions[0].indicators]
    assert moved == ["importance", "goals", "benefit", "willing"]
    assert [each.id for each in found.appraisal][-2:] == ["speed", "burden"]
    assert lines_changed(before.text, held(sqlite).text) == []
    assert held(sqlite).kept.reason == "Criterion moved up: Speed"


def test_who_was_slower_is_told_and_keeps_what_was_typed(pages, sqlite, study):
    opened = pages.get(f"{FORM}/part/gates/training")
    pages.send(f"{FORM}/part/gates/governance", {"title": "Steering", "why": "Shorter"})

    page = pages.send_from(opened, {"title": "Skills", "why": "Plain"}, status=422)
    assert "changed the criteria meanwhile (version 2)" in summary(page)[0]
    pages.send_from(page, {})
    titles = [each.title for each in held(sqlite).criteria.gates]
    assert "Steering" in titles and "Skills" in titles


def test_a_text_without_lines_of_its_own_is_not_for_the_forms(pages, sqlite, study):
    data = part_in(held(sqlite).text, ())
    with sqlite.writing() as session:
        change = Change(json.dumps(data, default=str), "As our program wrote it", "Rosa", 0)
        keep_criteria(session, study_by_slug(session, SLUG), change, library=held(sqlite).text)

    page = pages.send(f"{FORM}/part/gates/training", {"title": "T", "why": "W"}, status=422)
    assert "change it in the text itself" in summary(page)[0]


def test_the_core_is_agreed_and_representatives_are_named(pages, sqlite, study):
    before = held(sqlite).text
    pages.send(f"{FORM}/part/core", {"agreed": "yes", "why": "All have signed"})
    core = held(sqlite).criteria.core
    assert core.agreed and len(core.items) == 13
    assert held(sqlite).kept.reason == "Core data set changed: All have signed"
    changed = lines_changed(before, held(sqlite).text)
    assert "agreed: true" in changed and len(changed) == 3

    page = pages.send(f"{FORM}/part/core", {"items": [], "why": "None"}, status=422)
    assert summary(page) == ["Tick at least one line"]
    typed = {"types": "Representative body\nUmbrella", "why": "One more"}
    pages.send(f"{FORM}/part/representatives", typed)
    assert held(sqlite).criteria.representatives.types == ("Representative body", "Umbrella")


@pytest.mark.parametrize(
    "place",
    [
        "remove/core",
        "add/core",
        "part/gates/nowhere",
        "part/version",
        "part/core/items",
        "part/weights/board",
        "add/weights",
        "add/indicators",
        "add/dimensions/nowhere/indicators",
        "add/dimensions/demand_match/indicators",
        "remove/thresholds/answered",
    ],
)
def test_only_parts_have_forms(pages, study, place):
    pages.get(f"{FORM}/{place}", status=404)


def test_only_researchers_of_the_study_change_criteria(as_commissioner, sqlite, study):
    as_commissioner.get(FORM, status=403)


def test_what_was_typed_for_a_part_that_somebody_removed_is_shown(pages, study):
    open_page = pages.get(f"{FORM}/part/gates/training")
    pages.send(f"{FORM}/remove/gates/training", {"why": "Settled by law"})

    typed = {"met_when": "Counsel <b>says</b> so", "why": "It came up twice"}
    gone = pages.send_from(open_page, typed, status=409)

    assert "removed meanwhile" in gone.select_one("h1").text
    kept = [each.text for each in gone.select("main .showcard-said")]
    assert typed["met_when"] in kept and typed["why"] in kept


@pytest.mark.parametrize("place", ["gates/training", "gates/nonsense", "nowhere/at/all"])
def test_there_is_no_page_of_a_part_that_is_not_there(pages, study, place):
    pages.send(f"{FORM}/remove/gates/training", {"why": "Settled by law"})

    assert pages.client.get(f"{FORM}/part/{place}").status_code == 404
