"""Software compared with what partners need: the most needed first, and never one number."""

from typing import NamedTuple

from analysis.entries import Entries
from analysis.findings import Chart, Finding, Grid, Report, Table
from analysis.report import feasibility_report
from analysis.suppression import publishable
from tests.analysis.given import FACTS, answers, blocks_of, partners, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  functions:
    number: 1
    title: "Functions"
    groups:
      all:
        label: "All"
        items: {search: "Search", alerts: "Alerts", letters: "Letters",
          other: {label: "Other", specify: true}}
  systems:
    number: 2
    title: "Systems"
    groups: {all: {label: "All", items: {payroll: "Payroll"}}}
questions:
  - {id: needed, for_each: functions, kind: one_of, ask: "Needed?", indicator: function_need,
     options: {must: "Must", should: "Should", could: "Could", not_wanted: "No"}}
  - {id: linked, for_each: systems, kind: one_of, ask: "Linked?", indicator: link_need,
     options: {must: "Must", should: "Should", could: "Could", not_wanted: "No"}}
""")
SAID = """
    P01 | needed | letters | must
    P02 | needed | letters | must
    P03 | needed | letters | must
    P01 | needed | alerts  | could
    P02 | needed | alerts  | could
    P03 | needed | alerts  | could
    P04 | needed | alerts  | must
    P01 | needed | search  | must
    P02 | needed | search  | must
    P01 | linked | payroll | must
    P02 | linked | payroll | must
    P03 | linked | payroll | must
"""


class Software(NamedTuple):
    title: str
    description: str = "Everything."
    source: str = "Brochure"


class Fit(NamedTuple):
    software: str
    question: str
    item: str
    fit: str
    evidence: str = "Seen on 3 May 2026"


TWO = Entries(
    software=(Software("System A"), Software("System B")),
    fits=(
        Fit("System A", "needed", "letters", "meets"),
        Fit("System A", "linked", "payroll", "in_part"),
        Fit("System B", "needed", "letters", "does_not", "It said so when asked"),
        Fit("System C", "needed", "letters", "meets"),
    ),
)


def report_with(entries: Entries, said: str = SAID) -> Report:
    who = partners("P01", "P02", "P03", "P04")
    return feasibility_report(answers(said), who, GUIDE, FACTS, entries=entries)


def compared(report: Report) -> Finding:
    return next(each for each in report.findings if each.id == "needed_software")


def test_what_nobody_entered_does_not_appear():
    assert not [each for each in report_with(Entries()).findings if "software" in each.id]


def test_the_most_needed_stands_first_and_what_fewer_than_three_agree_on_last():
    [grid] = blocks_of(compared(report_with(TWO)), Grid)
    assert [each.words[0] for row in grid.backing[:2] for each in row] == [
        "“System A”, Letters: meets it; Seen on 3 May 2026.",
        "“System B”, Letters: does not; It said so when asked.",
        "“System A”, Payroll: in part; Seen on 3 May 2026.",
        "“System B”, Payroll: not known; no evidence was named.",
    ]
    assert {row.partner for row in grid.backing[0][0].rows} == {"P01", "P02", "P03"}

    assert grid.columns == ("System A", "System B")
    assert list(zip(grid.rows, grid.cells, strict=True)) == [
        ("Must: Letters", ("meets", "does_not")),
        ("Must: Payroll", ("in_part", "not_known")),
        ("Could: Alerts", ("not_known", "not_known")),
        ("Not settled: Search", ("not_known", "not_known")),
    ]


def test_musts_are_counted_by_how_they_are_met_and_not_added_up():
    finding = compared(report_with(TWO))

    assert finding.claim == "Of 2 musts: “System A” meets 1 and “System B” meets 0."
    assert series_of(blocks_of(finding, Chart)[0]) == {
        "Meets it": (1, 0),
        "In part": (1, 0),
        "Does not": (0, 1),
        "Not known": (0, 1),
    }


def test_each_judgement_stands_with_its_evidence():
    report = report_with(TWO)
    shown = next(each for each in report.findings if each.id == "needed_software_evidence")

    of_a, of_b = blocks_of(shown, Table)
    assert of_a.title == "What is known of “System A”"
    assert of_a.rows[0] == ("Letters", "Must", "Meets it", "Seen on 3 May 2026")
    assert of_b.rows[1] == ("Payroll", "Must", "Not known", "")
    assert not shown.leads and compared(report).leads


def test_without_a_must_it_says_that_nothing_can_be_said_of_musts():
    said = "P01 | needed | letters | must\nP02 | needed | letters | should"

    assert "nothing can be said of musts" in compared(report_with(TWO, said)).claim


def test_the_publishable_edition_shows_the_comparison_and_no_small_number():
    shown = compared(publishable(report_with(TWO)).report)

    assert shown.claim == compared(report_with(TWO)).claim
    assert blocks_of(shown, Grid) == blocks_of(compared(report_with(TWO)), Grid)
