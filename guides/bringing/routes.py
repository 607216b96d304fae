"""Routes of a source: who is asked a question, and which ones an answer leads past."""

import re

from guides.bringing.asides import add_instruction
from guides.bringing.conditions import (
    NUMBER,
    PRINTED,
    Condition,
    condition_of,
    met,
    others_of,
    values_of,
)
from guides.bringing.lines import SourceLine, has_words, label_of
from guides.bringing.marks import IF_YES, ROUTING
from guides.bringing.options import make_yes_or_no
from guides.bringing.state import VALUES, Base, Part, Skip, State

ALL = re.compile(r"[\[({]?\s*ask\s+(?:all|everyone)\b[^?]{0,20}", re.IGNORECASE)
ROUTED = "routing; write it as ask_if on the questions that it leads to"
STAYS = "it is kept as an instruction: write it as ask_if"
# "If yes ask Q2, otherwise go to Q4": the one half only says who goes on.
ASKED_NEXT = re.compile(rf"\bask\s+(?P<target>{NUMBER})", re.IGNORECASE)
ASKED_BELOW = re.compile(
    rf"\W*(?:if|where)\s+(?P<value>yes|so|no|not)\b\W*ask\s+(?P<number>{NUMBER})\W*", re.IGNORECASE
)
REST = re.compile(r"\W*(?:otherwise|(?:all )?others?|those)\b\W*", re.IGNORECASE)
IF_VALUE = re.compile(r"\W*(?:if|where|those who)\s+(?P<value>.+?)[\W_]*$", re.IGNORECASE)


def base_line(state: State, line: SourceLine) -> bool:
    """A line that says who is asked what follows, and nothing else."""
    if ALL.fullmatch(line.body):
        state.put_base(None)
        return False
    below = ASKED_BELOW.fullmatch(line.body)
    if below:
        _asked_below(state, line, below["number"], VALUES[below["value"].casefold()])
        return True
    condition = condition_of(line.body)
    if condition is None or has_words(line.body[len(condition.said) :]):
        return False
    if state.question and PRINTED.fullmatch(line.body):
        return condition_for(state, line, line.body, state.question)
    lead(state, line, line.body, condition)
    return True


def _asked_below(state: State, line: SourceLine, number: str, value: str) -> None:
    """ "If yes, ask Q2": a base where that question comes next."""
    question, after = state.question, state.next_line()
    follows = after is not None and after.label == label_of(number)
    if question and follows and make_yes_or_no(question):
        state.put_base(Base(line, line.body, question, (value,)))
    else:
        state.not_understood(line, line.body, ROUTED)


def lead(state: State, line: SourceLine, text: str, condition: Condition) -> None:
    """Ask what follows on that condition, or keep its words for the interviewer."""
    found = met(state, condition)
    if found.question is None or found.why:
        _kept(state, line, text, None, found.why)
        return
    state.put_base(Base(line, text, found.question, found.values))


def condition_for(state: State, line: SourceLine, text: str, question: Part) -> bool:
    """Whether a note on a question says when that is asked; the question is then asked so."""
    condition = condition_of(text)
    if condition is None or has_words(text[len(condition.said) :]):
        return False
    found = met(state, condition)
    if found.question in (None, question) or found.why:
        _kept(state, line, text, question, found.why or "it names the question itself")
        return True
    state.ask_if(question, Base(line, text, found.question, found.values))
    return True


def _kept(state: State, line: SourceLine, text: str, question: Part | None, why: str) -> None:
    add_instruction(state, line, text, question)
    state.not_understood(line, text, f"{why}; {STAYS}")


def skip(state: State, line: SourceLine, text: str, question: Part | None) -> None:
    """ "If no, go to Q7": kept until it is known which questions lie between."""
    routing = ROUTING.search(text) or ASKED_NEXT.search(text)
    values = _leading(state, text[: routing.start()], question) if routing else ()
    if routing is None or question is None or values == ():
        state.not_understood(line, text, ROUTED)
        return
    state.skips.append(Skip(line, text, question, values, routing["target"]))


def _leading(state: State, before: str, question: Part | None) -> tuple[str, ...] | None:
    """The answers that lead on; None for whoever comes here, and none if nobody knows."""
    before = before.strip("[({ ")
    if not has_words(before):
        return None
    if question is None:
        return ()
    condition = condition_of(before)
    if condition and condition.of:
        found = met(state, condition)
        return found.values if found.question is question else ()
    yes_or_no = IF_YES.match(before)
    if yes_or_no and not has_words(before[yes_or_no.end() :]):
        wanted = VALUES[yes_or_no["value"].casefold()]
        return (wanted,) if make_yes_or_no(question) else ()
    if REST.fullmatch(before):
        return _others(state, question)
    value = IF_VALUE.match(before)
    return values_of(question, value["value"].strip("\"'“”‘’")) if value else ()


def _others(state: State, question: Part) -> tuple[str, ...]:
    told = {v for skip in state.skips if skip.question is question for v in skip.values or ()}
    return others_of(question, tuple(told)) if told else ()
