"""What the desk shows of a section: its questions, what is kept beside them, what is left."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guides import HandOut, Roster, Section
from research.answers.memos import memos_of
from research.answers.rosters import named_rows
from research.answers.saving import Key
from research.answers.undoing import Undoable, last_undoable
from research.answers.verbatims import lately_taken_back, verbatims_of
from research.consent.attribution import LEVELS, is_within
from research.consent.given import attribution_allowed
from research.interviewing.handouts_shown import first_showings
from research.interviewing.section_times import Here, who_is_here
from research.models import HandoutShown, Verbatim
from research.web.answering.forms import AnswerField, AnswersForm
from research.web.answering.opened import Opened
from research.web.interviewing.desk_parts import Part, ToAsk, parts, still_to_ask
from research.web.request_database import reading
from research.web.wording import answer_text


class Point(NamedTuple):
    """Something that was noted: an answer in words, a note, or words as they were said."""

    label: str
    words: str
    quoted: bool


class Desk(NamedTuple):
    """A section as its interviewer has it before them.

    `waiting` are hand-outs not shown yet, `points` what the last section looks back on.
    """

    interview_id: int
    revision: int
    is_open: bool
    asked: list[Part]
    waiting: list[Part]
    still: list[ToAsk]
    open: set[Key]
    handouts: dict[str, HandOut]
    shown: dict[str, HandoutShown]
    rows: dict[str, list[str]]
    verbatims: dict[Key, list[Verbatim]]
    levels: dict[str, str]
    points: list[tuple[Section, list[Point]]]
    notice: Undoable | None
    taken_back: list[Verbatim]
    here: list[Here]


def desk(opened: Opened, section: Section, form: AnswersForm, *, by: str) -> Desk:
    interview = opened.interview
    shown = first_showings(reading(), interview.id)
    found = parts(opened, opened.screenfuls(section), form, shown)
    said = _verbatims(interview.id)
    _put_memos(form, interview.id, by)
    lists = opened.guide.lists
    return Desk(
        interview_id=interview.id,
        revision=interview.revision,
        is_open=interview.is_open,
        asked=[part for part in found if not part.waits],
        waiting=[part for part in found if part.waits],
        still=still_to_ask(found),
        open={field.slot.key for part in found for field in part.fields if _is_owed(field)},
        handouts={id: sheet for id, sheet in lists.items() if isinstance(sheet, HandOut)},
        shown=shown,
        rows={
            sheet.id: named_rows(opened.guide, sheet, opened.answers)
            for sheet in lists.values()
            if isinstance(sheet, Roster)
        },
        verbatims=said,
        levels=levels_allowed(interview.id),
        points=_points(opened, said) if section == opened.guide.sections[-1] else [],
        notice=last_undoable(reading(), interview.id) if interview.is_open else None,
        taken_back=lately_taken_back(reading(), interview.id),
        here=who_is_here(reading(), interview.id, but=by),
    )


def _is_owed(field: AnswerField) -> bool:
    """A list offers one more row, and the way to the next open question passes it by."""
    return field.is_open and (not field.is_spare or field.slot.key[1] == "1")


def levels_allowed(interview_id: int) -> dict[str, str]:
    """How far words may be told, as far as the consent goes, from the closed to the open."""
    allowed = attribution_allowed(reading(), interview_id)
    return {level: LEVELS[level] for level in reversed(LEVELS) if is_within(level, allowed)}


def _verbatims(interview_id: int) -> dict[Key, list[Verbatim]]:
    found: dict[Key, list[Verbatim]] = defaultdict(list)
    for verbatim in verbatims_of(reading(), interview_id):
        found[verbatim.question, verbatim.item].append(verbatim)
    return dict(found)


def _put_memos(form: AnswersForm, interview_id: int, by: str) -> None:
    """One's own memo is a field to write in; those of others are shown below it."""
    memos = memos_of(reading(), interview_id)
    for field in form.answers:
        written = memos.get(field.slot.key, [])
        mine = [memo.words for memo in written if memo.written_by == by]
        field.typed.setdefault("memo", mine)
        field.others_memos = [memo for memo in written if memo.written_by != by]


def _points(
    opened: Opened, said: Mapping[Key, list[Verbatim]]
) -> list[tuple[Section, list[Point]]]:
    """What was put into words in each earlier section."""
    found = [
        (section, list(_points_of(opened, section, said))) for section in opened.guide.sections[:-1]
    ]
    return [(section, points) for section, points in found if points]


def _points_of(
    opened: Opened, section: Section, said: Mapping[Key, list[Verbatim]]
) -> Iterator[Point]:
    for slot in opened.guide.slots(section):
        answer = opened.answers.get(slot.key)
        if answer and answer.value is not None and slot.question.kind in ("long_text", "text"):
            yield Point(slot.question.ask, answer_text(slot, answer), False)
        if answer and answer.note:
            yield Point(f"Note: {slot.question.ask}", answer.note, False)
        for verbatim in said.get(slot.key, ()):
            yield Point("", verbatim.words, True)
