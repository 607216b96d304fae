"""What a system is asked to do: the functions and links that partners said how much they need."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guides.lists import Item
from guides.model import Guide
from guides.names import IndicatorName

ASKED: tuple[IndicatorName, ...] = ("function_need", "link_need")
# The strongest first: on a tie it holds.
NEEDS = {"must": "Must", "should": "Should", "could": "Could", "not_wanted": "Not wanted"}
UNSETTLED = "Not settled"
ORDER = ("must", "should", "could", "", "not_wanted")
LEAST = 3


class Requirement(NamedTuple):
    """A line of a question about needs. Lines that partners word themselves are none."""

    question: str
    item: Item

    @property
    def key(self) -> tuple[str, str]:
        return self.question, self.item.id


def requirements(guide: Guide) -> Iterator[Requirement]:
    for question in filter(None, map(guide.measuring, ASKED)):
        for item in guide.lists[question.for_each].items:
            if not item.specify:
                yield Requirement(question.id, item)


def need_of(counts: Mapping[str, int]) -> str:
    """What most partners said that they need; nothing where fewer than three say the same.

    So it tells of a number only what that number may tell itself.
    """
    most = max((counts.get(need, 0) for need in NEEDS), default=0)
    return next((n for n in NEEDS if counts.get(n, 0) == most), "") if most >= LEAST else ""


def need_words(need: str) -> str:
    return NEEDS.get(need, UNSETTLED)
