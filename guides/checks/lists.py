"""Whether hand-outs can be told apart, and the rows of rosters get their names in time."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from guides.checks.parts import excused
from guides.lists import Roster
from guides.model import Guide
from guides.places import Complaint
from guides.problems import advice, quotable, quoted
from guides.question import Question


def list_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    yield from _number_complaints(guide, unread)
    yield from _roster_complaints(guide, unread)


def _roster_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    questions = {question.id: question for question in reversed(guide.questions)}
    about: dict[str, list[str]] = defaultdict(list)
    for question in guide.questions:
        about[question.for_each].append(question.id)
    for at, roster in enumerate(guide.rosters):
        naming = questions.get(roster.named_by)
        unsure = excused(roster.named_by, unread) if naming is None else naming.id in unread
        if roster.id not in unread and not unsure:
            for what in _naming_complaints(roster, naming, about[roster.id]):
                yield ("rosters", at, "named_by"), what


def _number_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    numbered: dict[int, str] = {}
    for at, handout in enumerate(guide.handouts):
        if handout.id in unread:
            continue
        first = numbered.setdefault(handout.number, handout.id)
        if first != handout.id:
            what = f"hand-out {quoted(first)} has number {handout.number} too; choose another"
            yield ("handouts", at, "number"), what


def _naming_complaints(roster: Roster, naming: Question | None, about: list[str]) -> Iterator[str]:
    """What is wrong with the question that gives the rows their names."""
    name = f"named_by is {quoted(roster.named_by)}"
    if naming is None:
        remedy = advice(roster.named_by, about) if about else "add that question"
        yield f"{name}, which no question is called; {remedy}"
    elif naming.kind != "text" or naming.for_each != roster.id:
        yield (
            f"{name}, which must be of kind text with for_each: {quotable(roster.id)}; "
            "change that question or use another"
        )
    elif about[0] != naming.id:
        yield f"{name}, which is asked after {quoted(about[0])} of the same roster; ask it first"
