"""An interview is closed: what that leaves open is told first, and costs said in words are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import flash, redirect, request, url_for
from werkzeug import Response

from guides import MISSING, Section, Slot, read_back
from guides.answers.spoken_amounts import Reading
from guides.answers.spoken_costs import read_cost
from guides.typed import assumptions_in, first
from research.answers.only_in_words import WordsChanged, confirm_reading
from research.answers.saving import AnswersRefused, InterviewClosed
from research.interviewing.follow_up import only_in_words, still_open
from research.interviewing.interviews import close_interview
from research.web.accounts.signing_in import the_person
from research.web.answering.opened import Opened, locked
from research.web.answering.typed_answers import Asked, Typed, field_name, read_typed
from research.web.interviewing.interviewer import (
    desk_page,
    done,
    has_to_agree,
    note_act,
    opened_here,
    pages,
)
from research.web.interviewing.went import in_words, time_spent
from research.web.request_database import writing
from research.web.wording import item_name

NO_FIGURE = "These words could not be read as figures yet. See what is missing below."
CHANGED = "Somebody changed these words meanwhile. Look at the reading again."


@dataclass(frozen=True)
class CostInWords:
    """A cost that waits for its reading to be confirmed; `typed` holds what that assumes."""

    name: str
    section: Section
    question: str
    item: str
    row: str
    words: str
    typed: Typed

    @property
    def reading(self) -> Reading:
        try:
            return read_cost(self.words, assumptions_in(self.typed))
        except ValueError as problem:
            return Reading(problem=str(problem), assumes=read_cost(self.words).assumes)


@pages.route("/close", methods=["GET", "POST"])
def close(interview_id: int) -> Response | str:
    """Ask first; then what was not reached is marked so, and the answers count."""
    opened = _still_open(interview_id)
    if request.method == "GET":
        return _close_page(opened)
    with writing() as session:
        interview = locked(session, interview_id)
        close_interview(session, opened.guide, interview, by=the_person().name)
        note_act(session, "interview_closed", interview)
    return done(interview_id, "The interview is closed. Its answers now count in the findings.")


@pages.post("/close/costs/<slot>")
def confirm_cost(interview_id: int, slot: str) -> Response | tuple[str, int]:
    """The words count as they were read, if nobody changed them since they were shown."""
    opened = _still_open(interview_id)
    costs = _slots_in_words(opened)
    if slot not in costs:
        flash(CHANGED)
        return redirect(url_for(".close", interview_id=interview_id), 303)
    read = read_typed(Asked(costs[slot].question, slot, spoken=True, specify=True), request.form)
    given = {entry: read.given[entry] for entry in ("value", "missing")}
    if read.unreadable or not any(entry is not None for entry in given.values()):
        flash(NO_FIGURE, "problem")
        return _close_page(opened, {slot: read.typed}), 422
    try:
        flash(_confirm(opened, costs[slot], given, words=first(read.typed, "specify")))
    except AnswersRefused as refused:
        flash(f"Not kept as it was read. {refused.first}.", "problem")
        return _close_page(opened, {slot: read.typed}), 422
    return redirect(url_for(".close", interview_id=interview_id), 303)


def _confirm(opened: Opened, slot: Slot, given: Mapping[str, Any], *, words: str) -> str:
    """What came of it, in a sentence."""
    by = the_person().name
    try:
        with writing() as session:
            interview = locked(session, opened.interview.id)
            confirm_reading(session, opened.guide, interview, slot.key, given, words=words, by=by)
    except WordsChanged:
        return CHANGED
    read = (
        MISSING[given["missing"]] if given["missing"] else read_back(slot.question, given["value"])
    )
    return f"Kept as it was read: {read}."


def _still_open(interview_id: int) -> Opened:
    """Raises InterviewClosed."""
    opened = opened_here(interview_id)
    if not opened.interview.is_open:
        raise InterviewClosed
    return opened


def _slots_in_words(opened: Opened) -> dict[str, Slot]:
    left = only_in_words(opened.guide, opened.answers)
    return {field_name(slot.key): slot for each in left for slot in each.slots}


def _costs_in_words(opened: Opened, tried: Mapping[str, Typed]) -> list[CostInWords]:
    return [
        CostInWords(
            name=field_name(slot.key),
            section=section,
            question=slot.question.ask,
            item=item_name(opened.guide, slot, opened.answers),
            row=roster.item if (roster := opened.guide.roster_of.get(slot.question.id)) else "",
            words=opened.answers[slot.key].specify,
            typed=tried.get(field_name(slot.key), {}),
        )
        for section, slots in only_in_words(opened.guide, opened.answers)
        for slot in slots
    ]


def _close_page(opened: Opened, tried: Mapping[str, Typed] = MappingProxyType({})) -> str:
    left = still_open(opened.guide, opened.answers)
    return desk_page(
        "close",
        opened,
        left=in_words(opened, left),
        many=sum(len(each.slots) for each in left),
        costs=_costs_in_words(opened, tried),
        seconds=time_spent(opened),
        to_agree=has_to_agree(opened),
    )
