"""How a study words its messages: standard words, its own, and the placeholders in them."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from research.messages.mail import line_problem
from research.models import MessageTemplate, Study

INVITATION, REMINDER, THANKS, TOLD = "invitation", "reminder", "thanks", "told"
LINK = "link"
PLACEHOLDERS = {
    "name": "the participant's name",
    "role": "the participant's role",
    "organisation": "the partner's name",
    "study": "the title of the study",
    "commissioner": "who commissioned the study",
    "contact": "whom to ask for help: from the study, or you",
    "researcher": "your name",
    "today": "the day on which it is sent",
    "ends_on": "the day on which the study ends",
    LINK: "the participant's own link",
    "open_until": "the last day on which that link opens",
}
LONGEST_SUBJECT, LONGEST_TEXT = 150, 10_000
LONGEST_FILLED = 400
"""A subject with every placeholder filled in."""
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class Words(NamedTuple):
    """What a message says, with or without its placeholders filled in."""

    subject: str
    text: str


class Kind(NamedTuple):
    """One kind of message: `when` says what it is for."""

    title: str
    when: str
    needs_link: bool


KINDS = {
    INVITATION: Kind("Invitation", "Asks a participant to answer online, by their own link.", True),
    REMINDER: Kind("Reminder", "Asks again who was invited and has not answered.", True),
    THANKS: Kind("Thank you", "Thanks who has answered.", False),
    TOLD: Kind("What you told us", "Asks who has answered whether we understood it right.", True),
}
_STANDARD = Path(__file__).resolve().parent / "standard"


@cache
def standard_words(kind: str) -> Words:
    """What Showcard brings: a file whose first line is the subject."""
    subject, _, text = (_STANDARD / f"{kind}.txt").read_text(encoding="utf-8").partition("\n\n")
    return Words(subject, text.strip())


def words_of(session: Session, study: Study, kind: str) -> Words:
    """The study's own words, or the standard ones where it has none."""
    newest = next(iter(template_history(session, study, kind)), None)
    return Words(newest.subject, newest.text) if newest else standard_words(kind)


def template_history(session: Session, study: Study, kind: str) -> list[MessageTemplate]:
    """What was saved, the newest first."""
    query = select(MessageTemplate).filter_by(study_id=study.id, kind=kind)
    return list(session.scalars(query.order_by(MessageTemplate.revision.desc())))


def save_template(session: Session, study: Study, kind: str, words: Words, *, by: str) -> None:
    """The words that hold from now on; what held before stays in the history."""
    revision = func.coalesce(func.max(MessageTemplate.revision), 0)
    newest = session.scalar(select(revision).filter_by(study_id=study.id, kind=kind)) or 0
    session.add(
        MessageTemplate(
            study_id=study.id,
            kind=kind,
            revision=newest + 1,
            subject=words.subject,
            text=words.text,
            saved_by=by,
            saved_at=datetime.now(UTC),
        )
    )


def subject_problem(subject: str) -> str:
    """What is wrong with it, in a sentence; empty where nothing is."""
    if not subject:
        return "Enter a subject"
    if len(subject) > LONGEST_SUBJECT:
        return f"Use at most {LONGEST_SUBJECT} characters"
    if found := line_problem(subject):
        return f"The subject has {found}"
    if LINK in placeholders_in(subject):
        return "Put {link} into the text: the subject of a message is read by many"
    return _placeholder_problem(subject)


def text_problem(kind: str, text: str) -> str:
    if not text:
        return "Enter what the message says"
    if len(text) > LONGEST_TEXT:
        return f"Use at most {LONGEST_TEXT:,} characters"
    if KINDS[kind].needs_link and LINK not in placeholders_in(text):
        return f"{KINDS[kind].title} needs {{link}}: without it nobody can answer"
    return _placeholder_problem(text)


def placeholders_in(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text))


def fill(words: Words, values: Mapping[str, str]) -> Words:
    """The words with each placeholder filled in; what is filled in is not read again."""
    return Words(*(_PLACEHOLDER.sub(lambda found: values[found[1]], part) for part in words))


def _placeholder_problem(text: str) -> str:
    if unknown := sorted(placeholders_in(text) - PLACEHOLDERS.keys()):
        known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        return f"There is no placeholder {{{unknown[0]}}}. Use {known}"
    if set("{}") & set(_PLACEHOLDER.sub("", text)):
        return "There is a { or } alone. Write a placeholder like {name}"
    return ""
