"""An act inside a section in its transaction, and why nothing comes of it."""

from flask import request

from guides import Guide, Roster, Section
from research.answers.saving import Key, moved_rows
from research.database import Session
from research.interviewing.interviews import InterviewClosed
from research.interviewing.top_ups import interview_guide
from research.models import Interview
from research.web.answering.typed_answers import started_from

MOVED = (
    "Nothing was done: what this was meant for was moved or removed meanwhile, and another stands"
    " in its place. Look where it is now, and press again."
)


class ActRefused(ValueError):
    """Why nothing was done, in a sentence."""


class Acting:
    """An act in its transaction: on which interview, in which section, by whom."""

    def __init__(self, session: Session, interview: Interview, section: Section, by: str) -> None:
        if not interview.is_open:
            raise InterviewClosed
        self.session, self.interview, self.section, self.by = session, interview, section, by
        self.guide: Guide = interview_guide(session, interview)

    def refuse_moved(self, key: Key) -> None:
        """Raises ActRefused where another row stands now than the page showed there."""
        since, number = started_from(request.form.get("started_from")), self.interview.id
        connection = self.session.connection()
        if moved_rows(connection, self.guide, number, [key], started_from=since):
            raise ActRefused(MOVED)

    def roster(self, roster_id: str) -> Roster:
        roster = self.guide.lists.get(roster_id)
        if not isinstance(roster, Roster):
            raise ActRefused("That list is not part of this guide.")
        return roster
