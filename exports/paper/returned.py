"""What a returned form holds: what stands in its controls, and what was written elsewhere."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import filterfalse

from lxml import etree

from exports.paper.controls import PLACEHOLDER, UNTICKED
from exports.paper.uploaded import W

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}
# What was deleted with changes tracked, and the second writing of what newer programs draw.
UNSEEN = {
    f"{W}del",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
ON = ("1", "true", "on")


@dataclass(frozen=True)
class Control:
    """One control as it came back; a box is `ticked` or not, a place to write holds `words`."""

    tag: str
    words: str
    ticked: bool | None

    @property
    def is_filled(self) -> bool:
        return self.ticked or self.is_odd if self.ticked is not None else bool(self.words)

    @property
    def is_odd(self) -> bool:
        """Whether what is seen in the box is not what the box says."""
        return self.ticked is not None and self.ticked == (self.words in ("", UNTICKED))


@dataclass(frozen=True)
class Returned:
    """`outside` and `pictures` stand after the control of a tag, or before all of them."""

    controls: tuple[Control, ...]
    outside: tuple[tuple[str, str], ...]
    pictures: tuple[str, ...]


def returned(document: etree._Element, marks: Mapping[str, tuple[str, ...]]) -> Returned:
    """`marks` are the tags of the controls that begin at each bookmark, by its name."""
    known = {tag for tags in marks.values() for tag in tags}
    held = _held(document, marks)
    controls = tuple(_control(element, tag) for element, tag in held.items())
    outside = tuple(_outside(document, held, known))
    pictures = tuple(_places(document, held, PICTURES))
    return Returned(controls, outside, pictures)


def added(form: Returned, blank: Returned) -> Iterator[tuple[str, str]]:
    """What stands outside the controls of the form and did not when it was sent."""
    sent = Counter(_letters(words) for _, words in blank.outside)
    for tag, words in form.outside:
        sent[_letters(words)] -= 1
        if sent[_letters(words)] < 0:
            yield tag, words


def text_of(element: etree._Element) -> str:
    return "".join(_piece(part) for part in element.iter() if not _is_unseen(part))


def _held(
    document: etree._Element, marks: Mapping[str, tuple[str, ...]]
) -> dict[etree._Element, str]:
    """The controls by their tags; where these are forgotten, by the bookmark where they begin.

    Controls of which one was taken out or put in have no tag: any of them may be another.
    """
    held: dict[etree._Element, str] = {}
    begun: list[tuple[tuple[str, ...], list[etree._Element]]] = [((), [])]
    for control in filterfalse(_is_unseen, document.iter(f"{W}sdt")):
        if tag := _tag(control):
            held[control] = tag
        elif not _is_around_others(control):
            if tags := _begins(control, marks):
                begun.append((tags, []))
            begun[-1][1].append(control)
    for tags, controls in begun:
        if len(tags) == len(controls):
            held.update(zip(controls, tags, strict=True))
    return held


def _tag(control: etree._Element) -> str:
    named = control.find(f"{W}sdtPr/{W}tag")
    return "" if named is None else str(named.get(f"{W}val", ""))


def _is_around_others(control: etree._Element) -> bool:
    """LibreOffice 7 puts controls of its own around paragraphs."""
    return control.find(f".//{W}sdt") is not None


def _begins(control: etree._Element, marks: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The tags of the bookmark that stands in the control or before it."""
    content = control.find(f"{W}sdtContent")
    inside = () if content is None else content.findall(f"{W}bookmarkStart")
    before = control.getprevious()
    near = [*inside, *([before] if before is not None else [])]
    names = (mark.get(f"{W}name") for mark in near if mark.tag == f"{W}bookmarkStart")
    return next((marks[name] for name in names if name in marks), ())


def _control(element: etree._Element, tag: str) -> Control:
    content = element.find(f"{W}sdtContent")
    words = "" if content is None else _paragraphs(content)
    state = element.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
    box = element.find(f"{W}sdtPr/{W14}checkbox")
    if box is not None:
        ticked = state is not None and state.get(f"{W14}val", "1") in ON
        return Control(tag, words.strip(), ticked)
    is_empty = element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
    return Control(tag, "" if is_empty else words.replace(PLACEHOLDER, "").strip(), None)


def _paragraphs(content: etree._Element) -> str:
    inside = content.findall(f".//{W}p")
    return "\n".join(map(text_of, inside)) if inside else text_of(content)


def _outside(
    document: etree._Element, held: Mapping[etree._Element, str], known: set[str]
) -> Iterator[tuple[str, str]]:
    """Each paragraph's words outside the form's own controls, with the control nearest to them."""
    last = ""
    for paragraph in document.iter(f"{W}p", f"{W}sdt"):
        if paragraph.tag == f"{W}sdt":
            last = _known(held.get(paragraph), known) or last
            continue
        inside = (_known(held.get(control), known) for control in paragraph.iter(f"{W}sdt"))
        words = "".join(_loose_pieces(paragraph, held)).strip()
        if words:
            yield next(filter(None, inside), last), words


def _known(tag: str | None, known: set[str]) -> str:
    return tag if tag in known else ""


def _loose_pieces(paragraph: etree._Element, held: Mapping[etree._Element, str]) -> Iterator[str]:
    for part in paragraph.iter():
        piece = _piece(part)
        if piece and not _is_unseen(part) and _owner(part, held) is paragraph:
            yield piece


def _owner(part: etree._Element, held: Mapping[etree._Element, str]) -> etree._Element | None:
    """The paragraph that the words belong to, or the control."""
    return next((a for a in part.iterancestors() if a.tag == f"{W}p" or a in held), None)


def _places(
    document: etree._Element, held: Mapping[etree._Element, str], kinds: tuple[str, ...]
) -> Iterator[str]:
    last = ""
    for element in document.iter(f"{W}sdt", *kinds):
        if element in held:
            last = held[element]
        elif element.tag in kinds and not _is_unseen(element):
            yield last


def _piece(part: etree._Element) -> str:
    if part.tag == f"{W}t":
        return part.text or ""
    if part.tag == f"{W}sym":
        return "[a symbol]"
    # In the properties of a paragraph a tab is a place, not a tab.
    return BREAKS.get(part.tag, "") if part.getparent().tag == f"{W}r" else ""


def _is_unseen(part: etree._Element) -> bool:
    return any(ancestor.tag in UNSEEN for ancestor in part.iterancestors())


def _letters(words: str) -> str:
    return "".join(words.split())
