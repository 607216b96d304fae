"""The report in short: what two pages or a dozen slides hold of it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from analysis.findings import Chart, Finding, Table
from exports.composing.parts import Document, Drawn, Part, Piece, Run, Statement, Text
from exports.composing.summary import OPTIONS, UNMET, advice, letters_of

CONCLUSIONS = ("conclusions_business", "conclusions_individual")
# What two pages hold, with a line of each paragraph lost to its end.
MOST_LETTERS, LOST = 4_900, 45
MOST_STATEMENTS = 6


def brief(document: Document) -> Document:
    """Who took part, what each option comes to, main findings, conclusions, recommendations."""
    advised = tuple(_recommendations(document))
    room = MOST_LETTERS - sum(_length(piece) for part in advised for piece in part.pieces)
    parts = []
    for part in (_main(document), *_conclusions(document)):
        pieces = []
        for piece in part.pieces:
            room -= _length(piece)
            if room >= 0:
                pieces.append(uncited(piece) if isinstance(piece, Text) else piece)
        if pieces:
            parts.append(Part(part.id, part.title, tuple(pieces)))
    return Document(document.study, document.facts, (*parts, *advised), document.markers)


class Shown(NamedTuple):
    """A chart under the title of its finding, and what is claimed by it, if that is told."""

    title: str
    claim: str
    chart: Chart


def charts(document: Document) -> tuple[Shown, ...]:
    """The first chart of each finding in the body."""
    found = []
    for part in document.walk():
        said = next((p for p in part.pieces if isinstance(p, Statement)), None)
        drawn = next((p for p in part.pieces if isinstance(p, Chart | Drawn)), None)
        if said and drawn and part.number and not part.annex:
            chart = drawn.chart if isinstance(drawn, Drawn) else drawn
            if chart.categories and chart.series:
                found.append(Shown(part.title, _claimed(said.finding), chart))
    return tuple(found)


def _claimed(finding: Finding) -> str:
    draft = "Draft: " if finding.is_draft else ""
    return f"{draft}{finding.claim}" if finding.claim and finding.is_told else ""


def statements(document: Document) -> tuple[Statement, ...]:
    """As many as there is room for, in the order of the summary."""
    said = (piece for piece in document.parts[0].pieces if isinstance(piece, Statement))
    return tuple(said)[:MOST_STATEMENTS]


def judged(document: Document, title: str) -> Iterator[Table]:
    """What each option comes to, or what must be settled first."""
    for piece in document.parts[0].pieces:
        if isinstance(piece, Table) and piece.title == title:
            yield piece


def uncited(text: Text) -> Text:
    """Without the markers and the space before each: there is no register to lead to."""
    after = (*text.runs[1:], Run(""))
    runs = (
        run._replace(text=run.text.rstrip()) if following.cites else run
        for run, following in zip(text.runs, after, strict=True)
        if not run.cites
    )
    return replace(text, runs=tuple(runs))


def _main(document: Document) -> Part:
    tables = (*judged(document, OPTIONS), *judged(document, UNMET))
    return Part("main", "Main findings", (*statements(document), *tables))


def _conclusions(document: Document) -> tuple[Part, ...]:
    return tuple(part for part in document.parts if part.id in CONCLUSIONS)


def _recommendations(document: Document) -> Iterator[Part]:
    for part in document.parts:
        if part.id == "recommendations":
            yield Part(part.id, part.title, tuple(advice([part])))


def _length(piece: Piece) -> int:
    if isinstance(piece, Statement):
        return len(piece.finding.title) + len(piece.finding.claim) + LOST
    if isinstance(piece, Text):
        return len(piece.words) + LOST
    if isinstance(piece, Table):
        return letters_of(piece)
    return LOST
