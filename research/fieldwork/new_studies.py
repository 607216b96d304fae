"""A study in the making, and the study that comes of it."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from guides.shelf import library_guide
from research.fieldwork.participants import add_participant, participants_of_each
from research.fieldwork.partners import PartnerFacts, new_partner, partners_of
from research.fieldwork.settings import Settings
from research.guides.versions import publish_guide
from research.models import (
    GuideVersion,
    Interview,
    Membership,
    Partner,
    Stage,
    Study,
    StudyDraft,
)

LONGEST_SLUG = 50
FORGOTTEN = timedelta(days=30)
# What an address says of studies that are not made yet.
NOT_A_SLUG = "new"


class StageInUse(ValueError):
    """The stage stays: the sentence says why."""


def begin_draft(
    session: Session, account_id: int, typed: Mapping[str, Any], copy_of: Study | None = None
) -> StudyDraft:
    draft = StudyDraft(
        account_id=account_id,
        typed=dict(typed),
        begun_at=datetime.now(UTC),
        copy_of_id=copy_of.id if copy_of else None,
    )
    session.add(draft)
    session.flush()
    return draft


def draft_of(
    session: Session, account_id: int, draft_id: int, *, lock: bool = False
) -> StudyDraft | None:
    """Nobody goes on with what somebody else typed."""
    query = select(StudyDraft).filter_by(id=draft_id, account_id=account_id)
    return session.scalar(query.with_for_update() if lock else query)


def open_drafts(session: Session, account_id: int) -> list[StudyDraft]:
    """The account's studies in the making, the newest first; none that was long forgotten."""
    query = select(StudyDraft).filter_by(account_id=account_id, study_id=None)
    lately = StudyDraft.begun_at > datetime.now(UTC) - FORGOTTEN
    return list(session.scalars(query.where(lately).order_by(StudyDraft.id.desc())))


def chosen_version(session: Session, choice: str) -> GuideVersion | None:
    """The version named as "guide/version"; one of the library is published by its first use."""
    guide, _, version = choice.partition("/")
    if not (version.isdecimal() and len(version) < 10):
        return None
    known = session.scalar(select(GuideVersion).filter_by(guide=guide, version=int(version)))
    if known:
        return known
    found = library_guide(guide, int(version))
    return found and publish_guide(session, found.text, f"{guide} v{version}")


def make_study(
    session: Session,
    version: GuideVersion,
    settings: Settings,
    *,
    stage_title: str,
    account_id: int,
) -> Study:
    """With its first stage; whoever makes it belongs to it."""
    study = Study(slug=free_slug(session, settings.title), **settings._asdict())
    study.stages.append(Stage(number=1, title=stage_title, guide_version_id=version.id))
    session.add(study)
    session.flush()
    study.link_days = settings.link_days  # for a new row, None would mean what is usual
    _join(session, account_id, study)
    return study


def begin_stage(session: Session, study: Study, version: GuideVersion, title: str) -> Stage:
    """The next stage; the study's partners are asked again, with this guide."""
    stage = Stage(
        number=max((each.number for each in study.stages), default=0) + 1,
        title=title,
        guide_version_id=version.id,
    )
    study.stages.append(stage)
    session.flush()
    return stage


def take_back_stage(session: Session, stage: Stage) -> None:
    """As if it had not begun, as long as nothing came of it. Raises StageInUse."""
    asked = session.scalar(select(func.count(Interview.id)).filter_by(stage_id=stage.id))
    if stage.number == 1 or asked:
        raise StageInUse(f"{stage.title} cannot be taken back: it has interviews, or is the first.")
    try:
        session.delete(stage)
        session.flush()
    except IntegrityError as error:
        raise StageInUse(
            f"{stage.title} cannot be taken back: something was kept for it already."
        ) from error


def copy_partners(session: Session, old: Study, new: Study) -> int:
    """Partners and their people, without anything they said; how many partners."""
    partners = partners_of(session, old)
    people = participants_of_each(session, [partner.id for partner in partners])
    for partner in partners:
        copied = new_partner(session, new, facts_of(partner))
        for each in people.get(partner.id, ()):
            add_participant(
                session,
                copied,
                name=each.name,
                role=each.role,
                email=each.email,
                telephone=each.telephone,
                voice=each.voice,
            )
    return len(partners)


def facts_of(partner: Partner) -> PartnerFacts:
    return PartnerFacts(*(getattr(partner, name) for name in PartnerFacts._fields))


def free_slug(session: Session, title: str) -> str:
    return slug_for(title, session.scalars(select(Study.slug)).all())


def slug_for(title: str, taken: Collection[str]) -> str:
    """The title as an address has it, with a number where there is one like it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_SLUG].strip("-") or "study"
    candidates = (f"{slug}-{n}" if n > 1 else slug for n in count(1))
    return next(one for one in candidates if one not in taken and one != NOT_A_SLUG)


def _join(session: Session, account_id: int, study: Study) -> None:
    belongs = exists().where(Membership.account_id == account_id, Membership.study_id == study.id)
    if not session.scalar(select(belongs)):
        session.add(Membership(account_id=account_id, study_id=study.id))
