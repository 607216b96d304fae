"""The empty Word file of a report in a commissioner's own template: their styles before ours."""

import zlib
from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.document import Document as WordDocument
from docx.exceptions import PythonDocxError
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from exports.word_file import HOUSE_STYLE

MOST_UNPACKED = 100_000_000
BEHIND_OURS = 1000
"""Added to the numbers of their lists, so that the report's own keep theirs."""

DAMAGED = (
    *(PythonDocxError, etree.XMLSyntaxError, BadZipFile, zlib.error, EOFError, OSError),
    *(KeyError, ValueError, TypeError, AttributeError, NotImplementedError, RuntimeError),
)
REPORT_STYLES = (
    *("Title", "Subtitle", "Notice", "Body Text", "Header", "Footer", "Section End"),
    *("Heading 1", "Heading 2", "Heading 3", "Heading 4", "TOC Heading", "toc 1", "toc 2"),
    *("table of figures", "Caption", "Figure", "Claim", "Base", "Note", "Key", "Quote"),
    *("List Bullet", "List Number", "Table Text", "Table Number", "Table Heading"),
    *("Grid Mark", "Grid Heading", "Grid Row", "Report Table", "Report Grid"),
    *("Draft", "Placeholder", "Marker", "footnote text", "footnote reference"),
    *("Question", "Option", "Aside", "Annex Text", "Annex Bullet", "Annex Claim"),
    *("Annex Heading 2", "Annex Heading 3"),
)
"""What a report names; the papers of an interview name more, and keep the house style."""


class NotATemplate(ValueError):
    """Why the file cannot be used, in a sentence that says what to do."""


def lacking(content: bytes) -> tuple[str, ...]:
    """Which styles of a report it has not. Raises NotATemplate."""
    known = {_key(style) for style in _opened(content).styles.element.style_lst}
    ours = {_key(style)[1]: _key(style) for style in _house().styles.element.style_lst}
    return tuple(name for name in REPORT_STYLES if ours[name.casefold()] not in known)


def in_template(content: bytes) -> bytes:
    """The house-style file with their styles, lists and theme. Raises NotATemplate.

    Nothing else of theirs is taken: no text, link, picture or program can come along.
    """
    house, theirs = _house(), _opened(content)
    try:
        _take_theme(house, theirs)
        _take_lists(house, theirs)
        _take_styles(house, theirs)
        made = BytesIO()
        house.save(made)
    except DAMAGED as error:
        raise NotATemplate(_DAMAGED) from error
    return made.getvalue()


_DAMAGED = "It is damaged, or no Word document. Open it in Word, save it as .docx and try again."


def _house() -> WordDocument:
    return Document(str(HOUSE_STYLE))


def _opened(content: bytes) -> WordDocument:
    try:
        with ZipFile(BytesIO(content)) as file:
            _refuse_what_runs(file)
        return Document(BytesIO(content))
    except NotATemplate:
        raise
    except DAMAGED as error:
        raise NotATemplate(_DAMAGED) from error


def _refuse_what_runs(file: ZipFile) -> None:
    if any(name.casefold().endswith("vbaproject.bin") for name in file.namelist()):
        raise NotATemplate("It holds macros. Save it in Word as a document without them (.docx).")
    if sum(part.file_size for part in file.infolist()) > MOST_UNPACKED:
        raise NotATemplate("Unpacked it is larger than 100 MB. Take out its pictures.")


def _key(style: Any) -> tuple[str, str]:
    """Word tells names apart by their letters, not by capitals."""
    return style.get(qn("w:type"), "paragraph"), (style.name_val or "").casefold()


def _part(document: WordDocument, kind: str) -> Part | None:
    try:
        return document.part.part_related_by(kind)
    except KeyError:
        return None


def _take_theme(house: WordDocument, theirs: WordDocument) -> None:
    """One with pictures stays behind; the styles then fall back to the fonts of ours."""
    ours, theme = (_part(each, RELATIONSHIP_TYPE.THEME) for each in (house, theirs))
    if ours is not None and theme is not None and not theme.rels:
        ours._blob = theme.blob


def _take_lists(house: WordDocument, theirs: WordDocument) -> None:
    part: Any = _part(theirs, RELATIONSHIP_TYPE.NUMBERING)
    if part is None:
        return
    root = part.element
    _drop(root.iter(qn("w:numPicBullet"), qn("w:lvlPicBulletId")))
    for tag, name in (("abstractNum", "abstractNumId"), ("num", "numId")):
        for element in root.iter(qn(f"w:{tag}")):
            _move_behind(element, name)
    for element in root.iter(qn("w:abstractNumId")):
        _move_behind(element, "val")
    ours = house.part.numbering_part
    kinds, used = (ours.element.findall(qn(f"w:{tag}")) for tag in ("abstractNum", "num"))
    first = root.find(qn("w:num"))
    at = len(root) if first is None else root.index(first)
    root[at:at] = used
    root[0:0] = kinds
    ours._element = root


def _take_styles(house: WordDocument, theirs: WordDocument) -> None:
    root = theirs.styles.element
    for number in root.iter(qn("w:numId")):
        _move_behind(number, "val")
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _fill_up(root, house.styles.element.style_lst)
    for style in root.style_lst:
        if _key(style)[1].startswith("heading "):
            # The report counts its headings itself, and annexes not at all.
            _drop(style.iter(qn("w:numPr")))
    house.part._styles_part._element = root


def _fill_up(root: Any, ours: Iterable[Any]) -> None:
    """What they lack is ours, and follows their style where ours is based on one they have."""
    found = {_key(style): style for style in root.style_lst}
    taken = {style.styleId for style in root.style_lst}
    names = {name for _, name in found}
    ids, lacks = {}, []
    for style in ours:
        same = found.get(_key(style))
        if same is not None:
            same.name_val = style.name_val
            ids[style.styleId] = same.styleId
            continue
        ids[style.styleId] = f"Report{style.styleId}" if style.styleId in taken else style.styleId
        lacks.append(deepcopy(style))
    clashing = {_key(style)[1] for style in lacks} & names
    for style in found.values():
        if _key(style)[1] in clashing:
            style.name_val = f"{style.name_val} of the template"
    for style in lacks:
        _point_to(style, ids)
        root.append(style)


def _point_to(style: Any, ids: dict[str, str]) -> None:
    style.styleId = ids[style.styleId]
    style.attrib.pop(qn("w:default"), None)
    for tag in ("basedOn", "next", "link"):
        for element in style.findall(qn(f"w:{tag}")):
            element.set(qn("w:val"), ids[element.get(qn("w:val"))])


def _move_behind(element: Any, name: str) -> None:
    """Nought means no list, and stays."""
    number = int(element.get(qn(f"w:{name}")))
    if number or element.tag != qn("w:numId"):
        element.set(qn(f"w:{name}"), str(number + BEHIND_OURS))


def _drop(elements: Iterable[Any]) -> None:
    for element in list(elements):
        element.getparent().remove(element)
