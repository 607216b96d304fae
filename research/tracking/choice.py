"""Which lines of a tracker are shown, and in which order."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any, NamedTuple

from research.tracking.tracker import STATES, TrackerLine


class Chosen(NamedTuple):
    """What is empty leaves nothing out; a sort that begins with "-" is from the last to the first.

    `essential` is "yes" or "no".
    """

    search: str = ""
    state: str = ""
    type: str = ""
    essential: str = ""
    interviewer: str = ""
    sort: str = "code"

    @property
    def narrows(self) -> bool:
        return any(self[: Chosen._fields.index("sort")])


class Offered(NamedTuple):
    """A choice that fits some of the lines, and how many."""

    value: str
    words: str
    lines: int


SORTS: dict[str, Callable[[TrackerLine], Any]] = {
    "code": lambda line: line.place,
    "name": lambda line: line.partner.name.casefold(),
    "type": lambda line: line.partner.type.casefold(),
    "status": lambda line: list(STATES).index(line.state),
    "sections": lambda line: line.sections and line.sections[0] / max(line.sections[1], 1),
    "activity": lambda line: line.last_activity,
    "next": lambda line: line.next_step.due,
    "interviewer": lambda line: line.interviewer.casefold() or None,
    "appointment": lambda line: line.appointment,
}
FITS: dict[str, Callable[[TrackerLine, str], bool]] = {
    "search": lambda line, words: words.casefold() in _described(line),
    "state": lambda line, state: line.state == state,
    "type": lambda line, type_: line.partner.type == type_,
    "essential": lambda line, which: line.partner.essential == (which == "yes"),
    "interviewer": lambda line, name: line.interviewer == name,
}


def chosen_lines(lines: Collection[TrackerLine], chosen: Chosen) -> list[TrackerLine]:
    wanted = [(fits, getattr(chosen, name)) for name, fits in FITS.items() if getattr(chosen, name)]
    fitting = [line for line in lines if all(fits(line, words) for fits, words in wanted)]
    return _sorted(fitting, chosen.sort)


def offered(lines: Collection[TrackerLine]) -> dict[str, list[Offered]]:
    """What can be chosen so that something is left."""
    states = Counter(line.state for line in lines)
    types = Counter(line.partner.type for line in lines)
    names = Counter(line.interviewer for line in lines if line.interviewer)
    essential = Counter("yes" if line.partner.essential else "no" for line in lines)
    words = {"yes": "Essential", "no": "Not essential"}
    return {
        "state": [Offered(s, STATES[s], states[s]) for s in STATES if states[s]],
        "type": [Offered(t, t, types[t]) for t in sorted(types, key=str.casefold)],
        "essential": [Offered(e, words[e], essential[e]) for e in words if essential[e]],
        "interviewer": [Offered(n, n, names[n]) for n in sorted(names, key=str.casefold)],
    }


def _sorted(lines: Sequence[TrackerLine], sort: str) -> list[TrackerLine]:
    """Lines that have nothing to sort by come last, whichever way; equals stand by code."""
    key = SORTS.get(sort.removeprefix("-"), SORTS["code"])
    having = [line for line in lines if key(line) is not None]
    lacking = [line for line in lines if key(line) is None]
    having.sort(key=lambda line: line.place)
    having.sort(key=key, reverse=sort.startswith("-"))
    return having + sorted(lacking, key=lambda line: line.place)


def _described(line: TrackerLine) -> str:
    partner = line.partner
    words = (partner.code, partner.name, partner.type, STATES[line.state], *line.people)
    return " ".join(words).casefold()
