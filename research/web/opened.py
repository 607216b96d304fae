"""An interview opened in a request, with its guide and what was answered."""

from collections.abc import Iterable
from typing import NamedTuple

from flask import abort

from guides import Guide, Section, Slot
from research.answers import Key, Stored, save_answers
from research.database import Session
from research.models import Interview, Study
from research.top_ups import interview_guide, known_answers
from research.web.forms import AnswersForm, answers_form
from research.web.request_database import reading, writing
from research.web.screenfuls import Line, Screenful, lines, screenfuls
from research.web.typed_answers import field_name


class Opened(NamedTuple):
    interview: Interview
    guide: Guide
    answers: dict[Key, Stored]
    spoken: bool

    @property
    def study(self) -> Study:
        return self.interview.partner.study

    def again(self) -> "Opened":
        """The same interview as it stands now."""
        return open_interview(reading().get(Interview, self.interview.id), spoken=self.spoken)

    def section(self, section_id: str) -> Section:
        found = (section for section in self.guide.sections if section.id == section_id)
        return next(found, None) or abort(404)

    def screenfuls(self, section: Section) -> list[Screenful]:
        return screenfuls(self.guide, section, self.answers)

    def read(self) -> list[tuple[Section, list[tuple[Screenful, list[Line]]]]]:
        """Everything asked and answered, read back section by section."""
        return [
            (section, [(s, self._lines(s)) for s in self.screenfuls(section) if not s.offers])
            for section in self.guide.sections
        ]

    def _lines(self, screenful: Screenful) -> list[Line]:
        return lines(screenful, self.answers, spoken=self.spoken)

    def form(self, section: Section, slots: Iterable[Slot], *, posted: bool = True) -> AnswersForm:
        """The form for these slots, and for those that the posted page had when it was opened.

        Another tab may have changed what is asked since; what was typed is kept all the same.
        """
        shown = list(slots)
        keys = {slot.key for slot in shown}
        names = AnswersForm.posted_names() if posted else set()
        earlier = (slot for slot in self.guide.slots(section) if field_name(slot.key) in names)
        return answers_form(
            self.guide,
            [*shown, *(slot for slot in earlier if slot.key not in keys)],
            self.answers,
            revision=self.interview.revision,
            spoken=self.spoken,
            posted=posted,
        )

    def save(self, form: AnswersForm, *, by: str) -> dict[Key, Stored]:
        """Keep what was given; what somebody else changed meanwhile is returned, and stays."""
        with writing() as session:
            return save_answers(
                session,
                self.guide,
                self.interview.id,
                form.given(),
                started_from=form.revision,
                by=by,
            )


def open_interview(interview: Interview | None, *, spoken: bool) -> Opened:
    if interview is None:
        abort(404)
    guide = interview_guide(reading(), interview)
    return Opened(interview, guide, known_answers(reading(), interview), spoken)


def locked(session: Session, interview_id: int) -> Interview:
    """The interview in a transaction that is going to change it."""
    return session.get(Interview, interview_id, with_for_update=True) or abort(404)
