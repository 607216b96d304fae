"""What a meeting said, counted."""

from typing import NamedTuple

import pytest

from analysis.findings import Chart, Table, Tally
from analysis.forum import hopes_and_anxieties
from analysis.report import feasibility_report
from tests.analysis.given import FACTS, answers, blocks_of, partner, partners, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    questions:
      - {id: size, kind: number, ask: "How many?"}
""")


class Comment(NamedTuple):
    objective: str
    side: str
    words: str
    mentions: int = 1


SAID = (
    Comment("Providers", "hope", "saves time", 3),
    Comment("Providers", "hope", "one standard"),
    Comment("Providers", "anxiety", "no funding", 2),
    Comment("Network", "hope", "trust", 3),
)


def test_comments_and_mentions_are_counted_apart():
    finding = hopes_and_anxieties(SAID)
    [chart] = blocks_of(finding, Chart)

    assert chart.kind == "mirrored"
    assert chart.categories == ("Providers", "Network")
    assert series_of(chart) == {"Hopes": (4, 3), "Anxieties": (2, 0)}
    assert chart.table.columns[1:] == (
        "Hopes: comments",
        "Hopes: mentions",
        "Anxieties: comments",
        "Anxieties: mentions",
    )
    assert chart.table.rows == (
        ("Providers", "2", "4", "1", "2"),
        ("Network", "1", "3", "0", "0"),
        ("All objectives", "3", "7", "1", "2"),
    )


def test_the_chart_says_its_numbers_in_words():
    [chart] = blocks_of(hopes_and_anxieties(SAID), Chart)

    assert chart.alt == (
        "Bar chart. Number of mentions. Providers: 4 Hopes, 2 Anxieties; Network: 3 Hopes."
    )


def test_every_comment_stands_in_a_table_of_its_objective():
    tables = blocks_of(hopes_and_anxieties(SAID), Table)

    assert [table.title for table in tables] == [
        "Comments on “Providers”",
        "Comments on “Network”",
    ]
    assert tables[0].rows == (
        ("saves time", "Hope", "3"),
        ("one standard", "Hope", "1"),
        ("no funding", "Anxiety", "2"),
    )
    assert tables[0].note == "3 comments, mentioned 6 times."


def test_the_claim_is_about_mentions_and_ties_are_said_as_ties():
    finding = hopes_and_anxieties(SAID)

    assert finding.claim == (
        "Hopes were mentioned 7 times and anxieties 2 times;"
        " the most mentions were about “Providers” (6 of 9)."
    )
    assert finding.blocks[0].text == (
        "Mentioned most often: “saves time” and “trust”, each 3 times."
    )


def test_one_comment_alone_reads_well():
    finding = hopes_and_anxieties([Comment("Providers", "anxiety", "no funding")])

    assert finding.claim == (
        "Anxieties were mentioned once and hopes not at all;"
        " the most mentions were about “Providers” (1 of 1)."
    )
    assert finding.base.text == "1 comment, mentioned once"
    assert finding.blocks[0].text == "Each comment was mentioned once."


@pytest.mark.parametrize("who", [[], [partner("P01", status="in_progress")]])
def test_a_meeting_alone_is_reported_without_a_word_on_partners(who):
    report = feasibility_report([], who, GUIDE, FACTS, SAID)

    assert (report.participation, report.method) == (None, ())
    assert [finding.base for finding in report.leading] == [Tally(4, 9)]
    assert report.opening == () and report.tallied


def test_a_meeting_stands_after_what_partners_answered():
    given = answers("P01 | size | | 4")
    report = feasibility_report(given, partners("P01"), GUIDE, FACTS, SAID)

    assert [finding.id for finding in report.leading] == ["size", "hopes_and_anxieties"]
    assert report.participation.claim == "1 of 1 partner took part."


def test_a_meeting_is_in_the_body_where_the_guide_leads_with_its_indicators():
    guide = guide_of("""
        questions:
          - {id: size, kind: number, ask: "How many?"}
          - {id: need, kind: scale, ask: "How important?", indicator: importance,
             options: {low: "Low", high: "High"}}
    """)
    given = answers("P01 | size | | 4\nP01 | need | | high")
    report = feasibility_report(given, partners("P01"), guide, FACTS, SAID)

    assert [finding.id for finding in report.leading] == ["need", "hopes_and_anxieties"]
    assert [finding.id for finding in report.others] == ["size"]
