"""The lists of a report: its contents, its figures and tables, each line a link."""

from collections.abc import Sequence

from exports.word_file import Target, WordFile
from exports.word_xml import FIELD_END, Xml, field_begin, joined, run, w

# \n leaves page numbers out: the lists are right from the start, and Word asks nothing. Without \u
# Word leaves out what an annex holds, whose headings have styles of their own.
CONTENTS_FIELD = 'TOC \\o "1-2" \\n \\h \\z'
DEEPEST, DEEPEST_IN_ANNEX = 2, 1
MOST_BELOW_TITLE, LINES_OF_PAGE = 8, 40
CAPTIONS_FIELD = 'TOC \\n \\h \\z \\c "{}"'


def contents(word: WordFile) -> Xml:
    """To be asked for last, when every heading is known; few stand on the title page."""
    headings = [target for target in word.targets if _is_listed(target)]
    begins = (w("pageBreakBefore"),) if len(headings) > MOST_BELOW_TITLE else ()
    heading = word.paragraph("TOC Heading", run("Contents"), properties=begins)
    return joined(heading, _list(word, CONTENTS_FIELD, headings))


def _is_listed(target: Target) -> bool:
    deepest = DEEPEST_IN_ANNEX if target.in_annex else DEEPEST
    return target.kind == "Section" and target.level <= deepest


def add_caption_lists(word: WordFile) -> None:
    """At the back: there are many, and the summary should not have to wait for them."""
    room = LINES_OF_PAGE
    for kind in ("Figure", "Table"):
        captions = [target for target in word.targets if target.kind == kind]
        if captions:
            # In LibreOffice a heading above such a list can be left alone at the foot of a page.
            goes_on = len(captions) > room < LINES_OF_PAGE
            word.add(word.heading(f"{kind}s", 2, counted=False, new_page=goes_on))
            room -= len(captions)
            word.add(_list(word, CAPTIONS_FIELD.format(kind), captions))


def _list(word: WordFile, instruction: str, targets: Sequence[Target]) -> Xml:
    lines = [_link(target) for target in targets]
    lines[0] = joined(field_begin(instruction), lines[0])
    lines[-1] = joined(lines[-1], FIELD_END)
    styles = map(_style, targets)
    return joined(*(word.paragraph(*entry) for entry in zip(styles, lines, strict=True)))


def _style(target: Target) -> str:
    return f"toc {target.level}" if target.kind == "Section" else "table of figures"


def _link(target: Target) -> Xml:
    if target.kind == "Section":
        words = f"{target.label}\t{target.words}" if target.label else target.words
    else:
        words = f"{target.label}: {target.words}"
    return w("hyperlink", run(words), anchor=target.bookmark, history=1)
