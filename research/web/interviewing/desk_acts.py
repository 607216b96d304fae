"""What a button inside a section does besides saving it: one row for each act."""

from collections.abc import Callable, Mapping

from flask import request

from guides import HandOut, Roster
from research.answers.parted_costs import CannotPart, part_cost
from research.answers.rosters import move_row, named_rows, put_back, remove_row
from research.answers.same_as import same_as
from research.answers.saving import AnswersRefused, Key
from research.answers.verbatims import (
    VerbatimRefused,
    find_verbatim,
    is_in,
    mark_verbatim,
    set_attribution,
    take_back,
)
from research.answers.verbatims import put_back as put_words_back
from research.consent.attribution import LEVELS, is_within
from research.consent.given import attribution_allowed
from research.interviewing.top_ups import known_answers
from research.web.answering.typed_answers import field_name
from research.web.interviewing.acting import Acting, ActRefused

Act = Callable[[Acting, str], str]
SAID = "__said"


def is_wanted() -> bool:
    return bool(request.form.get("act") or _said_places())


def act(acting: Acting) -> str:
    """Keep what was typed as said, and do what the pressed button says; in a sentence what was
    done. Raises ActRefused.
    """
    name, _, about = request.form.get("act", "").partition(":")
    kept = [_say(acting, place) for place in _said_places() if (name, about) != ("say", place)]
    if not name:
        return " ".join(["Saved.", *kept])
    if name not in ACTS:
        raise ActRefused("This button is not known. Reload the page.")
    try:
        return ACTS[name](acting, about)
    except AnswersRefused as refused:  # what was kept before its question had limits
        raise ActRefused(
            f"Nothing was done with an answer as it stands. {refused.first}."
        ) from refused


def _said_places() -> list[str]:
    """The questions with words beside them that were typed as said and are not kept yet; the line
    for any question has no name. Whoever keeps the row that another was moved from drops them.
    """
    typed = [name for name, words in request.form.items() if words.strip()]
    dropped = {*request.form.getlist("keep_theirs")} & {*request.form.getlist("moved")}
    places = (name.removesuffix(SAID) for name in typed if name.endswith(SAID))
    beside = [place for place in places if place not in dropped]
    return [*beside, ""] if "said_words" in typed else beside


def _say(acting: Acting, name: str) -> str:
    """Words typed or pasted, selected in a note by the page's script, or else all of the note."""
    place = name or request.form.get("said_place", "")
    said, note = f"{name}{SAID}" if name else "said_words", f"{name}__note"
    words = request.form.get(said, request.form.get(note, ""))
    slots = {field_name(slot.key): slot.key for slot in acting.guide.slots(acting.section)}
    if place not in slots:
        raise ActRefused("Choose the question that the words were said in answer to.")
    key = slots[place]
    acting.refuse_moved(key)
    try:
        mark_verbatim(
            acting.session, acting.interview.id, key, words, attribution=_first_level(acting),
            by=acting.by,
        )  # fmt: skip
    except VerbatimRefused as problem:
        raise ActRefused(str(problem)) from problem
    answer = known_answers(acting.session, acting.interview).get(key)
    texts = [answer.note, str(answer.value)] if answer else []
    return "Kept as said." if is_in(words, texts) else "Kept as said; the note does not have it."


def _first_level(acting: Acting) -> str:
    """Nobody is named until somebody decides otherwise, and only where quoting is agreed to."""
    allowed = attribution_allowed(acting.session, acting.interview.id)
    return "unattributed" if is_within("unattributed", allowed) else "not_quoted"


def _level(acting: Acting, number: str) -> str:
    verbatim = find_verbatim(acting.session, acting.interview.id, _whole(number))
    level = request.form.get(f"level-{number}", "")
    if verbatim is None:
        raise ActRefused("These words are not kept any more.")
    try:
        set_attribution(acting.session, verbatim, level)
    except VerbatimRefused as problem:
        raise ActRefused(str(problem)) from problem
    return f"Kept: {LEVELS[level].lower()}."


