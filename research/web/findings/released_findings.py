"""The findings as they were released: all that is seen of them outside the research team."""

from collections.abc import Hashable
from typing import NamedTuple

from analysis.findings import NothingToReport
from analysis.suppression import Published
from guides import Guide
from research.database import Session
from research.models import ReportBuild, Study
from research.reports.builds import newest_released
from research.reports.snapshots import thaw
from research.web.kept import kept
from research.web.reports.report_material import facts_now, material

NOT_RELEASED = (
    "No report is released now. When the researchers release one, its findings stand here."
)


class Released(NamedTuple):
    """Findings with their guide; `key` is the same for whoever reads the same."""

    key: tuple[Hashable, ...]
    published: Published
    guide: Guide


def released_findings(session: Session, study: Study, stage: int | None = None) -> Released:
    """Of the newest report that was released, of that stage or any. Raises NothingToReport.

    Not of how answers stand: by what two views of one day differ, one partner could be known.
    """
    build = newest_released(session, study.id, stage)
    if build is None:
        raise NothingToReport(NOT_RELEASED)
    key = "released", build.snapshot.digest
    return kept(session).get(key, lambda: _made(study, build, key))


def _made(study: Study, build: ReportBuild, key: tuple[Hashable, ...]) -> Released:
    frozen = thaw(build.snapshot)
    made = material(frozen, facts_now(study, "publishable"))
    return Released(key, Published(made.report, made.suppressed), frozen.read_guide())
