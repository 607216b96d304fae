"""Writes exports/house_style.docx, the empty Word file whose styles every report names.

Run it from the project's folder after a change here: `python -m tools.make_house_style`.
"""

import datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.shared import Cm

from exports.word_file import HEADING_LIST, HOUSE_STYLE, PORTRAIT_MARGIN
from exports.word_xml import Xml, joined, parsed, w
from tools.house_looks import (
    BULLET_LIST,
    DARK_BLUE,
    DARK_GREY,
    LOOKS,
    paragraph_style,
    style_id,
)

RULE = "8C8C8C"
ARIAL = w("rFonts", ascii="Arial", hAnsi="Arial", eastAsia="Arial", cs="Arial")


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


def placeholder() -> Xml:
    """What stands in a place to write until somebody does."""
    return w(
        "style",
        w("name", val="Placeholder"),
        w("rPr", w("color", val="595959")),
        type="character",
        customStyle=1,
        styleId="Placeholder",
    )


def character_style(name: str, *looks: Xml, own: bool = True) -> Xml:
    kind = {"customStyle": 1} if own else {}
    return w(
        "style",
        w("name", val=name),
        w("rPr", *looks),
        type="character",
        **kind,
        styleId="".join(word.capitalize() for word in name.split()),
    )


def marker() -> Xml:
    """What leads from a claim to the register: plain beside the bold of a claim."""
    plain = w("b", val=0), w("bCs", val=0), w("color", val=DARK_BLUE), w("sz", val=20)
    return character_style("Marker", *plain, w("szCs", val=20))


def footnote_reference() -> Xml:
    return character_style("footnote reference", w("vertAlign", val="superscript"), own=False)


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
        joined(
            document_defaults(),
            default_styles(),
            *paragraphs,
            draft_tag(),
            placeholder(),
            marker(),
            footnote_reference(),
            *tables,
        )
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
    page.left_margin = page.right_margin = PORTRAIT_MARGIN
    page.top_margin, page.bottom_margin = Cm(2.3), Cm(2)
    page.header_distance = page.footer_distance = Cm(1)


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