def _unsay(acting: Acting, number: str) -> str:
    if verbatim := find_verbatim(acting.session, acting.interview.id, _whole(number)):
        take_back(verbatim)
    return "Taken back: these words are no longer kept as said."


def _resay(acting: Acting, number: str) -> str:
    if verbatim := find_verbatim(acting.session, acting.interview.id, _whole(number)):
        put_words_back(verbatim)
    return "Put back."


def _same(acting: Acting, screen: str) -> str:
    return _copy(acting, request.form.get(f"same-{screen}", ""), screen, spread=False)


def _spread(acting: Acting, screen: str) -> str:
    return _copy(acting, screen.partition(".")[2], screen, spread=True)


def _copy(acting: Acting, source: str, screen: str, *, spread: bool) -> str:
    first, _, item = screen.partition(".")
    question = next((q for q in acting.section.questions if q.id == first), None)
    handout = acting.guide.lists.get(question.for_each) if question else None
    if question is None or not isinstance(handout, HandOut):
        raise ActRefused("That question is not part of this section.")
    items = {each.id: each for each in handout.items}
    if source not in items or item not in items:
        raise ActRefused("Choose from the list whose answers are the same.")
    group = next(group.items for group in handout.groups if items[item] in group.items)
    targets = [each for each in group if each.id != source] if spread else [items[item]]
    questions = [
        q.id
        for q in acting.section.questions
        if q.for_each == handout.id and q.ask_if == question.ask_if
    ]
    copied = same_as(
        acting.session, acting.guide, acting.interview, items[source], targets,
        questions=questions, only_open=spread, by=acting.by,
    )  # fmt: skip
    many = f"{copied} answers" if copied != 1 else "1 answer"
    return f"Same as {items[source].label}: {many} copied."


def _part(acting: Acting, name: str) -> str:
    key = _key(acting, name)
    acting.refuse_moved(key)
    try:
        part_cost(acting.session, acting.guide, acting.interview, key, by=acting.by)
    except CannotPart as problem:
        raise ActRefused(str(problem)) from problem
    return "Entered in two lines. Look at how each is read."


def _key(acting: Acting, name: str) -> Key:
    for slot in acting.guide.slots(acting.section):
        if field_name(slot.key) == name:
            return slot.key
    raise ActRefused("That question is not part of this section.")


def _up(acting: Acting, about: str) -> str:
    return _move(acting, about, -1)


def _down(acting: Acting, about: str) -> str:
    return _move(acting, about, 1)


def _move(acting: Acting, about: str, by: int) -> str:
    roster, row = _row(acting, about)
    rows = _named(acting, roster)
    place = rows.index(row) + by if row in rows else -1
    if not 0 <= place < len(rows):
        raise ActRefused(f"That {roster.item} cannot be moved further.")
    move_row(
        acting.session, acting.guide, acting.interview, roster, row, to=rows[place], by=acting.by
    )
    return "Moved."


def _remove(acting: Acting, about: str) -> str:
    roster, row = _row(acting, about)
    if row not in _named(acting, roster):
        raise ActRefused(f"That {roster.item} is gone already.")
    remove_row(acting.session, acting.guide, acting.interview, roster, row, by=acting.by)
    return f"Removed the {roster.item}."


def _row(acting: Acting, about: str) -> tuple[Roster, str]:
    roster_id, _, row = about.partition(":")
    roster = acting.roster(roster_id)
    acting.refuse_moved((roster.named_by, row))
    return roster, row


def _named(acting: Acting, roster: Roster) -> list[str]:
    return named_rows(acting.guide, roster, known_answers(acting.session, acting.interview))


def _undo(acting: Acting, revision: str) -> str:
    if not put_back(acting.session, acting.guide, acting.interview, _whole(revision), by=acting.by):
        raise ActRefused("Some of it was changed since, so it cannot be undone in one.")
    return "Undone: everything is as it was before."


def _whole(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < 10 else 0


ACTS: Mapping[str, Act] = {
    "say": _say,
    "level": _level,
    "unsay": _unsay,
    "resay": _resay,
    "same": _same,
    "spread": _spread,
    "part": _part,
    "up": _up,
    "down": _down,
    "remove": _remove,
    "undo": _undo,
}
