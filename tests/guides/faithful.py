"""Where a guide falls short of the source that it was made from."""

import csv
from collections import Counter
from pathlib import Path

from guides.provenance import sources_of

ITEMS = Path(__file__).parents[2] / "guides" / "sources" / "source-items.csv"
# What only an interviewer can say.
SPOKEN = ("Hand-Out", "tell me", "give me", "conversation", "talked", "Could I", "Let's")


def kinds_of_items(prefix=""):
    """Every item of the sources that Showcard answers to, with its kind."""
    with ITEMS.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["id"]: row["kind"] for row in rows if row["id"].startswith(prefix)}


def unserved(guide, kinds):
    return [item for item in kinds if item not in sources_of(guide)]


def unknown(guide):
    known = kinds_of_items()
    return [item for item in sources_of(guide) if item not in known]


def misplaced(guide, kinds, places):
    """The items that stand nowhere that their kind belongs, with where they do stand."""
    found = sources_of(guide)
    parts = {item: {place.part for place in found.get(item, ())} for item in kinds}
    return {item: parts[item] for item in kinds if not places[kinds[item]] <= parts[item]}


def homes_but_one(guide, kinds, places, kind):
    """The items of a kind that stand in no place, or in several, of those where it belongs."""
    found = sources_of(guide)
    homes = {
        (item, part): [place for place in found.get(item, ()) if place.part == part]
        for item in kinds
        if kinds[item] == kind
        for part in places[kind]
    }
    return {item: home for item, home in homes.items() if len(home) != 1}


def unfounded(guide):
    """The questions that neither come from the source nor say why they are asked, or do both."""
    return [q.id for q in guide.questions if bool(q.source) == bool(q.supplementary)]


def share_added(guide):
    return sum(bool(q.supplementary) for q in guide.questions) / len(guide.questions)


def written_out(guide):
    """The words that are asked twice where a hand-out or roster could ask for each line."""
    asked = Counter((q.for_each, q.reading) for q in guide.questions)
    return [words for words, times in asked.items() if times > 1]


def spoken_to_readers(guide):
    read = {q.id: f"{q.reading} {q.hint}" for q in guide.questions}
    read |= {
        s.id: s.introduction.self_completion or s.introduction.ask
        for s in guide.sections
        if s.introduction
    }
    return {id: text for id, text in read.items() if any(s in text for s in SPOKEN)}
