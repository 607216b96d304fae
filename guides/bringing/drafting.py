"""A draft of a guide, made from its lines one after another."""

from guides.bringing.asides import whole_line
from guides.bringing.asking import asking, probing, routing
from guides.bringing.finishing import finished
from guides.bringing.front import front
from guides.bringing.grids import grids_of, in_grid
from guides.bringing.handouts import opening, within
from guides.bringing.headings import aim, contents, heading, minutes
from guides.bringing.lines import LONGEST_LINE, CannotBring, Draft, SourceLine, has_words
from guides.bringing.numbered import numbers_told
from guides.bringing.options import option_line
from guides.bringing.profile import find_headings, from_the_margin
from guides.bringing.repeating import repeat
from guides.bringing.routes import ALL, base_line
from guides.bringing.state import State
from guides.bringing.tables import in_table, roles_of
from guides.bringing.text_lines import text_lines
from guides.bringing.word_lines import word_lines

MOST_CHARACTERS = 500_000
MOST_LINES = 5_000
NO_WORDS = "there are no words in it; bring the text of a topic guide"
TOO_LONG = (
    "the text is longer than 500,000 characters or 5,000 lines; a guide is far shorter, so check"
    " which text this is"
)


def draft_from_text(text: str) -> Draft:
    """A draft of the guide that a pasted text holds."""
    if len(text) > MOST_CHARACTERS:
        raise CannotBring(TOO_LONG)
    if text.count("\x00") or text.count("\ufffd") > 100:
        raise CannotBring("this is no text; paste the words, or bring the Word document itself")
    return _draft(text_lines(text))


def draft_from_word(source: bytes) -> Draft:
    """A draft of the guide that a Word document (.docx) holds."""
    return _draft(word_lines(source))


def _draft(lines: list[SourceLine]) -> Draft:
    if not any(has_words(line.text) for line in lines):
        raise CannotBring(NO_WORDS)
    if len(lines) > MOST_LINES or sum(len(line.text) for line in lines) > MOST_CHARACTERS:
        raise CannotBring(TOO_LONG)
    lines = numbers_told(lines)
    headings, roles = find_headings(lines), roles_of(lines)
    grids = grids_of(lines, roles)
    lines = from_the_margin(lines, headings)
    state = State(lines, base_holds=any(ALL.fullmatch(line.body) for line in lines))
    for at, line in enumerate(lines):
        state.at = at
        if in_grid(state, line, grids):
            continue
        if not has_words(line.text):
            state.note(line, line.text, "no words")
        elif len(line.text) > LONGEST_LINE:
            why = f"a line of more than {LONGEST_LINE:,} characters; bring it in parts"
            state.not_understood(line, line.text, why)
        elif not in_table(state, line, roles) and not heading(state, line, headings):
            next(step for step in STEPS if step(state, line))
    state.close_section()
    return finished(state)


# The first that knows what the line is takes it; the last takes any.
STEPS = (
    *(contents, minutes, front, aim, routing, base_line, probing, repeat),
    *(opening, within, option_line, whole_line, asking),
)
