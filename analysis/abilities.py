"""What partners told of whether they can send and receive data, as criteria read their answers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from analysis.counted import Seen
from analysis.counts import about, options_in
from analysis.criteria import Ability, question_read
from analysis.parted import Parted
from guides.model import Guide

Side = Literal["sends", "receives"]
SIDES: dict[str, tuple[Side, ...]] = {
    "sends": ("sends",),
    "receives": ("receives",),
    "both": ("sends", "receives"),
}
# What is read of a partner as if it had not been asked: routing settled that it need not say.
LEFT_OUT = "not_applicable"


class End(NamedTuple):
    """What one end of a flow told: what bars it there, on what it depends, and if it told all.

    `seen` are the answers that tell it.
    """

    bars: frozenset[str]
    conditions: frozenset[str]
    told: bool
    seen: tuple[Seen, ...] = ()


class Reply(NamedTuple):
    """`means` is able, conditions, unable or untold; `seen` is None where no answer is kept."""

    title: str
    means: str
    seen: Seen | None


class Abilities:
    """By side and partner what it told of all items and, where it is asked so, of each."""

    def __init__(
        self, frame: Parted, guide: Guide, declared: Sequence[Ability], listed: str
    ) -> None:
        """`listed` is the list of the items that are to go.

        `titles` is all that it takes, and `barring` what of it may bar the way.
        """
        self.replies: dict[tuple[Side, str, str], list[Reply]] = defaultdict(list)
        self.ends: dict[tuple[Side, str, str], End] = {}
        self.titles = tuple(dict.fromkeys(each.title for each in declared))
        self.barring = tuple(dict.fromkeys(each.title for each in declared if each.unable))
        for ability in declared:
            for partner, item, reply in replies_to(frame, guide, ability, listed):
                for side in SIDES[ability.who]:
                    self.replies[side, partner, item].append(reply)

    @property
    def answers(self) -> tuple[int, ...]:
        """The ids of all that is read."""
        said = (reply.seen for replies in self.replies.values() for reply in replies)
        return tuple(sorted({seen.answer for seen in said if seen and seen.answer is not None}))

    def end(self, side: Side, partner: str, item: str) -> End:
        """Worked out once, as each number of flows asks for it again."""
        key = side, partner, item
        if key not in self.ends:
            self.ends[key] = end_of(self.replies[side, partner, ""] + self.replies[key])
        return self.ends[key]


def end_of(replies: Sequence[Reply]) -> End:
    return End(
        frozenset(reply.title for reply in replies if reply.means == "unable"),
        frozenset(reply.title for reply in replies if reply.means == "conditions"),
        all(reply.means != "untold" for reply in replies),
        tuple(reply.seen for reply in replies if reply.seen),
    )


def replies_to(
    frame: Parted, guide: Guide, ability: Ability, listed: str
) -> Iterator[tuple[str, str, Reply]]:
    """Whose, of which item, and what was said; of all items where the item is none of the data."""
    question = question_read(guide, ability.reads)
    by_item, items = question is not None and question.for_each == listed, ability.reads.items
    rows = about(frame, question).each("partner", "item", "state", "value", "seen")
    for partner, item, state, value, seen in rows:
        if state != LEFT_OUT and (not items or item in items):
            means = meaning(ability, value) if state == "answered" else "untold"
            kept = seen if seen.answer is not None else None
            yield partner, item if by_item else "", Reply(ability.title, means, kept)


def meaning(ability: Ability, value: Any) -> str:
    """The best of what was chosen."""
    chosen = set(options_in(value))
    for means in ("able", "conditions", "unable"):
        if chosen.intersection(getattr(ability, means)):
            return means
    return "untold"
