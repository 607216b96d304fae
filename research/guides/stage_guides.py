"""Which version of its guide a stage uses, and what the change to another one does."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.orm import Session

from guides import Guide
from guides.versions import Change, compare
from research.guides.mappings import renamed_guide
from research.guides.versions import fielded_guide
from research.models import Answer, GuideVersion, Interview, Partner, Stage


class VersionRefused(ValueError):
    """The stage cannot use that version: the sentence says why."""


class Counted(NamedTuple):
    """A change, and how many interviews hold an answer that it concerns."""

    change: Change
    answered: int


def other_versions(session: Session, version: GuideVersion) -> list[GuideVersion]:
    """The other versions of the same guide, the newest first."""
    query = select(GuideVersion).where(
        GuideVersion.guide == version.guide, GuideVersion.id != version.id
    )
    return list(session.scalars(query.order_by(GuideVersion.version.desc())))


def use_version(
    session: Session, stage: Stage, version: GuideVersion, *, also_unbegun: bool
) -> int:
    """From now on the stage's new interviews take it; those begun keep theirs.

    With `also_unbegun`, interviews in which nothing was saved yet take it too; how many did.
    Raises VersionRefused.
    """
    _refuse(session, stage, version)
    stage.guide_version_id = version.id
    taking = unbegun(session, stage) if also_unbegun else 0
    if taking:
        take = update(Interview).where(*_unbegun(stage)).values(guide_version_id=version.id)
        session.execute(take)
    return taking


def unbegun(session: Session, stage: Stage) -> int:
    """How many interviews were made in which nothing was saved yet."""
    return session.scalar(select(func.count(Interview.id)).where(*_unbegun(stage))) or 0


def versions_in_use(session: Session, stage: Stage) -> list[tuple[int, int, int]]:
    """By version, how many of the stage's interviews were given it, and how many are submitted."""
    query = (
        select(GuideVersion.version, func.count(Interview.id), func.count(Interview.submitted_at))
        .join(Interview, Interview.guide_version_id == GuideVersion.id)
        .join(Partner, Interview.partner_id == Partner.id)
        .where(Interview.stage_id == stage.id, Interview.tops_up_id.is_(None))
        .where(Partner.removed_at.is_(None), Interview.set_aside_at.is_(None))
        .group_by(GuideVersion.version)
        .order_by(GuideVersion.version)
    )
    return [(version, made, submitted) for version, made, submitted in session.execute(query)]


def _unbegun(stage: Stage) -> tuple[ColumnElement[bool], ...]:
    return (
        Interview.stage_id == stage.id,
        Interview.tops_up_id.is_(None),
        Interview.revision == 0,
        Interview.submitted_at.is_(None),
        Interview.declined_at.is_(None),
        Interview.set_aside_at.is_(None),
    )


def _refuse(session: Session, stage: Stage, version: GuideVersion) -> None:
    now = session.get_one(GuideVersion, stage.guide_version_id)
    if version.guide != now.guide:
        raise VersionRefused(
            f"This stage uses the guide {now.guide}, so its answers cannot be read with "
            f"{version.guide}. Choose a version of {now.guide}, or begin another stage."
        )
    begun = (
        select(func.max(GuideVersion.version))
        .join(Interview, Interview.guide_version_id == GuideVersion.id)
        .where(Interview.stage_id == stage.id, Interview.revision > 0)
    )
    newest = session.scalar(begun) or 0
    if version.version < newest:
        raise VersionRefused(
            f"An interview was begun with version {newest}, and an older version cannot read it. "
            f"Publish the older text as version {newest + 1} or later, and use that."
        )


def changes_between(
    session: Session, old: GuideVersion, new: GuideVersion, stage: Stage | None = None
) -> list[Counted]:
    """What is different in `new` after what was mapped, with the interviews concerned."""
    before = renamed_guide(session, old, new)
    found = compare(before, fielded_guide(session, new.id))
    return counted(session, found, fielded_guide(session, old.id), before, stage)


def counted(
    session: Session,
    changes: Collection[Change],
    given: Guide,
    before: Guide,
    stage: Stage | None = None,
) -> list[Counted]:
    """`given` is the older version as it was fielded, `before` the same under newer ids."""
    was = {now.id: old.id for old, now in zip(given.questions, before.questions, strict=True)}
    concerned = {c: _questions(c, before, was) for c in changes}
    answered = _answered(session, set().union(*concerned.values()), given.id, stage)
    return [Counted(c, _interviews(c, concerned[c], answered)) for c in changes]


def _questions(change: Change, before: Guide, was: Mapping[str, str]) -> frozenset[str]:
    """The older ids of the questions whose answers the change concerns."""
    noun, *ids = change.place
    if change.question:
        return frozenset({was[change.question]} if change.question in was else ())
    if noun in ("hand-out", "group", "item", "roster"):
        return frozenset(was[q.id] for q in before.questions if q.for_each == ids[0])
    return frozenset()


Found = Mapping[str, list[tuple[int, str, Any]]]


def _answered(
    session: Session, questions: Collection[str], guide: str, stage: Stage | None
) -> Found:
    """By question, the interviews that have answered it, about which item and with what."""
    query = (
        select(Answer.question, Interview.id, Answer.item, Answer.value)
        .join(Interview, Answer.interview_id == Interview.id)
        .join(GuideVersion, Interview.guide_version_id == GuideVersion.id)
        .where(GuideVersion.guide == guide, Answer.question.in_(sorted(questions)))
        .where(or_(Answer.value.is_not(None), Answer.missing.is_not(None)))
        .where(Interview.set_aside_at.is_(None))
    )
    if stage:
        query = query.where(Interview.stage_id == stage.id)
    found: dict[str, list[tuple[int, str, Any]]] = defaultdict(list)
    for question, *row in session.execute(query) if questions else ():
        found[question].append((row[0], row[1], row[2]))
    return found


def _interviews(change: Change, questions: Collection[str], answered: Found) -> int:
    """Of an item, those that said something about it; of an option that is there, who chose it."""
    rows = [row for question in questions for row in answered.get(question, ())]
    if change.noun == "item" and change.kind != "new":
        rows = [row for row in rows if row[1] == change.id]
    if change.noun == "option" and change.kind != "new":
        rows = [row for row in rows if _chose(row[2], change.id)]
    return len({interview for interview, *_ in rows})


def _chose(value: Any, option: str) -> bool:
    return option in value if isinstance(value, list) else value == option
