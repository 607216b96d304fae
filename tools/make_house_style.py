"""Writes exports/house_style.docx, the empty Word file whose styles every report names.

Run it from the project's folder after a change here: `python -m tools.make_house_style`.
"""

import datetime
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm

from exports.word_file import HEADING_LIST, HOUSE_STYLE
from exports.word_xml import NOTHING, Xml, joined, parsed, w

DARK_BLUE = "12436D"
DARK_GREY = "3D3D3D"
RULE = "8C8C8C"
ARIAL = w("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial")
BULLET_LIST, DASH_LIST = 2, 3


class Look(NamedTuple):
    """A paragraph style; lengths are in points, what is left out comes from its `base`."""

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
    outline: int | None = None
    numbered: tuple[int, int] | None = None
    box: str = ""
    next: str = ""


LOOKS = (
    Look("Body Text"),
    Look("Title", size=30, bold=True, colour=DARK_BLUE, before=120, after=12, next="Subtitle"),
    Look("Subtitle", size=16, colour=DARK_GREY, after=36),
    Look(
        "heading 1",
        size=20,
        bold=True,
        colour=DARK_BLUE,
        before=28,
        after=10,
        keep_next=True,
        outline=0,
        next="Body Text",
    ),
    Look(
        "heading 2",
        size=15,
        bold=True,
        colour=DARK_BLUE,
        before=20,
        after=6,
        keep_next=True,
        outline=1,
        next="Body Text",
    ),
    Look(
        "heading 3",
        size=13,
        bold=True,
        colour=DARK_BLUE,
        before=14,
        after=4,
        keep_next=True,
        outline=2,
        next="Body Text",
    ),
    Look("TOC Heading", size=20, bold=True, colour=DARK_BLUE, before=18, after=10, keep_next=True),
    Look("toc 1", bold=True, before=6, after=2, indent=28, hanging=28),
    Look("toc 2", size=11, after=1, indent=64, hanging=36),
    Look("table of figures", size=10, after=1, indent=64, hanging=64),
    Look("header", size=10, colour=DARK_GREY, after=0),
    Look("footer", size=10, colour=DARK_GREY, after=0, align="right"),
    Look("Notice", bold=True, before=12, after=12, box=DARK_GREY),
    Look("Claim", bold=True, after=4, keep_next=True),
    Look("Base", size=10, colour=DARK_GREY, after=8),
    Look("Figure", before=6, after=0, keep_next=True),
    Look("caption", size=11, bold=True, before=8, after=6, next="Body Text"),
    Look("Note", size=10, colour=DARK_GREY, before=4, after=10),
    Look("Key", size=10, after=4, keep_next=True),
    Look("Table Text", size=10, before=2, after=2),
    Look("Table Number", base="Table Text", align="right"),
    Look("Table Heading", base="Table Text", bold=True, keep_next=True),
    Look("Grid Mark", size=10, before=0, after=0, align="center"),
    Look("Grid Heading", size=10, bold=True, before=0, after=0, line=10, indent=3, keep_next=True),
    Look("Grid Row", size=10, before=0, after=0),
    Look("List Bullet", after=3, indent=18, hanging=18, numbered=(BULLET_LIST, 0)),
    Look("Question", bold=True, before=10, after=3, keep_next=True),
    Look("Option", after=2, indent=36, hanging=18, numbered=(DASH_LIST, 0)),
    Look("Interviewer", italic=True, colour=DARK_GREY, after=4),
    Look("Section End", size=1, before=0, after=0),
)
WORDS_OWN = {
    "Body Text",
    "Title",
    "Subtitle",
    "heading 1",
    "heading 2",
    "heading 3",
    "TOC Heading",
    "toc 1",
    "toc 2",
    "table of figures",
    "header",
    "footer",
    "caption",
    "List Bullet",
}
STYLE_IDS = {
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "toc 1": "TOC1",
    "toc 2": "TOC2",
    "table of figures": "TableofFigures",
}


def style_id(name: str) -> str:
    return STYLE_IDS.get(name) or "".join(word[:1].upper() + word[1:] for word in name.split())


def when(wanted: object, xml: Xml) -> Xml:
    return xml if wanted else NOTHING


def box(colour: str) -> Xml:
    sides = ("top", "left", "bottom", "right")
    return w("pBdr", *(w(side, val="single", sz=12, space=6, color=colour) for side in sides))


def spacing(look: Look) -> Xml:
    around = {"before": look.before, "after": look.after}
    given: dict[str, object] = {
        name: points * 20 for name, points in around.items() if points is not None
    }
    if look.line:
        given |= {"line": look.line * 20, "lineRule": "exact"}
    return w("spacing", **given) if given else NOTHING


