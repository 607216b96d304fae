"""What can be wrong with a Word file that validators pass over, each said in a sentence."""

import datetime
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DATES = "{http://purl.org/dc/terms/}"
BODY_TEXT = 10
STORY = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


class Package:
    """The parts of a Word file by name, those of XML as trees."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as file:
            self.parts = {name: file.read(name) for name in file.namelist()}
        self.trees = {
            name: etree.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    @property
    def stories(self) -> Iterator[tuple[str, etree._Element]]:
        return ((name, tree) for name, tree in self.trees.items() if STORY.fullmatch(name))

    def links(self, owner: str) -> dict[str, str]:
        """Relationship id to the part it leads to, for one part; links out of the file are left."""
        folder, name = posixpath.split(owner)
        tree = self.trees.get(f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels")
        found = tree.iter(RELATIONSHIP) if tree is not None else ()
        return {
            link.get("Id"): posixpath.normpath(posixpath.join(folder, link.get("Target"))).strip(
                "/"
            )
            for link in found
            if link.get("TargetMode") != "External"
        }


def problems(content: bytes) -> list[str]:
    package = Package(content)
    return [said for check in CHECKS for said in check(package)]


def unbalanced_fields(package: Package) -> Iterator[str]:
    for name, story in package.stories:
        expected = []
        for mark in story.iter(f"{W}fldChar"):
            kind = mark.get(f"{W}fldCharType")
            if kind == "begin":
                expected.append("separate")
            elif not expected or (kind, expected[-1]) == ("separate", "end"):
                yield f"{name}: a field has a {kind} without a begin"
            elif kind == "separate":
                expected[-1] = "end"
            else:
                expected.pop()
        if expected:
            yield f"{name}: {len(expected)} fields have no end"


def fields_that_ask(package: Package) -> Iterator[str]:
    for name, tree in package.trees.items():
        if any(element.get(f"{W}dirty") for element in tree.iter()):
            yield f"{name}: a field is dirty, so Word asks before it opens the file"
        if tree.find(f".//{W}updateFields") is not None:
            yield f"{name}: updateFields makes Word ask before it opens the file"


def bookmarks(package: Package) -> Iterator[str]:
    for name, story in package.stories:
        starts = [mark.get(f"{W}id") for mark in story.iter(f"{W}bookmarkStart")]
        ends = [mark.get(f"{W}id") for mark in story.iter(f"{W}bookmarkEnd")]
        if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
            yield f"{name}: bookmarks do not start and end in pairs"
    names = Counter(names_of_bookmarks(package))
    yield from (
        f"bookmark {name} stands {count} times" for name, count in names.items() if count > 1
    )


def names_of_bookmarks(package: Package) -> list[str]:
    return [
        mark.get(f"{W}name")
        for _, story in package.stories
        for mark in story.iter(f"{W}bookmarkStart")
    ]


def references(package: Package) -> Iterator[str]:
    known = set(names_of_bookmarks(package))
    for name, story in package.stories:
        anchors = {link.get(f"{W}anchor") for link in story.iter(f"{W}hyperlink")}
        instructions = " ".join(field.get(f"{W}instr") for field in story.iter(f"{W}fldSimple"))
        anchors |= set(re.findall(r"REF (\w+)", instructions))
        yield from (f"{name}: {a} leads nowhere" for a in sorted(anchors - known - {None}))


def drawings(package: Package) -> Iterator[str]:
    drawn = [mark for _, story in package.stories for mark in story.iter(f"{WP}docPr")]
    for number, count in Counter(mark.get("id") for mark in drawn).items():
        if count > 1:
            yield f"{count} drawings have the id {number}"
    for mark in drawn:
        if not (mark.get("descr") or "").strip():
            yield f"drawing {mark.get('id')} has no alternative text"


def tables(package: Package) -> Iterator[str]:
    for name, story in package.stories:
        for number, table in enumerate(story.iter(f"{W}tbl"), start=1):
            columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            widths = [cells_across(row) for row in table.findall(f"{W}tr")]
            if any(width != columns for width in widths):
                yield f"{name}: table {number} has {columns} columns, rows have {set(widths)}"


def cells_across(row: etree._Element) -> int:
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
    return sum(1 if span is None else int(span.get(f"{W}val")) for span in spans)


def skipped_levels(package: Package) -> Iterator[str]:
    """Who listens to a document is led from heading to heading, a level at a time."""
    levels, before = {"Title": 1, **levels_of_styles(package)}, 0
    for paragraph in package.trees["word/document.xml"].iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        level = levels.get(style.get(f"{W}val"), 0) if style is not None else 0
        if level > before + 1:
            words = "".join(paragraph.itertext())
            yield f"“{words}” has level {level} and follows a heading of level {before}"
        before = level or before


def levels_of_styles(package: Package) -> dict[str, int]:
    """Of those that are headings; what a style does not say comes from its base."""
    styles = {s.get(f"{W}styleId"): s for s in package.trees["word/styles.xml"].iter(f"{W}style")}
    return {name: level for name in styles if (level := level_of(name, styles))}


def level_of(name: str, styles: dict[str, etree._Element]) -> int:
    style = styles[name]
    level, base = style.find(f"{W}pPr/{W}outlineLvl"), style.find(f"{W}basedOn")
    if level is not None:
        return (int(level.get(f"{W}val")) + 1) % BODY_TEXT
    return level_of(base.get(f"{W}val"), styles) if base is not None else 0


def relationships(package: Package) -> Iterator[str]:
    for name in package.parts:
        links = package.links(name)
        yield from (
            f"{name}: {key} leads to {target}, which is missing"
            for key, target in links.items()
            if target not in package.parts
        )
        used = ids_used(package.trees[name]) if name in package.trees else set()
        yield from (f"{name}: {key} is no relationship" for key in sorted(used - set(links)))


def ids_used(tree: etree._Element) -> set[str]:
    return {
        value
        for element in tree.iter()
        for key, value in element.attrib.items()
        if key.startswith(R)
    }


def content_types(package: Package) -> Iterator[str]:
    types = package.trees["[Content_Types].xml"]
    named = {entry.get("PartName").lstrip("/") for entry in types.iter(f"{TYPES}Override")}
    endings = {entry.get("Extension") for entry in types.iter(f"{TYPES}Default")}
    for name in package.parts:
        known = name in named or name.rpartition(".")[2] in endings
        if not known and name != "[Content_Types].xml":
            yield f"{name} has no content type"


def workbooks(package: Package) -> Iterator[str]:
    for name, chart in package.trees.items():
        data = chart.find(f"{C}externalData")
        if data is None:
            continue
        part = package.parts.get(package.links(name).get(data.get(f"{R}id"), ""))
        if part is None:
            yield f"{name} has no workbook behind it"
            continue
        yield from workbook_problems(name, chart, part)


def workbook_problems(name: str, chart: etree._Element, workbook: bytes) -> Iterator[str]:
    sheet = load_workbook(BytesIO(workbook)).worksheets[0]
    cells = {cell.coordinate: cell for row in sheet.iter_rows() for cell in row}
    yield from (f"{name}: {key} is a formula" for key, c in cells.items() if c.data_type == "f")
    yield from (f"{name}: {key} is a link" for key, c in cells.items() if c.hyperlink)
    for coordinate, shown in cached(chart).items():
        held = cells[coordinate].value if coordinate in cells else None
        if held != shown:
            yield f"{name}: {coordinate} is {held!r} in the workbook, {shown!r} in the chart"


def cached(chart: etree._Element) -> dict[str, str | float]:
    """What the chart shows, by the cell of the workbook that it says it comes from."""
    shown: dict[str, str | float] = {}
    for reference in chart.iter(f"{C}numRef", f"{C}strRef"):
        column, first = re.findall(r"\$([A-Z]+)\$(\d+)", reference.findtext(f"{C}f"))[0]
        read = float if reference.tag == f"{C}numRef" else str
        for point in reference.iter(f"{C}pt"):
            row = int(first) + int(point.get("idx"))
            shown[f"{column}{row}"] = read(point.findtext(f"{C}v") or "")
    return {cell: value for cell, value in shown.items() if value != ""}


def core_dates(package: Package) -> Iterator[str]:
    core = package.trees["docProps/core.xml"]
    for element in core.iter(f"{DATES}created", f"{DATES}modified"):
        try:
            datetime.datetime.fromisoformat(element.text or "")
        except ValueError:
            yield f"docProps/core.xml: {element.text!r} is no date"


CHECKS = (
    unbalanced_fields,
    fields_that_ask,
    bookmarks,
    references,
    drawings,
    tables,
    skipped_levels,
    relationships,
    content_types,
    workbooks,
    core_dates,
)
