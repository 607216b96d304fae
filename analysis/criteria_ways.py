"""The gates and options that criteria begin with: what the guide asks about, and nothing else."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from guides.model import Guide, HandOut, Item, Question

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


AGREED = "agreed"
GATES = {
    AGREED: First(
        "The essential partners agree",
        "Every essential partner has agreed to it in writing",
        "hard",
        "The signed agreement",
        ("stance",),
    ),
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
    """Partners must agree to anything; the others are there where the guide asks about them."""
    for name, gate in GATES.items():
        asked = [q.id for q in guide.questions if {q.indicator, q.kind} & {*gate.asked}]
        if asked or name == AGREED:
            yield (
                name,
                {
                    "title": gate.title,
                    "met_when": gate.met_when,
                    "type": gate.type,
                    "questions": asked,
                    "documents": [gate.document],
                    "status": "no_evidence",
                },
            )


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


def support(way: Item) -> str:
    """The dimension that tells who is for it."""
    return f"support_{way.id}"


def options_of(guide: Guide, dimensions: Sequence[str], gates: Sequence[str]) -> dict[str, Any]:
    """Each needs every gate and dimension but the support of others."""
    first, *others = ways(guide)
    tracks = tracks_of(guide)
    options: dict[str, Any] = {
        first.id: {"number": 0, "title": first.label, "baseline": True, **tracks}
    }
    for_all = [name for name in dimensions if name not in map(support, others)]
    for number, way in enumerate(others, 1):
        own = [name for name in dimensions if name == support(way)]
        needs = {"gates": list(gates), "dimensions": [*for_all, *own]}
        options[way.id] = {"number": number, "title": way.label, **tracks, **needs}
    return options


def tracks_of(guide: Guide) -> dict[str, list[str]]:
    """Only what partners hold is judged by track."""
    held = guide.measuring("data_held")
    handout = guide.lists.get(held.for_each) if held else None
    groups = handout.groups if isinstance(handout, HandOut) else ()
    tracks = sorted({group.track for group in groups if group.track})
    return {"tracks": list(tracks)} if tracks else {}
