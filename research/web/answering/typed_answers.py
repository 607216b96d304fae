"""What a browser sent about one question, read as an answer."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from guides import Question, problem
from guides.answers.spoken_costs import read_cost
from guides.answers.texts import words_problem
from guides.kinds import MISSING, MISSING_TO_PARTNERS
from guides.typed import FIELDS, READING, first, kind_field
from research.answers.saving import Key

CHOICES = {"one_of", "scale", "any_of"}
REASON = "missing:"
PARTNERS_REASONS = ("dont_know", "prefer_not_to_say", "not_applicable")
BESIDE = ("note", "probes", "memo", "said")
NOT_REACHED = "not_reached"
BOTH = "Either answer, or choose why there is no answer"

Typed = dict[str, list[str]]
"""What was sent, part by part; the part called "" is the answer itself."""


class Asked(NamedTuple):
    """A question as the page put it, and what it asked besides."""

    question: Question
    name: str
    spoken: bool
    specify: bool
    mention: str | None = None

    def part_name(self, part: str) -> str:
        return self.name + _ending(part)

    @property
    def reasons(self) -> dict[str, str]:
        if self.spoken:
            return MISSING
        return {name: MISSING_TO_PARTNERS[name] for name in PARTNERS_REASONS}


class Read(NamedTuple):
    """`given` is what save_answers takes; `unreadable` says why there may be no value in it."""

    typed: Typed
    given: dict[str, Any]
    unreadable: str


def field_name(key: Key) -> str:
    return "__".join(key)


def started_from(sent: object) -> int:
    """The revision that the page was made from; the first where it does not say."""
    typed = str(sent or "")
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


def read_typed(asked: Asked, formdata: Any) -> Read:
    named = asked.name
    typed = {
        part: formdata.getlist(name) if (name := named + ending) in formdata else []
        for part, ending in _endings(asked.question.kind, asked.spoken)
    }
    value, unreadable = None, ""
    try:
        value = kind_field(asked.question).read({**typed, "": _chosen(asked.question, typed)})
    except ValueError as error:
        unreadable = str(error)
    value, reason = _or_reason(asked, typed, value)
    given = {"value": value, "missing": reason}
    if asked.specify or asked.question.kind == "money":
        given["specify"] = first(typed, "specify")
    given |= _beside(asked.question, typed) if asked.spoken else {}
    if asked.question.keeps_mention:
        given["mention"] = _mention(asked, typed, value)
    return Read(typed, given, unreadable)


@cache
def _endings(kind: str, spoken: bool) -> list[tuple[str, str]]:
    """The parts in which an answer is sent, each with how its field's name ends."""
    reads = READING if kind == "money" else ()
    beside = BESIDE if spoken else ()
    parts = {*FIELDS[kind].parts, *reads, "", "missing", "specify", "mention", *beside}
    return [(part, _ending(part)) for part in parts]


def _ending(part: str) -> str:
    return f"__{part}" if part else ""


def _or_reason(asked: Asked, typed: Typed, value: Any) -> tuple[Any, str | None]:
    """The answer, and why there is none. What was not reached is, once it has an answer."""
    reason = reason_in(asked.question, typed)
    if value is None and reason in (None, NOT_REACHED):
        value, reason = _raised(asked, typed), _said_reason(asked, typed) or reason
    return value, None if value is not None and reason == NOT_REACHED else reason


def given_problem(asked: Asked, given: Mapping[str, Any]) -> str | None:
    """What is wrong with it, in a sentence."""
    value, missing = given["value"], given["missing"]
    if value is not None and missing is not None:
        return BOTH
    if value is not None and (what := problem(asked.question, value)):
        return what
    if what := reason_problem(asked, missing):
        return what
    problems = (words_problem(given.get(part, "")) for part in ("specify", "note"))
    return next(filter(None, problems), None)


def reason_problem(asked: Asked, missing: str | None) -> str | None:
    """A partner is given fewer reasons to choose from than an interviewer."""
    fits = missing is None or missing in asked.reasons
    return None if fits else "Choose one of the reasons in the list"


def as_typed(question: Question, entries: Mapping[str, Any]) -> Typed:
    """A stored answer as a browser would send it."""
    typed = {"specify": [entries["specify"]], "note": [entries["note"]]}
    typed["probes"] = list(entries["probes"])
    typed["mention"] = ["yes"] if entries["mention"] == "spontaneous" else []
    if entries["value"] is not None:
        typed |= kind_field(question).write(entries["value"])
    if reason := entries["missing"]:
        typed |= {"": [REASON + reason]} if question.kind in CHOICES else {"missing": [reason]}
    return typed


def typed_over(
    question: Question, theirs: Mapping[str, Any], changed: Mapping[str, Any], typed: Typed
) -> Typed:
    """What was typed to an answer of somebody else: theirs, but for the entries changed here."""
    both = as_typed(question, {**theirs, **changed})
    if "value" in changed:
        return typed | {part: both[part] for part in ("specify", "note", "probes", "mention")}
    return both | {part: typed[part] for part in ("memo", "said") if part in typed}


def _chosen(question: Question, typed: Typed) -> list[str]:
    if question.kind not in CHOICES:
        return typed[""]
    return [choice for choice in typed[""] if not choice.startswith(REASON)]


def reason_in(question: Question, typed: Typed) -> str | None:
    """Why there is no answer: one of the choices, or chosen from a list beside them."""
    choices = typed.get("", ()) if question.kind in CHOICES else ()
    reasons = (c.removeprefix(REASON) for c in choices if c.startswith(REASON))
    return next(reasons, None) or first(typed, "missing") or None


def _said_reason(asked: Asked, typed: Typed) -> str | None:
    """Why there is no sum, where the words for it were read so and that was confirmed."""
    if asked.question.kind != "money" or not first(typed, "use"):
        return None
    missing = read_cost(first(typed, "specify")).missing
    return missing if missing in asked.reasons else None


def _raised(asked: Asked, typed: Typed) -> str | None:
    """What was brought up unasked stands for the first of the choices until it is said better."""
    is_one = asked.question.kind in ("one_of", "scale") and asked.question.keeps_mention
    ticked = asked.spoken and is_one and first(typed, "mention")
    return asked.question.options[0].id if ticked else None


def _beside(question: Question, typed: Typed) -> dict[str, Any]:
    """What the interviewer keeps beside the answer."""
    beside: dict[str, Any] = {"note": first(typed, "note").replace("\r\n", "\n")}
    if question.probes:
        known = {probe.text for probe in question.probes}
        beside["probes"] = [probe for probe in typed["probes"] if probe in known]
    return beside


def _mention(asked: Asked, typed: Typed, value: Any) -> str | None:
    """A partner who answers alone was always prompted, but for what came up in an interview."""
    if asked.spoken and first(typed, "mention"):
        return "spontaneous"
    if not asked.spoken and asked.mention:
        return asked.mention
    return "prompted" if value is not None else None
