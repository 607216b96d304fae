"""The tables, a module for each concern."""

from research.models.answers import Answer, AnswerHistory
from research.models.base import Table
from research.models.fieldwork import Interview, Link, Partner, Stage, Study
from research.models.forum import Comment, ForumObjective
from research.models.guides import DraftText, GuideDraft, GuideMapping, GuideVersion

__all__ = [
    "Answer",
    "AnswerHistory",
    "Comment",
    "DraftText",
    "ForumObjective",
    "GuideDraft",
    "GuideMapping",
    "GuideVersion",
    "Interview",
    "Link",
    "Partner",
    "Stage",
    "Study",
    "Table",
]
