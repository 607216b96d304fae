"""Answers are saved with their history, and never over somebody else's."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from guides import Guide, Roster, problem
from guides.answers.texts import words_problem
from guides.kinds import MENTIONS, MISSING
from research.answers.changes import InterviewClosed as InterviewClosed
from research.answers.changes import (
    answers_to,
    current_state,
    rows_moved,
    shown_answers,
    write_changes,
)
from research.answers.section_counts import count_sections
from research.answers.stored import EMPTY as EMPTY
from research.answers.stored import Given as Given
from research.answers.stored import Key as Key
from research.answers.stored import Stored as Stored
from research.answers.stored import values_of as values_of
from research.models import Answer
from research.prepared import Prepared


class AnswersRefused(ValueError):
    """Some of what was given is no answer to its question; nothing of it was saved."""

    def __init__(self, problems: dict[Key, str]) -> None:
        super().__init__("; ".join(f"{q} {item}: {what}" for (q, item), what in problems.items()))
        self.problems = problems

    @property
    def first(self) -> str:
        return next(iter(self.problems.values()))


_STORED = tuple(getattr(Answer, name) for name in Stored._fields)
_OF_INTERVIEW = Prepared(select(*_STORED).where(Answer.interview_id == bindparam("interview")))


def answers_of(session: Session, interview_id: int) -> dict[Key, Stored]:
    session.flush()
    rows = _OF_INTERVIEW.rows(session.connection(), {"interview": interview_id})
    return {(row[0], row[1]): Stored._make(row) for row in rows}


def answers_of_each(
    session: Session, interview_ids: Collection[int]
) -> dict[int, dict[Key, Stored]]:
    """The answers of several interviews, read at once."""
    query = select(Answer.interview_id, *_STORED).where(Answer.interview_id.in_(interview_ids))
    found: dict[int, dict[Key, Stored]] = {}
    for interview_id, *row in session.execute(query.order_by(Answer.id)):
        stored = Stored._make(row)
        found.setdefault(interview_id, {})[stored.question, stored.item] = stored
    return found


class Saved(NamedTuple):
    """In which revision what was given now stands, and what could not be saved."""

    revision: int
    conflicts: dict[Key, Stored]
    changed: bool


def save_answers(
    session: Session,
    guide: Guide,
    interview_id: int,
    given: Given,
    *,
    started_from: int,
    by: str,
    why: str = "",
) -> dict[Key, Stored]:
    """Save what changed since revision `started_from`, and tell what could not be.

    Whoever gave only one entry of an answer leaves the others alone. Where somebody else changed
    the same entry meanwhile, theirs stays and is returned, so that both can be shown.
    Raises AnswersRefused, InterviewClosed.
    """
    session.flush()
    saved = save_uncounted(
        session.connection(),
        guide,
        interview_id,
        given,
        started_from=started_from,
        by=by,
        why=why,
    )
    if saved.changed:
        count_sections(session, interview_id, answers_of(session, interview_id))
    return saved.conflicts


def save_uncounted(
    connection: Connection,
    guide: Guide,
    interview_id: int,
    given: Given,
    *,
    started_from: int,
    by: str,
    why: str = "",
    ended: bool = False,
) -> Saved:
    """The same for one answer that saves itself: nothing is read but what it touches."""
    refuse_problems(guide, given)
    revision, stored = current_state(connection, interview_id, given, ended=ended)
    shown = shown_answers(connection, interview_id, stored, started_from)
    moved = moved_rows(connection, guide, interview_id, given, started_from=started_from)
    changes: dict[Key, tuple[dict[str, Any] | None, dict[str, Any]]] = {}
    conflicts: dict[Key, Stored] = {}
    for key, entries in given.items():
        old = stored[key].given if key in stored else None
        merged, clashes = _merge(shown.get(key) or EMPTY, old or EMPTY, entries)
        if clashes or (key in moved and merged != (old or EMPTY)):
            conflicts[key] = stored.get(key) or moved[key]
        elif merged != (old or EMPTY):
            changes[key] = (old, merged)
    if changes:
        revision += 1
        write_changes(connection, interview_id, changes, revision=revision, by=by, why=why)
    return Saved(revision, conflicts, bool(changes))


def moved_rows(
    connection: Connection,
    guide: Guide,
    interview_id: int,
    keys: Iterable[Key],
    *,
    started_from: int,
) -> dict[Key, Stored]:
    """Those of a row in whose place another stands since then: what is typed is about the other."""
    names = {key: name for key in keys if (name := _name_of_row(guide, key))}
    if not names:
        return {}
    moved = rows_moved(connection, interview_id, names.values(), started_from)
    return {
        key: moved[name]._replace(question=key[0]) for key, name in names.items() if name in moved
    }


def _name_of_row(guide: Guide, key: Key) -> Key | None:
    question, item = key
    rows = guide.lists.get(guide.question(question).for_each)
    return (rows.named_by, item) if isinstance(rows, Roster) else None


def changed_entries(
    session: Session, interview_id: int, given: Given, *, started_from: int
) -> dict[Key, dict[str, Any]]:
    """Of what a page gives, the entries that are not as the page showed them."""
    connection = session.connection()
    stored = answers_to(connection, interview_id, {question for question, _ in given})
    shown = shown_answers(connection, interview_id, stored, started_from)
    changed = {
        key: _mine(shown.get(key) or EMPTY, stored[key].given if key in stored else EMPTY, entries)
        for key, entries in given.items()
    }
    return {key: entries for key, entries in changed.items() if entries}


def refuse_problems(guide: Guide, given: Given) -> None:
    """Raises AnswersRefused."""
    problems = {}
    for (question_id, item), entries in given.items():
        what = _problem(guide, question_id, entries)
        if what:
            problems[question_id, item] = what
    if problems:
        raise AnswersRefused(problems)


def _problem(guide: Guide, question_id: str, entries: Mapping[str, Any]) -> str | None:
    value, missing = entries.get("value"), entries.get("missing")
    if value is not None and missing is not None:
        return "Either answer, or choose why there is no answer"
    if missing is not None and missing not in MISSING:
        return "Choose one of the reasons in the list"
    if entries.get("mention") not in (None, *MENTIONS):
        return "Say whether this was raised before or after the hand-out was shown"
    for words in (entries.get("specify", ""), entries.get("note", "")):
        if what := words_problem(words):
            return what
    return None if value is None else problem(guide.question(question_id), value)


def _merge(
    shown: Mapping[str, Any], stored: Mapping[str, Any], given: Mapping[str, Any]
) -> tuple[dict[str, Any], bool]:
    """What to keep, and whether two people changed the same entry to different things."""
    mine = _mine(shown, stored, given)
    clashes = any(
        stored[name] != shown[name] and stored[name] != mine[name]
        for name in mine
        if name != "probes"
    )
    return {**stored, **mine}, clashes


def _mine(
    shown: Mapping[str, Any], stored: Mapping[str, Any], given: Mapping[str, Any]
) -> dict[str, Any]:
    """The entries that are not as the page showed them.

    A value and why there is none are one judgement: whoever changes the one gives both. Of probes
    each tick is a fact of its own, so those of two people stand beside each other.
    """
    mine = {name: entry for name, entry in given.items() if entry != shown[name]}
    if "value" in mine or "missing" in mine:
        mine["value"], mine["missing"] = given.get("value"), given.get("missing")
    if "probes" in mine:
        mine["probes"] = _ticked(shown["probes"], stored["probes"], given["probes"])
    return mine


def _ticked(shown: list[str], stored: list[str], given: list[str]) -> list[str]:
    kept = [each for each in stored if each in given or each not in shown]
    return kept + [each for each in given if each not in shown and each not in stored]
