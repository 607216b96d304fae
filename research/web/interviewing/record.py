"""The record of an interview for its researcher: its partner's word on it, and words as said."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug import Response

from guides import Slot
from research.answers.confirmations import noted_otherwise
from research.answers.saving import Key
from research.answers.verbatims import VerbatimRefused, set_attribution, verbatims_of
from research.fieldwork.voices import roles_of
from research.models import Verbatim
from research.web.answering.opened import Opened, locked
from research.web.answering.record_lines import RecordLine, record_groups
from research.web.answering.typed_answers import field_name
from research.web.interviewing.desk_view import levels_allowed
from research.web.interviewing.interviewer import desk_page, note_act, opened_here
from research.web.request_database import reading, writing
from research.web.wording import answer_text, item_name

pages = Blueprint("record", __name__, url_prefix="/interviews/<int:interview_id>/record")


class Said(NamedTuple):
    """Words as said, with the question that they answered."""

    verbatim: Verbatim
    question: str


@pages.route("/", methods=["GET", "POST"])
def show(interview_id: int) -> Response | str | tuple[str, int]:
    """Also once the interview is closed: who may be told by its words is no answer."""
    opened = opened_here(interview_id)
    if request.method == "GET":
        return _page(opened)
    try:
        _set_levels(opened)
    except VerbatimRefused as problem:
        return _page(opened, problem=str(problem)), 422
    flash("Kept who may be told by these words.")
    return redirect(url_for(".show", interview_id=interview_id))


def _set_levels(opened: Opened) -> None:
    with writing() as session:
        interview = locked(session, opened.interview.id)
        said = verbatims_of(session, interview.id)
        chosen = {v: request.form.get(f"level-{v.id}", v.attribution) for v in said}
        changed = {v: level for v, level in chosen.items() if level != v.attribution}
        for verbatim, level in changed.items():
            set_attribution(session, verbatim, level)
        if changed:
            note_act(session, "quotes_attributed", interview)


def _slots(opened: Opened) -> Iterator[tuple[Slot, str]]:
    """Each with the words that it was asked in."""
    for section in opened.guide.sections:
        for slot in opened.guide.slots(section):
            name = item_name(opened.guide, slot, opened.answers)
            yield slot, f"{slot.question.ask} {name}".strip()


def _said(opened: Opened) -> list[Said]:
    asked = {slot.key: words for slot, words in _slots(opened)}
    marked = verbatims_of(reading(), opened.interview.id)
    return [Said(verbatim, asked[verbatim.question, verbatim.item]) for verbatim in marked]


def _otherwise(opened: Opened, *, but: Collection[Key]) -> Iterator[RecordLine]:
    """What was noted in the interview and answered otherwise by the partner itself since."""
    interview = opened.interview
    voices = roles_of(reading(), interview.partner)
    noted = noted_otherwise(reading(), interview.id, voices)
    for slot, words in _slots(opened):
        before = answer_text(slot, noted.get(slot.key))
        now = answer_text(slot, opened.answers.get(slot.key))
        if before and before != now and slot.key not in but:
            yield RecordLine(field_name(slot.key), slot.key, words, now, "corrected", before)


def _page(opened: Opened, *, problem: str = "") -> str:
    groups = record_groups(opened) if opened.interview.submitted_at else []
    lines = [line for group in groups for line in group.lines]
    changed = [line for line in lines if line.word in ("corrected", "withdrawn")]
    otherwise = _otherwise(opened, but={line.key for line in changed})
    return desk_page(
        "record",
        opened,
        changed=[*changed, *otherwise],
        said=_said(opened),
        levels=levels_allowed(opened.interview.id),
        problem=problem,
    )
