"""What both sides of a flow of data said: who wants it, who holds it, and what bars the way."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from analysis.abilities import Abilities, End
from analysis.counted import Seen
from analysis.demand import Replies
from guides.lists import Item

LEAVE, WISH = "Leave to share it", "The wish to share it"


class Ending(NamedTuple):
    """What becomes of a flow; `named` is what bars it or, under conditions, on what it depends."""

    kind: str
    named: tuple[str, ...] = ()


class Flow(NamedTuple):
    """`answers` are what the wanter said of the item, and what its holder did."""

    item: str
    holder: str
    wanter: str
    ending: Ending
    answers: tuple[int, ...]


class Sides(NamedTuple):
    """What was said of every item: wanted, held, wished to be shared, allowed to be shared.

    `can` is who told that it can send and receive data.
    """

    want: Replies
    hold: Replies
    will: Replies
    may: Replies
    can: Abilities

    def leaves(self, item: str) -> dict[str, End]:
        """What each holder said of law and wish. Only a no bars it; leave must be told."""
        refused, unwilling = self.may.no(item), self.will.no(item)
        allowed, outright = self.may.yes(item), self.may.said(item, "yes")
        return {
            holder: End(
                bars_of(holder in refused, holder in unwilling),
                frozenset([LEAVE] if holder in allowed - outright else ()),
                holder in allowed,
            )
            for holder in sorted(self.hold.yes(item))
        }

    def of_holder(self, item: str, holder: str) -> tuple[Seen, ...]:
        """The answers that tell what becomes of the item at its holder."""
        said = tuple(
            replies.kept[item, holder]
            for replies in (self.hold, self.will, self.may)
            if (item, holder) in replies.kept
        )
        return said + self.can.end("sends", holder, item).seen

    def of_wanter(self, item: str, wanter: str) -> tuple[Seen, ...]:
        """The answers that say so, and whether it could receive the item."""
        said = (self.want.kept[item, wanter],) if (item, wanter) in self.want.kept else ()
        return said + self.can.end("receives", wanter, item).seen


def bars_of(refused: bool, unwilling: bool) -> frozenset[str]:
    return frozenset(name for name, bars in ((LEAVE, refused), (WISH, unwilling)) if bars)


def flows_of(items: Sequence[Item], sides: Sides) -> Iterator[Flow]:
    """What is the same for each wanter is asked once: flows grow with the square of partners."""
    for item in items:
        wanters = [
            (
                wanter,
                sides.can.end("receives", wanter, item.id),
                answers_in(sides.of_wanter(item.id, wanter)),
            )
            for wanter in sorted(sides.want.yes(item.id))
        ]
        for holder, leave in sides.leaves(item.id).items():
            sends = sides.can.end("sends", holder, item.id)
            told = answers_in(sides.of_holder(item.id, holder))
            for wanter, receives, wanted in wanters:
                if wanter != holder:
                    ending = ending_of(leave, sends, receives)
                    yield Flow(item.id, holder, wanter, ending, wanted + told)


def ending_of(leave: End, sends: End, receives: End) -> Ending:
    """What bars it comes before what nobody told, and that before what it depends on."""
    ends = leave, sends, receives
    if bars := named(end.bars for end in ends):
        return Ending("one" if len(bars) == 1 else "several", bars)
    if not all(end.told for end in ends):
        return Ending("as_told" if leave.told else "unknown")
    conditions = named(end.conditions for end in ends)
    return Ending("condition" if conditions else "now", conditions)


def named(parts: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(frozenset().union(*parts)))


def answers_in(rows: Sequence[Seen]) -> tuple[int, ...]:
    return tuple(row.answer for row in rows if row.answer is not None)
