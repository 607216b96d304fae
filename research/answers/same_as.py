"""The same answers for another line of a hand-out, or for all others of its group, in one act."""

from collections.abc import Collection, Iterable

from sqlalchemy.orm import Session

from guides import Guide, Item, is_asked
from guides.model import Slot
from research.answers.saving import answers_of, save_answers, values_of
from research.answers.undoing import SAME_AS
from research.models import Interview

COPIED = ("value", "missing", "specify")
"""What was answered; notes, probes and verbatims belong to the item that they were said of."""


def same_as(
    session: Session,
    guide: Guide,
    interview: Interview,
    source: Item,
    targets: Iterable[Item],
    *,
    questions: Collection[str],
    only_open: bool = False,
    by: str,
) -> int:
    """How many answers were copied; `only_open` leaves alone what has an answer."""
    answers = answers_of(session, interview.id)
    values = values_of(answers)
    given = {}
    for target in targets:
        for question in questions:
            said = answers.get((question, source.id))
            slot = Slot(guide.question(question), target)
            known = answers.get(slot.key)
            leave = only_open and known is not None and known.is_given
            if said and said.is_given and not leave and is_asked(guide, slot, values):
                given[slot.key] = {name: getattr(said, name) for name in COPIED}
    save_answers(
        session,
        guide,
        interview.id,
        given,
        started_from=interview.revision,
        by=by,
        why=f"{SAME_AS}{source.label}",
    )
    return len(given)
