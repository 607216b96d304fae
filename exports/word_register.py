"""The claim register in Word: a row for each claim, to which the marker behind the claim leads."""

from exports.composing.parts import Entry, Register
from exports.word_file import WordFile
from exports.word_tables import cell, frame, gap, row
from exports.word_xml import Xml, bookmarked, joined, run, w

WIDTHS = (800, 3400, 3200, 2238)
HEADINGS = ("Claim", "What is said, and who signed it", "Question and base", "Partners, quotes")
# Numbers of bookmarks, far from those of headings and captions.
FIRST = 50_000


def register_xml(word: WordFile, register: Register) -> Xml:
    caption = word.caption("Table", "Claims and what each rests on")
    heading = row(*(_cell(word, n, words) for n, words in enumerate(HEADINGS)), heading=True)
    rows = (_row(word, n, entry) for n, entry in enumerate(register.entries))
    table = frame(word.style("Report Table"), "Claim register", WIDTHS, heading, *rows)
    note = [word.paragraph("Note", run(register.note))] if register.note else []
    return joined(caption, table, *note, gap(word))


def _cell(word: WordFile, column: int, words: str) -> Xml:
    return cell(WIDTHS[column], word.paragraph("Table Heading", run(words)))


def _row(word: WordFile, n: int, entry: Entry) -> Xml:
    name = "_Claim" + entry.marker.replace(".", "_")
    marker = bookmarked(name, FIRST + n, run(entry.marker, w("b"), w("bCs")))
    quotes = "\n".join(entry.quotes)
    contents = (
        _lines(word, marker),
        _lines(word, run(entry.claim), run(entry.standing, w("i"), w("iCs"))),
        _lines(word, run(entry.question), run(f"Base: {entry.base}")),
        _lines(word, run(entry.partners or "–"), *([run(quotes)] if quotes else [])),
    )
    cells = (cell(width, content) for width, content in zip(WIDTHS, contents, strict=True))
    return row(*cells, unbroken=n > 0 and len(entry.claim) < 600)


def _lines(word: WordFile, *lines: Xml) -> Xml:
    return joined(*(word.paragraph("Table Text", line) for line in lines))
