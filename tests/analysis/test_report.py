"""The report as a whole, for the guide of the library and for any other."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.counted import Count
from analysis.criteria_reading import library_criteria
from analysis.findings import Chart, Finding, Grid, Report, Table
from analysis.report import NothingToReport, feasibility_report
from guides.loader import load_guide
from tests.analysis.fieldwork import answers_to, study
from tests.analysis.given import FACTS, Answer, partner, partners, report_of, tables_of
from tests.guide_of import guide_of

LIBRARY = Path(__file__).resolve().parents[2] / "guides" / "library"


@cache
def pace():
    return load_guide(LIBRARY / "pace_stage_1" / "v1.yaml")


def test_findings_stand_in_the_order_of_the_guide():
    guide = guide_of("""
        sections:
          - {id: one, title: "One", aim: "a", questions: [
              {id: b, kind: number, ask: "B?"}, {id: words, kind: text, ask: "Words?"}]}
          - {id: two, title: "Two", aim: "a", questions: [
              {id: a, kind: one_of, ask: "A?", options: {"yes": "Yes", "no": "No"}}]}
    """)
    report = report_of(guide, "P01 | a | | yes")

    assert [(finding.section, finding.id) for finding in report.findings] == [
        ("One", "b"),
        ("Two", "a"),
    ]
    assert report.participation.claim == "1 of 1 partner took part."
    assert report.study == FACTS


def test_without_a_submitted_interview_there_is_nothing_to_report():
    who = [partner("P01", status="in_progress"), partner("P02", status="declined")]

    with pytest.raises(NothingToReport, match="^No interview has been closed or submitted yet"):
        feasibility_report([], who, pace(), FACTS)


def test_a_theme_without_its_questions_is_told_question_by_question():
    guide = guide_of("""
        handouts:
          sheet: {number: 1, title: "S", groups: {g: {label: "G", items: {a: "Apples"}}}}
        questions:
          - {id: wanted, kind: one_of, for_each: sheet, ask: "Want it?",
             indicator: wish_to_receive, options: {"yes": "Yes", "no": "No"}}
          - {id: remedy, kind: long_text, for_each: sheet, ask: "Remedy?", indicator: remedy}
    """)
    [finding] = report_of(guide, "P01 | wanted | a | yes").findings

    assert finding.title == "Want it?"


def test_a_list_that_partners_made_is_counted_by_its_rows_whatever_it_means():
    guide = guide_of("""
        rosters:
          fears: {title: "Fears", item: "fear", named_by: fear_name, most: 2}
        questions:
          - {id: fear_name, kind: text, for_each: fears, ask: "What do you fear?"}
          - {id: real, kind: one_of, for_each: fears, ask: "Is it real?", indicator: barrier,
             options: {"yes": "Yes", "no": "No"}}
    """)
    register, finding = report_of(
        guide, "P01 | fear_name | 1 | Loss\nP01 | real | 1 | yes"
    ).findings

    assert finding.claim == "Said most often, of 1 fear: “Yes” (1 of 1)."
    assert register.claim == "1 partner named 1 fear."
    assert register.blocks[0].rows == (("Partner 01", "Loss", "Is it real: Yes"),)
    assert [cell and len(cell.rows) for cell in register.blocks[0].counted[0]] == [None, 1, 1]


@settings(max_examples=2, deadline=None)
@given(st.integers())
def test_the_order_of_rows_changes_nothing(seed):
    answers, who = study(pace(), Random(7))
    report = judged_report(answers, who)

    Random(seed).shuffle(answers)
    Random(seed).shuffle(who)
    assert judged_report(answers, who) == report


@settings(max_examples=2, deadline=None)
@given(st.integers())
def test_a_partner_more_never_lowers_a_count_of_any_finding(seed):
    answers, who = study(pace(), Random(seed), 4)
    before, after = (
        judged_report(answers, [partner._replace(status="submitted") for partner in some])
        for some in (who[:-1], who)
    )
    old, new = counts_told(before), counts_told(after)
    shared = old.keys() & new.keys()

    assert len({finding for finding, *_ in shared}) > 30
    assert [place for place in shared if new[place] < old[place]] == []


def judged_report(answers, who) -> Report:
    return feasibility_report(answers, who, pace(), FACTS, criteria=library_criteria(pace()))


def counts_told(report: Report) -> dict[tuple[str, ...], int]:
    """Every number that counts partners or rows, by where it stands."""
    found = {}
    for finding in report.everything:
        found[finding.id, "base"] = finding.base.answered
        for table in tables_of(finding):
            title, *_ = table.title.split(", from ")
            for row, cells in zip(table.rows, table.counted, strict=False):
                for column, text, cell in zip(table.columns, row, cells, strict=True):
                    if isinstance(cell, Count) and text.isdigit():
                        found[finding.id, title, row[0], column] = int(text)
    return found


@settings(max_examples=10, deadline=None)
@given(st.integers(), st.integers(1, 5))
def test_any_study_can_be_reported(seed, count):
    answers, who = study(pace(), Random(seed), count)
    who[0] = who[0]._replace(status="submitted", mode="interviewer")
    report = feasibility_report(answers, who, pace(), FACTS)

    for finding in (report.participation, *report.findings, *report.method):
        check(finding)
    for table in report.method[1].blocks:
        took_part = report.participation.base.answered
        assert all(sum(map(int, row[1:])) == took_part for row in table.rows)


def test_one_partner_can_be_reported():
    answers = list(answers_to(pace(), "P01", Random(1)))
    report = feasibility_report(answers, partners("P01"), pace(), FACTS)

    assert all(finding.base.answered <= 1 for finding in report.findings)
    assert not any("1 partners" in text for text in texts(report.findings))


def test_where_all_say_that_they_do_not_know_every_finding_says_so():
    said = [
        Answer(code, slot.question.id, slot.key[1], missing="dont_know")
        for code in ("P01", "P02")
        for section in pace().sections
        for slot in pace().slots(section)
    ]
    report = feasibility_report(said, partners("P01", "P02"), pace(), FACTS)

    assert {finding.claim for finding in report.findings} == {
        "No partner answered this; 2 said that they do not know.",
    }


def test_a_partner_that_submitted_nothing_can_be_reported():
    report = feasibility_report([], partners("P01"), pace(), FACTS)

    assert {finding.claim for finding in report.findings} == {"No partner answered this."}
    assert report.participation.claim == (
        "0 of 1 partner took part; 1 submitted without an answer."
    )


def check(finding: Finding) -> None:
    base = finding.base
    assert base.answered + base.dont_know + base.prefer_not_to_say <= base.eligible
    assert finding.claim.endswith(".") and finding.claim[0] == finding.claim[0].upper()
    assert "%" not in finding.claim
    for block in finding.blocks:
        match block:
            case Chart():
                check_chart(block)
            case Table():
                check_table(block)
            case Grid():
                check_grid(block)


def check_chart(chart: Chart) -> None:
    assert all(len(series.values) == len(chart.categories) for series in chart.series)
    assert chart.alt and all(category in chart.alt for category in chart.categories)
    check_table(chart.table)


def check_table(table: Table) -> None:
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(isinstance(cell, str) for row in table.rows for cell in row)
    for low, point, high in ranges_in(table):
        assert low <= point <= high, table.title


# What a range is called by its ends and what lies between, in one row or in one cell.
RANGES = [
    *[("Lowest", middle, "Highest") for middle in ("Most likely", "Middle (median)", "Median")],
    *[("Lowest", "With everybody", "Highest"), ("Lowest", "Value", "Highest")],
    ("Shortest", "Middle (median)", "Longest"),
]
IN_A_CELL = re.compile(r"^([\d.]+) \(([\d.]+) to ([\d.]+)\)$")


def ranges_in(table: Table) -> Iterator[tuple[float, float, float]]:
    """Low, point and high, of whatever is told with all three."""
    for names in RANGES:
        if set(names) <= set(table.columns):
            for row in table.rows:
                told = [row[table.columns.index(name)] for name in names]
                figures = [re.sub(r"[^\d.]", "", text) for text in told]
                if all(figures):
                    low, point, high = map(float, figures)
                    yield low, point, high
    for text in (cell for row in table.rows for cell in row):
        if found := IN_A_CELL.match(text):
            point, low, high = map(float, found.groups())
            yield low, point, high


def test_every_range_of_the_library_s_studies_is_looked_at():
    """So that a column with another name is not passed over in silence."""
    answers, who = study(pace(), Random(2), 5)
    who = [each._replace(status="submitted", minutes=45) for each in who]
    report = judged_report(answers, who)

    tables = [(f.id, table) for f in report.everything for table in tables_of(f) if table.rows]
    found = {(id, table.title) for id, table in tables if [*ranges_in(table)]}
    ends = {"Lowest", "Highest", "Shortest", "Longest"}
    assert found >= {(id, table.title) for id, table in tables if ends & set(table.columns)}
    assert {id for id, _ in found} >= {"step_cost", "minutes", "judgement-profile"}


def check_grid(grid: Grid) -> None:
    known = {state.id for state in grid.states}
    assert [len(row) for row in grid.cells] == [len(grid.columns)] * len(grid.rows)
    assert {cell for row in grid.cells for cell in row} <= known


def texts(findings: tuple[Finding, ...]) -> list[str]:
    return [text for finding in findings for text in (finding.claim, finding.base.text)]
