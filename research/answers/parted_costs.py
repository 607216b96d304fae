"""A cost paid once and every year, parted into two rows of its list: each has one figure."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from guides import Guide, Question, Roster
from guides.answers.spoken_costs import read_cost
from research.answers.same_as import COPIED
from research.answers.saving import EMPTY, Key, Stored, answers_of, save_answers
from research.answers.undoing import PARTED
from research.models import Interview


class CannotPart(ValueError):
    """Why the cost stays as it is, in a sentence."""


def part_cost(session: Session, guide: Guide, interview: Interview, key: Key, *, by: str) -> None:
    """The first cost stays in its row; the other gets the next free one, with the same answers.

    Raises CannotPart, InterviewClosed.
    """
    answers, (cost, row) = answers_of(session, interview.id), key
    said, roster = answers.get(key), guide.lists.get(guide.question(cost).for_each)
    words = read_cost(said.specify).apart if said and said.value is None else ()
    if not words or not isinstance(roster, Roster):
        raise CannotPart("These words are not of two costs any more. Look at them again.")
    questions = [q for q in guide.questions if q.for_each == roster.id]
    other = _free_row(roster, questions, answers)
    given: dict[Key, Mapping[str, Any]] = {
        (q.id, other): {name: getattr(answers[q.id, row], name) for name in COPIED}
        for q in questions
        if (q.id, row) in answers
    }
    for place, part in zip((row, other), words, strict=True):
        given |= {(cost, place): {"value": None, "missing": None, "specify": part}}
        given |= {(q.id, place): _how_often(part) for q in questions if _asks_how_often(q)}
    why = f"{PARTED}{roster.item} {row}"
    save_answers(
        session, guide, interview.id, given, started_from=interview.revision, by=by, why=why
    )


def _free_row(roster: Roster, questions: list[Question], answers: Mapping[Key, Stored]) -> str:
    of_rows = {question.id for question in questions}
    used = {key[1] for key, said in answers.items() if key[0] in of_rows and said.given != EMPTY}
    free = (item.id for item in roster.items if item.id not in used)
    if (row := next(free, None)) is None:
        raise CannotPart(f"There is no room for another {roster.item}: remove one first.")
    return row


def _asks_how_often(question: Question) -> bool:
    return {"one_off", "yearly"} <= {option.id for option in question.options}


def _how_often(words: str) -> dict[str, Any]:
    return {"value": read_cost(words).frequency or None, "missing": None}
