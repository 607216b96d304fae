"""The words that pages use for items, answers and states."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Protocol

from guides import Guide, Question, Slot, is_asked, item_label, read_back
from guides.answers.money import money_words
from guides.answers.spoken_amounts import Reading
from guides.kinds import MISSING, MISSING_TO_PARTNERS
from research.answers.saving import Key, Stored, values_of

STATUSES = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "submitted": "Submitted",
    "declined": "Declined",
    "set_aside": "Set aside",
}
ACCOUNT_STATES = {"active": "Active", "invited": "Invited", "disabled": "Disabled"}
MESSAGE_STATES = {
    "queued": "Waiting",
    "sending": "Being sent",
    "sent": "Sent",
    "failed": "Failed",
    "unknown": "Unknown: may have been sent",
    "stopped": "Not sent",
    "by_hand": "Written to be sent by hand",
}
POUNDS = Question(id="cost", kind="money", ask="What would it cost?")
MODES = {"interviewer": "Interviewed", "self_completion": "Answered online"}


def is_put_into_words(guide: Guide, slot: Slot, values: Mapping[Key, Any]) -> bool:
    """Whether an "other" line of a hand-out is named here: at the first question asked of it."""
    if not slot.item or not slot.item.specify:
        return False
    asked = (other for other in _about_same(guide, slot) if is_asked(guide, other, values))
    return next(asked, slot).key == slot.key


def item_name(guide: Guide, slot: Slot, answers: Mapping[Key, Stored]) -> str:
    """What the item is called, with the words given for an "other" line."""
    if slot.item is None:
        return ""
    name = item_label(guide, slot, values_of(_naming(guide, slot, answers)))
    words = _other_words(guide, slot, answers) if slot.item.specify else ""
    return f"{name}: {words}" if words else name


def _naming(guide: Guide, slot: Slot, answers: Mapping[Key, Stored]) -> dict[Key, Stored]:
    """The answer that names the row which the slot is about, where it is a row and was named."""
    roster = guide.roster_of.get(slot.question.id)
    key = (roster.named_by, slot.key[1]) if roster else ("", "")
    return {key: answers[key]} if key in answers else {}


def _other_words(guide: Guide, slot: Slot, answers: Mapping[Key, Stored]) -> str:
    given = (answers.get(other.key) for other in _about_same(guide, slot))
    return next((answer.specify for answer in given if answer and answer.specify), "")


def _about_same(guide: Guide, slot: Slot) -> list[Slot]:
    """What the guide asks about the slot's item, but for what has other words to specify."""
    about = (q for q in guide.questions if q.for_each == slot.question.for_each)
    named = (q for q in about if q.kind != "money" and not any(o.specify for o in q.options))
    return [Slot(q, slot.item) for q in named]


class Given(Protocol):
    """What an answer says, wherever it was read from."""

    @property
    def value(self) -> Any: ...
    @property
    def missing(self) -> str | None: ...
    @property
    def specify(self) -> str: ...


def answer_text(slot: Slot, answer: Given | None, *, spoken: bool = True) -> str:
    """The answer in words; empty when there is none yet."""
    if answer is None:
        return ""
    words = answer.specify if slot.question.kind == "money" else ""
    if answer.missing:
        reason = (MISSING if spoken else MISSING_TO_PARTNERS)[answer.missing]
        return f"{reason} ({words})" if words else reason
    if answer.value is None and words:
        return f"“{words}”, not put into figures yet"
    text = read_back(slot.question, answer.value) if answer.value is not None else ""
    return f"{text} ({answer.specify})" if text and answer.specify else text


def money_read(read: Reading) -> str:
    """A reading of words for a cost, as the answer would be read back."""
    more = {"frequency": read.frequency, "zero_reason": read.zero_reason, "basis": read.basis}
    return money_words(POUNDS, read.amounts | {name: word for name, word in more.items() if word})


def moment(when: datetime | None) -> str:
    """A time as people say it, in the time zone of this computer: 3 March 2026, 14:02."""
    if when is None:
        return ""
    local = when.astimezone()
    return f"{day(local)}, {local:%H:%M}"


def day(when: date) -> str:
    """A day as people say it: 3 March 2026."""
    return f"{when.day} {when:%B %Y}"
