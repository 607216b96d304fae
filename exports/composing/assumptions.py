"""What was assumed in reading words for costs into figures, over all answers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from analysis.charts import figure
from analysis.findings import Prose, Table
from analysis.rows import AnswerRow
from analysis.suppression import LEAST, SMALL, Suppressed
from exports.composing.material import Assumed, Material
from exports.composing.parts import Piece
from guides.answers.spoken_amounts import ASSUMPTIONS

TITLE = "What was assumed in reading costs"
RELEASED = "Reports released although one or two partners could be known"
HOW = (
    "Where partners told a cost in words, a person confirmed how they were read into pounds. What "
    "nobody said and the figures need was assumed:"
)
HELD_BACK = "A figure that was assumed for fewer than three partners is not published."


def assumed(answers: Iterable[AnswerRow]) -> tuple[Assumed, ...]:
    """In the order of the assumptions, the figure that most costs rest on first."""
    costs: Counter[tuple[str, float]] = Counter()
    partners: dict[tuple[str, float], set[str]] = defaultdict(set)
    for row in answers:
        for made in _of(row.value):
            costs[made] += 1
            partners[made].add(row.partner)
    found = [Assumed(*made, costs[made], len(who)) for made, who in partners.items()]
    order = list(ASSUMPTIONS)
    return tuple(sorted(found, key=lambda each: (order.index(each.name), -each.costs, each.amount)))


def _of(value: object) -> Iterable[tuple[str, float]]:
    made = value.get("assumes") if isinstance(value, dict) else None
    return ((name, amount) for name, amount in (made or {}).items() if name in ASSUMPTIONS)


def published(found: Sequence[Assumed]) -> tuple[tuple[Assumed, ...], tuple[Suppressed, ...]]:
    """Without figures of one's own that tell of few partners, and what that leaves out."""
    shown = tuple(each for each in found if each.partners >= LEAST or not each.is_own)
    gone = (each for each in found if each not in shown)
    rows = dict.fromkeys(ASSUMPTIONS[each.name] for each in gone)
    part = "Assumptions and decisions"
    return shown, tuple(Suppressed(part, TITLE, SMALL, row) for row in rows)


def assumptions(material: Material, written: tuple[Piece, ...]) -> Iterator[Piece]:
    """Below what the researchers wrote of their own."""
    yield from written
    if material.assumed:
        yield from _about_costs(material)
    if material.released:
        columns = ("Report", "Released by", "On", "Who could be known, and why it was released")
        yield Table(RELEASED, columns, material.released)


def _about_costs(material: Material) -> Iterator[Piece]:
    rows = tuple(
        (ASSUMPTIONS[each.name], figure(each.amount), _costs(each, material.is_publishable))
        for each in material.assumed
    )
    yield Prose(HOW)
    note = HELD_BACK if material.is_publishable else ""
    yield Table(TITLE, ("Assumption", "Figure", "Costs"), rows, numeric=(1, 2), note=note)


def _costs(each: Assumed, publishable: bool) -> str:
    return "few" if publishable and each.partners < LEAST else str(each.costs)
