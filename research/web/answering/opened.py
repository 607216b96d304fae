"""An interview opened in a request, with its guide and what was answered."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from flask import abort, request

from guides import Guide, Roster, Screen, Section, Slot
from research.answers.positions import own_positions, save_answers_of
from research.answers.saving import Key, Stored, changed_entries, moved_rows, save_answers
from research.database import Session
from research.fieldwork.voices import Voice
from research.interviewing.interviews import interview_shown
from research.interviewing.setting_aside import SetAside
from research.interviewing.top_ups import interview_guide, known_answers
from research.models import Interview, Position, SentBack, Study
from research.web.answering.forms import AnswersForm, answers_form
from research.web.answering.screenfuls import (
    AskedScreen,
    Line,
    Screenful,
    asked_screens,
    lines,
    screenful,
)
from research.web.answering.typed_answers import field_name
from research.web.request_database import reading, writing


class Opened(NamedTuple):
    """With a `voice` where a partner opened it by a link.

    `positions` are what other voices than those that stand answered, `back` is by section what a
    researcher sent back: both as far as research.web.partner.linked asked for them.
    """

    interview: Interview
    guide: Guide
    answers: dict[Key, Stored]
    spoken: bool
    voice: Voice | None = None
    positions: tuple[Position, ...] = ()
    back: Mapping[str, SentBack] = MappingProxyType({})

    @property
    def study(self) -> Study:
        return self.interview.partner.study

    @property
    def by(self) -> str:
        """Under which name a partner's answers are saved."""
        return self.voice.name if self.voice else self.interview.partner.code

    def again(self) -> "Opened":
        """The same interview as it stands now."""
        now = open_interview(reading().get(Interview, self.interview.id), spoken=self.spoken)
        return now._replace(guide=self.guide, voice=self.voice)

    def section(self, section_id: str) -> Section:
        found = (section for section in self.guide.sections if section.id == section_id)
        return next(found, None) or abort(404)

    def asked_screens(self, section: Section) -> list[AskedScreen]:
        return asked_screens(self.guide, section, self.answers)

    def screenful(self, screen: Screen, slots: tuple[Slot, ...]) -> Screenful:
        return screenful(self.guide, screen, slots, self.answers)

    def screenfuls(self, section: Section) -> list[Screenful]:
        return [self.screenful(*asked) for asked in self.asked_screens(section)]

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
            self._as_answered_here(),
            revision=self.interview.revision,
            spoken=self.spoken,
            posted=posted,
        )

    def form_in_conflict(
        self,
        section: Section,
        slots: Iterable[Slot],
        clashes: Mapping[Key, Stored],
        mine: AnswersForm,
    ) -> AnswersForm:
        """As it is stored now; where somebody else was faster, with what was changed here."""
        form = self.form(section, slots, posted=False)
        given = {key: entries for key, entries in mine.given().items() if key in clashes}
        changed = changed_entries(reading(), self.interview.id, given, started_from=mine.revision)
        form.keep_conflicts(clashes, changed, mine)
        self._say_what_moved(form, clashes, since=mine.revision)
        return form

    def _say_what_moved(self, form: AnswersForm, clashes: Iterable[Key], *, since: int) -> None:
        connection, number = reading().connection(), self.interview.id
        moved = moved_rows(connection, self.guide, number, clashes, started_from=since)
        for field in form.answers:
            if field.slot.key in moved:
                rows = self.guide.lists[field.question.for_each]
                field.moved = rows.item if isinstance(rows, Roster) else ""

    def _as_answered_here(self) -> dict[Key, Stored]:
        """Who answered otherwise than what stands sees their own answer in the form."""
        own = own_positions(self.positions, self.voice.name) if self.voice else {}
        return self.answers | {k: self.answers[k]._replace(**said) for k, said in own.items()}

    def save(self, form: AnswersForm, *, by: str) -> dict[Key, Stored]:
        """Keep what was given; what somebody else changed meanwhile is returned, and stays."""
        guide, interview, given = self.guide, self.interview.id, form.given()
        since = form.revision
        with writing() as session:
            if self.voice:
                return save_answers_of(
                    session, guide, interview, given, started_from=since, voice=self.voice
                )
            clashes = save_answers(session, guide, interview, given, started_from=since, by=by)
            return {**form.astray, **clashes}


def interview_here(interview_id: int) -> Interview:
    """The interview that a page is about. Raises SetAside for a page that would only show forms."""
    interview = interview_shown(reading(), interview_id) or abort(404)
    if interview.set_aside_at and request.method == "GET":
        raise SetAside
    return interview


def open_interview(interview: Interview | None, *, spoken: bool) -> Opened:
    if interview is None:
        abort(404)
    guide = interview_guide(reading(), interview)
    return Opened(interview, guide, known_answers(reading(), interview), spoken)


def locked(session: Session, interview_id: int) -> Interview:
    """The interview in a transaction that is going to change it. Raises SetAside."""
    interview = session.get(Interview, interview_id, with_for_update=True) or abort(404)
    if interview.set_aside_at:
        raise SetAside
    return interview
