"""Interviews in which the whole guide is asked: an answer in them means what it says by itself."""

from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from research.models import GuideVersion, Interview
from research.prepared import Prepared


class Form(NamedTuple):
    """The version of the guide that an interview is given with."""

    version_id: int
    digest: str


_WHOLE = Prepared(
    select(GuideVersion.id, GuideVersion.digest)
    .join(Interview, Interview.guide_version_id == GuideVersion.id)
    .where(Interview.id == bindparam("interview"), Interview.asks.is_(None))
)


def whole_form(connection: Connection, interview_id: int) -> Form | None:
    """None for one that only tops another up, or that is not there."""
    found = _WHOLE.first(connection, {"interview": interview_id})
    return Form._make(found) if found else None
