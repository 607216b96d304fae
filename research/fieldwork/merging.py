"""Two partners made one, because they are the same organisation; and that taken back."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from research.fieldwork.participants import participants_of
from research.fieldwork.voices import LEAD
from research.models import Interview, Link, Participant, Partner, PartnerMerge, Stage


class MergeRefused(ValueError):
    """The two cannot become one: the sentence says why."""


class Meeting(NamedTuple):
    """One stage, and the interviews that either of the two has in it.

    `moves` is whether the other's interview becomes that of the partner that is kept.
    """

    stage: Stage
    kept: Interview | None
    other: Interview | None

    @property
    def clashes(self) -> bool:
        return has_begun(self.kept) and has_begun(self.other)

    @property
    def moves(self) -> bool:
        return self.other is not None and (self.kept is None or has_begun(self.other))

    @property
    def given_up(self) -> dict[int, int]:
        """Which of two interviews gives way, and to which."""
        if not (self.kept and self.other):
            return {}
        stays, goes = (self.other, self.kept) if self.moves else (self.kept, self.other)
        return {goes.id: stays.id}


class MergePreview(NamedTuple):
    """What becomes of people and interviews when `other` is merged into `kept`.

    `leads` are those who lead for either; each still does so for the one that is kept.
    """

    kept: Partner
    other: Partner
    people: int
    leads: tuple[str, ...]
    meetings: tuple[Meeting, ...]

    @property
    def problem(self) -> str:
        clashing = [meeting.stage.title for meeting in self.meetings if meeting.clashes]
        if not clashing:
            return ""
        return (
            f"Both have an interview that was begun in {' and in '.join(clashing)}, and two"
            " records cannot be told as one. Remove the partner whose record should not count."
        )


def has_begun(interview: Interview | None) -> bool:
    """Whether anything would be lost with it: an answer, or how it ended."""
    return interview is not None and (interview.revision > 0 or not interview.is_open)


def merge_preview(session: Session, kept: Partner, other: Partner) -> MergePreview:
    come = participants_of(session, other)
    leads = [each for each in (*participants_of(session, kept), *come) if each.voice == LEAD]
    names = tuple(each.name for each in leads)
    return MergePreview(kept, other, len(come), names, tuple(_meetings(session, kept, other)))


def merge_partners(session: Session, kept: Partner, other: Partner, *, by: str) -> PartnerMerge:
    """People, interviews and links of `other` become those of `kept`. Raises MergeRefused.

    Where both were asked and only one has answers, that interview stays, and links to the other
    open it: two people of one organisation go on with the same.
    """
    if kept.id == other.id or kept.removed_at or other.removed_at:
        raise MergeRefused("Choose two partners that are in the study.")
    preview = merge_preview(session, kept, other)
    if preview.problem:
        raise MergeRefused(preview.problem)
    moved = _moved(session, preview)
    _move_people(session, moved["people"], kept)
    _move_links(session, moved["links"], 1)
    for first, second in moved["traded"]:
        _trade(session, first, second)
    _move_interviews(session, moved["taken"], kept)
    other.merged_into_id, other.removed_at = kept.id, datetime.now(UTC)
    merge = PartnerMerge(
        merged_id=other.id, kept_id=kept.id, moved=moved, merged_by=by, merged_at=other.removed_at
    )
    session.add(merge)
    return merge


def undo_merge(session: Session, merge: PartnerMerge) -> None:
    """Each goes back to where it was; what was answered meanwhile goes with its interview.

    Raises MergeRefused.
    """
    kept, other = (session.get_one(Partner, id_) for id_ in (merge.kept_id, merge.merged_id))
    if kept.removed_at:
        raise MergeRefused(f"{kept.name} is not in the study itself: put it back first.")
    if _begun_since(session, kept, merge.moved["traded"]):
        raise MergeRefused(f"{kept.name} has an interview begun since: set that aside first.")
    _move_people(session, merge.moved["people"], other)
    _move_links(session, merge.moved["links"], 0)
    for first, second in merge.moved["traded"]:
        _trade(session, first, second)
    _move_interviews(session, merge.moved["taken"], other)
    other.merged_into_id = other.removed_at = None
    merge.undone_at = datetime.now(UTC)


def merge_of(session: Session, other: Partner) -> PartnerMerge | None:
    """How this partner became part of another, as long as that stands."""
    query = select(PartnerMerge).filter_by(merged_id=other.id, undone_at=None)
    return session.scalar(query.order_by(PartnerMerge.id.desc()).limit(1))


def merged_into(session: Session, kept: Partner) -> list[Partner]:
    """The partners that this one took in."""
    query = select(Partner).filter_by(merged_into_id=kept.id)
    return list(session.scalars(query.order_by(Partner.code)))


def _meetings(session: Session, kept: Partner, other: Partner) -> list[Meeting]:
    """By stage; an interview that tops up another goes where that goes."""
    query = select(Interview).where(
        Interview.partner_id.in_((kept.id, other.id)),
        Interview.tops_up_id.is_(None),
        Interview.set_aside_at.is_(None),
    )
    found = {(each.stage_id, each.partner_id): each for each in session.scalars(query)}
    stages = select(Stage).filter_by(study_id=kept.study_id).order_by(Stage.number)
    return [
        Meeting(stage, found.get((stage.id, kept.id)), found.get((stage.id, other.id)))
        for stage in session.scalars(stages)
    ]


def _begun_since(session: Session, kept: Partner, traded: Collection[list[int]]) -> bool:
    """Whether a third interview stands where one comes back, as the other was set aside."""
    of_trade = [interview for pair in traded for interview in pair]
    stages = select(Interview.stage_id).where(Interview.id.in_(of_trade))
    first = select(Interview.id).filter_by(partner_id=kept.id, tops_up_id=None, set_aside_at=None)
    third = first.where(Interview.stage_id.in_(stages), Interview.id.not_in(of_trade))
    return session.scalar(third.limit(1)) is not None


def _moved(session: Session, preview: MergePreview) -> dict[str, Any]:
    """By ids: people, links from one interview to another, interviews traded and taken."""
    people = select(Participant.id).filter_by(partner_id=preview.other.id)
    moving = [meeting for meeting in preview.meetings if meeting.moves]
    given_up = {old: new for m in preview.meetings for old, new in m.given_up.items()}
    links = select(Link.id, Link.interview_id).where(Link.interview_id.in_(given_up))
    return {
        "people": list(session.scalars(people)),
        "links": [[id_, old, given_up[old]] for id_, old in session.execute(links)],
        "traded": [[m.kept.id, m.other.id] for m in moving if m.kept and m.other],
        "taken": [m.other.id for m in moving if m.other and not m.kept],
    }


def _move_people(session: Session, ids: Collection[int], to: Partner) -> None:
    of_those = update(Participant).where(Participant.id.in_(ids))
    session.execute(of_those.values(partner_id=to.id))


def _move_links(session: Session, links: Collection[list[int]], to: int) -> None:
    """Each from the one interview to the other, or back."""
    for link_id, *interviews in links:
        one = update(Link).where(Link.id == link_id)
        session.execute(one.values(interview_id=interviews[to]))


def _move_interviews(session: Session, ids: Collection[int], to: Partner) -> None:
    of_those = Interview.id.in_(ids) | Interview.tops_up_id.in_(ids)
    session.execute(update(Interview).where(of_those).values(partner_id=to.id))


def _trade(session: Session, first_id: int, second_id: int) -> None:
    """The two take each other's partners.

    A partner has one first interview in a stage, even for a moment: one of them steps aside.
    """
    first, second = (session.get_one(Interview, id_) for id_ in (first_id, second_id))
    partners = [session.get_one(Partner, each.partner_id) for each in (second, first)]
    first.tops_up_id, first.asks = second.id, {}
    session.flush()
    _move_interviews(session, [second.id], partners[1])
    first.tops_up_id, first.asks, first.partner_id = None, None, partners[0].id
    session.flush()
    _move_interviews(session, [first.id], partners[0])
    session.expire_all()
