"""Whether each question can be asked and answered as it says."""

from collections.abc import Collection, Iterator

from guides.checks.parts import every_question
from guides.indicators import indicator_problems
from guides.kinds import KINDS
from guides.lists import HandOut
from guides.model import Guide
from guides.places import Complaint, Path
from guides.problems import advice, quoted
from guides.question import Question

FEWEST_OPTIONS = 2


def asking_complaints(guide: Guide, unread: Collection[str]) -> Iterator[Complaint]:
    measured: dict[str, str] = {}
    for path, question in every_question(guide):
        yield from _list_complaints(guide, path, question, unread)
        if question.indicator and question.indicator in measured:
            first = quoted(measured[question.indicator])
            what = f"indicator {question.indicator} is on question {first} too; keep one"
            yield (*path, "indicator"), what
        elif question.indicator:
            measured[question.indicator] = question.id
        if question.id not in unread:
            yield from _kind_complaints(guide, path, question, unread)


def _list_complaints(
    guide: Guide, path: Path, question: Question, unread: Collection[str]
) -> Iterator[Complaint]:
    each, sheet, lists = question.for_each, question.handout, guide.lists
    if each and each not in lists and each not in unread:
        remedy = advice(each, lists)
        what = f"for_each names {quoted(each)}, which no hand-out or roster is called; {remedy}"
        yield (*path, "for_each"), what
    if sheet and not isinstance(lists.get(sheet), HandOut) and sheet not in unread:
        remedy = advice(sheet, (handout.id for handout in guide.handouts))
        what = f"handout names {quoted(sheet)}, which no hand-out is called; {remedy}"
        yield (*path, "handout"), what


def _kind_complaints(
    guide: Guide, path: Path, question: Question, unread: Collection[str]
) -> Iterator[Complaint]:
    yield from _option_complaints(path, question)
    yield from _limit_complaints(path, question)
    if question.for_each and (question.for_each in unread or question.for_each not in guide.lists):
        return
    for what in indicator_problems(guide, question):
        yield (*path, "indicator"), what
    if not isinstance(guide.lists.get(question.for_each), HandOut):
        yield from _mention_complaints(path, question)


def _option_complaints(path: Path, question: Question) -> Iterator[Complaint]:
    chosen = KINDS[question.kind].has_options
    if chosen and len(question.options) < FEWEST_OPTIONS:
        yield (*path, "options"), f"kind {question.kind} needs two options or more; add them"
    if not chosen and question.options:
        choosing = ", ".join(kind for kind, row in KINDS.items() if row.has_options)
        what = f"kind {question.kind} takes no options; take them out or use one of {choosing}"
        yield (*path, "options"), what
    for at, option in enumerate(question.options):
        if option.specify and question.kind == "scale":
            what = "a point of a scale is not specified further; take specify out"
            yield (*path, "options", at, "specify"), what
        if option.alone and question.kind != "any_of":
            what = "only an option of any_of is chosen with others; take alone out"
            yield (*path, "options", at, "alone"), what


def _limit_complaints(path: Path, question: Question) -> Iterator[Complaint]:
    if question.kind != "number" and question.is_limited:
        key = "lowest" if question.lowest else "highest"
        yield (*path, key), f"only a number has a {key}; take it out"
    elif question.highest is not None and question.highest < question.lowest:
        low, high = question.lowest, question.highest
        what = f"the highest is {high}, which is below the lowest, {low}; change one"
        yield (*path, "highest"), what


def _mention_complaints(path: Path, question: Question) -> Iterator[Complaint]:
    for at, instruction in enumerate(question.instructions):
        if instruction.kind == "if_not_mentioned":
            what = "if_not_mentioned is for questions that go through a hand-out; take it out"
            yield (*path, "instructions", at), what
