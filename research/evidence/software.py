"""Software that a study compares, and how each meets what is needed: every judgement is kept."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.evidence.forum import folded, keepable
from research.models import SoftwareFit, SoftwareOption, Study

FIELDS = ("title", "description", "source")
LONGEST = {"title": 200, "description": 4_000, "source": 1_000}
LONGEST_EVIDENCE = 2_000
Place = tuple[str, str]
"""A question and one of its lines."""


class SoftwareIsThere(ValueError):
    """Two software options of one study would have had the same title."""


class Fit(NamedTuple):
    """How a requirement is met, and what that rests on."""

    fit: str = "not_known"
    evidence: str = ""


class Judged(NamedTuple):
    """A fit as it stands: who judged it so, and with which entry."""

    fit: Fit
    by: str
    entry: int


class Saved(NamedTuple):
    """Whether anything was changed, and what was not, as somebody else was faster."""

    changed: bool
    theirs: dict[Place, Judged]


class SoftwareRow(NamedTuple):
    """What crosses to analysis of a software option."""

    title: str
    description: str
    source: str


class FitRow(NamedTuple):
    """What crosses to analysis of one fit; `software` is the title of its option."""

    software: str
    question: str
    item: str
    fit: str
    evidence: str


def software_of(
    session: Session, study_id: int, *, removed: bool = False
) -> Sequence[SoftwareOption]:
    """In the order in which they were added."""
    gone = SoftwareOption.removed_at
    query = select(SoftwareOption).filter_by(study_id=study_id).order_by(SoftwareOption.id)
    return session.scalars(query.where(gone.is_not(None) if removed else gone.is_(None))).all()


def software_option(session: Session, study_id: int, option_id: int) -> SoftwareOption | None:
    query = select(SoftwareOption).filter_by(study_id=study_id, id=option_id)
    return session.scalar(query)


def save_software(
    session: Session,
    study_id: int,
    given: Mapping[str, str],
    *,
    by: str,
    option: SoftwareOption | None = None,
) -> SoftwareOption:
    """A new one, or that one as it is now described. Raises SoftwareIsThere."""
    session.get_one(Study, study_id, with_for_update=True)
    title = keepable(given["title"])
    same = {"study_id": study_id, "folded": folded(title)}
    if session.scalar(select(SoftwareOption).filter_by(**same)) not in (None, option):
        raise SoftwareIsThere
    if option is None:
        now = datetime.now(UTC)
        option = SoftwareOption(study_id=study_id, added_by=by, added_at=now)
        session.add(option)
    option.title, option.folded = title, folded(title)
    option.description, option.source = given["description"], given["source"]
    session.flush()
    return option


def remove(option: SoftwareOption) -> None:
    option.removed_at = option.removed_at or datetime.now(UTC)


def put_back(option: SoftwareOption) -> None:
    option.removed_at = None


def fits_of(session: Session, option_id: int, *, until: int | None = None) -> dict[Place, Judged]:
    """The newest of each requirement; or as they stood when that entry was the newest of all."""
    newest = select(func.max(SoftwareFit.id)).filter_by(option_id=option_id)
    if until is not None:
        newest = newest.where(SoftwareFit.id <= until)
    newest = newest.group_by(SoftwareFit.question, SoftwareFit.item)
    rows = session.scalars(select(SoftwareFit).where(SoftwareFit.id.in_(newest)))
    return {
        (row.question, row.item): Judged(Fit(row.fit, row.evidence), row.judged_by, row.id)
        for row in rows
    }


def save_fits(
    session: Session,
    option: SoftwareOption,
    given: Mapping[Place, Fit],
    *,
    seen: int,
    by: str,
) -> Saved:
    """What somebody else changed since entry `seen` was the newest stays as it is."""
    session.get_one(SoftwareOption, option.id, with_for_update=True)
    before, now = fits_of(session, option.id, until=seen), fits_of(session, option.id)
    unjudged = Judged(Fit(), "", 0)
    changed = {
        place: fit
        for place, fit in given.items()
        if fit not in (now.get(place, unjudged).fit, before.get(place, unjudged).fit)
    }
    theirs = {place: now[place] for place in changed if now.get(place, unjudged).entry > seen}
    own = {place: fit for place, fit in changed.items() if place not in theirs}
    session.add_all(_entry(option, place, fit, by) for place, fit in own.items())
    session.flush()
    return Saved(bool(own), theirs)


def newest_entry(fits: Mapping[Place, Judged]) -> int:
    return max((each.entry for each in fits.values()), default=0)


def history_of(session: Session, option_id: int) -> Sequence[SoftwareFit]:
    """Everything that was ever judged of it, the newest first."""
    query = select(SoftwareFit).filter_by(option_id=option_id)
    return session.scalars(query.order_by(SoftwareFit.id.desc())).all()


def software_rows(session: Session, study_id: int) -> list[SoftwareRow]:
    options = software_of(session, study_id)
    return [SoftwareRow(each.title, each.description, each.source) for each in options]


def fit_rows(session: Session, study_id: int) -> list[FitRow]:
    titles = {each.id: each.title for each in software_of(session, study_id)}
    newest = (
        select(func.max(SoftwareFit.id))
        .where(SoftwareFit.option_id.in_(titles))
        .group_by(SoftwareFit.option_id, SoftwareFit.question, SoftwareFit.item)
    )
    query = select(SoftwareFit).where(SoftwareFit.id.in_(newest)).order_by(SoftwareFit.id)
    return [
        FitRow(titles[row.option_id], row.question, row.item, row.fit, row.evidence)
        for row in session.scalars(query)
    ]


def _entry(option: SoftwareOption, place: Place, fit: Fit, by: str) -> SoftwareFit:
    question, item = place
    return SoftwareFit(
        option_id=option.id,
        question=question,
        item=item,
        fit=fit.fit,
        evidence=fit.evidence,
        judged_by=by,
        judged_at=datetime.now(UTC),
    )
