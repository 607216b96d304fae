"""The tables, a module for each concern."""

from research.models.answers import Answer, AnswerHistory
from research.models.audit import AuditEntry
from research.models.base import Table
from research.models.confirming import Confirmation
from research.models.consent import Consent, InformationSheet
from research.models.criteria import CriteriaVersion
from research.models.data import ApiToken
from research.models.desk import HandoutShown, SectionTime
from research.models.entries import BarrierCoding, SoftwareFit, SoftwareOption
from research.models.fieldwork import Interview, Link, Participant, Partner, Stage, Study
from research.models.forum import Comment, ForumObjective
from research.models.guides import DraftText, GuideDraft, GuideMapping, GuideVersion
from research.models.leaving import Leaving
from research.models.messages import Message, MessageBatch, MessageTemplate
from research.models.people import Account, AccountLink, Attempt, Membership
from research.models.preparing import PartnerFile, PartnerMerge, StudyDraft
from research.models.reports import (
    ObjectiveAnswer,
    Recommendation,
    ReportBuild,
    ReportFile,
    ReportOutline,
    ReportSnapshot,
    ReportTemplate,
    SectionText,
    StatementDecision,
)
from research.models.voices import Position, SentBack, SignOff
from research.models.words import Memo, Verbatim

__all__ = [
    "Account",
    "AccountLink",
    "Answer",
    "AnswerHistory",
    "ApiToken",
    "Attempt",
    "AuditEntry",
    "BarrierCoding",
    "Comment",
    "Confirmation",
    "Consent",
    "CriteriaVersion",
    "DraftText",
    "ForumObjective",
    "GuideDraft",
    "GuideMapping",
    "GuideVersion",
    "HandoutShown",
    "InformationSheet",
    "Interview",
    "Leaving",
    "Link",
    "Membership",
    "Memo",
    "Message",
    "MessageBatch",
    "MessageTemplate",
    "ObjectiveAnswer",
    "Participant",
    "Partner",
    "PartnerFile",
    "PartnerMerge",
    "Recommendation",
    "ReportBuild",
    "ReportFile",
    "ReportOutline",
    "ReportSnapshot",
    "ReportTemplate",
    "SectionText",
    "Position",
    "SentBack",
    "SignOff",
    "SectionTime",
    "SoftwareFit",
    "SoftwareOption",
    "Stage",
    "StatementDecision",
    "Study",
    "StudyDraft",
    "Table",
    "Verbatim",
]
