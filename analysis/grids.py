"""Partners by items: what each said of each item, a missing answer told apart from a no."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from analysis.counts import SAYING_NO
from analysis.findings import Grid, State
from analysis.parted import Rows
from analysis.words import titled
from guides.kinds import MISSING
from guides.lists import HandOut, Item
from guides.model import Guide
from guides.question import Question

NO_ANSWER = State("no_answer", "No answer", "?", 0)
# Stands in the legend only where an older version of the guide left such cells.
NOT_ASKED = State("not_asked", "Not asked in this form", "\u00b7", 0)
NO_VALUE = {
    "dont_know": State("dont_know", MISSING["dont_know"], "DK", 0),
    "prefer_not_to_say": State("prefer_not_to_say", MISSING["prefer_not_to_say"], "PN", 0),
    "not_applicable": State("not_applicable", MISSING["not_applicable"], "n/a", 0),
    "only_in_words": NO_ANSWER,
    "not_reached": NO_ANSWER,
    "no_answer": NO_ANSWER,
    "not_asked": NOT_ASKED,
    "asked_otherwise": NOT_ASKED,
}


class Sheet(NamedTuple):
    """Lines of a hand-out that are shown together: a group judged apart, or all of them."""

    label: str
    items: tuple[Item, ...]

    def titled(self, title: str) -> str:
        return titled(title, self.label) if self.label else title


def sheets(guide: Guide, question: Question) -> tuple[Sheet, ...]:
    entry = guide.lists[question.for_each]
    if isinstance(entry, HandOut) and any(group.track for group in entry.groups):
        return tuple(Sheet(group.label, group.items) for group in entry.groups)
    return (Sheet("", entry.items),)


def states_of(question: Question, found: Collection[str]) -> tuple[State, ...]:
    """The first option that says yes says it whole, any other says it in part."""
    whole = next(option.id for option in question.options if option.id not in SAYING_NO)
    marks = {whole: ("Y", 4)} | dict.fromkeys(SAYING_NO, ("N", 1))
    options = (State(o.id, o.label, *marks.get(o.id, ("P", 2))) for o in question.options)
    others = dict.fromkeys(NO_VALUE.values())
    return (*options, *(o for o in others if o is not NOT_ASKED or o.id in found))


class Closer(NamedTuple):
    """A choice that says more of a yes, with the rows that were answered."""

    question: Question
    rows: Rows

    @property
    def cells(self) -> dict[tuple[str, str], str]:
        said = self.rows.answered.each("partner", "item", "value")
        return {(partner, item): self.state(value) for partner, item, value in said}

    @property
    def states(self) -> tuple[State, ...]:
        """Numbered, as a mark must be told from the others without its words."""
        options = enumerate(self.question.options, start=1)
        return tuple(State(self.state(o.id), o.label, str(n), max(5 - n, 2)) for n, o in options)

    def state(self, option: str) -> str:
        return f"{self.question.id}_{option}"


def grid(
    title: str,
    part: Rows,
    question: Question,
    items: Sequence[Item],
    closer: Closer | None = None,
) -> Grid:
    cells, given = cell_states(part), answers_by_cell(part)
    states = states_of(question, cells.values())
    if closer:
        cells |= closer.cells
        more = answers_by_cell(closer.rows.answered)
        given = {cell: given.get(cell, ()) + more.get(cell, ()) for cell in given}
        states = (*closer.states, *states)
    partners = dict(part.each("partner", "partner_name"))
    return Grid(
        title=title,
        corner="Partner",
        rows=tuple(partners.values()),
        columns=tuple(item.label for item in items),
        cells=tuple(tuple(cells[code, item.id] for item in items) for code in partners),
        states=states,
        answers=tuple(tuple(given.get((code, item.id), ()) for item in items) for code in partners),
    )


def answers_by_cell(part: Rows) -> dict[tuple[str, str], tuple[int, ...]]:
    rows = part.each("partner", "item", "answer")
    return {(partner, item): (int(answer),) for partner, item, answer in rows if answer is not None}


def cell_states(part: Rows) -> dict[tuple[str, str], str]:
    return {
        (partner, item): value if state == "answered" else NO_VALUE[state].id
        for partner, item, state, value in part.each("partner", "item", "state", "value")
    }
