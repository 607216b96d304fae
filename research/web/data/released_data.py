"""The publishable data: of the answers that the report was made of which was released last."""

from datetime import date
from typing import NamedTuple

from exports.data.editions import Edition, publishable
from guides import Guide
from research.cases import archived, case_types
from research.database import Session
from research.models import ReportBuild, Stage, Study
from research.report_builds import newest_released
from research.report_snapshots import Frozen, thaw
from research.snapshot_cases import frozen_cases, frozen_types, frozen_until
from research.studies import current_stage

NONE_YET = (
    "No report of this stage has been released yet. The publishable data are of the answers that "
    "the report was made of which was released last: so two files never differ by what a single "
    "partner answered in between."
)
FEWER = (
    "A partner whose answers others might have had took that back after the last report was "
    "released, left, or has another code now. The publishable data come with the next report that "
    "is released, which says first what the two would tell together."
)


class NotReleased(Exception):
    """Why others may have no data now, in sentences."""


class Cases(NamedTuple):
    """An edition with what it is of, how many cases it has, and until when answers are in."""

    edition: Edition
    guide: Guide
    in_all: int
    until: date | None


def released_cases(session: Session, stage: Stage, *, secret: str) -> Cases:
    """The same at any time until another report is released. Raises NotReleased."""
    frozen = _released(session, stage)
    types, guide = frozen_types(frozen), frozen.read_guide()
    agreed = types.keys() & set(frozen.archived)
    if not agreed <= archived(session, stage) & case_types(session, stage).keys():
        raise NotReleased(FEWER)
    made = publishable(
        guide, lambda codes: frozen_cases(frozen, codes), types, agreed=agreed, secret=secret
    )
    return Cases(made, guide, len(agreed), frozen_until(frozen))


def is_released(session: Session, study: Study) -> bool:
    """Whether a report of the study's current stage is."""
    return _newest(session, current_stage(session, study)) is not None


def _newest(session: Session, stage: Stage) -> ReportBuild | None:
    return newest_released(session, stage.study_id, stage.number)


def _released(session: Session, stage: Stage) -> Frozen:
    build = _newest(session, stage)
    if build is None:
        raise NotReleased(NONE_YET)
    return thaw(build.snapshot)
