"""Lines ahead of the first section: the title, the objectives, words for the interviewer."""

from guides.bringing.asides import instruction_of, is_aside
from guides.bringing.lines import SourceLine, word_set, words_of
from guides.bringing.marks import OBJECTIVES, asks
from guides.bringing.state import State
from guides.bringing.word_styles import TITLE
from guides.made_ids import slug, unused

LEAD_IN = word_set("aim aims and objective objectives research questions of the study our")


def front(state: State, line: SourceLine) -> bool:
    if state.section:
        return False
    if _is_objectives(line) and "title" in state.guide:
        _lead_in(state, line)
    elif state.bullets_are == "objectives" and line.marker:
        _objective(state, line)
    elif "title" not in state.guide and _is_title(line):
        state.guide["title"] = line.body.strip("*_# ")
        state.note(line, line.body, "title", state.guide, "title")
    elif line.marker or line.body.endswith("?"):
        return False  # The questions begin, and no heading came before them.
    elif is_aside(line, line.body) or line.body.endswith((".", ":")):
        instruction, said = instruction_of(line.body)
        state.guide.setdefault("instructions", []).append(instruction)
        state.note(line, line.body, "instruction", state.guide, "instructions", said=said)
    else:
        state.not_understood(line, line.text, "a line ahead of the first section")
    return True


def _is_objectives(line: SourceLine) -> bool:
    """A heading or a lead-in; a paragraph that only speaks of objectives is neither."""
    short = len(line.body.split()) <= 14 and not line.body.endswith((".", "?"))
    return bool(not line.marker and short and OBJECTIVES.search(line.body))


def _lead_in(state: State, line: SourceLine) -> None:
    state.bullets_are = "objectives"
    if set(words_of(line.body)) <= LEAD_IN:
        state.note(line, line.body, "objective", state.guide, said=line.body)
    else:
        state.guide.setdefault("instructions", []).append({"text": line.body})
        state.note(line, line.body, "instruction", state.guide, "instructions")


def _is_title(line: SourceLine) -> bool:
    if line.heading == TITLE or line.heading == 1:
        return True
    return not line.marker and not asks(line.body) and len(line.body) <= 200


def _objective(state: State, line: SourceLine) -> None:
    objectives = state.guide.setdefault("objectives", {})
    name = unused(slug(line.body, "objective"), objectives)
    objectives[name] = {"text": line.body}
    state.note(line, line.body, "objective", objectives[name], "text")
