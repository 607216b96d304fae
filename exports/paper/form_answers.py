"""The places to answer one question about one item: boxes in columns, room to write, reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from exports.letter_widths import width_of
from exports.paper.controls import marked, tick_box, writing_place
from exports.paper.fields import PART_CHOICES, PART_WORDS, Field, fields, slot_fields
from exports.plain_text import one_line
from exports.word_file import WordFile
from exports.word_xml import NOTHING, Xml, joined, run, w
from guides import Guide, Slot
from guides.answers.numbers import split_unit
from guides.typed import Typed, kind_field

FIRST_NUMBER = 10_000  # above the numbers of headings
SPARE_NUMBERS = 10  # for what belongs to the form and to no question
BOX_WIDTH = 440
NO_BREAK = "\u00a0"
TOGETHER = w("keepNext")
TAB = w("r", w("tab"))
LINE_OF = {"month": "day", "year": "day", "from_year": "from_month", "to_year": "to_month"}
Known = Mapping[tuple[str, str], Mapping[str, Any]]


class Place(NamedTuple):
    """Where an answer is given: over the whole width of the page, or in a cell of a table."""

    width: int
    ticks: str
    words: str
    reasons: str
    letters: float  # their size, of ten points


class Answers:
    """Writes the controls of a form, filled in with what is known."""

    def __init__(self, word: WordFile, guide: Guide, known: Known) -> None:
        self.word, self.guide, self.known = word, guide, known
        self._numbers = numbered(guide)
        self._beginnings = {tags[0] for tags in answer_tags(guide)}

    def of(self, slot: Slot, place: Place) -> Xml:
        typed = _typed(slot, self.known.get(slot.key, {}))
        lines = _lines(slot_fields(self.guide, slot))
        return joined(
            *(
                self._ticks(line, typed, place)
                if line[0].choice
                else self._written(line, typed, place)
                for line in lines
            )
        )

    def writing(self, field: Field, words: str = "") -> Xml:
        number = self._numbers[field.tag]
        return self._marked(field, writing_place(field.tag, _title(field), number, words))

    def _ticks(self, held: Sequence[Field], typed: Typed, place: Place) -> Xml:
        part = held[0].part
        style = place.reasons if part == "missing" else place.ticks
        heading = f"{PART_WORDS[part]}:" if part in PART_CHOICES else ""
        above = self.word.paragraph(place.ticks, run(heading), properties=(TOGETHER,))
        ticked = typed.get(part, ())
        boxes = [joined(self._box(field, ticked), run(NO_BREAK + field.label)) for field in held]
        return joined(above if heading else NOTHING, *self._rows(style, held, boxes, place))

    def _rows(
        self, style: str, held: Sequence[Field], boxes: Sequence[Xml], place: Place
    ) -> Iterator[Xml]:
        """As many boxes side by side as there is room for, each row's at the same places."""
        lines = list(_packed([_room(field.label, place) for field in held], place.width))
        for line in lines:
            stops = (w("tab", val="left", pos=position) for position, _ in line[1:])
            tabs = w("tabs", *stops) if len(line) > 1 else NOTHING
            content = joined(
                *(joined(TAB if n else NOTHING, boxes[at]) for n, (_, at) in enumerate(line))
            )
            ends = line is lines[-1] and held[0].part == "missing"
            yield self.word.paragraph(
                style, content, properties=(NOTHING if ends else TOGETHER, tabs)
            )

    def _box(self, field: Field, ticked: Sequence[str]) -> Xml:
        number, is_ticked = self._numbers[field.tag], field.choice in ticked
        return self._marked(field, tick_box(field.tag, _title(field), number, is_ticked))

    def _marked(self, field: Field, control: Xml) -> Xml:
        begins = field.tag in self._beginnings
        return marked(control, self._numbers[field.tag]) if begins else control

    def _written(self, line: Sequence[Field], typed: Typed, place: Place) -> Xml:
        style = place.words if not line[0].part else place.ticks
        places = [self._labelled(field, typed) for field in line]
        apart = joined(*(joined(TAB if n else NOTHING, place) for n, place in enumerate(places)))
        return self.word.paragraph(style, apart, properties=(TOGETHER,))

    def _labelled(self, field: Field, typed: Typed) -> Xml:
        before, after = _around(field)
        label = f"{field.label}: " if field.part else ""
        return joined(
            run(f"{label}{before}{NO_BREAK if before else ''}") if label or before else NOTHING,
            self.writing(field, next(iter(typed.get(field.part, ())), "")),
            run(after) if after else NOTHING,
        )


def numbered(guide: Guide) -> dict[str, int]:
    """The number of each control by its tag: the same in every form of this guide."""
    first = FIRST_NUMBER + SPARE_NUMBERS
    return {field.tag: number for number, field in enumerate(fields(guide), first)}


def answer_tags(guide: Guide) -> list[tuple[str, ...]]:
    """The tags of each answer's controls, in the order in which they stand."""
    slots = (slot for section in guide.sections for slot in guide.slots(section))
    return [tuple(field.tag for field in slot_fields(guide, slot)) for slot in slots]


def _lines(held: Iterable[Field]) -> Iterator[list[Field]]:
    """What stands together: boxes of one part, and what belongs on the line of the one before."""
    for _, together in groupby(held, key=lambda field: LINE_OF.get(field.part, field.part)):
        yield list(together)


def _typed(slot: Slot, given: Mapping[str, Any]) -> Typed:
    typed: dict[str, list[str]] = {}
    if given.get("value") is not None:
        typed |= kind_field(slot.question).write(given["value"])
    if given.get("missing"):
        typed["missing"] = [given["missing"]]
    return typed | {"specify": [given.get("specify") or ""]}


def _room(label: str, place: Place) -> int:
    return int((width_of(label) + BOX_WIDTH) * place.letters)


def _packed(rooms: Sequence[int], width: int) -> Iterator[list[tuple[int, int]]]:
    """Lines of what fits side by side: where each stands, and which it is."""
    line: list[tuple[int, int]] = []
    end = 0
    for at, room in enumerate(rooms):
        if line and end + room > width:
            yield line
            line, end = [], 0
        line.append((end, at))
        end += room
    yield line


def _around(field: Field) -> tuple[str, str]:
    """What stands before and after a figure: its currency, its unit."""
    question = field.slot.question
    if question.kind == "money" and field.part in ("low", "central", "high"):
        return split_unit(question.unit or "£")
    return split_unit(question.unit) if question.kind == "number" and not field.part else ("", "")


def _title(field: Field) -> str:
    """What a screen reader calls the control."""
    item = field.slot.item
    about = item.label if item else field.slot.question.reading
    return one_line(f"{field.label or 'Answer'}: {about}")
