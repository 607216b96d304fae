"""What a commissioner reads in two minutes, taken from the findings that carry it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from analysis.findings import Chart, Finding, Report, Table
from analysis.judgement.status_words import DECIDING
from analysis.words import inline
from guides.model import Guide
from guides.names import IndicatorName

MOST_BARRIERS, MOST_CHANGES = 3, 6
ASKED: tuple[IndicatorName, IndicatorName] = ("stance", "barrier")
# What a commissioner can bring about comes first, and then what fieldwork could still settle.
FIRST = ("Every gate is met", "Gate ", "Any one partner", "Every missing answer")


class Place(NamedTuple):
    """Where a cell stands: in which finding, and in it by numbers."""

    finding_id: str
    block: int
    row: int
    column: int


class Cell(NamedTuple):
    """A text of a finding, with its place where it opens to what it rests on."""

    text: str
    place: Place | None = None


class Ruling(NamedTuple):
    """The verdict on an option in several tracks, which open to it, and what decides it.

    Where nothing is judged by track, what decides it opens.
    """

    option: str
    tracks: tuple[Cell, ...]
    verdict: str
    why: Cell


class OpenGate(NamedTuple):
    gate: Cell
    kind: str
    status: str
    when: str


class Bar(NamedTuple):
    """How many partners named a barrier in one way; nothing where that is not published."""

    name: str
    partners: int | None
    place: Place | None


class Barrier(NamedTuple):
    """Its bars, as the chart has them. Where one is not published, neither is their sum."""

    name: str
    bars: tuple[Bar, ...]

    @property
    def partners(self) -> int | None:
        return None if None in [bar.partners for bar in self.bars] else self.known

    @property
    def known(self) -> int:
        return sum(bar.partners or 0 for bar in self.bars)


class Change(NamedTuple):
    """A test under which the conclusion is another one."""

    test: Cell
    how: str


@dataclass(frozen=True)
class Overview:
    """Each part with the finding that carries it; none where the report has no such finding.

    `deciders` are essential partners on whose scores a verdict turns, where they may be named.
    `more_changes` counts those that are not listed.
    """

    participation: Finding | None
    verdict: Finding | None
    rulings: tuple[Ruling, ...]
    deciders: tuple[Cell, ...]
    gates: Finding | None
    open_gates: tuple[OpenGate, ...]
    stances: Finding | None
    barrier: Finding | None
    barriers: tuple[Barrier, ...]
    costs: tuple[Finding, ...]
    sensitivity: Finding | None
    changes: tuple[Change, ...]
    more_changes: int


def overview(report: Report, guide: Guide) -> Overview:
    found = {finding.id: finding for finding in report.findings}
    verdict, gates = found.get("judgement-verdicts"), found.get("judgement-gates")
    sensitivity = found.get("judgement-sensitivity")
    stances, barrier = (measured(found, guide, name) for name in ASKED)
    changes = sorted(changes_in(sensitivity), key=rank)
    return Overview(
        participation=report.participation,
        verdict=verdict,
        rulings=tuple(rulings(verdict)),
        deciders=tuple(deciders(verdict)),
        gates=gates,
        open_gates=tuple(open_gates(gates)),
        stances=stances,
        barrier=barrier,
        barriers=tuple(barriers_in(barrier)),
        costs=tuple(costs(report, guide)),
        sensitivity=sensitivity,
        changes=tuple(changes[:MOST_CHANGES]),
        more_changes=len(changes[MOST_CHANGES:]),
    )


def measured(
    found: Mapping[str, Finding], guide: Guide, indicator: IndicatorName
) -> Finding | None:
    asked = guide.measuring(indicator)
    return found.get(asked.id) if asked else None


def cells_of(finding: Finding | None, title: str = "") -> Iterator[tuple[Cell, ...]]:
    """Of its first table, or of the one with that title, row by row."""
    for n, block in enumerate(finding.blocks if finding else ()):
        if finding and isinstance(block, Table) and (not title or block.title == title):
            yield from (cells_in(finding, n, block, row) for row in range(len(block.rows)))
            return


def cells_in(finding: Finding, block: int, table: Table, row: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(text, Place(finding.id, block, row, n) if table.opened(row, n) else None)
        for n, text in enumerate(table.rows[row])
    )


def rulings(finding: Finding | None) -> Iterator[Ruling]:
    """What is the same in several tracks is told once."""
    rows: dict[tuple[str, ...], list[tuple[Cell, ...]]] = {}
    for row in cells_of(finding):
        option, *_, verdict, why = (cell.text for cell in row)
        rows.setdefault((option, verdict, why), []).append(row)
    for same in rows.values():
        first, *_, how, decides = same[0]
        yield Ruling(first.text, tuple(tracks_in(same)), how.text, decides)


def tracks_in(rows: list[tuple[Cell, ...]]) -> Iterator[Cell]:
    """None where nothing is judged by track."""
    for n, (_, *track, verdict, _) in enumerate(rows):
        for each in track:
            yield Cell(inline(each.text) if n else each.text, verdict.place)


def deciders(finding: Finding | None) -> Iterator[Cell]:
    for who, *on in cells_of(finding, DECIDING):
        yield Cell(who.text, next((cell.place for cell in on if cell.place), None))


def open_gates(finding: Finding | None) -> Iterator[OpenGate]:
    for gate, kind, when, status, _ in cells_of(finding):
        if status.text != "Met":
            yield OpenGate(Cell(gate.text, status.place), kind.text, status.text, when.text)


def barriers_in(finding: Finding | None) -> list[Barrier]:
    """Those that most partners named; on a tie, in the order of the hand-out."""
    charts = enumerate(finding.blocks if finding else ())
    n, chart = next(((n, each) for n, each in charts if isinstance(each, Chart)), (0, None))
    if finding is None or chart is None:
        return []
    cells = (cells_in(finding, n, chart.table, row) for row in range(len(chart.categories)))
    found = [barrier(chart, row, of_row) for row, of_row in enumerate(cells)]
    named = [each for each in found if each.known]
    return sorted(named, key=lambda each: -each.known)[:MOST_BARRIERS]


def barrier(chart: Chart, row: int, cells: tuple[Cell, ...]) -> Barrier:
    bars = (
        Bar(series.name, whole(series.values[row]), cell.place)
        for series, cell in zip(chart.series, cells[1:], strict=True)
    )
    return Barrier(chart.categories[row], tuple(bars))


def whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def costs(report: Report, guide: Guide) -> Iterator[Finding]:
    """What leads of the questions that are answered in money; the cost of steps first."""
    steps = guide.measuring("step_cost")
    money = {question.id for question in guide.questions if question.kind == "money"}
    found = [each for each in report.findings if each.id in money and each.base.text]
    yield from sorted(found, key=lambda each: each.id != (steps.id if steps else ""))


def changes_in(finding: Finding | None) -> Iterator[Change]:
    for test, answer, how in cells_of(finding):
        if answer.text == "Yes":
            yield Change(Cell(test.text, how.place), how.text)


def rank(change: Change) -> int:
    test = change.test.text
    return next((n for n, first in enumerate(FIRST) if test.startswith(first)), len(FIRST))
