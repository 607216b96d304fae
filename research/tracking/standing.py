"""How far one partner has come, stage by stage, with its links."""

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from research.models import Interview, Link, Partner, Stage, Study
from research.tracking.tracker import LinkFacts, state_of


class Standing(NamedTuple):
    stage: Stage
    interview: Interview | None
    links: tuple[Link, ...]
    state: str


def standings(session: Session, study: Study, partner: Partner) -> list[Standing]:
    """The stages of the study, the newest first."""
    query = select(Interview).filter_by(partner_id=partner.id, tops_up_id=None, set_aside_at=None)
    interviews = {each.stage_id: each for each in session.scalars(query)}
    ids = [each.id for each in interviews.values()]
    links = select(Link).where(Link.interview_id.in_(ids)).order_by(Link.id.desc())
    found = session.scalars(links.options(joinedload(Link.participant))).all()
    return [
        _standing(partner, stage, interviews.get(stage.id), found)
        for stage in reversed(study.stages)
    ]


def _standing(
    partner: Partner, stage: Stage, interview: Interview | None, links: Collection[Link]
) -> Standing:
    own = tuple(each for each in links if interview and each.interview_id == interview.id)
    return Standing(stage, interview, own, state_of(partner, interview, link_facts(own)))


def link_facts(links: Collection[Link]) -> LinkFacts:
    """The same of links that were read as of those that were only counted."""
    standing = [each for each in links if not each.revoked_at]
    return LinkFacts(
        max((each.made_at for each in standing), default=None),
        max((each.expires_at for each in standing if each.expires_at), default=None),
        max((each.opened_at for each in links if each.opened_at), default=None),
    )
