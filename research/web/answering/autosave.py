"""One answer saved by itself, and told in a few words that the page's script can show."""

import time
from collections.abc import Iterable, Mapping
from typing import Any

from flask import request

from guides import Section, Slot
from research.answers.saving import EMPTY, Given, InterviewClosed, Key, Stored
from research.web.answering.forms import AnswersForm
from research.web.answering.opened import Opened
from research.web.answering.screenfuls import slots_of
from research.web.proxies import itself
from research.web.wording import answer_text

Told = dict[str, Any]
"""What the page's script is told, which Flask sends as JSON."""

CLOSED = "This interview was closed meanwhile. Copy what you typed before you leave this page."


def is_wanted() -> bool:
    """Whether the page's script asks, and not a reader."""
    asks = itself(request)
    return asks.method == "POST" and asks.headers.get("Accept") == "application/json"


def autosave(opened: Opened, section: Section, form: AnswersForm, *, by: str) -> Told:
    """What became of the answer: in which revision it is stored, or what is wrong with it."""
    if not form.validate():
        return told_problem(" ".join(what for _, what in form.problems()) or "Reload this page.")
    try:
        clashes = opened.save(form, by=by)
    except InterviewClosed:
        return told_problem(CLOSED)
    if clashes:
        slots = [field.slot for field in form.answers]
        return told_clash(slots, clashes, form.given(), spoken=opened.spoken)
    now = opened.again()
    opens = bool(_asked(now, section) - _asked(opened, section))
    return told_saved(now.interview.revision, own=_is_own(now, form.given(), by), opens=opens)


def told_saved(revision: int, *, own: bool, opens: bool) -> Told:
    """In which revision it stands; `own` where that was made by this save, and not before it."""
    return {"revision": revision, "own": own, "saved": time.strftime("%H:%M"), "opens": opens}


def told_problem(words: str) -> Told:
    return {"problem": words}


def told_clash(
    slots: Iterable[Slot], clashes: Mapping[Key, Stored], given: Given, *, spoken: bool
) -> Told:
    pairs = ((slot, clashes[slot.key]) for slot in slots if slot.key in clashes)
    said = (_said(slot, theirs, given[slot.key], spoken=spoken) for slot, theirs in pairs)
    return told_problem(
        f"Somebody else {' and '.join(said)} meanwhile. Press Save to see both and to choose."
    )


def _said(slot: Slot, theirs: Stored, mine: Mapping[str, Any], *, spoken: bool) -> str:
    """What they saved that is otherwise here: a partner gives no note, and is told of none."""
    differs = {name for name, entry in mine.items() if entry != theirs.given[name]}
    if theirs.given == EMPTY or not differs:
        return "moved or emptied this"
    beside = {"note": theirs.note, "probes": "; ".join(theirs.probes)}
    told = [
        f"the {name} “{words}”" if words else f"no {name}"
        for name, words in beside.items()
        if name in differs
    ]
    if differs - beside.keys():
        told.insert(0, f"“{answer_text(slot, theirs, spoken=spoken) or 'no answer'}”")
    return f"saved {' and '.join(told)}"


def _is_own(now: Opened, given: Given, by: str) -> bool:
    stored = (now.answers[key] for key in given if key in now.answers)
    return any((s.revision, s.saved_by) == (now.interview.revision, by) for s in stored)


def _asked(opened: Opened, section: Section) -> set[Key]:
    return {slot.key for slot in slots_of(opened.asked_screens(section))}
