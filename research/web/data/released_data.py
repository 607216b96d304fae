"""The publishable data: of the answers that the report was made of which was released last."""

from datetime import date
from typing import NamedTuple

from exports.data.editions import Edition
from guides import Guide
from research.database import Session
from research.evidence.cases import archived, case_types
from research.models import ReportBuild, Stage
from research.reports.builds import newest_released
from research.reports.snapshot_cases import agreed_in, frozen_types, frozen_until
from research.reports.snapshots import Frozen, thaw
from research.web.kept import kept
from research.web.reports.report_material import report_of

NONE_YET = (
    "No report of this stage is released now. The publishable data are of the answers that "
    "the report was made of which was released last: so two files never differ by what a single "
    "partner answered in between."
)
FEWER = (
    "A partner whose answers others might have had took that back after the last report was "
    "released, left, or has another code now. The publishable data come with the next report that "
    "is released, which says first what the two would tell together."
)
NOBODY = (
    "No partner of the report that was released last is known to have agreed that others may have "
    "its answers: either none had by then, or it was made by an older version of Showcard, which "
    "did not keep who had. The publishable data come with the next report that is released."
)


class NotReleased(Exception):
    """Why others may have no data now, in sentences."""


class Cases(NamedTuple):
    """An edition with what it is of, how many cases it has, and until when answers are in."""

    edition: Edition
    guide: Guide
    in_all: int
    until: date | None


def released_cases(session: Session, stage: Stage) -> Cases:
    """The same at any time until another report is released. Raises NotReleased."""
    build = released_with_data(session, stage)
    key = "publishable data", build.snapshot.digest
    return kept(session).get(key, lambda: cases_of(thaw(build.snapshot)))


def why_none(session: Session, stage: Stage) -> str:
    """Why others may have no data now; nothing, where they may."""
    try:
        released_with_data(session, stage)
    except NotReleased as reason:
        return str(reason)
    return ""


def released_with_data(session: Session, stage: Stage) -> ReportBuild:
    """The report of whose answers they are. Raises NotReleased."""
    build = newest_released(session, stage.study_id, stage.number)
    if build is None:
        raise NotReleased(NONE_YET)
    agreed = agreed_in(thaw(build.snapshot))
    if not agreed:
        raise NotReleased(NOBODY)
    if not agreed <= archived(session, stage) & case_types(session, stage).keys():
        raise NotReleased(FEWER)
    return build


def cases_of(frozen: Frozen) -> Cases:
    # What they tell is held against the report, which takes half a second to load.
    from analysis.suppression import publishable as published
    from exports.data.publishable import publishable
    from research.web.reports.released_values import Told, values_told

    guide, agreed = frozen.read_guide(), agreed_in(frozen)
    told = values_told(Told(frozen, published(report_of(frozen)).report))
    all_agreed = len(agreed) == len(frozen_types(frozen))
    made = publishable(guide, told, cases=len(agreed), all_agreed=all_agreed)
    return Cases(made, guide, len(agreed), frozen_until(frozen))
