"""A study's criteria in the browser: shown, judged part by part, written whole, brought back."""

import json

import pytest

from guides.yaml_parts import part_in
from research.audit import Wanted, entries
from research.demonstration.study import SLUG
from research.evidence.criteria import Change, criteria_versions, keep_criteria
from research.fieldwork.studies import study_by_slug
from research.web.findings.study_criteria import criteria_of
from tests.analysis.judgement.small_study import GUIDE_TEXT
from tests.fieldwork import an_interview
from tests.web.criteria_study import a_study, held

ADDRESS = f"/studies/{SLUG}/criteria"
JUDGED = {
    "status": "met",
    "why": "Signed by all",
    "judged_by": "A. Judge, board",
    "judged_on": "2025-11-20",
    "evidence": "Minutes of 3 November\n\nList of items",
}


@pytest.fixture
def study(sqlite):
    a_study(sqlite)


def test_a_gate_is_judged_by_a_named_person_on_evidence(pages, sqlite, study):
    page = pages.send(f"{ADDRESS}/gates/core_agreed", JUDGED)

    found = held(sqlite)
    gate = found.criteria.gates[0]
    assert (gate.status, gate.judged_by, gate.evidence) == (
        "met",
        "A. Judge, board",
        ("Minutes of 3 November", "List of items"),
    )
    assert found.kept.reason.endswith("agreed): Met. Signed by all")
    assert found.text.startswith("# What answers to the guide")
    assert "A. Judge, board, 20 November 2025" in page.text
    assert page.select_one("#versions + ol li").text.startswith("Version 2, ")


def test_what_is_missing_is_told_and_what_was_typed_is_kept(pages, sqlite, study):
    typed = {**JUDGED, "judged_by": "", "judged_on": "yesterday", "evidence": " "}
    page = pages.send(f"{ADDRESS}/gates/core_agreed", typed, status=422)

    assert [a.text for a in page.select(".govuk-error-summary a")] == [
        "Name who judges the gate",
        "Enter a real day, such as 3 March 2027 or 3/3/2027",
        "Name at least one piece of evidence",
    ]
    assert page.find(id="why").text.strip() == "Signed by all"
    assert held(sqlite).kept is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"judged_on": "1/1/2999"}, "This day is still to come"),
        ({"judged_on": ""}, "Enter a day, such as 3 March 2026"),
        ({"why": "so " * 1_000}, "A reason has at most 2,000 characters; shorten it."),
    ],
)
def test_a_day_to_come_and_a_reason_too_long_are_told_at_their_field(pages, study, typed, told):
    page = pages.send(f"{ADDRESS}/gates/core_agreed", {**JUDGED, **typed}, status=422)

    link = page.select_one(".govuk-error-summary a")
    assert (link.text, link["href"]) == (told, f"#{next(iter(typed))}")
    assert page.find(id=next(iter(typed)))


def test_a_day_is_typed_as_on_every_other_page(pages, sqlite, study):
    pages.send(f"{ADDRESS}/gates/core_agreed", {**JUDGED, "judged_on": "20 Nov 2025"})

    assert held(sqlite).criteria.gates[0].judged_on.isoformat() == "2025-11-20"
    form = pages.get(f"{ADDRESS}/gates/core_agreed")
    assert form.find(id="judged_on")["value"] == "20/11/2025"


def test_a_text_without_lines_of_its_own_is_not_for_the_forms(pages, sqlite, study):
    data = part_in(held(sqlite).text, ())
    with sqlite.writing() as session:
        change = Change(json.dumps(data, default=str), "As our program wrote it", "Rosa", 0)
        keep_criteria(session, study_by_slug(session, SLUG), change, library=held(sqlite).text)

    page = pages.send(f"{ADDRESS}/gates/core_agreed", JUDGED, status=422)

    assert "change it in the text itself" in page.select_one(".govuk-error-summary").text


def test_no_evidence_needs_no_judge(pages, sqlite, study):
    pages.send(f"{ADDRESS}/gates/core_agreed", JUDGED)
    pages.send(f"{ADDRESS}/gates/core_agreed", {"status": "no_evidence", "why": "The list is lost"})

    gate = held(sqlite).criteria.gates[0]
    assert (gate.status, gate.judged_by, gate.why) == ("no_evidence", "", "The list is lost")


def test_weights_are_given_changed_and_removed(pages, sqlite, study):
    names = [each.id for each in held(sqlite).criteria.appraisal]
    swings = {f"swing_{name}": "50" for name in names}
    typed = {"who": "The board", "why": "Agreed in a meeting", **swings}
    page = pages.send(f"{ADDRESS}/weights", typed, status=422)
    assert (
        page.select_one(".govuk-error-summary a").text == "Give 100 to the swing that matters most"
    )

    pages.send(
        f"{ADDRESS}/weights", {**typed, f"swing_{names[0]}": "100", f"swing_{names[1]}": "0"}
    )
    [given] = held(sqlite).criteria.weights
    assert (given.who, given.swings[names[0]], given.swings[names[1]]) == ("The board", 100, 0)

    pages.send(f"{ADDRESS}/weights/{given.id}", {f"swing_{names[1]}": "20"})
    assert held(sqlite).criteria.weights[0].swings[names[1]] == 20
    pages.send(f"{ADDRESS}/weights/{given.id}/remove", {"why": "They changed their minds"})
    assert held(sqlite).criteria.weights == ()


