"""What is published of costs is attacked by adding up, as whoever reads it can.

Whoever attacks knows which partners gave a figure to which step, and has every sum that is told:
by step, in all, if costs turn out higher, and in the statement. No figure of one or two partners
may follow, nor may one partner's be nearly all of a sum.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, combinations

import numpy as np
from hypothesis import assume, example, given, settings
from hypothesis import strategies as some

from analysis.costs import STRESS
from analysis.findings import Finding
from analysis.report import feasibility_report
from analysis.suppression import LARGEST, LEAST, publishable
from tests.analysis.given import FACTS, Answer, partners
from tests.guide_of import guide_of

GUIDE = guide_of("""
rosters:
  steps: {title: "Key steps", item: step, named_by: step, most: 3}
questions:
  - {id: step, for_each: steps, kind: text, ask: "Which steps?", indicator: step_name}
  - {id: cost, for_each: steps, kind: money, ask: "What would it cost?", indicator: step_cost}
""")
STEPS = ("Train", "Buy", "Hire")
MEASURES = ("Lowest", "Most likely", "Highest")
IN_THE_STATEMENT = {
    "Lowest": r"between £([\d,.]*\d)",
    "Most likely": r"most likely £([\d,.]*\d)",
    "Highest": r"and £([\d,.]*\d)",
}
UNKNOWN = None
Range = tuple[int, int | None, int] | None
Said = list[tuple[Range | str, ...]]
"""By partner and step: what was given, that it is not known, or nothing."""
Entry = tuple[int, int]

FIGURES = some.tuples(*[some.integers(1, 30)] * 3).map(lambda each: tuple(sorted(each)))
OPEN = FIGURES.map(lambda each: (each[0], None, each[2]))
OF_STEP = some.one_of(FIGURES, FIGURES, OPEN, some.just("dont_know"), some.just(UNKNOWN))
SMALL, LARGE, VAGUE = (2, 3, 4), (1, 1, 90), (2, None, 4)


@settings(max_examples=12, deadline=None)
@example(said=[(SMALL, SMALL, None)] * 3 + [(None, None, SMALL)] * 2)
@example(said=[(SMALL, None, None)] * 3 + [(None, SMALL, None), (None, None, SMALL)])
@example(
    said=[(SMALL, "dont_know", "dont_know")] * 3
    + [(None, SMALL, "dont_know"), ("dont_know", None, SMALL)]
)
@example(said=[(LARGE, SMALL, None)] + [(SMALL, SMALL, None)] * 3)
@example(said=[((80, 81, 82), None, None)] + [((1, 40, 82), None, None)] * 2)
@example(said=[(SMALL, None, None)] * 3 + [(VAGUE, None, None), (None, VAGUE, None)])
@given(said=some.lists(some.tuples(*[OF_STEP] * len(STEPS)), min_size=3, max_size=5))
def test_no_partner_s_figure_can_be_worked_out_of_what_is_published_of_costs(said):
    entries = [
        (partner, step)
        for partner, row in enumerate(said)
        for step, figure in enumerate(row)
        if isinstance(figure, tuple)
    ]
    assume(entries)
    finding = next(f for f in publishable(report(said)).report.findings if f.id == "cost")
    for n, measure in enumerate(MEASURES):
        sums = list(sums_told(finding, measure, entries, said))
        for told, amount in sums:
            given = {entry: said[entry[0]][entry[1]][n] for entry in told}
            assert round(sum(given.values()), 1) == round(amount, 1)
            assert largest_share(given) <= LARGEST, (measure, said)
        for few in sets_of_few(entries):
            assert not follows(few, [told for told, _ in sums], entries), (measure, few, said)


def report(said: Said):
    rows = []
    for partner, row in enumerate(said, start=1):
        for step, figure in enumerate(row, start=1):
            code, item = f"P{partner:02}", str(step)
            if figure is not UNKNOWN:
                rows.append(Answer(code, "step", item, STEPS[step - 1]))
                rows.append(cost(code, item, figure))
    who = partners(*(f"P{n:02}" for n in range(1, len(said) + 1)))
    return feasibility_report(rows, who, GUIDE, FACTS)


def cost(code: str, item: str, figure: Range | str) -> Answer:
    if figure == "dont_know":
        return Answer(code, "cost", item, missing="dont_know")
    parts = zip(("low", "central", "high"), figure, strict=True)
    return Answer(code, "cost", item, {part: n for part, n in parts if n is not None})


def sums_told(
    finding: Finding, measure: str, entries: list[Entry], said: Said
) -> Iterator[tuple[frozenset[Entry], float]]:
    """Every sum in a table or in the statement, with what it is the sum of."""
    for block in finding.blocks:
        table = getattr(block, "table", block)
        for row in getattr(table, "rows", ()):
            if measure in table.columns and row[0] != "":
                text = row[table.columns.index(measure)]
                factor = next((f for words, f in STRESS.items() if words in row[0]), 1)
                if text.startswith("£"):
                    yield frozenset(summed_up(row[0], entries, said)), pounds(text) / factor
    claimed = re.search(IN_THE_STATEMENT[measure], finding.claim)
    if claimed:
        yield frozenset(entries), pounds(claimed[1])


def summed_up(label: str, entries: list[Entry], said: Said) -> list[Entry]:
    """A step, everything, or everything that came with a most likely figure."""
    if label in STEPS:
        return [(partner, step) for partner, step in entries if STEPS[step] == label]
    likely = "most likely" in label
    return [(p, s) for p, s in entries if not likely or said[p][s][1] is not None]


def pounds(text: str) -> float:
    return float(text.replace("£", "").replace(",", ""))


def largest_share(amounts: Mapping[Entry, int]) -> float:
    who = {partner for partner, _ in amounts}
    of_each = [sum(n for (p, _), n in amounts.items() if p == partner) for partner in who]
    return max(of_each) / sum(of_each)


def sets_of_few(entries: list[Entry]) -> Iterator[frozenset[Entry]]:
    """All that one or two partners gave, to one step or to several."""
    who = sorted({partner for partner, _ in entries})
    steps = sorted({step for _, step in entries})
    some_steps = list(chain.from_iterable(combinations(steps, n) for n in (1, 2, 3)))
    for n in range(1, LEAST):
        for few in combinations(who, n):
            for of in some_steps:
                found = frozenset(e for e in entries if e[0] in few and e[1] in of)
                if found:
                    yield found


def follows(few: frozenset[Entry], told: list[frozenset[Entry]], entries: list[Entry]) -> bool:
    """Whether some of what is told, added and taken away, comes to the sum of just these."""
    if not told:
        return False
    matrix = np.array([[entry in of for entry in entries] for of in told], dtype=float)
    wanted = np.array([entry in few for entry in entries], dtype=float)
    weights = np.linalg.lstsq(matrix.T, wanted, rcond=None)[0]
    return bool(np.abs(matrix.T @ weights - wanted).max() < 1e-6)
