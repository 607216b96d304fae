"""Costs that stand only in words: said, and not put into figures until a person confirms it."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from guides import Guide, Slot
from guides.answers.money import is_only_in_words
from research.answers.saving import answers_of, save_answers
from research.answers.stored import Key, Stored
from research.models import Interview


class WordsChanged(Exception):
    """Somebody changed or read the words since their reading was shown."""


def stands_in_words(slot: Slot, answers: Mapping[Key, Stored]) -> bool:
    said = answers.get(slot.key)
    return said is not None and is_only_in_words(
        slot.question, said.value, said.missing, said.specify
    )


def confirm_reading(
    session: Session,
    guide: Guide,
    interview: Interview,
    key: Key,
    read: Mapping[str, Any],
    *,
    words: str,
    by: str,
) -> None:
    """Keep what the words were `read` as, if they still say the same.

    Raises WordsChanged, InterviewClosed.
    """
    answers = answers_of(session, interview.id)
    slot = guide.slots_by_key[key]
    if not stands_in_words(slot, answers) or answers[key].specify != words:
        raise WordsChanged
    save_answers(session, guide, interview.id, {key: read}, started_from=interview.revision, by=by)