def paragraph_properties(look: Look) -> Xml:
    numbering = joined(
        *(
            w("numPr", w("ilvl", val=level), w("numId", val=number))
            for number, level in filter(None, [look.numbered])
        )
    )
    return w(
        "pPr",
        when(look.keep_next, w("keepNext")),
        numbering,
        when(look.box, box(look.box)),
        spacing(look),
        when(look.indent, w("ind", left=look.indent * 20, hanging=look.hanging * 20)),
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


def borders(*sides: str) -> Xml:
    return w("tblBorders", *(w(s, val="single", sz=4, space=0, color=RULE) for s in sides))


def table_style(name: str, cell_margin: int, *sides: str) -> Xml:
    margins = w(
        "tblCellMar", w("left", w=cell_margin, type="dxa"), w("right", w=cell_margin, type="dxa")
    )
    heading = w("tcPr", w("tcBorders", w("bottom", val="single", sz=12, space=0, color=DARK_BLUE)))
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="TableNormal"),
        w("tblPr", borders(*sides), margins),
        w("tblStylePr", heading, type="firstRow"),
        type="table",
        customStyle=1,
        styleId=style_id(name),
    )


def default_styles() -> Xml:
    """What Word takes for granted: a base for each kind of style."""
    no_margin = {side: w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")}
    return joined(
        w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            w("semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        w(
            "style",
            w("name", val="Normal Table"),
            w("semiHidden"),
            w("tblPr", w("tblInd", w=0, type="dxa"), w("tblCellMar", *no_margin.values())),
            type="table",
            default=1,
            styleId="TableNormal",
        ),
        w(
            "style",
            w("name", val="No List"),
            w("semiHidden"),
            type="numbering",
            default=1,
            styleId="NoList",
        ),
    )


def draft_tag() -> Xml:
    """A boxed word: marked in text and by its frame, not by colour alone."""
    frame = w("bdr", val="single", sz=6, space=0, color=DARK_GREY)
    return w(
        "style",
        w("name", val="Draft"),
        w("rPr", w("b"), w("bCs"), w("color", val=DARK_GREY), frame),
        type="character",
        customStyle=1,
        styleId="Draft",
    )


def document_defaults() -> Xml:
    language = w("lang", val="en-GB", eastAsia="en-GB", bidi="ar-SA")
    letters = w("rPr", ARIAL, w("sz", val=24), w("szCs", val=24), language)
    lines = w("pPr", w("spacing", after=160, line=259, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", lines))


def set_styles(document: WordDocument) -> None:
    tables = (
        table_style("Report Table", 80, "top", "bottom", "insideH"),
        table_style("Report Grid", 20, "top", "left", "bottom", "right", "insideH", "insideV"),
    )
    paragraphs = (paragraph_style(look) for look in LOOKS)
    root = document.styles.element
    root[:] = parsed(
        joined(document_defaults(), default_styles(), *paragraphs, draft_tag(), *tables)
    )[:]


def heading_level(level: int, shown: str) -> Xml:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("lvlText", val=shown),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=720, hanging=720)),
        ilvl=level,
    )


def mark_level(mark: str) -> Xml:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        ilvl=0,
    )


def set_numbering(document: WordDocument) -> None:
    """Headings count 1, 1.1; lists are marked, not counted."""
    kinds = {
        HEADING_LIST: ("multilevel", joined(heading_level(0, "%1"), heading_level(1, "%1.%2"))),
        BULLET_LIST: ("singleLevel", mark_level("•")),
        DASH_LIST: ("singleLevel", mark_level("–")),
    }
    lists = (
        w("abstractNum", w("multiLevelType", val=kind), levels, abstractNumId=number)
        for number, (kind, levels) in kinds.items()
    )
    used = (w("num", w("abstractNumId", val=number), numId=number) for number in kinds)
    root = document.part.numbering_part.element
    root[:] = parsed(joined(*lists, *used))[:]


def set_settings(document: WordDocument) -> None:
    """Today's Word layout; without it Word opens the file in compatibility mode."""
    uri = "http://schemas.microsoft.com/office/word"
    compat = w("compat", w("compatSetting", name="compatibilityMode", uri=uri, val=15))
    kept = joined(
        w("zoom", percent=100),
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        compat,
        w("themeFontLang", val="en-GB"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
    document.settings.element[:] = parsed(kept)[:]


def set_page(document: WordDocument) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    page.header_distance = page.footer_distance = Cm(1.2)


def drop_leftovers(document: WordDocument) -> None:
    """Parts of python-docx's own template that no report needs."""
    unwanted = ("stylesWithEffects", "customXml", "webSettings", "thumbnail")
    for owner in (document.part, document.part.package):
        for key, link in list(owner.rels.items()):
            if link.reltype.endswith(unwanted):
                owner.rels.pop(key)


def set_properties(document: WordDocument) -> None:
    long_ago = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)
    known = document.core_properties
    known.title, known.author, known.comments, known.language = (
        "House style",
        "Showcard",
        "",
        "en-GB",
    )
    known.created = known.modified = long_ago
    properties = next(
        link.target_part
        for link in document.part.package.rels.values()
        if link.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES
    )
    ns = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    properties._blob = (
        f'<Properties xmlns="{ns}"><Application>Showcard</Application></Properties>'.encode()
    )


def house_style() -> WordDocument:
    document = Document()
    for change in (
        drop_leftovers,
        set_page,
        set_settings,
        set_styles,
        set_numbering,
        set_properties,
    ):
        change(document)
    return document


if __name__ == "__main__":
    house_style().save(str(HOUSE_STYLE))
