"""A Word file in the house style or a template like it, written from the top down."""

from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.parts.story import StoryPart
from docx.section import Section
from docx.shared import Cm
from lxml.etree import tostring

from exports.plain_text import one_line
from exports.word_xml import NOTHING, Xml, bookmarked, field, joined, paragraph, run, w

HOUSE_STYLE = Path(__file__).with_name("house_style.docx")
PORTRAIT_MARGIN, LANDSCAPE_MARGIN = Cm(2), Cm(1.5)
HEADING_LIST = 1  # of the numbering in the house style
IN_ANNEXES = {
    "Heading 2": "Annex Heading 2",
    "Heading 3": "Annex Heading 3",
    "Body Text": "Annex Text",
    "List Bullet": "Annex Bullet",
    "Claim": "Annex Claim",
}


class StyleMissing(Exception):
    """Word shows such a paragraph as plain text without a warning, so it is said here."""


class Target(NamedTuple):
    """A place in the file that the contents and references lead to."""

    number: int
    kind: str
    label: str
    words: str
    level: int = 1
    called: str = ""
    in_annex: bool = False

    @property
    def bookmark(self) -> str:
        return self.called or f"_Ref{self.kind}{self.number}"

    def marked(self, *content: Xml) -> Xml:
        return bookmarked(self.bookmark, self.number, *content)


class WordFile:
    """Headings and captions are remembered as they are written, for contents and references.

    While it is `in_annex`, what is written stands in smaller letters.
    """

    def __init__(self, template: bytes = b"") -> None:
        self._document = Document(BytesIO(template) if template else str(HOUSE_STYLE))
        self.targets: list[Target] = []
        self._style_ids = {style.name: style.style_id for style in self._document.styles}
        self._counts: Counter[str] = Counter()
        self._waiting: list[Xml] = []
        self._charts = 0
        self._wide = False
        self.in_annex = False

    def style(self, name: str) -> str:
        name = IN_ANNEXES.get(name, name) if self.in_annex else name
        if name not in self._style_ids:
            raise StyleMissing(f"The Word file has no style named {name}.")
        return self._style_ids[name]

    def add(self, *xml: Xml, wide: bool = False) -> None:
        """Write it at the end, on a page turned on its side if `wide`."""
        if wide != self._wide:
            self._turn(wide)
        self._waiting += xml

    @property
    def document(self) -> WordDocument:
        """With all that was written, read as one text: moving elements into it takes longer."""
        if self._waiting:
            part = self._document.part
            stood = tostring(part.element, encoding="unicode")
            end = stood.rindex("<w:sectPr")
            part._element = parse_xml("".join((stood[:end], *self._waiting, stood[end:])))
            self._document = part.document
            self._waiting.clear()
        return self._document

    @property
    def part(self) -> StoryPart:
        """What charts and links are kept beside, whatever has been written."""
        return self._document.part

    def next_chart(self) -> int:
        self._charts += 1
        return self._charts

    @property
    def here(self) -> int:
        """The place after all that was written, to put something in later."""
        return len(self._waiting)

    def put(self, place: int, *xml: Xml) -> None:
        """What is known only when all else is written, and the document was not read yet."""
        self._waiting[place:place] = xml

    def paragraph(self, style: str, *content: Xml, properties: tuple[Xml, ...] = ()) -> Xml:
        return paragraph(self.style(style), *content, properties=properties)

    def heading(
        self,
        words: str,
        level: int,
        *,
        counted: bool = True,
        new_page: bool = False,
        called: str = "",
    ) -> Xml:
        label = self._next_section(level) if counted else ""
        target = self._target("Section", label, words, level, called)
        number = w("numPr", w("ilvl", val=level - 1), w("numId", val=HEADING_LIST))
        properties = (
            w("pageBreakBefore") if new_page else NOTHING,
            number if counted else NOTHING,
        )
        content = target.marked(run(target.words))
        return self.paragraph(f"Heading {level}", content, properties=properties)

    def caption(self, kind: str, words: str, *, called: str = "", new_page: bool = False) -> Xml:
        """A reference repeats what its bookmark holds, so that holds "Figure 1" and no more."""
        self._counts[kind] += 1
        number = str(self._counts[kind])
        target = self._target(kind, f"{kind} {number}", words, called=called)
        label = joined(run(f"{kind} "), field(f"SEQ {kind} \\* ARABIC", number))
        content = target.marked(label), run(f": {target.words}")
        above = w("keepNext") if kind == "Table" else NOTHING
        begins = w("pageBreakBefore") if new_page else NOTHING
        return self.paragraph("Caption", *content, properties=(above, begins))

    def to_bytes(self) -> bytes:
        made = BytesIO()
        self.document.save(made)
        return made.getvalue()

    def _target(
        self, kind: str, label: str, words: str, level: int = 1, called: str = ""
    ) -> Target:
        n, words = len(self.targets) + 1, one_line(words)
        target = Target(n, kind, label, words, level, called, self.in_annex)
        self.targets.append(target)
        return target

    def _next_section(self, level: int) -> str:
        self._counts[f"level {level}"] += 1
        if level == 1:
            self._counts["level 2"] = 0
            return str(self._counts["level 1"])
        return f"{self._counts['level 1']}.{self._counts['level 2']}"

    def new_pages(self) -> Section:
        """What follows stands on pages that may have their own size and header."""
        pages = self._document.element.body.sectPr
        above = Xml(tostring(pages, encoding="unicode"))
        # The pages above end in an empty paragraph; at full size it could spill onto a page.
        self._waiting.append(self.paragraph("Section End", properties=(above,)))
        for reference in pages.xpath("w:headerReference|w:footerReference"):
            pages.remove(reference)
        return self._document.sections[-1]

    def _turn(self, wide: bool) -> None:
        page = self.new_pages()
        self._wide = wide
        page.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = page.page_height, page.page_width
        margin = LANDSCAPE_MARGIN if wide else PORTRAIT_MARGIN
        page.left_margin = page.right_margin = margin
        page.bottom_margin = max(margin, Cm(1.8))