def test_an_option_is_scored_and_what_is_left_alone_keeps_its_day(pages, sqlite, study):
    typed = {
        "score_speed": "70",
        "reason_speed": "It is there",
        "evidence_speed": "P03",
        "why": "First look",
    }
    pages.send(f"{ADDRESS}/options/existing_data", typed)
    with sqlite.writing() as session:
        text = held(sqlite).text
        back = Change(text.replace("score: 70", "score: 71"), "A slip", "Ann", 2)
        keep_criteria(session, study_by_slug(session, SLUG), back)
    typed = {
        "score_legal": "100",
        "reason_legal": "Nothing about people",
        "evidence_legal": "HO3",
        "why": "More",
    }
    pages.send(f"{ADDRESS}/options/existing_data", typed)

    scores = held(sqlite).criteria.options[1].performance
    assert {name: score.score for name, score in scores.items()} == {"speed": 71, "legal": 100}


def test_a_threshold_that_changes_takes_the_reason(pages, sqlite, study):
    pages.send(f"{ADDRESS}/thresholds", {"grade_a": "90", "why": "The board asks for more"})

    limits = held(sqlite).criteria.thresholds
    assert (limits.grade_a.value, limits.grade_a.reason) == (90, "The board asks for more")
    assert limits.grade_b.reason.startswith("Clearly more")


def test_who_was_slower_is_told_and_adds_to_what_the_other_made(pages, sqlite, study):
    opened = pages.get(f"{ADDRESS}/gates/core_agreed")
    pages.send(f"{ADDRESS}/gates/governance", {**JUDGED, "why": "There is a group"})

    page = pages.send_from(opened, JUDGED, status=422)
    assert (
        "changed the criteria meanwhile (version 2)" in page.select_one(".govuk-error-summary").text
    )
    pages.send_from(page, {})

    assert [g.id for g in held(sqlite).criteria.gates if g.status == "met"] == [
        "core_agreed",
        "governance",
    ]


def test_the_whole_text_is_kept_with_a_reason_once_it_has_no_mistake(pages, sqlite, study):
    text = held(sqlite).text
    broken = {"text": text.replace("type: hard", "type: firm", 1), "reason": "Firmer"}
    page = pages.send(f"{ADDRESS}/text", broken, status=422)
    [problem] = page.select("#problems li")
    assert "firm" in problem.text and problem.a["data-line"]
    assert "type: firm" in page.find(id="text").text

    pages.send(
        f"{ADDRESS}/text", {"text": text.replace("agreed: false", "agreed: true")}, status=422
    )
    agreed = {"text": text.replace("agreed: false", "agreed: true"), "reason": "Signed"}
    pages.send(f"{ADDRESS}/text", agreed)
    assert held(sqlite).criteria.core.agreed


def test_an_older_version_is_shown_compared_and_brought_back(pages, sqlite, study):
    pages.send(f"{ADDRESS}/gates/core_agreed", JUDGED)
    changed = pages.get(f"{ADDRESS}/versions/2")
    assert any("status: met" in line.text for line in changed.select("ins"))
    assert len(changed.find("pre").text.splitlines()) >= len(changed.select("ins, del"))

    pages.send(f"{ADDRESS}/versions/1", {"reason": "Judged too early"})

    with sqlite.reading() as session:
        kept = criteria_versions(session, study_by_slug(session, SLUG).id)
        acts = entries(session, Wanted(what="criteria_changed"))
    assert kept[0].reason == "Version 1 is back: Judged too early"
    assert held(sqlite).criteria.gates[0].status == "no_evidence"
    assert [(act.on_what, act.detail) for act in acts] == [
        ("Version 3", "Version 1 restored"),
        ("Version 2", "Gate 1"),
    ]


def test_criteria_that_no_longer_fit_the_guide_judge_nothing_and_say_so(pages, sqlite, study):
    with sqlite.writing() as session:
        found = study_by_slug(session, SLUG)
        text = criteria_of(session, found).text.replace(
            "guide_versions: [1]", "guide_versions: [2]"
        )
        keep_criteria(session, found, Change(text, "For the next", "Ann", 0))

    page = pages.get(ADDRESS)
    assert "Nothing is judged at present" in page.text
    assert "Line" in page.select_one(".guide-problems li").text
    assert "Nothing is judged at present" in pages.get(f"/studies/{SLUG}/overview").text
    pages.get(f"{ADDRESS}/gates/core_agreed", status=404)


def test_a_guide_without_criteria_says_that_nothing_is_judged(pages, sqlite):
    an_interview(sqlite)

    assert "nothing is judged" in pages.get("/studies/small/criteria").text
    page = pages.get("/studies/small/criteria/text")
    assert "guide: small" in page.find(id="text").text
    assert page.find(id="problem-count").text == "No problems: this can be kept."


def test_what_was_begun_is_kept_as_the_first_version_by_who_kept_it(pages, sqlite):
    an_interview(sqlite, text=GUIDE_TEXT, slug="begun")

    page = pages.send("/studies/begun/criteria/text", {"reason": "To begin with"})

    assert "Rosa Researcher" in page.text and "To begin with" in page.text
    with sqlite.reading() as session:
        assert len(criteria_versions(session, study_by_slug(session, "begun").id)) == 1


def test_a_commissioner_reads_criteria_and_changes_nothing(as_commissioner, sqlite, study):
    page = as_commissioner.get(ADDRESS)

    assert page.find(id="gates") and not page.find("a", string="Judge")
    as_commissioner.get(f"{ADDRESS}/text", status=403)


def test_words_that_look_like_a_page_stay_words(pages, sqlite, study):
    page = pages.send(
        f"{ADDRESS}/gates/core_agreed", {**JUDGED, "why": "<script>alert(1)</script>: {x}"}
    )

    assert held(sqlite).criteria.gates[0].why == "<script>alert(1)</script>: {x}"
    assert not page.find("script", string="alert(1)")
