"""Studies, their stages and partners: found, and made."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from guides.natural_order import Place, natural
from research.models import GuideVersion, Interview, Membership, Partner, Stage, Study


class StudyLine(NamedTuple):
    """A study in the list of studies."""

    slug: str
    title: str
    fictitious: bool
    archived: bool
    partners: int


class PartnerLine(NamedTuple):
    """A partner in the list of a study's partners, with its interview where there is one."""

    partner: Partner
    interview: Interview | None

    @property
    def status(self) -> str:
        return self.interview.status if self.interview else "not_started"


def by_code(line: PartnerLine) -> Place:
    return natural(line.partner.code)


def study_lines(session: Session, account_id: int | None = None) -> list[StudyLine]:
    """All studies, or those that the account belongs to."""
    archived, partners = Study.archived_at.is_not(None), func.count(Partner.id)
    query = (
        select(Study.slug, Study.title, Study.fictitious, archived, partners)
        .outerjoin(Partner, (Partner.study_id == Study.id) & Partner.removed_at.is_(None))
        .group_by(Study.id)
        .order_by(Study.title)
    )
    if account_id is not None:
        own = select(Membership.study_id).filter_by(account_id=account_id)
        query = query.where(Study.id.in_(own))
    return [StudyLine._make(row) for row in session.execute(query)]


def study_by_slug(session: Session, slug: str) -> Study | None:
    return session.scalar(select(Study).filter_by(slug=slug))


def the_stage(session: Session, study: Study, number: int | None = None) -> Stage | None:
    """The stage of that number, or the newest where none is named; None where there is no such."""
    query = select(Stage).filter_by(study_id=study.id).order_by(Stage.number.desc()).limit(1)
    return session.scalar(query if number is None else query.filter_by(number=number))


def stage_titles(session: Session, study: Study) -> dict[int, str]:
    query = select(Stage.number, Stage.title).filter_by(study_id=study.id).order_by(Stage.number)
    return {row.number: row.title for row in session.execute(query)}


def types_of_partners(session: Session, study: Study) -> tuple[str, ...]:
    query = select(Partner.type).filter_by(study_id=study.id).distinct().order_by(Partner.type)
    return tuple(filter(None, session.scalars(query)))


def current_stage(session: Session, study: Study) -> Stage:
    """The stage in the field: the newest."""
    stage = the_stage(session, study)
    assert stage is not None, study.slug
    return stage


def partner_lines(session: Session, stage: Stage) -> list[PartnerLine]:
    """All partners of the stage's study but those removed, in the order of their codes."""
    of_stage = and_(
        Interview.partner_id == Partner.id,
        Interview.stage_id == stage.id,
        Interview.tops_up_id.is_(None),
        Interview.set_aside_at.is_(None),
    )
    query = (
        select(Partner, Interview)
        .outerjoin(Interview, of_stage)
        .where(Partner.study_id == stage.study_id, Partner.removed_at.is_(None))
    )
    lines = [PartnerLine(partner, interview) for partner, interview in session.execute(query)]
    return sorted(lines, key=by_code)


def partner_by_code(session: Session, study: Study, code: str) -> Partner | None:
    return session.scalar(select(Partner).filter_by(study_id=study.id, code=code))


def add_study(
    session: Session,
    version: GuideVersion,
    *,
    slug: str,
    title: str,
    commissioner: str = "",
    stage: str = "Stage 1",
    fictitious: bool = False,
) -> Stage:
    """A new study with its first stage."""
    study = Study(slug=slug, title=title, commissioner=commissioner, fictitious=fictitious)
    first = Stage(number=1, title=stage, guide_version_id=version.id, study=study)
    session.add(first)
    session.flush()
    return first


def archive_study(study: Study) -> None:
    """It leaves the list of studies, as it is over; its pages and links stay as they are."""
    study.archived_at = study.archived_at or datetime.now(UTC)


def bring_study_back(study: Study) -> None:
    study.archived_at = None


def add_partner(
    session: Session,
    study: Study,
    *,
    code: str,
    name: str,
    type: str,
    holds_records: bool | None = None,
    essential_reason: str = "",
) -> Partner:
    partner = Partner(
        study_id=study.id,
        code=code,
        name=name,
        type=type,
        holds_records=holds_records,
        essential=bool(essential_reason),
        essential_reason=essential_reason,
    )
    session.add(partner)
    session.flush()
    return partner
