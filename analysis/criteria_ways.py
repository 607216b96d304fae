"""The options and gates that criteria begin with: what the guide asks about, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from guides.lists import HandOut, Item
from guides.model import Guide
from guides.question import Question

# What the line says that changes nothing.
AS_NOW = re.compile(
    r"\b(as (now|usual|today|before)|nothing|no change|status quo)\b", re.IGNORECASE
)
AS_USUAL = Item(id="as_usual", label="Business as usual")
CHANGE = Item(id="change", label="The change that the study is about")


class First(NamedTuple):
    """A gate; `asked` are the indicators and kinds of the questions that could answer it."""

    title: str
    met_when: str
    type: str
    document: str
    asked: tuple[str, ...]

    def about(self, guide: Guide, title: str = "") -> dict[str, Any]:
        asked = [q.id for q in guide.questions if {q.indicator, q.kind} & {*self.asked}]
        return {
            "title": title or self.title,
            "met_when": self.met_when,
            "type": self.type,
            "questions": asked,
            "documents": [self.document],
            "status": "no_evidence",
        }


AGREED = First(
    "The essential partners agree",
    "Every essential partner has agreed to it in writing",
    "hard",
    "The signed agreement",
    ("stance",),
)
FOR_ALL = {
    "barriers": First(
        "What stands in the way is dealt with",
        "Each barrier that partners named has a remedy, and somebody who sees to it",
        "soft",
        "The list of barriers with who sees to each",
        ("barrier", "remedy"),
    ),
    "money": First(
        "The money is there",
        "What it costs is known, and somebody has agreed to pay it",
        "hard",
        "The letter of whoever pays",
        ("money",),
    ),
}


def gates_of(guide: Guide) -> Iterator[tuple[str, dict[str, Any]]]:
    """To each option partners must agree; the others are there where the guide asks about them."""
    others = ways(guide)[1:]
    for way in others:
        title = f"{AGREED.title}: {way.label}" if len(others) > 1 else AGREED.title
        yield agreed(way), AGREED.about(guide, title)
    for name, gate in FOR_ALL.items():
        if (about := gate.about(guide))["questions"]:
            yield name, about


def agreed(way: Item) -> str:
    return f"agreed_{way.id}"


def stance_on_ways(guide: Guide) -> Question | None:
    """The question that puts the lines of a hand-out to partners as options."""
    asked = guide.measuring("stance")
    return asked if asked and isinstance(guide.lists.get(asked.for_each), HandOut) else None


def ways(guide: Guide) -> list[Item]:
    """The options, business as usual first."""
    stance = stance_on_ways(guide)
    put = guide.lists[stance.for_each].items if stance else (CHANGE,)
    as_usual = next((item for item in put if AS_NOW.search(item.label)), AS_USUAL)
    return [as_usual, *(item for item in put if item is not as_usual)]


def options_of(guide: Guide, dimensions: Sequence[str]) -> dict[str, Any]:
    """Each needs every dimension, and every gate but the agreement to others."""
    first, *others = ways(guide)
    tracks, gates = tracks_of(guide), dict(gates_of(guide))
    for_all = [name for name in gates if name in FOR_ALL]
    options: dict[str, Any] = {
        first.id: {"number": 0, "title": first.label, "baseline": True, **tracks}
    }
    for number, way in enumerate(others, 1):
        needs = {"gates": [agreed(way), *for_all], "dimensions": list(dimensions)}
        options[way.id] = {"number": number, "title": way.label, **tracks, **needs}
    return options


def tracks_of(guide: Guide) -> dict[str, list[str]]:
    """Only what partners hold is judged by track."""
    held = guide.measuring("data_held")
    handout = guide.lists.get(held.for_each) if held else None
    groups = handout.groups if isinstance(handout, HandOut) else ()
    tracks = sorted({group.track for group in groups if group.track})
    return {"tracks": list(tracks)} if tracks else {}
