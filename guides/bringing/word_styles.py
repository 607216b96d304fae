"""What the styles and lists of a Word document say of a paragraph."""

import re
from dataclasses import dataclass
from typing import Any

from guides.bringing.lines import Marker
from guides.bringing.word_parts import Package, attribute, child, children, is_on

HEADING = re.compile(r"heading\s*(\d)")
LIST = re.compile(r"list (?P<kind>bullet|number|continue)?\s*(?P<level>\d)?")
NUMBERED: dict[str, Marker] = {
    "bullet": "bullet",
    "none": "",
    "lowerLetter": "letter",
    "upperLetter": "letter",
    "lowerRoman": "letter",
    "upperRoman": "letter",
}
Listed = tuple[str, int]
TITLE = 10
CONTENTS = 11


@dataclass(frozen=True)
class Look:
    """`heading` is its level, or TITLE, or CONTENTS for a line of the table of contents.

    `listed` is the list that it is in, and how deep.
    """

    heading: int = 0
    marker: Marker = ""
    depth: int = 0
    listed: Listed = ("", 0)
    bold: bool = False
    italic: bool = False


class Styles:
    def __init__(self, package: Package) -> None:
        self.by_id = {attribute(s, "styleId"): s for s in children(package.styles, "style")}
        self.formats = dict(_formats(package.numbering))
        self.looks: dict[str, Look] = {}

    def look(self, paragraph: Any) -> Look:
        own = child(paragraph, "pPr")
        look = self._of_style(attribute(child(own, "pStyle"), "val"))
        marker, depth, listed = self._list_of(own)
        level = attribute(child(own, "outlineLvl"), "val")
        heading = int(level) + 1 if level in set("012345678") and not look.heading else look.heading
        if marker is None:
            marker, depth, listed = look.marker, look.depth, look.listed
        return Look(heading, "" if heading else marker, depth, listed, look.bold, look.italic)

    def _of_style(self, style_id: str) -> Look:
        if style_id not in self.looks:
            self.looks[style_id] = Look()  # Should styles rest on each other in a circle.
            self.looks[style_id] = self._style(style_id)
        return self.looks[style_id]

    def _style(self, style_id: str) -> Look:
        style = self.by_id.get(style_id)
        if style is None:
            return Look()
        below = self._of_style(attribute(child(style, "basedOn"), "val"))
        name = attribute(child(style, "name"), "val").casefold()
        marker, depth, listed = self._list_of(child(style, "pPr"))
        named = LIST.match(name)
        if named and named["kind"] in ("bullet", "number"):
            marker = "bullet" if named["kind"] == "bullet" else "number"
            depth = int(named["level"] or 1) - 1
        look = child(style, "rPr")
        return Look(
            _heading(name) or below.heading,
            below.marker if marker is None else marker,
            below.depth if marker is None else depth,
            listed if listed[0] else below.listed,
            is_on(look, "b") or below.bold,
            is_on(look, "i") or below.italic,
        )

    def _list_of(self, own: Any) -> tuple[Marker | None, int, Listed]:
        """The mark and the depth of the list it is in; None where nothing is said of a list."""
        number = attribute(child(own, "numPr", "numId"), "val")
        level = attribute(child(own, "numPr", "ilvl"), "val") or "0"
        if not number:
            return None, 0, ("", 0)
        if number == "0" or not level.isdecimal():
            return "", 0, ("0", 0)
        form = self.formats.get((number, level), "bullet")
        return NUMBERED.get(form, "number"), int(level), (number, int(level))


def _heading(name: str) -> int:
    if name.startswith(("toc ", "table of contents", "toc heading")):
        return CONTENTS
    found = HEADING.match(name)
    return int(found[1]) if found else TITLE if name == "title" else 0


def _formats(numbering: Any) -> Any:
    """((list, level), how it is numbered) for each level of each list."""
    abstract = {attribute(a, "abstractNumId"): a for a in children(numbering, "abstractNum")}
    for number in children(numbering, "num"):
        levels = abstract.get(attribute(child(number, "abstractNumId"), "val"))
        for level in children(levels, "lvl"):
            form = attribute(child(level, "numFmt"), "val")
            yield (attribute(number, "numId"), attribute(level, "ilvl")), form
