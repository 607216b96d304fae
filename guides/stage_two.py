"""A stage 2 guide, which puts a study's own options to its partners."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from unicodedata import normalize

from guides.lists import Item
from guides.loader import load_guide
from guides.model import Guide
from guides.reading.yaml_syntax import UNWANTED
from guides.yaml_writer import guide_text

GENERIC = Path(__file__).parent / "library" / "testing_options" / "v1.yaml"
FEWEST, MOST = 2, 30
# Room is left for a number, which keeps ids apart that begin alike.
LONGEST_SLUG = 50


def stage_two_guide(title: str, version: int, options: Sequence[tuple[str, str, str]]) -> str:
    """The text of the generic guide with these options, each an id, a label and a hint."""
    if not FEWEST <= len(options) <= MOST:
        raise ValueError(
            f"A stage 2 guide puts {FEWEST} to {MOST} options to its partners, and this has"
            f" {len(options)}; add or take out some."
        )
    if not _line(title):
        raise ValueError("The guide has no title; write one.")
    guide = _with_items(load_guide(GENERIC), _items(options))
    id_ = _slug(title, "stage_two")
    return guide_text(replace(guide, id=id_, version=version, title=_line(title)))


def _with_items(guide: Guide, items: tuple[Item, ...]) -> Guide:
    [handout] = guide.handouts
    [group] = handout.groups
    return replace(guide, handouts=(replace(handout, groups=(replace(group, items=items),)),))


def _items(options: Sequence[tuple[str, str, str]]) -> tuple[Item, ...]:
    for number, (_, label, _) in enumerate(options, 1):
        if not _line(label):
            raise ValueError(f"Option {number} has no label; write what partners are to judge.")
    ids = _distinct(_slug(name, "option") for name, _, _ in options)
    return tuple(
        Item(id=id_, label=_line(label), hint=_line(hint))
        for id_, (_, label, hint) in zip(ids, options, strict=True)
    )


def _line(text: str) -> str:
    """On one line, without what a guide refuses because nobody can see it."""
    return " ".join(UNWANTED.sub(" ", text).split())


def _slug(text: str, otherwise: str) -> str:
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain)
    begun = words if words and words[0][0].isalpha() else [otherwise, *words]
    return "_".join(begun)[:LONGEST_SLUG].rstrip("_")


def _distinct(names: Iterable[str]) -> list[str]:
    taken: list[str] = []
    for name in names:
        candidates = (f"{name}_{n}" if n > 1 else name for n in count(1))
        taken.append(next(one for one in candidates if one not in taken))
    return taken
