"""Questions, with the follow-ups and probes that stand below them."""

import re

from guides.bringing.asides import add_aside, peel, probes_of
from guides.bringing.conditions import Condition, condition_of, met
from guides.bringing.handouts import asked_of_sheet
from guides.bringing.lines import Became, SourceLine, has_words
from guides.bringing.marks import IF_YES, PROBE, ROUTING, TRAILING_IF, asks
from guides.bringing.options import (
    YES_OR_NO,
    add_boxed,
    add_yes_or_no,
    boxes_behind,
    make_yes_or_no,
)
from guides.bringing.routes import ROUTED, condition_for, lead, skip
from guides.bringing.state import VALUES, Led, Part, State

LONGEST_PROBE = 12
OTHER_TABLE = (
    "a table of no kind that is known; write its rows as questions, or as lines of a hand-out"
)
ROUTES_APART = re.compile(r"[;,.]\s*(?=(?:if|where|otherwise|others?)\b.*\d)", re.IGNORECASE)
ROUTED_TAIL = re.compile(rf"(?<=[?.!)])\s+[^?.!]*{ROUTING.pattern}.*$", re.IGNORECASE)
UNCLEAR = "it stays in the question: write it as ask_if"
BETWEEN = "a sentence between questions; is it said, or is it for the interviewer?"


def routing(state: State, line: SourceLine) -> bool:
    """ "If yes, go to 17" stays with the researcher; an answer that leads on is an answer."""
    found = ROUTING.search(line.body)
    if not found:
        return False
    sends = re.match(r"\W*(?:if|where|others?wise|those|all others)\b", line.body, re.IGNORECASE)
    if not sends and has_words(line.body[: found.start()]):
        return False
    for text in ROUTES_APART.split(line.body):
        skip(state, line, text, state.question)
    return True


def probing(state: State, line: SourceLine) -> bool:
    """A line that begins with "Probe", and the list below it."""
    question = state.question
    found = PROBE.match(line.body)
    if question and found and not has_words(line.body[found.end() :]):
        state.bullets_are, state.bullets_depth = "probes", line.depth
        state.note(line, line.body, "probe", question, "probes", said=line.body)
        return True
    if question and found and probes_of(line.body)[0]:
        add_aside(state, line, line.body, question)
        state.bullets_are, state.bullets_depth = "probes", line.depth
        return True
    if state.bullets_are != "probes" or question is None:
        return False
    deep = line.depth >= state.bullets_depth and not (line.apart and not state.bullets_depth)
    if line.marker and deep and not asks(line.body) and line.marker != "number":
        _probe(state, line, question)
        return True
    state.bullets_are = ""
    return False


def _probe(state: State, line: SourceLine, question: Part) -> None:
    question.setdefault("probes", []).append(line.body.strip(" ;"))
    state.note(line, line.body, "probe", question, "probes")


def asking(state: State, line: SourceLine) -> bool:
    """Whatever is left: a question, or what stands around it."""
    body, boxes = boxes_behind(line.body)
    peeled = peel(body)
    words, routed = _without_routing(peeled.words)
    if not line.marker and not _is_lead_in(state, words) and not asks(words):
        return _paragraph(state, line)
    if "paraphrase" in words.casefold() and not words.endswith("?"):
        add_aside(state, line, line.body, None)
        return True
    parent = state.parent(line.depth) if line.marker else None
    if parent and _is_probe(words, parent) and not IF_YES.match(words):
        _probe(state, line, parent)
        return True
    _question(state, line, peeled.asides, words, parent)
    if boxes and state.question:
        add_boxed(state, line, boxes, state.question)
    if routed:
        skip(state, line, routed, state.question)
    return True


def _without_routing(words: str) -> tuple[str, str]:
    """ "Anything else? If no, go to 17": the question is one thing, where it leads another."""
    found = ROUTED_TAIL.search(words)
    return (words[: found.start()], found[0]) if found else (words, "")


def _is_lead_in(state: State, words: str) -> bool:
    after = state.next_line()
    leads = after is not None and bool(after.marker or after.cell)
    return words.endswith(":") and leads


def _is_probe(words: str, parent: Part) -> bool:
    bare = words.rstrip(" .;")
    short = len(bare.split()) <= LONGEST_PROBE
    return short and not asks(words) and not _lead_of(parent)


def _paragraph(state: State, line: SourceLine) -> bool:
    """Words to say as a section is opened; later on, nobody can tell what they are."""
    section = state.section
    if section is None or section["questions"] or not has_words(line.body):
        state.not_understood(line, line.text, OTHER_TABLE if line.cell else BETWEEN)
        return True
    introduction = section.setdefault("introduction", {"ask": ""})
    introduction["ask"] = f"{introduction['ask']} {line.body}".strip()
    state.attach(introduction)
    state.note(line, line.body, "introduction", introduction, "ask")
    return True


