"""A whole small report is attacked: two questions, who took part, bases, statements and tables.

Whoever attacks knows that each partner gave one answer to each question or none, that nobody who
took part was silent to both, how many took part by type, and which numbers are left out by rule:
small ones, and noughts only beside those.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from analysis.findings import Chart, Finding, Report
from analysis.suppression import MARK, publishable
from tests.analysis.given import blocks_of, partner, report_of, tables_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
questions:
  - {id: matters, kind: scale, ask: "Does it matter?", indicator: importance,
     options: {"no": "No", partly: "In part", "yes": "Yes"}}
  - {id: goals, kind: one_of, ask: "Have you goals?",
     options: {few: "Few", some: "Some", many: "Many"}}
""")
OPTIONS = {
    "matters": {"no": "No", "partly": "In part", "yes": "Yes"},
    "goals": {"few": "Few", "some": "Some", "many": "Many"},
}
UNSAID = "dont_know"
TYPES = ("Charity", "Council")
TYPE = "Type of partner"
Said = Sequence[tuple[str, str, str]]
Split = tuple[int, ...]
"""How many partners of a type chose each of the three options, and how many none."""
Way = Mapping[str, Split]
"""How every type may have answered one question."""

PARTNERS = some.tuples(
    some.sampled_from(TYPES),
    some.sampled_from([*OPTIONS["matters"], UNSAID]),
    some.sampled_from([*OPTIONS["goals"], UNSAID]),
)


@settings(max_examples=25, deadline=None, derandomize=True)
@example(said=[("Charity", "yes", "few"), ("Council", "partly", "few"), ("Council", "no", "some")])
@example(said=[*[("Charity", "yes", "many")] * 3, *[("Council", "no", "few")] * 2])
@example(
    said=[
        *[("Charity", "no", "few")] * 3,
        *[("Charity", "yes", "some")] * 2,
        *[("Council", "yes", "many")] * 2,
    ]
)
@given(said=some.lists(PARTNERS, min_size=3, max_size=8))
def test_no_small_number_can_be_worked_out_of_a_whole_report(said):
    assume(all({matters, goals} != {UNSAID} for _, matters, goals in said))
    report = publishable(report_about(said)).report
    sizes = taking_part(report)
    ways = {each.id: list(ways_of(each, sizes)) for each in report.findings if each.id in OPTIONS}

    for question, other in (("matters", "goals"), ("goals", "matters")):
        truth = {kind: split_of(said, question, kind) for kind in sizes}
        found = together_with(ways[question], ways[other], sizes)
        assert truth in found
        for number, counts in numbers_of(truth, found):
            assert number not in (1, 2) or len(counts) > 1, (question, said)


def report_about(said: Said) -> Report:
    who = [partner(f"P{n:02}", type=kind) for n, (kind, _, _) in enumerate(said)]
    rows = (
        f"P{n:02} | {question} | | {value}"
        for n, (_, *values) in enumerate(said)
        for question, value in zip(OPTIONS, values, strict=True)
    )
    return report_of(GUIDE, "\n".join(rows), who)


def taking_part(report: Report) -> dict[str, int]:
    """The partners of each type, by the participation table."""
    assert report.participation
    [chart] = blocks_of(report.participation, Chart)
    column = chart.table.columns.index("Interviewed")
    return {row[0]: int(row[column]) for row in chart.table.rows}


def split_of(said: Said, question: str, kind: str) -> Split:
    column = 1 + list(OPTIONS).index(question)
    chosen = [each[column] for each in said if each[0] == kind]
    return tuple(chosen.count(option) for option in (*OPTIONS[question], UNSAID))


def ways_of(finding: Finding, sizes: Mapping[str, int]) -> Iterator[Way]:
    """Every way in which one question may have been answered, given what is published of it."""
    by_type = {table.columns[0] == TYPE: table.rows for table in tables_of(finding)}
    told = tuple(row[1] for row in by_type.get(False, ())) or (MARK,) * 3
    rows = {row[0]: row[1:] for row in by_type.get(True, ())}
    splits = ([s for s in all_splits(n) if fits(rows.get(kind), s)] for kind, n in sizes.items())
    for way in product(*splits):
        totals = [sum(split[n] for split in way) for n in range(3)]
        if (
            sum(totals) == finding.base.answered
            and fits(told, totals)
            and all(fits(row, totals) for kind, row in rows.items() if " and " in kind)
            and is_claimed(finding, totals)
        ):
            yield dict(zip(sizes, way, strict=True))


def all_splits(size: int) -> Iterator[Split]:
    for split in product(range(size + 1), repeat=3):
        if sum(split) <= size:
            yield (*split, size - sum(split))


def fits(told: Sequence[str] | None, counts: Sequence[int]) -> bool:
    pairs = zip(told or (), counts, strict=False)
    return all(text in (MARK, str(count)) for text, count in pairs)


def is_claimed(finding: Finding, totals: Sequence[int]) -> bool:
    """What the statement says of the answers that are called important, or given most."""
    labels = list(OPTIONS[finding.id].values())
    if called := re.match(r"Called yes by (.+?) of the", finding.claim):
        small = {"fewer than three": totals[2] in (1, 2), "none": totals[2] == 0}
        return small.get(called[1], called[1] in ("a number", str(totals[2])))
    most = {labels.index(label) for label in re.findall("“(.+?)”", finding.claim)}
    if not most:
        return True
    count = totals[min(most)]
    leads = all(
        (total == count) if n in most else (total < count) for n, total in enumerate(totals)
    )
    return leads and f"({count} of " in finding.claim


def together_with(ways: list[Way], others: list[Way], sizes: Mapping[str, int]) -> list[Way]:
    """Those that go with a way of the other question: nobody was silent to both."""
    silent = {tuple(way[kind][3] for kind in sizes) for way in others}
    return [
        way
        for way in ways
        if any(
            all(way[kind][3] + n <= sizes[kind] for kind, n in zip(sizes, each, strict=True))
            for each in silent
        )
    ]


def numbers_of(truth: Way, found: list[Way]) -> Iterator[tuple[int, set[int]]]:
    """Each number, of a type or of all, and what it may be by what is published.

    Where all say the same, "all" is the word for it, and each is known to have said it.
    """
    totals = [sum(split[n] for split in truth.values()) for n in range(3)]
    if sum(total > 0 for total in totals) < 2:
        return
    for n in range(3):
        yield totals[n], {sum(split[n] for split in way.values()) for way in found}
        for kind, split in truth.items():
            yield split[n], {way[kind][n] for way in found}
