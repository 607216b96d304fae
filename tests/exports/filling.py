"""A form filled in as Word does it: the controls are set, nothing else is touched."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from exports.paper.controls import TICKED
from exports.paper.fields import Field, slot_fields
from guides import Guide
from guides.typed import kind_field
from tests.docx_checks import W

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
BODY = "word/document.xml"
Filling = Mapping[str, str | bool]
"""By tag: words for a place to write, True for a box to tick."""


def filled(content: bytes, filling: Filling) -> bytes:
    def fill(body: etree._Element) -> None:
        for tag, given in filling.items():
            control = control_of(body, tag)
            tick(control) if given is True else write(control, str(given))

    return changed(content, fill)


def control_of(body: etree._Element, tag: str) -> etree._Element:
    """The only control of that tag."""
    (found,) = (c for c in body.iter(f"{W}sdt") if c.find(f"{W}sdtPr/{W}tag").get(f"{W}val") == tag)
    return found


def tick(control: etree._Element) -> None:
    control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").set(f"{W14}val", "1")
    control.find(f".//{W}t").text = TICKED


def write(control: etree._Element, words: str) -> None:
    properties, content = control.find(f"{W}sdtPr"), control.find(f"{W}sdtContent")
    for placeholder in properties.findall(f"{W}showingPlcHdr"):
        properties.remove(placeholder)
    for old in list(content):
        content.remove(old)
    content.append(run_of(words))


def run_of(words: str) -> etree._Element:
    """A new line and a tab as Word keeps them."""
    run = etree.Element(f"{W}r")
    for n, line in enumerate(words.split("\n")):
        if n:
            etree.SubElement(run, f"{W}br")
        for m, piece in enumerate(line.split("\t")):
            if m:
                etree.SubElement(run, f"{W}tab")
            etree.SubElement(run, f"{W}t").text = piece
    return run


def paragraph_of(words: str) -> etree._Element:
    paragraph = etree.Element(f"{W}p")
    paragraph.append(run_of(words))
    return paragraph


def changed(content: bytes, change: Callable[[etree._Element], object]) -> bytes:
    def rewrite(parts: dict[str, bytes]) -> None:
        body = etree.fromstring(parts[BODY])
        change(body)
        parts[BODY] = etree.tostring(body)

    return repacked(content, rewrite)


def repacked(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    with ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    change(parts)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def filling_of(guide: Guide, given: Mapping) -> dict[str, str | bool]:
    """The controls to set for these answers, in the shape that save_answers takes."""
    slots = {slot.key: slot for section in guide.sections for slot in guide.slots(section)}
    filling: dict[str, str | bool] = {}
    for key, entries in given.items():
        typed = {"specify": [entries.get("specify", "")], "missing": [entries["missing"]]}
        if entries["value"] is not None:
            typed |= kind_field(slots[key].question).write(entries["value"])
        for field in slot_fields(guide, slots[key]):
            if given_in := _given(field, typed):
                filling[field.tag] = given_in
    return filling


def _given(field: Field, typed: Mapping[str, list[str]]) -> str | bool:
    entries = typed.get(field.part, [])
    return field.choice in entries if field.choice else next(iter(entries), "")
