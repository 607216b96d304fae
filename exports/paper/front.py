"""What stands around a paper: its properties, the words at the head of a page, page numbers."""

import datetime

from docx.section import Section as Pages

from exports.plain_text import one_line, shortened
from exports.word_file import WordFile
from exports.word_front import LONGEST_PROPERTY
from exports.word_xml import field, parsed, run

LONGEST_HEADER = 90


def set_properties(word: WordFile, title: str, what: str) -> None:
    known = word.document.core_properties
    known.title = one_line(title)[:LONGEST_PROPERTY]
    known.subject, known.author, known.last_modified_by = what, "Showcard", "Showcard"
    known.language, known.comments, known.keywords = "en-GB", "", ""
    known.created = known.modified = datetime.datetime.now(datetime.UTC)


def number_pages(word: WordFile, header: str) -> None:
    pages = word.document.sections[0]
    set_header(word, pages, header)
    number = run("Page "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1")
    pages.footer._element[:] = parsed(word.paragraph("Footer", *number))[:]


def set_header(word: WordFile, pages: Pages, words: str) -> None:
    pages.header.is_linked_to_previous = False
    line = word.paragraph("Header", run(shortened(words, LONGEST_HEADER)))
    pages.header._element[:] = parsed(line)[:]
