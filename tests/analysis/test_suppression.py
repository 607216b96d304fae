"""What is published names no partner, tells of none by a small number, and lets none be found."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product

from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from analysis.counted import Count, Seen
from analysis.findings import Chart, Finding, Prose, Report, Table
from analysis.recovering import leaks
from analysis.rows_together import NOTE
from analysis.suppression import MARK, publishable
from tests.analysis.given import blocks_of, partner, partners, report_of, tables_of
from tests.analysis.test_scope import GUIDE
from tests.guide_of import guide_of

VIEWS = guide_of("""
questions:
  - id: matters
    kind: scale
    ask: "Does it matter?"
    options: {no: "No", partly: "In part", yes: "Yes"}
    indicator: importance
""")
OPTIONS = {"no": "No", "partly": "In part", "yes": "Yes"}
TYPES = ("Charity", "Council", "Fund")
TYPE = "Type of partner"


def views(*said: tuple[str, str]) -> Report:
    """The report of partners of these types, each with what it said."""
    who = [partner(f"P{n:02}", type=kind) for n, (kind, _) in enumerate(said)]
    rows = "\n".join(f"P{n:02} | matters | | {value}" for n, (_, value) in enumerate(said))
    return report_of(VIEWS, rows, who)


def cells(finding: Finding) -> list[dict[tuple[str, str], str]]:
    """Overall, and by type; nothing where the table is left out whole."""
    return [
        {
            (row[0], column): text
            for table in tables_of(finding)
            if (table.columns[0] == TYPE) is by_type
            for row in table.rows
            for column, text in zip(table.columns, row, strict=True)
        }
        for by_type in (False, True)
    ]


def test_a_finding_that_fewer_than_three_partners_answered_is_not_published():
    report = report_of(GUIDE, "P01 | matters | | yes", partners("P01", "P02", "P03"))

    shown, suppressed = publishable(report)

    assert shown.findings[0].blocks == ()
    assert (suppressed[0].finding, suppressed[0].place) == ("Does it matter?", "the whole finding")


def test_a_small_count_beside_scores_is_left_out_and_the_scores_stay():
    report = report_of(GUIDE, "\n".join(f"P0{n} | matters | | yes" for n in range(1, 5)))
    row = ("1. Share", "80", "20", "1 of 4 partners")
    table = Table("Options", ("Option", "Speed", "Ease", "Would suit"), (row,), numeric=(1, 2))
    one = Count([Seen(-1, "P01", None)])
    told = replace(report.findings[0], blocks=(replace(table, counted=((None,) * 3 + (one,),)),))

    shown = publishable(replace(report, findings=(told,))).report.findings[0]

    assert shown.blocks[0].rows == (("1. Share", "80", "20", MARK),)


def test_what_single_partners_said_is_not_published():
    said = "\n".join(f"P0{n} | held | postcode | held" for n in range(1, 5))

    shown, suppressed = publishable(report_of(GUIDE, said))

    assert "Partner 01" not in str(shown.findings)
    assert [each.why for each in suppressed if each.finding == "Data held"] == [
        "it shows what single partners said",
        "it shows what single partners said",
    ]


def test_what_only_says_where_something_stands_is_left_out_without_a_word():
    report = views(*[("Council", "yes")] * 5)
    [finding] = report.findings
    pointing = Prose("It stands above.", internal=True, points=True)
    with_it = replace(report, findings=(replace(finding, blocks=(*finding.blocks, pointing)),))

    assert publishable(with_it) == publishable(report)


def test_a_small_number_takes_another_with_it_so_that_no_total_tells_it():
    report = views(
        *[("Charity", "yes")] * 5, *[("Charity", "no")] * 2, *[("Charity", "partly")] * 4
    )

    overall, _ = cells(publishable(report).report.findings[0])

    assert [overall[label, "Number of partners"] for label in OPTIONS.values()] == [MARK, MARK, "5"]


def test_a_type_of_fewer_than_three_partners_shows_no_cell_not_even_a_nought():
    report = views(*[("Charity", "yes")] * 6, *[("Charity", "no")] * 6, ("Fund", "no"))

    finding = publishable(report).report.findings[0]

    assert cells(finding)[1] == {}
    assert [prose.text for prose in blocks_of(finding, Prose)][-1] == (
        "Not published, as it would tell of fewer than three partners: "
        "Does it matter? By type of partner."
    )


def test_types_of_few_partners_are_told_together_and_their_chart_has_one_bar():
    said = (*[("Charity", "yes")] * 4, *[("Charity", "no")] * 4)
    of_few = [("Council", "no"), ("Fund", "yes"), ("Agency", "no"), ("Agency", "yes")]
    report = views(*said, *of_few, ("Council", "no"), ("Fund", "yes"))

    published = publishable(report)

    chart = blocks_of(published.report.findings[0], Chart)[1]
    assert chart.categories == ("Charity", "Agency, Council and Fund")
    assert [row[0] for row in chart.table.rows] == ["Charity", "Agency, Council and Fund"]
    assert "types of fewer than three partners are told with others, or not at all" in {
        each.why for each in published.suppressed
    }


def test_a_claim_says_a_small_number_in_words():
    report = views(*[("Charity", "no")] * 5, *[("Charity", "yes")] * 2)

    finding = publishable(report).report.findings[0]

    assert finding.claim == "Called yes by fewer than three of the 7 partners that answered."


def test_a_claim_does_not_say_what_was_said_most_where_that_would_tell_of_the_rest():
    guide = guide_of("""
    questions:
      - id: route
        kind: one_of
        ask: "Which way?"
        options: {reports: "Reports", records: "Records", both: "Both"}
    """)
    said = "\n".join(
        f"P{n} | route | | {way}"
        for n, way in enumerate(("reports", "reports", "records", "both"), start=1)
    )

    finding = publishable(report_of(guide, said)).report.findings[0]

    assert "Reports" not in finding.claim


def test_a_nought_is_left_out_beside_what_is_left_out():
    """Else what is left out were known to be none, and two that add up to two were known."""
    guide = guide_of("""
    questions:
      - id: goals
        kind: one_of
        ask: "Have you goals?"
        options: {none: "None", few: "Few", some: "Some", many: "Many"}
    """)
    chosen = ["few", *["some"] * 4, *["many"] * 5]
    rows = "\n".join(f"P{n:02} | goals | | {option}" for n, option in enumerate(chosen))
    overall, _ = cells(publishable(report_of(guide, rows)).report.findings[0])

    told = {label: text for (label, column), text in overall.items() if column != "Answer"}
    assert told == {"None": MARK, "Few": MARK, "Some": MARK, "Many": "5"}


def test_a_bar_is_left_out_where_its_number_is():
    report = views(
        *[("Charity", "yes")] * 5, *[("Charity", "no")] * 2, *[("Charity", "partly")] * 4
    )
    chart = blocks_of(publishable(report).report.findings[0], Chart)[0]

    assert chart.series[0].values == (None, None, 5)
    told = f"No: {MARK}; In part: {MARK}; Yes: 5"
    assert chart.alt == f"Bar chart. Number of partners. {told}. {NOTE}"


def test_what_is_left_out_is_found_where_the_rest_adds_up_to_it():
    one, rest, both = frozenset({1}), frozenset({2, 3, 4}), frozenset({1, 2, 3, 4})

    assert [leak.told for leak in leaks([one], [rest, both])] == [(0, 1)]
    assert list(leaks([one], [both])) == []


ALIKE, ONE_APART = [("Council", "partly")] * 3, [("Fund", "no")]
NO_3, NO_2 = [("Charity", "no")] * 3, [("Charity", "no")] * 2


@settings(max_examples=40, deadline=None, derandomize=True)
@example(said=[*NO_3, *ALIKE, *ONE_APART])
@example(said=[("Charity", "no"), *[("Council", "no")] * 3, *ALIKE, ("Council", "partly")])
@example(said=[*NO_2, ("Charity", "partly"), *ALIKE, *ONE_APART * 3])
@example(said=[*NO_2, ("Charity", "partly"), *[("Council", "yes")] * 3, *ONE_APART * 3])
@given(
    said=some.lists(
        some.tuples(some.sampled_from(TYPES), some.sampled_from(list(OPTIONS))),
        min_size=3,
        max_size=11,
    )
)
def test_no_small_number_can_be_recovered_from_everything_that_is_published(said):
    """Where all say the same, all is the word for it, and each is known to have said it."""
    assume(len({option for _, option in said}) > 1)
    truth = {(kind, option): said.count((kind, option)) for kind in TYPES for option in OPTIONS}
    finding = publishable(views(*said)).report.findings[0]

    found = list(all_that_fit(finding, {kind: sum(k == kind for k, _ in said) for kind in TYPES}))

    assert truth in found
    for cell, count in truth.items():
        if count in (1, 2):
            assert len({fit[cell] for fit in found}) > 1, (cell, said)


def all_that_fit(finding: Finding, sizes: Mapping[str, int]) -> Iterator[dict]:
    """Every way in which the types could have answered, given what is published and their sizes.

    Whoever reads it knows how many partners there are of each type, that each gave one answer,
    and what the claim says.
    """
    overall, by_type = cells(finding)
    claimed = re.match(r"Called (.+) by (\d+|all|none)", finding.claim)
    ways = [list(ways_of(kind, size, by_type)) for kind, size in sizes.items()]
    for way in product(*ways):
        fit = {cell: n for of_type in way for cell, n in of_type.items()}
        totals = {o: sum(fit[kind, o] for kind in sizes) for o in OPTIONS}
        told = {o: overall.get((v, "Number of partners"), MARK) for o, v in OPTIONS.items()}
        if any(told[o] not in (MARK, str(totals[o])) for o in OPTIONS):
            continue
        if any(told not in (MARK, str(n)) for told, n in of_types_together(by_type, fit)):
            continue
        if claimed and not agrees(claimed[2], totals["yes"], sum(sizes.values())):
            continue
        yield fit


def of_types_together(
    by_type: Mapping[tuple[str, str], str], fit: Mapping[tuple[str, str], int]
) -> Iterator[tuple[str, int]]:
    """What is told of types that share a row, and what it would be."""
    for (row, column), told in by_type.items():
        kinds = re.split(", | and ", row)
        for option, label in OPTIONS.items():
            if column == label and len(kinds) > 1:
                yield told, sum(fit[kind, option] for kind in kinds)


def agrees(claimed: str, count: int, of: int) -> bool:
    return count == {"all": of, "none": 0}.get(claimed, -1) or claimed == str(count)


def ways_of(kind: str, size: int, by_type: Mapping[tuple[str, str], str]) -> Iterator[dict]:
    for first in range(size + 1):
        for second in range(size - first + 1):
            counts = dict(zip(OPTIONS, (first, second, size - first - second), strict=True))
            unseen = "0" if (kind, TYPE) in by_type or not size else MARK
            told = {o: by_type.get((kind, label), unseen) for o, label in OPTIONS.items()}
            if all(told[o] in (MARK, str(counts[o])) for o in OPTIONS):
                yield {(kind, o): n for o, n in counts.items()}


def test_a_sum_is_left_out_where_one_partner_gave_more_than_three_quarters_of_it():
    guide = guide_of("""
    questions:
      - id: cost
        kind: money
        ask: "What would it cost?"
    """)
    sums = ("90", "5", "5")
    rows = [f'P0{n} | cost | | {{"central": {sum}}}' for n, sum in enumerate(sums)]

    finding = publishable(report_of(guide, "\n".join(rows))).report.findings[0]

    assert "90" not in finding.claim
    assert MARK in str([block for block in finding.blocks if isinstance(block, Table)])
