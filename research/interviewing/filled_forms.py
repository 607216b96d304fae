"""A filled-in form taken over into its interview, with what is unclear as notes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from guides import Guide
from guides.answers.texts import LONGEST, UNKEEPABLE
from research.answers.saving import Given, Key, Stored, answers_of, save_answers

WHY = "from the filled-in form"
LEAD = "From the filled-in form, to be settled: "


def take_over(
    session: Session,
    guide: Guide,
    interview_id: int,
    given: Given,
    unclear: Iterable[tuple[Key | None, str]],
    *,
    started_from: int,
    by: str,
) -> dict[Key, Stored]:
    """Save the answers, and note at its question what a person has to settle.

    Returns what somebody else changed meanwhile: that stays. Raises InterviewClosed.
    """
    stored = answers_of(session, interview_id)
    entries: dict[Key, dict[str, Any]] = defaultdict(dict)
    for key, answer in given.items():
        entries[key] = _kept(answer, stored.get(key))
    for key, sentences in _by_key(guide, unclear).items():
        entries[key]["note"] = _note(stored.get(key), sentences)
    return save_answers(
        session, guide, interview_id, entries, started_from=started_from, by=by, why=WHY
    )


def _kept(answer: Mapping[str, Any], stored: Stored | None) -> dict[str, Any]:
    """A form cannot tell that the item was raised in the interview before: that stays."""
    known = stored is not None and stored.mention is not None
    return {name: entry for name, entry in answer.items() if not (known and name == "mention")}


def _by_key(guide: Guide, unclear: Iterable[tuple[Key | None, str]]) -> dict[Key, list[str]]:
    """What belongs to no question is noted at the first."""
    slots = (slot for section in guide.sections for slot in guide.slots(section))
    first = next(slots).key
    by_key: dict[Key, list[str]] = defaultdict(list)
    for key, sentence in unclear:
        by_key[key or first].append(LEAD + UNKEEPABLE.sub("", sentence))
    return by_key


def _note(stored: Stored | None, sentences: Iterable[str]) -> str:
    """What was noted before stays; the same form read again adds nothing."""
    before = stored.note if stored else ""
    new = (sentence for sentence in sentences if sentence not in before)
    return "\n".join(filter(None, (before, *new)))[:LONGEST]
