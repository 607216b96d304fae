"""One answer saved by itself, on the shortest way: this is sent all day long."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import request

from guides import Guide, Slot, opens_more
from research.answers.changes import InterviewClosed, answers_to
from research.answers.memos import is_new_memo
from research.answers.saving import AnswersRefused, Key, Saved, Stored, save_uncounted, values_of
from research.fieldwork.linked import Linked
from research.guides.versions import guide_with, parsed_guide
from research.interviewing.whole_forms import whole_form
from research.web.accounts.signing_in import the_person
from research.web.answering.autosave import CLOSED, Told, told_clash, told_problem, told_saved
from research.web.answering.typed_answers import (
    Asked,
    Read,
    read_typed,
    reason_problem,
    started_from,
)
from research.web.proxies import itself
from research.web.request_database import looking, reading, saved
from research.web.wording import is_put_into_words


class Place(NamedTuple):
    """Where the answer belongs, who gives it, and those beside it that say what it means."""

    interview_id: int
    guide: Guide
    section_id: str
    slot: Slot
    sent: Mapping[str, str]
    known: dict[Key, Stored]
    by: str
    spoken: bool


def save_by_link(linked: Linked, section_id: str) -> Told | None:
    """What became of it; None where the page has to be read to say so."""
    if not linked.plain:
        return None
    guide = parsed_guide(linked.digest) or guide_with(reading(), linked.version_id, linked.digest)
    place = _place(guide, linked.interview_id, section_id, by=linked.by, spoken=False)
    return _save_alone(place) if place else None


def save_at_desk(interview_id: int, section_id: str) -> Told | None:
    """The same of an interviewer, whose memo beside the answer has to be as it was."""
    form = whole_form(looking(), interview_id)
    if form is None:
        return None
    guide = parsed_guide(form.digest) or guide_with(reading(), *form)
    by = the_person().name
    place = _place(guide, interview_id, section_id, by=by, spoken=True)
    return _save_alone(place) if place and not _has_new_memo(place) else None


def _save_alone(place: Place) -> Told:
    asked = _asked(place)
    read = read_typed(asked, place.sent)
    if what := read.unreadable or reason_problem(asked, read.given["missing"]):
        return told_problem(what)
    try:
        now = _saved(place, read)
    except InterviewClosed:
        return told_problem(CLOSED)
    except AnswersRefused as refused:
        return told_problem(refused.problems[place.slot.key])
    if now.conflicts:
        given = {place.slot.key: read.given}
        return told_clash([place.slot], now.conflicts, given, spoken=place.spoken)
    return told_saved(now.revision, own=now.changed, opens=_opens(place, read))


def _place(
    guide: Guide, interview_id: int, section_id: str, *, by: str, spoken: bool
) -> Place | None:
    sent = itself(request).form
    question_id, _, item_id = sent.get("slot", "").rpartition("__")
    slot = guide.slots_by_key.get((question_id, item_id))
    if slot is None or section_id not in guide.slots_by_section:
        return None
    known = _known(guide, slot, interview_id)
    return Place(interview_id, guide, section_id, slot, sent, known, by, spoken)


def _known(guide: Guide, slot: Slot, interview_id: int) -> dict[Key, Stored]:
    """Only what routes hang on, and only where this answer has to do with them."""
    question = slot.question
    names_item = slot.item is not None and slot.item.specify
    if not (question.id in guide.hanging_on or question.keeps_mention or names_item):
        return {}
    return answers_to(looking(), interview_id, {question.id, *guide.hanging_on})


def _has_new_memo(place: Place) -> bool:
    """Memos are written with the page that shows them."""
    name = "__".join((*place.slot.key, "memo"))
    if name not in place.sent:
        return False
    memo = place.sent[name]
    return is_new_memo(looking(), place.interview_id, place.slot.key, memo, by=place.by)


def _asked(place: Place) -> Asked:
    question, stored = place.slot.question, place.known.get(place.slot.key)
    names_item = is_put_into_words(place.guide, place.slot, values_of(place.known))
    return Asked(
        question,
        "__".join(place.slot.key),
        spoken=place.spoken,
        specify=names_item or any(option.specify for option in question.options),
        mention=stored.mention if stored else None,
    )


def _saved(place: Place, read: Read) -> Saved:
    return saved(
        lambda connection: save_uncounted(
            connection,
            place.guide,
            place.interview_id,
            {place.slot.key: read.given},
            started_from=started_from(place.sent.get("started_from")),
            by=place.by,
        )
    )


def _opens(place: Place, read: Read) -> bool:
    if place.slot.question.id not in place.guide.hanging_on:
        return False
    before = values_of(place.known)
    is_given = read.given["value"] is not None or read.given["missing"] is not None
    here = {place.slot.key: read.given["value"]} if is_given else {}
    after = {key: value for key, value in before.items() if key != place.slot.key} | here
    section = place.guide.section(place.section_id)
    return opens_more(place.guide, section, place.slot.question, before, after)
