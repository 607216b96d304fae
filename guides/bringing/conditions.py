"""Conditions that name a question by its number and an answer: "IF YES AT Q3"."""

import re
from typing import NamedTuple

from guides.bringing.lines import label_of, words_of
from guides.bringing.options import make_yes_or_no
from guides.bringing.said_ranges import make_number, said_range
from guides.bringing.state import Part, State
from guides.number_ranges import other_numbers

NUMBER = r"(?:q(?:uestion)?s?\.?\s?)?[A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?\b"
WHO = (
    r"(?:(?:the\s+)?(?:respondent|interviewee|partner|participant|you|they)s?\s+)?"
    r"(?:(?:has|have)\s+)?"
)
SAID = (
    r"(?:answered|replied|responded|ticked|selected|said|says?|chose|chosen|choose|coded|circled"
    r"|marked)\s+"
)
OPENING = (
    rf"[\[({{]?\s*(?:ask\s+(?:this\s+|{NUMBER}\s+)?)?(?:only\s+)?"
    r"(?:(?:all|those|everyone)\s+who\s+|(?:only\s+)?(?:if|where|when)\s+)"
)
VALUE = r"(?P<not>not\s+)?(?P<value>[^.?!;:\[\]{}]{1,80}?)"
NAMED = rf"(?P<number>{NUMBER})"
CLOSING = (
    r"\s*(?:$|[\])},;:.–—-]\s*|(?=\s(?:ask|go|skip|please)\b))+"
    rf"(?:(?:then\s+)?(?:please\s+)?(?:ask|answer)\b\s*(?:{NUMBER})?\s*[:.,]*\s*)?"
)
CONDITIONS = tuple(
    re.compile(OPENING + WHO + form + CLOSING, re.IGNORECASE)
    for form in (
        rf"(?:answer\s+(?:to|at)\s+)?{NAMED}\s*(?:==?|:|\bis\b|\bwas\b|\bequals?\b|\banswered\b"
        rf"|\bcoded?\b|(?=[<>≤≥]))\s*(?:\b(?:answered|coded?)\s+)?{VALUE}",
        rf"(?:{SAID})?{VALUE}\s+(?:at|to|in|for|on|from)\s+{NAMED}",
        rf"{SAID}{VALUE}",
    )
)
# So LimeSurvey prints, below the question, of whom it is asked.
PRINTED = re.compile(
    rf"(?:(?:or|and)\s+)?answer was\s+{VALUE}\s+at question\s+\W?\d+\s+\[{NAMED}\]\W?"
    r"(?:\s*\(.*\))?",
    re.IGNORECASE,
)
QUOTES = "\"'“”‘’` "
PARTED = re.compile(r"\s*(?:,|/|&|\bor\b|\band\b)\s*", re.IGNORECASE)
SPAN = re.compile(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})")
CODE = re.compile(r"(?:codes?|options?|answers?)\s+(?=\d)", re.IGNORECASE)


class Condition(NamedTuple):
    """`of` names the question by its number, or is empty for the one before."""

    said: str
    of: str
    value: str
    negated: bool


class Met(NamedTuple):
    """The question and those of its answers that meet a condition, or why there are none."""

    question: Part | None
    values: tuple[str, ...]
    why: str = ""


def condition_of(text: str) -> Condition | None:
    """The condition that the text begins with."""
    for pattern in (PRINTED, *CONDITIONS):
        found = pattern.match(text)
        if found:
            of = label_of(found.groupdict().get("number") or "")
            return Condition(found[0], of, found["value"].strip(QUOTES), bool(found["not"]))
    return None


def met(state: State, condition: Condition) -> Met:
    named = f"question {condition.of.upper()}" if condition.of else "the question before"
    question = numbered(state, condition.of) if condition.of else state.question
    if question is None:
        return Met(None, (), f"no question before it has the number {condition.of.upper()}")
    values = values_of(question, condition.value)
    if condition.negated and values:
        values = others_of(question, values)
    if values:
        return Met(question, values)
    if not question.get("options"):
        return Met(question, (), f"{named} has no answers to choose from")
    return Met(question, (), f"{named} has no answer “{condition.value}”")


def numbered(state: State, label: str) -> Part | None:
    """The last question of that number so far."""
    return next((q for q in reversed(state.questions) if q["label"] == label), None)


def others_of(question: Part, values: tuple[str, ...]) -> tuple[str, ...]:
    """Every other answer; of a number, every number that is not in the one range."""
    if question.get("options"):
        return tuple(value for value in question["options"] if value not in values)
    return other_numbers(values[0]) if len(values) == 1 else ()


def values_of(question: Part, text: str) -> tuple[str, ...]:
    """The answers that the words or codes mean; none if any of them is unknown."""
    said = said_range(text)
    if said and make_number(question, said):
        return (said,)
    if words_of(text)[:1] in (["yes"], ["no"]):
        make_yes_or_no(question)
    whole = _named(question, text)
    if whole:
        return whole
    plain = SPAN.sub(_spelt_out, CODE.sub("", text))
    parts = [_named(question, part) for part in PARTED.split(plain)]
    return tuple(dict.fromkeys(value for part in parts for value in part)) if all(parts) else ()


def _spelt_out(span: re.Match[str]) -> str:
    return ", ".join(map(str, range(int(span[1]), int(span[2]) + 1)))


def _named(question: Part, text: str) -> tuple[str, ...]:
    """One answer by its code or its words, or all that begin with these words."""
    options, said = question.get("options", {}), words_of(text)
    coded = tuple(name for name, option in options.items() if said == [option.get("code")])
    labels = {name: words_of(option["label"]) for name, option in options.items()}
    same = tuple(name for name, words in labels.items() if words == said)
    begun = tuple(name for name, words in labels.items() if said and words[: len(said)] == said)
    return coded or same or begun
