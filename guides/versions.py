"""What changed between two versions of a guide, and which changes break comparability."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from guides.changed_fields import FIELDS, ChangeKind, breaks, field_sentence
from guides.model import Guide
from guides.problems import quoted

Place = tuple[str, ...]
"""What a part is, and the ids that lead to it: ("option", "held", "partly")."""


@dataclass(frozen=True)
class Change:
    """One difference; `breaks_comparability` where older answers cannot simply be counted in."""

    kind: ChangeKind
    place: Place
    sentence: str
    breaks_comparability: bool = False

    @property
    def noun(self) -> str:
        return self.place[0]

    @property
    def question(self) -> str:
        return self.place[1] if self.noun in ("question", "option") else ""

    @property
    def id(self) -> str:
        return self.place[-1]


class Entry(NamedTuple):
    """A part with an id; `home` is the section or group that it stands in, if it may change it."""

    part: Any
    home: str = ""


def compare(old: Guide, new: Guide) -> tuple[Change, ...]:
    """In the order of the new guide, with what is gone at the end; versions are not compared."""
    before, after = dict(entries(old)), dict(entries(new))
    moved = _displaced(before, after)
    changes: list[Change] = []
    for place, entry in after.items():
        if place not in before:
            changes += [] if _owner(place) in after.keys() - before.keys() else [_new(place, entry)]
            continue
        if entry.home != before[place].home or place in moved:
            changes.append(_moved(place, before[place].home, entry, new))
        changes += _field_changes(place, before[place].part, entry.part, (old, new))
    lost = before.keys() - after.keys()
    return (*changes, *(_gone(p, e) for p, e in before.items() if p in lost - _under(lost)))


def entries(guide: Guide) -> Iterator[tuple[Place, Entry]]:
    """Every part that has an id, by its place, in the guide's order."""
    yield ("guide",), Entry(guide)
    yield from ((("objective", each.id), Entry(each)) for each in guide.objectives)
    for handout in guide.handouts:
        yield ("hand-out", handout.id), Entry(handout)
        for group in handout.groups:
            yield ("group", handout.id, group.id), Entry(group)
            for item in group.items:
                yield ("item", handout.id, item.id), Entry(item, group.id)
    yield from ((("roster", roster.id), Entry(roster)) for roster in guide.rosters)
    for section in guide.sections:
        yield ("section", section.id), Entry(section)
        for question in section.questions:
            yield ("question", question.id), Entry(question, section.id)
            for option in question.options:
                yield ("option", question.id, option.id), Entry(option)


OWNERS = {"group": "hand-out", "item": "hand-out", "option": "question"}


def _owner(place: Place) -> Place:
    return (OWNERS.get(place[0], ""), place[1]) if len(place) > 1 else ()


def _under(places: set[Place]) -> set[Place]:
    """What need not be said, because the part that it belongs to is in `places` as well."""
    return {place for place in places if _owner(place) in places}


def named(place: Place) -> str:
    """The part in words: option "partly" of question "held"."""
    if len(place) == 1:
        return "the guide"
    of = f" of {named(_owner(place))}" if len(place) > 2 else ""
    return f"{place[0]} {quoted(place[-1])}{of}"


def _said(place: Place) -> str:
    words = named(place)
    return words[0].upper() + words[1:]


def _new(place: Place, entry: Entry) -> Change:
    words = wording(entry.part)
    if place[0] == "option":
        sentence = (
            f"{_said(place)} is new ({quoted(words)}): who answered before could not choose it."
        )
        return Change("new", place, sentence, True)
    return Change("new", place, f"{_said(place)} is new: {quoted(words)}.")


def wording(part: Any) -> str:
    """The words by which a person knows the part."""
    return next(w for n in ("ask", "label", "title", "text") if (w := getattr(part, n, "")))


GONE = {
    "question": "Answers to it are kept; findings leave them out unless it is mapped.",
    "item": "Answers about it are kept; findings leave them out unless it is mapped.",
    "option": "Who chose it cannot be counted unless it is mapped.",
}


def _gone(place: Place, entry: Entry) -> Change:
    sentence = " ".join(filter(None, [f"{_said(place)} is gone.", GONE.get(place[0], "")]))
    return Change("gone", place, sentence, place[0] == "option")


def _moved(place: Place, home: str, entry: Entry, new: Guide) -> Change:
    is_scale = place[0] == "option" and new.question(place[1]).kind == "scale"
    if entry.home != home:
        sentence = f"{_said(place)} moved from {quoted(home)} to {quoted(entry.home)}."
    elif is_scale:
        sentence = f"{_said(place)} stands at another point of its scale."
    else:
        sentence = f"{_said(place)} stands in another place of the order."
    return Change("moved", place, sentence, is_scale)


def _field_changes(place: Place, old: Any, new: Any, guides: tuple[Guide, Guide]) -> list[Change]:
    changes = []
    for name in (field.name for field in fields(new) if field.name in FIELDS):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            sentence = f"{_said(place)}: {field_sentence(name, was, now)}"
            broken = breaks(name, old, new, guides)
            changes.append(Change(FIELDS[name].kind, place, sentence, broken))
    if place == ("guide",) and old.id != new.id:
        what = f"The guide was called {quoted(old.id)} and is now called {quoted(new.id)}."
        changes.append(Change("renamed", place, what, True))
    return changes


def _displaced(before: dict[Place, Entry], after: dict[Place, Entry]) -> set[Place]:
    """What changed its place among those that it stands with: as few as explain the new order."""
    order = {place: at for at, place in enumerate(before)}
    together: dict[tuple[Place, str], list[Place]] = defaultdict(list)
    for place, entry in after.items():
        if place in before and before[place].home == entry.home:
            together[place[:-1], entry.home].append(place)
    return {
        siblings[at]
        for siblings in together.values()
        for at in _out_of_order([order[place] for place in siblings])
    }


def _out_of_order(numbers: Sequence[int]) -> set[int]:
    """The places that a longest rising run leaves out."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length : length + 1] = [number]
        last[length : length + 1] = [at]
        before.append(last[length - 1] if length else -1)
    kept, at = set(), last[-1] if last else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return set(range(len(numbers))) - kept
