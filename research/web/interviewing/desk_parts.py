"""The parts of a section on the desk: asked once, of a hand-out's lines, about a line, of a row."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from guides import Guide, HandOut, Question, Roster
from research.web.answering.forms import AnswerField, AnswersForm
from research.web.answering.opened import Opened
from research.web.answering.screenfuls import Screenful, fields_of
from research.web.wording import answer_text

Shown = tuple[Screenful, list[AnswerField]]


class About(NamedTuple):
    """The questions about one line of a hand-out, and what was answered to them, in short."""

    id: str
    title: str
    group: str
    fields: list[AnswerField]
    answered: int
    summary: str

    @property
    def item(self) -> str:
        return self.fields[0].slot.key[1]


class Part(NamedTuple):
    """`kind` names its template: `plain`, `lines` (of a hand-out), `about` (them), `row`.

    `waits` says that the hand-out is not shown yet: what is raised by then is spontaneous.
    """

    kind: str
    id: str
    shown: list[Shown]
    items: HandOut | Roster | None
    waits: bool
    about: list[About]

    @property
    def question(self) -> Question:
        return self.shown[0][0].slots[0].question

    @property
    def fields(self) -> list[AnswerField]:
        return [field for _, fields in self.shown for field in fields]

    @property
    def open(self) -> list[AnswerField]:
        return [field for field in self.fields if field.is_open]

    @property
    def raised(self) -> int:
        return sum(field.is_raised for field in self.fields)


def parts(
    opened: Opened, screens: Sequence[Screenful], form: AnswersForm, shown: Collection[str]
) -> list[Part]:
    """The section's questions in order; `shown` are the hand-outs that the partner has seen."""
    found = ((screenful, fields_of(screenful, form)) for screenful in screens)
    runs = groupby(found, lambda pair: _run(opened.guide, pair[0]))
    return [part for kind, run in runs for part in _parts(opened, kind[0], list(run), shown)]


def _run(guide: Guide, screenful: Screenful) -> tuple[str, str]:
    """What screens that make one part share."""
    question = screenful.slots[0].question
    items = guide.lists.get(question.for_each)
    if isinstance(items, Roster):
        return "row", screenful.screen.id
    if items is None:
        return "plain", screenful.screen.id
    if screenful.shared:
        return "lines", question.id
    return "about", screenful.screen.id.partition(".")[0]


def _parts(opened: Opened, kind: str, shown: list[Shown], seen: Collection[str]) -> Iterator[Part]:
    question = shown[0][0].slots[0].question
    items = opened.guide.lists.get(question.for_each)
    waits = kind == "lines" and _waits(opened, question, seen)
    about = [_about(opened.guide, items, *each) for each in shown] if kind == "about" else []
    yield Part(kind, shown[0][0].screen.id, shown, items, waits, about)


def _waits(opened: Opened, question: Question, seen: Collection[str]) -> bool:
    """Whether the desk listens for what is raised before the hand-out is shown."""
    if not question.keeps_mention or not opened.interview.is_open or question.for_each in seen:
        return False
    answers = opened.answers.items()
    return not any(key[0] == question.id and a.mention == "prompted" for key, a in answers)


def _about(
    guide: Guide, items: HandOut | Roster | None, screenful: Screenful, fields: list[AnswerField]
) -> About:
    groups = items.groups if isinstance(items, HandOut) else ()
    item = screenful.slots[0].item
    group = next((group.label for group in groups if item in group.items), "")
    said = [answer_text(field.slot, field.stored) for field in fields]
    summary = "; ".join(words for words in said if words)
    answered = sum(not field.is_open for field in fields)
    return About(screenful.screen.id, screenful.title, group, fields, answered, summary)


class ToAsk(NamedTuple):
    """A line of what must still be asked, with where it stands on the page."""

    words: str
    place: str
    many: int


def still_to_ask(shown: Sequence[Part]) -> list[ToAsk]:
    """Single questions one by one; lines of a hand-out and what is about one counted together.

    Where two would be called the same, the later is told by its question too.
    """
    found: list[ToAsk] = []
    for part in shown:
        for line in TO_ASK[part.kind](part):
            more = f": {part.question.ask}" if line.words in {each.words for each in found} else ""
            found.append(line._replace(words=line.words + more))
    return found


def _each(part: Part) -> Iterator[ToAsk]:
    if not part.shown[0][0].offers:
        yield from (ToAsk(field.legend, field.name, 1) for field in part.open)


def _of_row(part: Part) -> Iterator[ToAsk]:
    row = part.shown[0][0].title
    return (line._replace(words=f"{row}: {line.words}") for line in _each(part))


def _of_lines(part: Part) -> Iterator[ToAsk]:
    if part.open:
        assert isinstance(part.items, HandOut)
        words = f"Hand-Out {part.items.number}: {part.items.title}"
        yield ToAsk(words, part.open[0].name, len(part.open))


def _of_about(part: Part) -> Iterator[ToAsk]:
    for about in part.about:
        still = [field for field in about.fields if field.is_open]
        if still:
            yield ToAsk(about.title, still[0].name, len(still))


TO_ASK: dict[str, Callable[[Part], Iterator[ToAsk]]] = {
    "plain": _each,
    "row": _of_row,
    "lines": _of_lines,
    "about": _of_about,
}
