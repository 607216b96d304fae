"""Which questions an answer leads past, once all of a source is read."""

from guides.bringing.conditions import others_of
from guides.bringing.lines import label_of
from guides.bringing.marks import SECTION_CALLED
from guides.bringing.state import Part, Skip, State

BY_HAND = "write it as ask_if on the questions between"


def lead_past(state: State) -> None:
    """Put each skip on the questions that it leads past, or say why it cannot be."""
    for skip in state.skips:
        why = _led_past(state, skip)
        if why:
            state.not_understood(skip.line, skip.text, f"{why}; {BY_HAND}")


def _led_past(state: State, skip: Skip) -> str:
    on, leading = _decided_by(state, skip)
    if on is None:
        return "everybody is led past the same questions, as far as can be seen"
    if on.get("for_each"):
        return "it is answered once for each line of a list, and what follows is not"
    at, to = _places(state, skip)
    if to <= at:
        return f"no later question is found under “{skip.target}”"
    between = state.questions[at + 1 : to]
    reason = _why_not(on, leading, between)
    if not reason:
        for question in between:
            question.setdefault("ask_if", {})[on["id"]] = _staying(on, leading, question)
        holder, key = (between[0], "ask_if") if between else (skip.question, "ask")
        state.note(skip.line, skip.text, "routing", holder, key, said=skip.text)
    return reason


def _decided_by(state: State, skip: Skip) -> tuple[Part | None, tuple[str, ...]]:
    """The question whose answers lead past: its own, or the one by which it is asked at all."""
    if skip.values is not None:
        return skip.question, skip.values
    routes = list(skip.question.get("ask_if", {}).items())
    if len(routes) != 1:
        return None, ()
    on = next(q for q in state.questions if q["id"] == routes[0][0])
    return on, tuple(routes[0][1])


def _places(state: State, skip: Skip) -> tuple[int, int]:
    """Where the question stands that leads past, and where the one that it leads to."""
    at = next(n for n, question in enumerate(state.questions) if question is skip.question)
    later = range(at + 1, len(state.questions))
    wanted = skip.target.casefold()
    if wanted.startswith(("end", "close")):
        return at, len(state.questions)
    if wanted.startswith("next"):
        here = state.section_of(skip.question)
        after = (n for n in later if state.section_of(state.questions[n]) is not here)
        return at, next(after, len(state.questions))
    section = SECTION_CALLED.fullmatch(skip.target)
    if section:
        label = section["label"].casefold()
        return at, next((n for n in later if _in_section(state, n, label)), -1)
    label = label_of(skip.target)
    return at, next((n for n in later if state.questions[n]["label"] == label), -1)


def _in_section(state: State, at: int, label: str) -> bool:
    return bool(state.section_of(state.questions[at]).get("label") == label)


def _why_not(on: Part, leading: tuple[str, ...], between: list[Part]) -> str:
    if any(not _staying(on, leading, question) for question in between):
        return "no answer would lead to the questions between"
    routes = on.get("ask_if", {}).items()
    if not all(question.get("ask_if", {}).items() >= routes for question in between):
        return "whoever is not asked it would not be asked those between either"
    return ""


def _staying(on: Part, leading: tuple[str, ...], question: Part) -> list[str]:
    """The answers after which the question is still asked."""
    before = question.get("ask_if", {}).get(on["id"])
    if before is None:
        return list(others_of(on, leading))
    return [value for value in before if value not in leading]
