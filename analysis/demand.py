"""Which data partners want from each other, and whether those that hold it may share it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.blocks import NOTHING
from analysis.charts import bar_chart
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim, Count, Seen
from analysis.counts import SAYING_NO, about, answered, items_of
from analysis.findings import Base, Chart, Finding, Prose, Table
from analysis.grids import Sheet, sheets
from analysis.parted import Parted, Rows
from analysis.words import listing, number_of
from guides.model import Guide
from guides.names import IndicatorName
from guides.question import Question

STATUSES = {
    "now": "Shareable now",
    "conditions": "Shareable under conditions",
    "legal_gap": "Legal gap",
    "not_held": "Not held",
    "not_wanted": "Not wanted",
    "unknown": "Not known",
}
CLAIMED = {
    "now": "shareable now",
    "conditions": "shareable under conditions",
    "legal_gap": "with a legal gap",
    "not_held": "not held",
    "not_wanted": "not wanted",
    "unknown": "not known",
}
MEANINGS = {
    "now": "a partner wants it, and another that holds it is allowed to share it.",
    "conditions": "a partner wants it, and others that hold it may share it under conditions only.",
    "legal_gap": "it is wanted and held, and no other holder is allowed to share it.",
    "not_held": "it is wanted, and no other partner holds it.",
    "not_wanted": "no partner that answered wants it.",
    "unknown": "the answers that would tell are missing.",
}
AS_FAR_AS_LEAVE = "As far as leave to share it goes"
LEAVE_ALONE = (
    "This says only who may share. Whether a holder would rather not, and whether the data can be"
    " sent and received, is counted under “Flows of data between partners”."
)
LENGTHS = ("Want it", "Hold it", "Hold it and wish to share it", "Hold it and may share it")
MARKET: tuple[IndicatorName, ...] = (
    "wish_to_receive",
    "data_held",
    "wish_to_share",
    "allowed_to_share",
)


@dataclass(frozen=True)
class Market:
    """One item: the partners that want it, hold it, wish to share it and may share it.

    A no is kept apart from no answer, so that silence decides nothing. `counts` are those of
    LENGTHS; `said` is all that was answered about it.
    """

    wanted: frozenset[str]
    not_wanted: frozenset[str]
    held: frozenset[str]
    not_held: frozenset[str]
    willing: frozenset[str]
    allowed: frozenset[str]
    allowed_outright: frozenset[str]
    refused: frozenset[str]
    counts: tuple[Count, ...]
    said: Backing

    @property
    def status(self) -> str:
        if not self.wanted:
            return "not_wanted" if self.not_wanted else "unknown"
        if not self.meets(self.held):
            return "not_held" if self.held or self.not_held else "unknown"
        if self.meets(self.allowed):
            return "now" if self.meets(self.allowed_outright) else "conditions"
        return "legal_gap" if self.meets(self.refused) else "unknown"

    def meets(self, holders: frozenset[str]) -> bool:
        return is_met(self.wanted, holders)


def is_met(wanted: frozenset[str], holders: frozenset[str]) -> bool:
    """Whether one of the holders could give it to another partner that wants it."""
    return any(wanted - {holder} for holder in holders)


def supply_and_demand(frame: Parted, guide: Guide, question: Question) -> Finding:
    wanted, *others = (
        about(frame, guide.measuring(name)) for name in MARKET if name != "data_held"
    )
    part = wanted.beside(*others)
    markets = markets_of(frame, guide, question)

    def draft(base: Base) -> Draft:
        parts = sheets(guide, question)
        tables = tuple(status_table(sheet, markets, base.text) for sheet in parts)
        charts = tuple(market_chart(sheet, markets, base.text) for sheet in parts)
        return by_status(markets), (key_to(markets), *tables, *charts)

    return finding(question, part, draft, title="Data wanted, held and allowed to be shared")


def markets_of(frame: Parted, guide: Guide, question: Question) -> dict[str, Market]:
    want, hold, will, may = (Replies(about(frame, guide.measuring(name))) for name in MARKET)
    return {
        item.id: Market(
            wanted=want.yes(item.id),
            not_wanted=want.no(item.id),
            held=hold.yes(item.id),
            not_held=hold.no(item.id),
            willing=will.yes(item.id) & hold.yes(item.id),
            allowed=may.yes(item.id) & hold.yes(item.id),
            allowed_outright=may.said(item.id, "yes") & hold.yes(item.id),
            refused=may.no(item.id) & hold.yes(item.id),
            counts=(
                want.count(item.id, want.yes(item.id)),
                hold.count(item.id, hold.yes(item.id)),
                will.count(item.id, will.yes(item.id) & hold.yes(item.id), of=hold),
                may.count(item.id, may.yes(item.id) & hold.yes(item.id), of=hold),
            ),
            said=said_of(item.id, want, hold, will, may),
        )
        for item in items_of(guide, question)
    }


class Replies:
    """Which partners said what of each item."""

    def __init__(self, part: Rows) -> None:
        self.partners: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.options: dict[str, set[str]] = defaultdict(set)
        self.rows: dict[str, list[Seen]] = defaultdict(list)
        self.kept: dict[tuple[str, str], Seen] = {}
        for item, value, seen in answered(part).each("item", "value", "seen"):
            self.partners[item, value].add(seen.partner)
            self.options[item].add(value)
            self.rows[item].append(seen)
            if seen.answer is not None:
                self.kept[item, seen.partner] = seen

    def count(self, item: str, partners: frozenset[str], *, of: "Replies | None" = None) -> Count:
        """As a part `of` other replies, where it is one: what is left of these is a number too."""
        places = {row.partner: row.place for row in (of or self).rows[item]}
        rows = (row for row in self.rows[item] if row.partner in partners)
        return Count(row._replace(place=places[row.partner]) for row in rows)

    def said(self, item: str, *options: str) -> frozenset[str]:
        return frozenset().union(*(self.partners.get((item, option), ()) for option in options))

    def no(self, item: str) -> frozenset[str]:
        return self.said(item, *SAYING_NO)

    def yes(self, item: str) -> frozenset[str]:
        return self.said(item, *self.options[item].difference(SAYING_NO))


def said_of(item: str, *replies: Replies) -> Backing:
    return Backing(tuple(row for each in replies for row in each.rows[item]))


def by_status(markets: Mapping[str, Market]) -> Claim:
    """How many kinds of data came to each status."""
    counts = Counter(market.status for market in markets.values())
    said = [f"{counts[status]} {words}" for status, words in CLAIMED.items()]
    kinds = number_of(len(markets), "kind")
    return Claim(f"Of {kinds} of data: {listing([words for words in said if words[0] != '0'])}.")


def key_to(markets: Mapping[str, Market]) -> Prose:
    """What each status means, of those that occur, and what none of them does."""
    found = {market.status for market in markets.values()}
    said = [f"{STATUSES[each]}: {meaning}" for each, meaning in MEANINGS.items() if each in found]
    return Prose(" ".join([*said, LEAVE_ALONE]))


def status_table(sheet: Sheet, markets: Mapping[str, Market], note: str) -> Table:
    rows = tuple((item.label, STATUSES[markets[item.id].status]) for item in sheet.items)
    title, columns = sheet.titled("What could be shared"), ("Data", AS_FAR_AS_LEAVE)
    behind = tuple((NOTHING, markets[item.id].said) for item in sheet.items)
    return Table(title, columns, rows, note=note, backing=behind)


def market_chart(sheet: Sheet, markets: Mapping[str, Market], note: str) -> Chart:
    shown = [markets[item.id].counts for item in sheet.items]
    chart = bar_chart(
        sheet.titled("Demand and supply"),
        corner="Data",
        categories=[item.label for item in sheet.items],
        series={name: [counts[n] for counts in shown] for n, name in enumerate(LENGTHS)},
        kind="clustered",
        note=note,
    )
    return replace(chart, table=replace(chart.table, nested=True))
