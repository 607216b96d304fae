"""What of a report may be published: numbers too small to hide a partner are left out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from analysis.alt_texts import told_as_left
from analysis.counted import Claim, Count, Counted, Worded
from analysis.findings import (
    FEW,
    UNTOLD,
    Base,
    Block,
    Chart,
    Finding,
    Grid,
    Network,
    Prose,
    Report,
    Series,
    Table,
    Tally,
)
from analysis.left_out import named_cells, with_noughts
from analysis.numbers_left_out import Numbers
from analysis.numbers_told import (
    Told,
    givers_in,
    linked_in,
    row_is_few,
    told_by,
)
from analysis.rows_together import MARK, noted, together
from analysis.withheld import SINGLE, SMALL, gathered, tells_nothing, title_of

LEAST = 3
LARGEST = 0.75
TOGETHER = "types of fewer than three partners are told with others, or not at all"
WHOLE = "the whole table"
# One reason for every number of a table: that it is small, or nought, would tell it.
NUMBER = "it tells of fewer than three partners, or a number that does could be worked out from it"


@dataclass(frozen=True)
class Suppressed:
    """One thing that is left out: of which finding, where in it, and why; all in words.

    The place is a table, of which a row or one number of it is left out, or it is left out whole.
    """

    finding: str
    place: str
    why: str
    row: str = ""
    column: str = ""

    @property
    def where(self) -> str:
        return ": ".join(filter(None, (self.place, self.row, self.column)))


class Published(NamedTuple):
    """The report as others may see it, and what was left out of it."""

    report: Report
    suppressed: tuple[Suppressed, ...]


def publishable(report: Report, *, least: int = LEAST, largest: float = LARGEST) -> Published:
    """`least` partners is the smallest number that is told, `largest` the greatest share of one."""
    covered, suppressed = types_together(report, least)
    edition = Edition(covered, least, largest)
    shown = replace(
        covered,
        participation=covered.participation and edition.told_to_all(covered.participation),
        findings=tuple(map(edition.finding, covered.findings)),
        method=tuple(map(edition.finding, covered.method)),
    )
    # How often one sentence is left out would tell how many numbers it has.
    return Published(shown, tuple(dict.fromkeys((*suppressed, *edition.suppressed))))


def types_together(report: Report, least: int) -> tuple[Report, list[Suppressed]]:
    """The report with the types of few put together, and in which tables."""
    suppressed = []

    def covered(finding: Finding) -> Finding:
        blocks = tuple(together(block, least) for block in finding.blocks)
        for before, after in zip(finding.blocks, blocks, strict=True):
            if after is not before and isinstance(after, Chart | Table):
                suppressed.append(Suppressed(finding.title, after.title, TOGETHER))
        return replace(finding, blocks=blocks)

    findings, method = tuple(map(covered, report.findings)), tuple(map(covered, report.method))
    return replace(report, findings=findings, method=method), suppressed


class Edition:
    """A report with what it may not tell."""

    def __init__(self, report: Report, least: int, largest: float) -> None:
        self.least, self.largest = least, largest
        self.suppressed: list[Suppressed] = []
        open_findings = [f for f in (*report.findings, *report.method) if not self.is_few(f)]
        told = [each for finding in open_findings for each in told_by(finding, least)]
        linked = [each for finding in open_findings for each in linked_in(finding)]
        whose = dict(each for finding in open_findings for each in givers_in(finding))
        self.why = Numbers(told, linked, whose, least, largest).left_out()

    def finding(self, finding: Finding) -> Finding:
        if self.is_few(finding):
            self.suppressed.append(Suppressed(finding.title, "the whole finding", SMALL))
            return replace(finding, claim=FEW, blocks=(), evidence=())
        claim = self.sentence(finding, drafted_words(finding), "the statement")
        return replace(
            finding,
            claim=claim,
            standing=replace(finding.standing, drafted=claim, earlier="")
            if finding.standing
            else None,
            base=self.base(finding.base),
            blocks=self.blocks(finding),
            evidence=(),
        )

    def is_few(self, finding: Finding) -> bool:
        base = finding.base
        return isinstance(base, Base) and not base.words and 0 < base.answered < self.least

    def base(self, base: Base | Tally) -> Base | Tally:
        """Few that do not know, or would not say, are among those that did not answer."""
        if not isinstance(base, Base):
            return base
        return replace(
            base,
            dont_know=self.unless_few(base.dont_know),
            prefer_not_to_say=self.unless_few(base.prefer_not_to_say),
            not_applicable=self.unless_few(base.not_applicable),
            set_apart=tuple(each for each in base.set_apart if self.unless_few(each[0])),
        )

    def unless_few(self, count: int) -> int:
        return count if count >= self.least else 0

    def told_to_all(self, participation: Finding) -> Finding:
        """Who took part is counted for everybody; only who did is not named."""
        open_blocks = (b for b in participation.blocks if not getattr(b, "internal", False))
        return replace(participation, blocks=tuple(open_blocks))

    def blocks(self, finding: Finding) -> tuple[Block, ...]:
        internal = [b for b in finding.blocks if getattr(b, "internal", False)]
        single = [title_of(block) for block in internal if not getattr(block, "points", False)]
        self.suppressed += (Suppressed(finding.title, title, SINGLE) for title in single)
        open_ones = (b for b in finding.blocks if b not in internal)
        return gathered([SHOW[type(b)](self, finding, b) for b in open_ones], single)

    def prose(self, finding: Finding, block: Prose) -> Prose:
        return replace(block, text=self.sentence(finding, block.text, "a paragraph"))

    def sentence(self, finding: Finding, text: str, place: str) -> str:
        """A sentence that does not know its numbers is told only where it has none."""
        if not isinstance(text, Claim):
            if not finding.drafted or not any(map(str.isdigit, text)):
                return text
            self.suppressed.append(Suppressed(finding.title, place, SMALL))
            return UNTOLD
        for count in text.counts:
            if reason := self.why_of(count):
                self.suppressed.append(Suppressed(finding.title, place, reason))
        if any(self.tells_of_others(finding, count) for count in text.counts):
            return UNTOLD
        return Claim(*(self.in_words(part) for part in text.parts)).first_upper()

    def tells_of_others(self, finding: Finding, count: Count) -> bool:
        """What is below a small number is small too; but nothing is below that of everybody."""
        if not (isinstance(count, Worded) and (count.leads or count.one_of)):
            return False
        if count.one_of:
            return bool(self.why_of(count))
        everybody = isinstance(finding.base, Base) and count == finding.base.answered
        return bool(self.why_of(count)) or (0 < count <= self.least and not everybody)

    def in_words(self, part: str | int) -> str | int:
        reason = self.why_of(part) if isinstance(part, Count) else ""
        if not reason:
            return part
        if isinstance(part, Worded):
            return part.instead
        return "fewer than three" if reason == SMALL else "a number"

    def table(self, finding: Finding, table: Table) -> Table:
        cells = with_noughts(table, [self.hidden_cells(table, n) for n in range(len(table.rows))])
        if not any(cells):
            return table
        rows = tuple(
            tuple(MARK if n in hidden else text for n, text in enumerate(row))
            for row, hidden in zip(table.rows, cells, strict=True)
        )
        shown = replace(table, rows=rows, note=noted(table.note))
        left_out = [(WHOLE, "")] if tells_nothing(shown) else named_cells(table, cells)
        self.suppressed += (
            Suppressed(finding.title, table.title, NUMBER, *each) for each in left_out
        )
        return shown

    def hidden_cells(self, table: Table, n: int) -> set[int]:
        """The columns. Of a row that is few in all, even a nought would tell what they said."""
        if not table.counted:
            return set()
        if row_is_few(table, n, self.least):
            return set(table.numeric)
        return {c for c, cell in enumerate(table.counted[n]) if cell and self.why_of(cell)}

    def why_of(self, counted: Counted) -> str:
        return self.why.get(Told.of(counted), "")

    def chart(self, finding: Finding, chart: Chart) -> Chart:
        """A bar is left out where its number in the table is."""
        table = self.table(finding, chart.table)
        if table == chart.table:
            return chart
        series = tuple(
            Series(each.name, tuple(without(table, each.values, n)))
            for n, each in enumerate(chart.series, start=1)
        )
        return told_as_left(replace(chart, series=series, table=table))


def drafted_words(finding: Finding) -> str:
    """An accepted statement still knows its numbers where it says what was drafted."""
    drafted = finding.standing.drafted if finding.standing else finding.claim
    return drafted if drafted == finding.claim else finding.claim


def without(table: Table, values: tuple[float | None, ...], column: int) -> Iterator[float | None]:
    for row, value in enumerate(values):
        yield None if table.rows[row][column] == MARK else value


SHOW: dict[type, Callable[[Edition, Finding, Block], Block]] = {
    Prose: Edition.prose,  # type: ignore[dict-item]
    Table: Edition.table,  # type: ignore[dict-item]
    Chart: Edition.chart,  # type: ignore[dict-item]
    Grid: lambda edition, finding, block: block,
    Network: lambda edition, finding, block: block,
}
