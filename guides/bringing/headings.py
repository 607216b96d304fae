"""Lines that open a section, or say its aim and its minutes."""

import re

from guides.bringing.lines import SourceLine, has_words, words_of
from guides.bringing.marks import AIM, LABELLED, LETTERED, OBJECTIVES, TIMING
from guides.bringing.profile import LONGEST_TIMING, without_timing
from guides.bringing.state import State
from guides.bringing.word_styles import CONTENTS

MARKS = re.compile(r"[*_#]+")


def heading(state: State, line: SourceLine, headings: set[int]) -> bool:
    if line.number not in headings:
        return False
    if not state.guide["sections"] and OBJECTIVES.search(line.body):
        return False  # The aims of the whole study, ahead of the first section.
    words, timing, minutes = without_timing(line.body)
    label = LABELLED.match(words) or LETTERED.match(words)
    said = label[0] if label and has_words(words[label.end() :]) else ""
    title = MARKS.sub("", words.removeprefix(said)).strip(" :–—-") or words
    section = state.open_section(title)
    section["label"] = _label(said) or line.label
    state.note(line, words, "section", section, "title", said=said)
    if timing:
        section["minutes"] = minutes
        state.note(line, timing, "minutes", section, "minutes", said=timing)
    return True


def minutes(state: State, line: SourceLine) -> bool:
    """A line that is nothing but a timing."""
    found = TIMING.match(line.body) if len(line.body) <= LONGEST_TIMING else None
    if not found or not state.section or "minutes" in state.section or not int(found["minutes"]):
        return False
    state.section["minutes"] = int(found["minutes"])
    state.note(line, line.body, "minutes", state.section, "minutes", said=line.body)
    return True


def aim(state: State, line: SourceLine) -> bool:
    """A line that begins with "Aim:", or one in the list below a bare "Aims:"."""
    section, found = state.section, AIM.match(line.body)
    if section is None:
        return False
    if found and has_words(line.body[found.end() :]):
        add_aim(state, line, line.body[found.end() :], said=found[0])
        return True
    if found:
        state.bullets_are = "aims"
        state.note(line, line.body, "aim", section, "aim", said=line.body)
        return True
    listed = state.bullets_are == "aims" and not line.body.endswith("?")
    if listed and not ("aim" in section and (line.apart or not line.marker)):
        add_aim(state, line, line.body)
        return True
    state.bullets_are = "" if state.bullets_are == "aims" else state.bullets_are
    return False


def add_aim(state: State, line: SourceLine, text: str, said: str = "") -> None:
    section = state.section
    if section is None:
        return
    section["aim"] = f"{section['aim']}; {text}" if section.get("aim") else text
    state.note(line, said + text, "aim", section, "aim", said=said)


def contents(state: State, line: SourceLine) -> bool:
    if line.heading != CONTENTS:
        return False
    state.not_understood(line, line.text, "a line of the table of contents")
    return True


def _label(said: str) -> str:
    """What "SECTION B:" is called by: "b"."""
    words = words_of(said)
    return words[-1] if words else ""
