"""Questions that a source repeats for each line of a hand-out."""

from guides.bringing.asides import add_aside, instruction_of
from guides.bringing.lines import SourceLine
from guides.bringing.state import Part, State


def repeat(state: State, line: SourceLine) -> bool:
    """ "Repeat for each": the questions before are asked of every line of the hand-out."""
    instruction, _ = instruction_of(line.body)
    asked = [
        h
        for h in state.guide["handouts"].values()
        if any(q is h.get("asked") for q in _of(state.section))
    ]
    if instruction.get("kind") != "repeat_for_each" or not asked or line.marker:
        return False
    lead = asked[-1]["asked"]
    repeated = _repeated(state, lead, line.body)
    if not repeated:
        return False
    for question in repeated:
        question["for_each"] = lead["for_each"]
        question["ask_if"] = {lead["id"]: ["yes"]}
        question.pop("handout", None)
    add_aside(state, line, line.body, repeated[0])
    for question in repeated[1:]:
        question.setdefault("instructions", []).append({"kind": "repeat_for_each"})
    state.handout = state.group = None
    return True


def _of(section: Part | None) -> list[Part]:
    return section["questions"] if section else []


def _repeated(state: State, lead: Part, text: str) -> list[Part]:
    """The questions after the hand-out's, or new ones like those that came before it."""
    questions = _of(state.section)
    later = questions[questions.index(lead) + 1 :]
    if later or "repeat" not in text.casefold():
        return later
    copies = []
    for question in state.before:
        kept = {k: v for k, v in question.items() if k in ("kind", "options", "boxes")}
        copy = state.open_question(question["ask"], 1, **kept)
        copies.append(copy)
    return copies
