"""Which stage of a study asks for something, by the indicator that measures it."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from guides import Guide
from guides.names import IndicatorName
from guides.question import Question
from research.guides.versions import fielded_guide
from research.models import Stage, Study


class Measured(NamedTuple):
    stage: Stage
    guide: Guide
    question: Question


def measured_in(session: Session, study: Study, indicator: IndicatorName) -> Measured | None:
    """The newest stage that does, with its guide."""
    for stage in reversed(study.stages):
        guide = fielded_guide(session, stage.guide_version_id)
        if question := guide.measuring(indicator):
            return Measured(stage, guide, question)
    return None
