"""What a commissioner reads in two minutes, taken from the findings that carry it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from analysis.findings import Chart, Finding, Report, Table
from analysis.judgement.verdict_finding import DECIDING
from analysis.words import inline, listing
from guides.model import Guide

MOST_BARRIERS, MOST_CHANGES = 3, 6
# What a commissioner can bring about comes first, and then what fieldwork could still settle.
FIRST = ("Every gate is met", "Gate ", "Any one partner", "Every missing answer")


class Ruling(NamedTuple):
    """The verdict on an option in a track, and what decides it."""

    option: str
    track: str
    verdict: str
    why: str


class OpenGate(NamedTuple):
    gate: str
    kind: str
    status: str


class Barrier(NamedTuple):
    """`bars` are how many partners named it in which way, as the chart counts them.

    Where one of them is not published, neither is their sum.
    """

    name: str
    bars: tuple[tuple[str, int | None], ...]

    @property
    def partners(self) -> int | None:
        counts = [count for _, count in self.bars]
        return None if None in counts else self.known

    @property
    def known(self) -> int:
        return sum(count or 0 for _, count in self.bars)


class Change(NamedTuple):
    """A test under which the conclusion is another one."""

    test: str
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
    deciders: tuple[str, ...]
    gates: Finding | None
    open_gates: tuple[OpenGate, ...]
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
    asked = guide.measuring("barrier")
    barrier = found.get(asked.id) if asked else None
    changes = sorted(changes_in(sensitivity), key=rank)
    return Overview(
        participation=report.participation,
        verdict=verdict,
        rulings=tuple(rulings(verdict)),
        deciders=tuple(who for who, *_ in rows_of(verdict, DECIDING)),
        gates=gates,
        open_gates=tuple(open_gates(gates)),
        barrier=barrier,
        barriers=tuple(barriers_in(barrier)),
        costs=tuple(costs(report, guide)),
        sensitivity=sensitivity,
        changes=tuple(changes[:MOST_CHANGES]),
        more_changes=len(changes[MOST_CHANGES:]),
    )


def rows_of(finding: Finding | None, title: str = "") -> tuple[tuple[str, ...], ...]:
    """Of its first table, or of the one with that title."""
    tables = (block for block in finding.blocks if isinstance(block, Table)) if finding else ()
    wanted = (table.rows for table in tables if not title or table.title == title)
    return next(wanted, ())


def rulings(finding: Finding | None) -> Iterator[Ruling]:
    """What is the same in several tracks is told once."""
    tracks: dict[tuple[str, str, str], list[str]] = {}
    for option, track, verdict, why in rows_of(finding):
        tracks.setdefault((option, verdict, why), []).append(track)
    for (option, verdict, why), several in tracks.items():
        words = listing([several[0], *map(inline, several[1:])])
        yield Ruling(option, words, verdict, why)


def open_gates(finding: Finding | None) -> Iterator[OpenGate]:
    for gate, kind, _, status, _ in rows_of(finding):
        if status != "Met":
            yield OpenGate(gate, kind, status)


def barriers_in(finding: Finding | None) -> list[Barrier]:
    """Those that most partners named; on a tie, in the order of the hand-out."""
    charts = (block for block in finding.blocks if isinstance(block, Chart)) if finding else ()
    chart = next(iter(charts), None)
    found = [barrier(chart, n) for n in range(len(chart.categories))] if chart else []
    named = [each for each in found if each.known]
    return sorted(named, key=lambda each: -each.known)[:MOST_BARRIERS]


def barrier(chart: Chart, n: int) -> Barrier:
    bars = ((series.name, series.values[n]) for series in chart.series)
    return Barrier(chart.categories[n], tuple((name, whole(value)) for name, value in bars))


def whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def costs(report: Report, guide: Guide) -> Iterator[Finding]:
    """What leads of the questions that are answered in money; the cost of steps first."""
    steps = guide.measuring("step_cost")
    money = {question.id for question in guide.questions if question.kind == "money"}
    found = [each for each in report.findings if each.id in money and each.base.text]
    yield from sorted(found, key=lambda each: each.id != (steps.id if steps else ""))


def changes_in(finding: Finding | None) -> Iterator[Change]:
    for test, answer, how, *_ in rows_of(finding):
        if answer == "Yes":
            yield Change(test, how)


def rank(change: Change) -> int:
    return next((n for n, test in enumerate(FIRST) if change.test.startswith(test)), len(FIRST))
