"""Whether anything that findings rest on has changed since they were made."""

from hashlib import sha256
from typing import Any

from sqlalchemy import bindparam, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

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
from research.prepared import Prepared

# Each row that findings read besides the answers; of those an interview's revision tells.
OF_STAGE = (Interview, ForumObjective, StatementDecision, BarrierCoding)
OF_INTERVIEW = (Confirmation, Position)
OF_STUDY = (Stage, Partner, CriteriaVersion, SoftwareOption)


_STUDY: Any = bindparam("study")
_STAGES = select(Stage.id).where(Stage.study_id == _STUDY)
_VERSIONS = select(Stage.guide_version_id).where(Stage.study_id == _STUDY)
_INTERVIEWS = select(Interview.id).where(Interview.stage_id.in_(_STAGES))
_OBJECTIVES = select(ForumObjective.id).where(ForumObjective.stage_id.in_(_STAGES))
_SOFTWARE = select(SoftwareOption.id).where(SoftwareOption.study_id == _STUDY)
_READ: list[tuple[Any, Any]] = [
    (Study, Study.id == _STUDY),
    *((table, table.study_id == _STUDY) for table in OF_STUDY),
    *((table, table.stage_id.in_(_STAGES)) for table in OF_STAGE),
    *((table, table.interview_id.in_(_INTERVIEWS)) for table in OF_INTERVIEW),
    (SoftwareFit, SoftwareFit.option_id.in_(_SOFTWARE)),
    (Comment, Comment.objective_id.in_(_OBJECTIVES)),
    (GuideMapping, GuideMapping.to_id.in_(_VERSIONS)),
]
# As the database has it: what a value means makes no difference here.
_ROWS = [
    Prepared(
        select(*(type_coerce(column, NullType()) for column in table.__table__.columns))
        .where(condition)
        .order_by(table.id)
    )
    for table, condition in _READ
]


def evidence_state(session: Session, study: Study, stage: Stage) -> str:
    """A digest: the same as long as the same answers would give the same findings.

    All stages count, as the findings of one may read what partners said in another.
    """
    digest = sha256(f"stage {stage.id}".encode())
    connection = session.connection()
    for rows in _ROWS:
        digest.update(repr(rows.rows(connection, {"study": study.id})).encode())
    return digest.hexdigest()
