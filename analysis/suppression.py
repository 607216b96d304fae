"""What of a report may be published: numbers too small to hide a partner are left out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from analysis.findings import Base, Block, Finding, Grid, Prose, Report

LEAST = 3
FEW = "Fewer than three partners answered, so what they said is not published."


@dataclass(frozen=True)
class Suppressed:
    """One thing that is left out: of which finding, where in it, and why; all in words."""

    finding: str
    place: str
    why: str


class Published(NamedTuple):
    """The report as others may see it, and what was left out of it."""

    report: Report
    suppressed: tuple[Suppressed, ...]


def publishable(report: Report, *, least: int = LEAST) -> Published:
    """`least` is the smallest number of partners that is told."""
    suppressed: list[Suppressed] = []

    def told(finding: Finding) -> Finding:
        left_out = tuple(hidden(finding, least))
        suppressed.extend(left_out)
        return open_part(finding, least) if left_out else finding

    shown = replace(
        report,
        findings=tuple(map(told, report.findings)),
        method=tuple(map(told, report.method)),
    )
    return Published(shown, tuple(suppressed))


def hidden(finding: Finding, least: int) -> Iterator[Suppressed]:
    if is_few(finding, least):
        yield Suppressed(finding.title, "the whole finding", "fewer than three partners answered")
        return
    for block in finding.blocks:
        if isinstance(block, Grid):
            yield Suppressed(finding.title, block.title, "it shows what single partners said")


def open_part(finding: Finding, least: int) -> Finding:
    if is_few(finding, least):
        return replace(finding, claim=FEW, blocks=(), evidence=())
    return replace(finding, blocks=tuple(map(without_partners, finding.blocks)))


def is_few(finding: Finding, least: int) -> bool:
    base = finding.base
    return isinstance(base, Base) and not base.words and 0 < base.answered < least


def without_partners(block: Block) -> Block:
    if isinstance(block, Grid):
        return Prose(f"{block.title}: not published, as it shows what single partners said.")
    return block
