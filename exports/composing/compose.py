"""A report composed: the chosen parts with their numbers, and the blocks that each holds."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from string import ascii_uppercase
from typing import NamedTuple

from analysis.findings import Finding, Prose
from exports.column_widths import is_wide
from exports.composing import annexes
from exports.composing.assumptions import assumptions
from exports.composing.carried import DataTables, in_annex, in_body, whole
from exports.composing.figures import all_figures
from exports.composing.material import Material, Objective, OutlineRow
from exports.composing.outline import AUTHORED, NO_THEME, by_part, chosen
from exports.composing.parts import (
    Captions,
    Document,
    Instrument,
    Part,
    Piece,
    Run,
    Statement,
    Text,
)
from exports.composing.references import Known, read_authored
from exports.composing.summary import summary

NOT_YET = "No answer has been written yet to:"
LETTERS = (*ascii_uppercase, *(f"A{letter}" for letter in ascii_uppercase))


class Place(NamedTuple):
    """A part to write: its row of the outline, its number, and the findings that stand in it."""

    row: OutlineRow
    number: str
    findings: tuple[Finding, ...]
    annex: bool


@dataclass
class Composing:
    """What is known of the whole while its parts are put together."""

    material: Material
    places: tuple[Place, ...]
    known: Known
    data: DataTables

    def authored(self, name: str) -> tuple[Piece, ...]:
        return read_authored(self.material.texts.get(name, ""), self.known).blocks

    def marker(self, finding: Finding) -> str:
        return self.known.markers.get(finding.id, "")


def compose(material: Material) -> Document:
    places = tuple(_places(material))
    known = _known(material, places)
    data = DataTables(any(place.row.id == "data" for place in places))
    composing = Composing(material, places, known, data)
    parts = [_part(composing, place) for place in places]
    markers = dict(known.markers)
    first = summary(material, markers, _sections(places), parts)
    return Document(material.report.study, material.facts, (first, *parts), markers)


def standing_in(material: Material) -> set[str]:
    """The parts that the report has; those without anything in them do not appear."""
    return {place.row.id for place in _places(material)}


def known_in(material: Material) -> Known:
    """What an authored text of this report can refer to."""
    return _known(material, tuple(_places(material)))


def _known(material: Material, places: Sequence[Place]) -> Known:
    quotes = {quote.id: quote for quote in material.quotes}
    return Known(dict(_markers(places)), all_figures(material.report), quotes)


def _places(material: Material) -> Iterator[Place]:
    """Only what has something in it is counted."""
    found = {
        **by_part(material.report.leading, material.guide),
        "participation": material.report.opening,
        "fieldwork": tuple(f for f in material.report.method if f.id != annexes.CRITERIA),
        "criteria": tuple(f for f in material.report.method if f.id == annexes.CRITERIA),
        "others": material.report.others,
    }
    body, back = chosen(material)
    number = 0
    for row in body:
        if _has_something(material, row, found.get(row.id, ())):
            number += 1
            yield Place(row, str(number), found.get(row.id, ()), annex=False)
    filled = (row for row in back if _has_something(material, row, found.get(row.id, ())))
    for letter, row in zip(LETTERS, filled, strict=False):
        yield Place(row, letter, found.get(row.id, ()), annex=True)


def _has_something(material: Material, row: OutlineRow, findings: Sequence[Finding]) -> bool:
    is_there = IS_THERE.get(row.id)
    return bool(is_there(material) if is_there else findings)


def _is_written(name: str, material: Material) -> str:
    return material.texts.get(name, "").strip()


IS_THERE: dict[str, Callable[[Material], object]] = {
    **{name: partial(_is_written, name) for name in AUTHORED},
    "objectives": lambda m: m.objectives,
    "method": lambda m: m.report.participation,
    "recommendations": lambda m: m.recommendations,
    "assumptions": lambda m: _is_written("assumptions", m) or m.assumed or m.released,
    "partners": annexes.has_partners,
    "checklist": lambda m: m.report.participation,
    "guide": lambda m: m.report.participation,
    "register": lambda m: m.report.everything,
    "data": lambda m: m.report.everything,
    "suppressed": lambda m: m.suppressed,
    "changes": lambda m: m.changes is not None,
    "captions": lambda m: True,
    NO_THEME: lambda m: True,
}


def _markers(places: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """F6.3 is the third finding of part 6."""
    for place in places:
        for n, finding in enumerate(place.findings, start=1):
            alone = place.row.id == "participation"
            yield finding.id, f"F{place.number}" if alone else f"F{place.number}.{n}"


def _sections(places: Sequence[Place]) -> dict[str, str]:
    return {id: marker.removeprefix("F") for id, marker in _markers(places)}


def _part(composing: Composing, place: Place) -> Part:
    row, (pieces, parts) = place.row, _content(composing, place)
    alone = place.findings[0].id if row.id == "participation" else ""
    return Part(row.id, row.title, pieces, parts, place.number, place.annex, alone)


def _content(composing: Composing, place: Place) -> tuple[tuple[Piece, ...], tuple[Part, ...]]:
    if place.row.id == "participation":
        return tuple(_participation(composing, place.findings[0])), ()
    if place.findings:
        return (), tuple(_finding_parts(composing, place))
    if place.row.id in AUTHORED and place.row.id not in CONTENT:
        return composing.authored(place.row.id), ()
    return tuple(CONTENT[place.row.id](composing)), ()


def _finding_parts(composing: Composing, place: Place) -> Iterator[Part]:
    carried = in_annex if place.annex else in_body
    for n, finding in enumerate(place.findings, start=1):
        said = Statement(finding, composing.marker(finding))
        yield Part(
            finding.id,
            finding.title,
            (said, *carried(finding, composing.data)),
            number="" if place.annex else f"{place.number}.{n}",
            annex=place.annex,
            finding=finding.id,
        )


def _participation(composing: Composing, finding: Finding) -> Iterator[Piece]:
    """Its register of partners is an annex of its own."""
    has_annex = any(place.row.id == "partners" for place in composing.places)
    yield Statement(finding, composing.marker(finding))
    for piece in whole(finding, composing.data):
        if not (has_annex and annexes.is_register(piece)):
            yield piece


def _method(composing: Composing) -> Iterator[Piece]:
    yield from (Prose(words) for words in annexes.method_words(composing.material))
    yield from composing.authored("method_notes")


def _objectives(composing: Composing) -> Iterator[Piece]:
    """Those with an answer of this report, and then what is said alike of several, once."""
    alike: dict[str, list[Text]] = defaultdict(list)
    for n, objective in enumerate(composing.material.objectives, start=1):
        if objective.answer or objective.unanswerable:
            yield Text((Run(objective.text, bold=True),), "number", f"{n}.")
            yield from read_authored(objective.answer, composing.known).blocks
            if objective.unanswerable:
                yield Text((Run("This cannot be answered from the evidence.", italic=True),))
        else:
            listed = Text((Run(objective.text),), "number", f"{n}.")
            alike[_not_answered(objective)].append(listed)
    for words, objectives in sorted(alike.items(), key=lambda each: each[0] != NOT_YET):
        yield Text((Run(words, italic=True),))
        yield from objectives


def _not_answered(objective: Objective) -> str:
    return f"Answered in the report of “{objective.earlier}”:" if objective.earlier else NOT_YET


def _data(composing: Composing) -> Iterator[Piece]:
    """Asked for after the body, which says what goes here; what turns the page comes last."""
    if not composing.data.tables:
        yield Text((Run("Every table stands beside what is said of it."),))
    yield from sorted(composing.data.tables, key=lambda data: is_wide(data.block))


CONTENT: dict[str, Callable[[Composing], Iterator[Piece]]] = {
    "objectives": _objectives,
    "method": _method,
    "recommendations": lambda composing: iter(
        [annexes.recommendations(composing.material, composing.known)]
    ),
    "assumptions": lambda composing: assumptions(
        composing.material, composing.authored("assumptions")
    ),
    "partners": lambda composing: annexes.partners(composing.material),
    "checklist": lambda composing: annexes.checklist(
        composing.material, composing.authored("self_check")
    ),
    "guide": lambda composing: iter([Instrument(composing.material.guide)]),
    "register": lambda composing: annexes.register(composing.material, composing.known),
    "data": _data,
    "suppressed": lambda composing: annexes.suppressed(composing.material),
    "changes": lambda composing: annexes.changes(composing.material),
    "captions": lambda composing: iter([Captions()]),
    NO_THEME: lambda composing: iter(()),
}
