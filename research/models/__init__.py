"""The tables, a module for each concern."""

from research.models.answers import Answer, AnswerHistory
from research.models.audit import AuditEntry
from research.models.base import Table
from research.models.fieldwork import Interview, Link, Partner, Stage, Study
from research.models.forum import Comment, ForumObjective
from research.models.guides import DraftText, GuideDraft, GuideMapping, GuideVersion
from research.models.people import Account, AccountLink, Attempt, Membership

__all__ = [
    "Account",
    "AccountLink",
    "Answer",
    "AnswerHistory",
    "Attempt",
    "AuditEntry",
    "Comment",
    "DraftText",
    "ForumObjective",
    "GuideDraft",
    "GuideMapping",
    "GuideVersion",
    "Interview",
    "Link",
    "Membership",
    "Partner",
    "Stage",
    "Study",
    "Table",
]
