"""A change of one part of a draft's text: kept unless it makes a mistake or somebody was faster."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from guides import Problem
from research.guides.drafts import draft_text, problems_in, save_draft
from research.models import DraftText, GuideDraft


class ChangeRefused(ValueError):
    """The text would have mistakes that it does not have now."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class DraftMovedOn(ValueError):
    """Somebody else changed meanwhile what the change is of."""

    def __init__(self, by: str) -> None:
        super().__init__(f"{by} changed this meanwhile.")


def change_draft(
    session: Session,
    draft: GuideDraft,
    change: Callable[[str], str],
    *,
    part: Callable[[str], Any],
    started_from: int,
    by: str,
) -> None:
    """`part` tells what of a text the change is of; what others changed elsewhere is no matter.

    Raises DraftMovedOn, ChangeRefused, TextTooLong.
    """
    newest = draft_text(session, draft)
    if newest.revision != started_from:
        query = select(DraftText.text).filter_by(draft_id=draft.id, revision=started_from)
        seen = session.scalar(query)
        if seen is None or part(seen) != part(newest.text):
            raise DraftMovedOn(newest.saved_by)
    text = change(newest.text)
    problems = _new_problems(newest.text, text)
    if problems:
        raise ChangeRefused(problems)
    save_draft(session, draft, text, started_from=newest.revision, by=by)


def _new_problems(before: str, after: str) -> list[Problem]:
    """Lines and sections do not count: they shift where something is moved.

    A section may be without questions for a while, before they are added or it is taken out.
    """
    known = Counter((each.question, each.what) for each in problems_in(before))
    found = []
    for problem in problems_in(after):
        known[problem.question, problem.what] -= 1
        if known[problem.question, problem.what] < 0 and problem.key != "questions":
            found.append(problem)
    return found
