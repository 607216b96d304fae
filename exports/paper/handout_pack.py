"""The hand-outs to give out: each on a page of its own, in letters as large as fit."""

from collections.abc import Iterator

from docx.shared import Cm

from exports.letter_widths import width_of
from exports.paper.front import set_properties
from exports.word_file import WordFile
from exports.word_guide import line
from exports.word_xml import NOTHING, Xml, run, w
from guides import Guide, HandOut

SIZES = {"Large": 20, "Medium": 16, "Small": 14, "Smallest": 12}  # points, as in the house style
MARGIN = Cm(2)
WIDTH, HEIGHT = 9600, 12200  # what the margins leave below number and title, in twips
LINE, APART = 1.3, 0.9  # of the size of the letters: a line, and what stands around a group
REGULAR = 0.9  # of the width of bold letters
# LibreOffice marks the lines of only one style with the same list, so each line says it.
MARKED = w("numPr", w("ilvl", val=0), w("numId", val=2)), w("ind", left=400, hanging=400)


def handout_pack(guide: Guide) -> bytes:
    word = WordFile()
    set_properties(word, guide.title, "Hand-outs")
    page = word.document.sections[0]
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = MARGIN
    if not guide.handouts:
        word.add(word.paragraph("Sheet Title", run("There are no hand-outs for this interview")))
    for number, handout in enumerate(sorted(guide.handouts, key=lambda sheet: sheet.number)):
        word.add(*_sheet(word, handout, new_page=number > 0))
    return word.to_bytes()


def _sheet(word: WordFile, handout: HandOut, *, new_page: bool) -> Iterator[Xml]:
    above = w("pageBreakBefore") if new_page else NOTHING
    number = run(f"Hand-Out {handout.number}")
    yield word.paragraph("Sheet Number", number, properties=(above,))
    yield word.paragraph("Sheet Title", run(handout.title))
    size = _size(handout)
    for kind, words in _lines(handout):
        marked = MARKED if kind == "Line" else ()
        yield word.paragraph(f"Sheet {kind} {size}", run(words), properties=marked)


def _lines(handout: HandOut) -> Iterator[tuple[str, str]]:
    yield from (("Words", words) for words in (handout.statement, handout.lead) if words)
    for group in handout.groups:
        if len(handout.groups) > 1:
            yield "Group", group.label
        yield from (("Line", line(item)) for item in group.items)


def _size(handout: HandOut) -> str:
    """The largest letters in which all lines have room on the page."""
    fitting = (name for name, size in SIZES.items() if _height(handout, size) <= HEIGHT)
    return next(fitting, "Smallest")


def _height(handout: HandOut, size: int) -> float:
    """In twentieths of a point, near enough: a line too many is better than a line on page two."""
    rows = (_rows(words, size) * LINE + _apart(kind) for kind, words in _lines(handout))
    return sum(rows) * size * 20


def _rows(words: str, size: int) -> int:
    return 1 + int(width_of(words) * REGULAR * size / 10 // WIDTH)


def _apart(kind: str) -> float:
    return 0.25 if kind == "Line" else APART
