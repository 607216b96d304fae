"""Whether hand-outs can be told apart, and the rows of rosters get their names in time."""

from collections.abc import Collection, Iterator

from guides.checks.parts import excused
from guides.model import Guide, Roster
from guides.places import Complaint
from guides.problems import advice, quoted


def roster_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    yield from _number_complaints(guide, unread)
    for at, roster in enumerate(guide.rosters):
        if roster.id not in unread and (wrong := _naming(guide, roster, unread)):
            yield ("rosters", at, "named_by"), wrong


def _number_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    numbered: dict[int, str] = {}
    for at, handout in enumerate(guide.handouts):
        if handout.id in unread:
            continue
        first = numbered.setdefault(handout.number, handout.id)
        if first != handout.id:
            what = f"hand-out {quoted(first)} has number {handout.number} too; choose another"
            yield ("handouts", at, "number"), what


def _naming(guide: Guide, roster: Roster, unread: Collection[str]) -> str:
    """What is wrong with the question that the roster is named by."""
    name = roster.named_by
    question = next((q for q in guide.questions if q.id == name), None)
    if question is None:
        about = [q.id for q in guide.questions if q.for_each == roster.id]
        wrong = f"named_by is {quoted(name)}, which no question is called; {advice(name, about)}"
        return "" if excused(name, unread) else wrong
    if name in unread:
        return ""
    if question.kind != "text" or question.for_each != roster.id:
        return (
            f"named_by is {quoted(name)}, which must be of kind text with "
            f"for_each: {roster.id}; change that question or use another"
        )
    first = next(q.id for q in guide.questions if q.for_each == roster.id)
    if first != name:
        return f"named_by is asked after {quoted(first)}, which needs the rows' names; ask it first"
    return ""
