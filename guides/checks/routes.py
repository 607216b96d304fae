"""Whether each route leads on from an earlier answer."""

from collections.abc import Collection, Iterator

from guides.checks.parts import every_question, excused
from guides.kinds import KINDS
from guides.model import Guide
from guides.number_ranges import FORMS, number_range
from guides.places import Complaint, Path
from guides.problems import advice, closest, quotable, quoted
from guides.question import Question

EARLIER = "use the id of an earlier question"


def route_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    every = {question.id: question for question in guide.questions}
    earlier: dict[str, Question] = {}
    for path, question in every_question(guide):
        for on, values in question.ask_if.items():
            place = (*path, "ask_if", on)
            if on not in earlier:
                if on in every or not excused(on, unread):
                    yield place, _not_earlier(on, question, every, earlier)
            elif on not in unread:
                yield from _value_complaints(place, earlier[on], values)
                if question.id not in unread and question.for_each in ("", *guide.lists):
                    yield from _list_complaints(guide, place, earlier[on], question)
        earlier.setdefault(question.id, question)


def _not_earlier(
    on: str, question: Question, every: Collection[str], earlier: Collection[str]
) -> str:
    if on == question.id:
        return f"ask_if names the question itself; {EARLIER}"
    if on in every:
        return f"ask_if names {quoted(on)}, which is asked later; move it before or {EARLIER}"
    meant = closest(on, earlier)
    remedy = f"did you mean {quoted(meant)}?" if meant else EARLIER
    return f"ask_if names {quoted(on)}, which is not asked before it; {remedy}"


def _value_complaints(
    place: Path, earlier: Question, values: tuple[str, ...]
) -> Iterator[Complaint]:
    on = quoted(earlier.id)
    if not (KINDS[earlier.kind].has_options or earlier.kind == "number"):
        kinds = [kind for kind, row in KINDS.items() if row.has_options or kind == "number"]
        use = f"use a question of kind {', '.join(kinds)}"
        yield place, f"ask_if names {on} of kind {earlier.kind}; {use}"
        return
    if not values:
        yield place, f"ask_if lists no values of {on}; write one or more"
    if earlier.kind == "number":
        yield from _range_complaints(place, on, values)
        return
    for at, value in enumerate(values):
        if value not in earlier.option_labels:
            remedy = advice(value, earlier.option_labels)
            what = f"ask_if wants {quoted(value)}, which is no option of {on}; {remedy}"
            yield (*place, at), what


def _range_complaints(place: Path, on: str, values: tuple[str, ...]) -> Iterator[Complaint]:
    for at, value in enumerate(values):
        if number_range(value) is None:
            remedy = f"write it as {FORMS}"
            yield (*place, at), f"ask_if wants {quoted(value)} of the number {on}; {remedy}"


def _list_complaints(
    guide: Guide, place: Path, earlier: Question, question: Question
) -> Iterator[Complaint]:
    on, each = quoted(earlier.id), earlier.for_each
    if each in guide.lists and each != question.for_each:
        asked = f"asked for each of {quotable(each)}"
        yield place, f"ask_if names {on}, which is {asked}; use that list here too"
