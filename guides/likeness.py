"""Which new part of a guide is probably an old one under another id, judged by its words."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from guides.model import Guide
from guides.versions import Change, Place, entries, wording

MAPPED = ("question", "item", "option")
# Less finds parts that only share their small words.
LEAST = 0.6


def could_be(changes: Iterable[Change]) -> dict[Place, list[Place]]:
    """For each question, item or option that is gone, the new ones that it may have become."""
    changes = [change for change in changes if change.noun in MAPPED]
    new = [change.place for change in changes if change.kind == "new"]
    gone = [change.place for change in changes if change.kind == "gone"]
    return {place: [p for p in new if p[:-1] == place[:-1]] for place in gone}


def suggestions(old: Guide, new: Guide, choices: dict[Place, list[Place]]) -> dict[Place, Place]:
    """The likeliest of each, none twice; a suggestion is for a person to judge."""
    before, after = dict(entries(old)), dict(entries(new))
    likely = sorted(
        (
            (likeness(wording(before[place].part), wording(after[choice].part)), place, choice)
            for place, several in choices.items()
            for choice in several
        ),
        reverse=True,
    )
    found: dict[Place, Place] = {}
    for ratio, place, choice in likely:
        if ratio >= LEAST and place not in found and choice not in found.values():
            found[place] = choice
    return found


def likeness(one: str, other: str) -> float:
    """From 0 to 1, by words, so that a rewritten sentence is still known."""
    before, after = _words(one), _words(other)
    letters = SequenceMatcher(None, " ".join(before), " ".join(after)).ratio()
    shared = 2 * len(set(before) & set(after)) / (len(set(before)) + len(set(after)) or 1)
    return max(letters, shared)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()
