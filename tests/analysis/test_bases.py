import pytest

from analysis.bases import base_of
from analysis.findings import Grid, Table
from tests.analysis.given import blocks_of, finding_of, frame_of, partner, report_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  records: {number: 1, title: "Records", groups: {all: {label: "All", items: {a: "A", b: "B"}}}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step, most: 3}
questions:
  - {id: safe, kind: one_of, ask: "Safe?", options: {y: "Yes", n: "No"}}
  - id: held
    kind: one_of
    for_each: records
    ask: "Held?"
    indicator: data_held
    options: {held: "Held", partly: "In part", not_held: "Not held"}
  - {id: step, kind: text, for_each: steps, ask: "Which?"}
  - {id: risk, kind: one_of, for_each: steps, ask: "Risky?", options: {y: "Yes", n: "No"}}
""")


def text_of(question: str, table: str) -> str:
    frame = frame_of(GUIDE, table)
    return base_of(frame.about(question)).text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (
            "P01 | safe | | y\n P02 | safe | | not_asked",
            "1 of 1 partner answered; 1 not asked in version 1",
        ),
        (
            "P01 | safe | | y\n P02 | safe | | asked_otherwise",
            "1 of 1 partner answered; 1 asked otherwise in version 1",
        ),
        ("P01 | safe | | not_asked", "asked of no partner; 1 not asked in version 1"),
        (
            "P01 | safe | | dont_know\n P02 | safe | | not_asked",
            "0 of 1 partner answered; 1 said that they do not know; 1 not asked in version 1",
        ),
    ],
)
def test_who_was_not_asked_has_neither_answered_nor_kept_silent(table, text):
    assert text_of("safe", table) == text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        (
            "P01 | held | a | held\n P01 | held | b | dont_know",
            "1 of 1 partner answered",
        ),
        (
            "P01 | held | a | prefer_not_to_say\n P01 | held | b | dont_know",
            "0 of 1 partner answered; 1 said that they do not know",
        ),
        (
            "P01 | held | a | prefer_not_to_say\n P02 | held | a | held",
            "1 of 2 partners answered; 1 preferred not to say",
        ),
        (
            "P01 | held | a | held\n P01 | held | b | prefer_not_to_say",
            "1 of 1 partner answered",
        ),
        (
            "P01 | held | a | not_applicable\n P01 | held | b | dont_know",
            "0 of 1 partner answered; 1 said that they do not know",
        ),
        (
            "P01 | held | a | not_applicable\n P01 | held | b | not_applicable",
            "asked of no partner; 1 not applicable",
        ),
        (
            "P01 | held | a | not_applicable\n P01 | held | b | not_asked",
            "asked of no partner; 1 not asked in version 1",
        ),
        (
            "P01 | held | a | held\n P01 | held | b | asked_otherwise",
            "1 of 1 partner answered; 1 not asked about every line in version 1",
        ),
    ],
)
def test_a_partner_counts_once_by_the_most_that_it_said(table, text):
    assert text_of("held", table) == text


def test_who_was_asked_about_some_lines_is_counted_and_it_is_said():
    table = "P01 | held | a | held\n P01 | held | b | not_asked"

    assert text_of("held", table) == (
        "1 of 1 partner answered; 1 not asked about every line in version 1"
    )


def test_older_versions_are_named():
    who = [partner("P01", version=1), partner("P02", version=2), partner("P03", version=3)]
    table = "P01 | safe | | not_asked\n P02 | safe | | not_asked\n P03 | safe | | y"
    frame = frame_of(GUIDE, table, who)

    base = base_of(frame.about("safe"))
    assert base.text == "1 of 1 partner answered; 2 not asked in versions 1 and 2"


def test_a_new_question_about_a_list_without_rows_was_not_asked():
    frame = frame_of(GUIDE, "P01 | safe | | y\n P01 | risk | 1 | not_asked")

    assert base_of(frame.about("risk")).eligible == 0


def test_a_finding_says_that_nobody_was_asked_yet():
    finding = finding_of(GUIDE, "safe", "P01 | safe | | not_asked")

    assert finding.claim == (
        "No partner has been asked this in the newest version of the guide yet."
    )


def test_a_grid_tells_what_was_not_asked_from_no_answer():
    table = "P01 | held | a | held\n P01 | held | b | not_asked"
    (grid,) = blocks_of(finding_of(GUIDE, "held", table), Grid)

    assert grid.cells == (("held", "not_asked"),)
    assert "Not asked in this form" in {state.label for state in grid.states}
    (plain,) = blocks_of(finding_of(GUIDE, "held", "P01 | held | a | held"), Grid)
    assert "Not asked in this form" not in {state.label for state in plain.states}


def test_the_method_annex_counts_what_was_not_asked_apart():
    table = "P01 | safe | | y\n P02 | safe | | not_asked\n P02 | held | a | held"
    report = report_of(GUIDE, table)
    _, reasons = report.method[0].blocks

    assert isinstance(reasons, Table)
    told = dict(zip(reasons.columns, reasons.rows[0], strict=True))
    assert told["Not asked in that version"] == "1"


def test_the_method_annex_tells_the_versions_only_where_there_are_several():
    who = [partner("P01", version=1), partner("P02", version=2), partner("P03", version=2)]
    table = "P01 | safe | | y\n P02 | safe | | y\n P03 | safe | | n"
    several, one = report_of(GUIDE, table, who).method, report_of(GUIDE, table).method
    (finding,) = (finding for finding in several if finding.id == "versions")

    assert finding.claim == "Answers to versions 1 and 2 are counted together."
    assert [series.values for series in finding.blocks[0].series] == [(1, 2)]
    assert "versions" not in {finding.id for finding in one}