def _question(
    state: State,
    line: SourceLine,
    asides: tuple[tuple[str, bool], ...],
    words: str,
    parent: Part | None,
) -> None:
    _leading(state, line, [aside for aside, leads in asides if leads])
    words, answers = _without_answers(words)
    route, said, rest = _route(state, line, words)
    if not has_words(rest):
        return
    made = _opened(state, line, rest, parent, route)
    became: Became = "follow-up" if line.depth or route else "question"
    tail = TRAILING_IF.search(rest)
    if tail and make_yes_or_no(made):
        made["ask"] = rest[: tail.start()]
        state.condition = Led(made, VALUES[tail["value"].casefold()], line.depth)
        said = f"{said} {tail[0]}"
    state.note(line, words, became, made, "ask", said=said)
    for aside, leads in asides:
        if not leads:
            _trailing(state, line, aside, made)
    if answers and "options" not in made:
        add_yes_or_no(state, line, answers, made)
    asked_of_sheet(state, made)


def _leading(state: State, line: SourceLine, asides: list[str]) -> None:
    """What stands in brackets before a question: of whom it is asked, or how."""
    for aside in asides:
        condition = condition_of(aside)
        if condition:
            lead(state, line, aside, condition)
        else:
            add_aside(state, line, aside, None)


def _lead_of(question: Part) -> str:
    """The words that a question only begins with; each line below it ends them."""
    if "lead" in question:
        return str(question["lead"])
    lead = str(question["ask"])
    return lead.rstrip(":… ") if lead.endswith((":", "…")) else ""


def _opened(state: State, line: SourceLine, words: str, parent: Part | None, route: Part) -> Part:
    """Below a lead-in its words are said again: "Would it:" asks nothing without what follows."""
    depth = line.depth if line.marker else -1
    lead = _lead_of(parent) if parent else ""
    if not parent or not lead:
        return state.open_question(words[:1].upper() + words[1:], depth, **route)
    asked = f"{lead}: {words}"
    if "lead" in parent:
        return state.open_question(asked, depth, **route)
    parent.update(ask=asked, lead=lead, **route)
    state.question = parent
    return parent


def _route(state: State, line: SourceLine, words: str) -> tuple[Part, str, str]:
    """When it is asked, the words that say so, and the words to ask."""
    condition = condition_of(words)
    if condition and has_words(words[len(condition.said) :]):
        return _on_condition(state, line, words, condition)
    found = IF_YES.match(words)
    target = _yes_or_no_before(state, line) if found else None
    if found and target is not None:
        value = VALUES[found["value"].casefold()]
        rest = words[found.end() :]
        if not has_words(rest):
            state.condition = Led(target, value, line.depth)
            state.note(line, line.body, "routing", target, "ask", said=line.body)
        return {"ask_if": {target["id"]: [value]}}, found[0], rest
    if found and not has_words(words[found.end() :]):
        state.not_understood(line, line.text, ROUTED)
        return {}, "", ""
    held = state.condition
    if held and line.depth > held.depth:
        return {"ask_if": {held.question["id"]: [held.value]}}, "", words
    state.condition = None
    return {}, "", words


def _on_condition(
    state: State, line: SourceLine, words: str, condition: Condition
) -> tuple[Part, str, str]:
    """ "If yes at Q3, how often?": what stays unclear stays in the question."""
    found = met(state, condition)
    if found.question and found.values:
        route = {"ask_if": {found.question["id"]: list(found.values)}}
        return route, condition.said, words[len(condition.said) :]
    if found.question and condition.of:
        state.not_understood(line, condition.said, f"{found.why}; {UNCLEAR}")
    return {}, "", words


def _trailing(state: State, line: SourceLine, aside: str, question: Part) -> None:
    if YES_OR_NO.fullmatch(aside.strip()):
        add_yes_or_no(state, line, aside, question)
    elif not condition_for(state, line, aside, question):
        add_aside(state, line, aside, question)


def _without_answers(words: str) -> tuple[str, str]:
    """ "Do you agree? Yes / No": the question, and the answers that stand behind it."""
    found = YES_OR_NO.search(words)
    before = words[: found.start()].rstrip(" (-–—") if found else ""
    bracketed = bool(found) and words[len(before) :].strip().startswith(("(", "["))
    if found and has_words(before) and (bracketed or before.endswith((".", "?", ":", ")"))):
        return before, found[0]
    return words, ""


def _yes_or_no_before(state: State, line: SourceLine) -> Part | None:
    """The question that "if yes" speaks of: the one above, or the one that led to that."""
    before = state.parent(line.depth) or state.question
    asked = {q["id"]: q for q in (state.section or {}).get("questions", ())}
    led = [asked.get(on) for on in (before or {}).get("ask_if", {})]
    found = [q for q in (*led, before) if q is not None and make_yes_or_no(q)]
    return found[0] if found else None
