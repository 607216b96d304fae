"""Which interviews are evidence, by one rule for findings, reports and files."""

from sqlalchemy import ColumnElement

from research.models import Interview, Partner

Conditions = tuple[ColumnElement[bool], ...]


def partner_counts() -> Conditions:
    """It was not removed, not left out of the analysis, and not erased."""
    return (
        Partner.removed_at.is_(None),
        Partner.left_out_at.is_(None),
        Partner.erased_at.is_(None),
    )


def interview_counts(stage_id: int) -> Conditions:
    """It ended and was not set aside, and its partner counts; needs the join to the partners."""
    return (
        Interview.stage_id == stage_id,
        Interview.submitted_at.is_not(None),
        Interview.set_aside_at.is_(None),
        *partner_counts(),
    )
