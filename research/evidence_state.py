"""Whether anything that findings rest on has changed since they were made."""

from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.models import (
    BarrierCoding,
    Comment,
    Confirmation,
    CriteriaVersion,
    ForumObjective,
    GuideMapping,
    Interview,
    Partner,
    Position,
    SoftwareFit,
    SoftwareOption,
    Stage,
    StatementDecision,
    Study,
)

# Each row that findings read besides the answers; of those an interview's revision tells.
OF_STAGE = (Interview, ForumObjective, StatementDecision, BarrierCoding)
OF_INTERVIEW = (Confirmation, Position)
OF_STUDY = (Stage, Partner, CriteriaVersion, SoftwareOption)


def evidence_state(session: Session, study: Study, stage: Stage) -> str:
    """A digest: the same as long as the same answers would give the same findings.

    All stages count, as the findings of one may read what partners said in another.
    """
    stages = select(Stage.id).where(Stage.study_id == study.id)
    versions = select(Stage.guide_version_id).where(Stage.study_id == study.id)
    interviews = select(Interview.id).where(Interview.stage_id.in_(stages))
    objectives = select(ForumObjective.id).where(ForumObjective.stage_id.in_(stages))
    software = select(SoftwareOption.id).where(SoftwareOption.study_id == study.id)
    read: list[tuple[Any, Any]] = [
        (Study, Study.id == study.id),
        *((table, table.study_id == study.id) for table in OF_STUDY),
        *((table, table.stage_id.in_(stages)) for table in OF_STAGE),
        *((table, table.interview_id.in_(interviews)) for table in OF_INTERVIEW),
        (SoftwareFit, SoftwareFit.option_id.in_(software)),
        (Comment, Comment.objective_id.in_(objectives)),
        (GuideMapping, GuideMapping.to_id.in_(versions)),
    ]
    digest = sha256(f"stage {stage.id}".encode())
    for table, condition in read:
        query = select(*table.__table__.columns).where(condition).order_by(table.id)
        for row in session.execute(query):
            digest.update(repr(tuple(row)).encode())
    return digest.hexdigest()
