"""What both sides of a flow of data said: who wants it, who holds it, and what bars the way."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.counted import Seen
from analysis.demand import Replies
from guides.model import Item


class Flow(NamedTuple):
    """`answers` are what the wanter said of the item, and what its holder did."""

    item: str
    holder: str
    wanter: str
    kind: str
    answers: tuple[int, ...]


class Sides(NamedTuple):
    """What was said of every item: wanted, held, wished to be shared, allowed to be shared."""

    want: Replies
    hold: Replies
    will: Replies
    may: Replies

    def kind(self, item: str, holder: str) -> str:
        """What becomes of the item at its holder: the first that bars it is named."""
        if holder in self.may.no(item):
            return "refused"
        if holder in self.will.no(item):
            return "unwilling"
        if holder not in self.may.yes(item):
            return "unknown"
        return "now" if holder in self.may.said(item, "yes") else "condition"

    def of_holder(self, item: str, holder: str) -> tuple[Seen, ...]:
        """The answers that tell what becomes of the item at its holder."""
        return tuple(
            replies.kept[item, holder]
            for replies in (self.hold, self.will, self.may)
            if (item, holder) in replies.kept
        )

    def of_wanter(self, item: str, wanter: str) -> tuple[Seen, ...]:
        """The answer that says so."""
        return (self.want.kept[item, wanter],) if (item, wanter) in self.want.kept else ()


def flows_of(items: Sequence[Item], sides: Sides) -> Iterator[Flow]:
    """What is the same for each wanter is asked once: flows grow with the square of partners."""
    for item in items:
        wanters = [
            (wanter, answers_in(sides.of_wanter(item.id, wanter)))
            for wanter in sorted(sides.want.yes(item.id))
        ]
        for holder in sorted(sides.hold.yes(item.id)):
            kind = sides.kind(item.id, holder)
            told = answers_in(sides.of_holder(item.id, holder))
            for wanter, wanted in wanters:
                if wanter != holder:
                    yield Flow(item.id, holder, wanter, kind, wanted + told)


def answers_in(rows: Sequence[Seen]) -> tuple[int, ...]:
    return tuple(row.answer for row in rows if row.answer is not None)
