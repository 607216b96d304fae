"""The partners of a study: added, changed, removed and put back."""

import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.fieldwork.voices import carry_name
from research.models import Partner, Study

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}")
NUMBERED = re.compile("P([0-9]{1,6})")


class CodeTaken(ValueError):
    """Another partner of the study has that code, or had it before it was removed."""


class PartnerFacts(NamedTuple):
    """What is known of a partner before it says anything; an empty code asks for the next."""

    code: str
    name: str
    type: str
    holds_records: bool | None = None
    essential: bool = False
    essential_reason: str = ""


def partners_of(session: Session, study: Study, *, removed: bool = False) -> list[Partner]:
    """Those in the study, or those that were removed and not merged into another."""
    query = select(Partner).filter_by(study_id=study.id, merged_into_id=None)
    query = query.where(
        Partner.removed_at.is_not(None) if removed else Partner.removed_at.is_(None)
    )
    return list(session.scalars(query.order_by(Partner.code)))


def types_of(session: Session, study: Study) -> list[str]:
    """The types that partners of the study have, or are hoped for."""
    query = select(Partner.type).filter_by(study_id=study.id, removed_at=None).distinct()
    return sorted({*session.scalars(query), *study.targets} - {""}, key=str.casefold)


def next_code(session: Session, study: Study) -> str:
    codes = session.scalars(select(Partner.code).filter_by(study_id=study.id))
    return code_after(codes)


def code_after(codes: Iterable[str]) -> str:
    """P01, P02 and so on: the first number after the highest."""
    numbers = [int(found[1]) for code in codes if (found := NUMBERED.fullmatch(code))]
    return f"P{max(numbers, default=0) + 1:02}"


def new_partner(session: Session, study: Study, facts: PartnerFacts) -> Partner:
    """Raises CodeTaken."""
    # Two that are added at once must not both take the next code.
    session.execute(select(Study.id).filter_by(id=study.id).with_for_update())
    code = facts.code or next_code(session, study)
    _refuse_taken(session, study.id, code)
    partner = Partner(study_id=study.id, **facts._replace(code=code)._asdict())
    session.add(partner)
    session.flush()
    return partner


def change_partner(session: Session, partner: Partner, facts: PartnerFacts) -> list[str]:
    """The names of what is different now. Raises CodeTaken."""
    facts = facts if facts.code else facts._replace(code=partner.code)
    if facts.code != partner.code:
        _refuse_taken(session, partner.study_id, facts.code)
    changed = [name for name, to in facts._asdict().items() if getattr(partner, name) != to]
    if "code" in changed:
        carry_name(session, partner, partner.code, facts.code)
    for name in changed:
        setattr(partner, name, getattr(facts, name))
    return changed


def remove_partner(partner: Partner) -> None:
    """From lists, counts and findings, and its links stop opening; nothing is deleted."""
    partner.removed_at = datetime.now(UTC)


def put_partner_back(partner: Partner) -> None:
    partner.removed_at = None


def _refuse_taken(session: Session, study_id: int, code: str) -> None:
    """Codes that differ only in capitals would be taken for each other."""
    taken = func.lower(Partner.code) == code.lower()
    if session.scalar(select(Partner.id).where(Partner.study_id == study_id, taken)):
        raise CodeTaken(f"Another partner of this study has the code {code}; choose another")


def codes_in(partners: Collection[Partner]) -> dict[str, Partner]:
    """By their codes, however those are capitalised."""
    return {partner.code.casefold(): partner for partner in partners}
