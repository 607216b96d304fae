"""The paragraph styles of every Word file, a line each, as Word's own XML."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from exports.word_xml import NOTHING, Xml, joined, w

DARK_BLUE = "12436D"
DARK_GREY = "3D3D3D"
BULLET_LIST = 2
SHEET_SIZES = {"Large": 20, "Medium": 16, "Small": 14, "Smallest": 12}


class Look(NamedTuple):
    """A paragraph style; lengths are in points, what is left out comes from its `base`.

    What is `tight` stands single spaced.
    """

    name: str
    base: str = "Normal"
    size: int = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: int | None = None
    after: int | None = None
    indent: int = 0
    hanging: int = 0
    align: str = ""
    keep_next: bool = False
    line: int = 0
    tight: bool = False
    outline: int | None = None
    marked: int = 0
    box: str = ""
    room: int = 6
    rule: str = ""
    next: str = ""


def heading_look(level: int, *, size: int, before: int, after: int) -> Look:
    plain = Look(f"heading {level}", size=size, before=before, after=after, outline=level - 1)
    return plain._replace(bold=True, colour=DARK_BLUE, keep_next=True, next="Body Text")


def sheet_looks() -> Iterator[Look]:
    """Hand-outs in the largest letters that their lines leave room for."""
    for name, size in SHEET_SIZES.items():
        apart: dict[str, Any] = {"before": size * 2 // 3, "after": size // 4}
        line: dict[str, Any] = {"size": size, "after": size // 4, "indent": 20, "hanging": 20}
        group: dict[str, Any] = {
            "size": size + 1,
            "bold": True,
            "colour": DARK_BLUE,
            "keep_next": True,
        }
        yield Look(f"Sheet Words {name}", size=size, after=size * 2 // 3)
        yield Look(f"Sheet Group {name}", outline=1, **group, **apart)
        yield Look(f"Sheet Line {name}", marked=BULLET_LIST, **line)


LOOKS = (
    Look("Body Text"),
    Look("Title", size=30, bold=True, colour=DARK_BLUE, before=120, after=12, next="Subtitle"),
    Look("Subtitle", size=16, colour=DARK_GREY, after=36),
    heading_look(1, size=20, before=24, after=8),
    heading_look(2, size=15, before=16, after=5),
    heading_look(3, size=12, before=12, after=3),
    heading_look(4, size=11, before=8, after=2),
    Look("Annex Heading 2", base="heading 2", size=12, before=12, after=3),
    Look("Annex Heading 3", base="heading 3", size=11, before=8, after=2),
    Look("TOC Heading", size=20, bold=True, colour=DARK_BLUE, before=8, after=8, keep_next=True),
    Look("toc 1", size=11, bold=True, before=2, after=0, tight=True, indent=28, hanging=28),
    Look("toc 2", size=10, after=0, tight=True, indent=64, hanging=36),
    Look("table of figures", size=10, after=1, tight=True, indent=52, hanging=52),
    Look("header", size=10, colour=DARK_GREY, after=0),
    Look("footer", size=10, colour=DARK_GREY, after=0, align="right"),
    Look("Notice", bold=True, before=12, after=12, box=DARK_GREY),
    Look("Claim", bold=True, after=4, keep_next=True),
    Look("Base", size=10, colour=DARK_GREY, after=6, tight=True),
    Look("Figure", before=4, after=0, keep_next=True),
    Look("caption", size=11, bold=True, before=6, after=4, tight=True, next="Body Text"),
    Look("Note", size=10, colour=DARK_GREY, before=3, after=8, tight=True),
    Look("Key", size=10, after=4, tight=True, keep_next=True),
    Look("Table Text", size=10, before=1, after=1, tight=True),
    Look("Table Number", base="Table Text", align="right"),
    Look("Table Heading", base="Table Text", bold=True, keep_next=True),
    Look("Grid Mark", size=10, before=0, after=0, tight=True, align="center"),
    Look("Grid Heading", size=10, bold=True, before=0, after=0, line=10, indent=3, keep_next=True),
    Look("Grid Row", size=10, before=0, after=0, tight=True),
    Look("List Bullet", after=3, indent=18, hanging=18, marked=BULLET_LIST),
    Look("List Number", after=3, indent=22, hanging=22),
    Look("Quote", italic=True, before=4, after=8, indent=24),
    Look("footnote text", size=10, before=0, after=2),
    Look("Question", size=10, bold=True, before=6, after=1, tight=True, keep_next=True),
    Look("Option", size=10, after=1, tight=True, indent=18),
    Look("Aside", size=10, italic=True, colour=DARK_GREY, after=1, tight=True, indent=18),
    Look("Interviewer", italic=True, colour=DARK_GREY, after=4),
    Look("Annex Text", size=10, after=3, tight=True),
    Look("Annex Bullet", base="List Bullet", size=10, after=1, tight=True),
    Look("Annex Claim", base="Claim", size=10, after=2, tight=True),
    Look("Section End", size=1, before=0, after=0),
    Look("Spoken", size=14, after=8),
    Look(
        "Spoken Question",
        size=14,
        bold=True,
        before=18,
        after=4,
        indent=36,
        hanging=36,
        keep_next=True,
    ),
    Look("Desk Text", before=4, after=4),
    Look("Aim", italic=True, after=12, box=DARK_GREY, indent=6),
    Look("Ruled", before=0, after=0, line=28, rule=DARK_GREY),
    Look(
        "Form Question",
        bold=True,
        before=16,
        after=4,
        indent=28,
        hanging=28,
        keep_next=True,
        outline=1,
    ),
    Look("Hint", size=11, colour=DARK_GREY, after=4, keep_next=True),
    Look("Answer Box", before=6, after=12, box=DARK_GREY, room=31, indent=6),
    Look("Tick", after=3, indent=20, hanging=20),
    Look("Reasons", size=11, colour=DARK_GREY, before=3, after=10),
    Look("Table Tick", base="Table Text", indent=16, hanging=16),
    Look("Table Hint", base="Table Text", colour=DARK_GREY, before=0),
    Look("Sheet Number", size=20, bold=True, colour=DARK_GREY, after=0, keep_next=True),
    Look("Sheet Title", size=30, bold=True, colour=DARK_BLUE, after=14, keep_next=True, outline=0),
    *sheet_looks(),
)
WORDS_OWN = {
    "Body Text",
    "Title",
    "Subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "TOC Heading",
    "toc 1",
    "toc 2",
    "table of figures",
    "header",
    "footer",
    "caption",
    "List Bullet",
    "List Number",
    "Quote",
    "footnote text",
}
STYLE_IDS = {
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "heading 4": "Heading4",
    "toc 1": "TOC1",
    "toc 2": "TOC2",
    "table of figures": "TableofFigures",
    "footnote text": "FootnoteText",
}


def style_id(name: str) -> str:
    return STYLE_IDS.get(name) or "".join(word[:1].upper() + word[1:] for word in name.split())


def when(wanted: object, xml: Xml) -> Xml:
    return xml if wanted else NOTHING


def box(colour: str, room: int) -> Xml:
    """With that many points below the words: to see that there is more to write."""
    space = {"top": 6, "left": 6, "bottom": room, "right": 6}
    edges = (
        w(side, val="single", sz=12 if room == 6 else 6, space=points, color=colour)
        for side, points in space.items()
    )
    return w("pBdr", *edges)


def rules(colour: str) -> Xml:
    """A line to write on; `between`, because Word takes neighbours with one border for one."""
    line = {"val": "single", "sz": 4, "space": 0, "color": colour}
    return w("pBdr", *(w(side, **line) for side in ("bottom", "between")))


def spacing(look: Look) -> Xml:
    around = {"before": look.before, "after": look.after}
    given: dict[str, object] = {
        name: points * 20 for name, points in around.items() if points is not None
    }
    if look.tight:
        given |= {"line": 240, "lineRule": "auto"}
    if look.line:
        given |= {"line": look.line * 20, "lineRule": "exact"}
    return w("spacing", **given) if given else NOTHING


def indentation(look: Look) -> Xml:
    if look.box:
        return w("ind", left=look.indent * 20, right=look.indent * 20)
    return w("ind", left=look.indent * 20, hanging=look.hanging * 20)


def paragraph_properties(look: Look) -> Xml:
    marks = w("numPr", w("ilvl", val=0), w("numId", val=look.marked))
    return w(
        "pPr",
        when(look.keep_next, w("keepNext")),
        when(look.marked, marks),
        when(look.box, box(look.box, look.room)),
        when(look.rule, rules(look.rule)),
        spacing(look),
        when(look.indent, indentation(look)),
        when(look.align, w("jc", val=look.align)),
        NOTHING if look.outline is None else w("outlineLvl", val=look.outline),
    )


def run_properties(look: Look) -> Xml:
    return w(
        "rPr",
        when(look.bold, joined(w("b"), w("bCs"))),
        when(look.italic, joined(w("i"), w("iCs"))),
        when(look.colour, w("color", val=look.colour)),
        when(look.size, joined(w("sz", val=look.size * 2), w("szCs", val=look.size * 2))),
    )


def paragraph_style(look: Look) -> Xml:
    kind = {} if look.name in WORDS_OWN else {"customStyle": 1}
    return w(
        "style",
        w("name", val=look.name),
        w("basedOn", val=style_id(look.base)),
        when(look.next, w("next", val=style_id(look.next))),
        w("qFormat"),
        paragraph_properties(look),
        run_properties(look),
        type="paragraph",
        styleId=style_id(look.name),
        **kind,
    )
