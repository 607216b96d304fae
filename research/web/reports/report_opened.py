"""A study's report as it would be made now, opened in a request."""

from typing import NamedTuple

from flask import abort

from exports.composing.material import Material
from research.database import Session
from research.fieldwork.studies import current_stage, study_by_slug
from research.models import Stage, Study
from research.reports.snapshots import Frozen
from research.web.reports.report_material import facts_now, gathered, material
from research.web.request_database import reading
from research.web.studies.studies import the_study


class Opened(NamedTuple):
    study: Study
    stage: Stage
    frozen: Frozen
    material: Material


def open_report(slug: str, edition: str = "internal") -> Opened:
    """Raises NothingToReport."""
    study = the_study(slug)
    stage = current_stage(reading(), study)
    frozen = gathered(reading(), study, stage)
    return Opened(study, stage, frozen, material(frozen, facts_now(study, edition)))


def stage_in(session: Session, slug: str) -> Stage:
    """The stage that the report is about, in the session that writes."""
    return current_stage(session, study_by_slug(session, slug) or abort(404))
