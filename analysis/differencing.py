"""What two published reports tell together: by which numbers they differ, and who made them."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple, Protocol

from analysis.counted import Claim, Count, Counted, Seen, Worded
from analysis.findings import Base, Block, Chart, Finding, Report, Table
from analysis.rows import AnswerRow, PartnerRow
from analysis.rows_together import MARK
from analysis.suppression import LEAST

# What numbers tell of a partner besides its answers; that its record is confirmed tells of none.
FACTS = (
    *("type", "holds_records", "essential", "mode", "version"),
    *("minutes", "burden_minutes", "burden_people"),
)
SAID = ("question", "item", "value", "missing", "mention", "specify")
STATEMENT, BASE = "The statement", "How many answered"


class Rows(Protocol):
    """What a report, or a part of it, is made of."""

    @property
    def answers(self) -> Sequence[AnswerRow]: ...
    @property
    def partners(self) -> Sequence[PartnerRow]: ...


class Sourced(NamedTuple):
    """A report as others may see it, and the rows that it was made of."""

    report: Report
    answers: Sequence[AnswerRow]
    partners: Sequence[PartnerRow]


class Place(NamedTuple):
    """Where a number stands: in which finding, by its id, and where in that."""

    finding: str
    where: tuple[str, ...]


class Number(NamedTuple):
    text: str
    counted: Counted | None = None


NOT_THERE = Number("–")


class Apart(NamedTuple):
    """A number that two reports tell otherwise, by the answers of these few partners."""

    finding: str
    title: str
    where: str
    before: str
    now: str
    partners: tuple[str, ...]


class Changed:
    """The answers that are not the same in both, and the partners that gave them."""

    def __init__(self, before: Rows, now: Rows) -> None:
        old, new = given(before.answers), given(now.answers)
        differing = [key for key in {**old, **new} if said(old.get(key)) != said(new.get(key))]
        rows = [side[key] for key in differing for side in (old, new) if key in side]
        heard = {row.partner for row in chain(old.values(), new.values())}
        otherwise = heard & in_other_facts(before.partners, now.partners)
        self.answers = frozenset(row.id for row in rows)
        self.partners = frozenset(row.partner for row in rows) | otherwise
        self.by_question: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            self.by_question[row.question].add(row.partner)

    @property
    def is_of_few(self) -> bool:
        return 0 < len(self.partners) < LEAST

    def behind(self, place: Place, before: Number, now: Number) -> frozenset[str]:
        """Whose answers make the difference; where that is not seen, of all that changed."""
        if self.is_of_few:
            return self.partners
        if place.where == (BASE,):
            return frozenset(self.by_question.get(place.finding, ()))
        old, new = rows_of(before), rows_of(now)
        rows = [{**old, **new}[key] for key in old.keys() ^ new.keys()]
        if not rows or is_sum(now):
            rows += [new[key] for key in old.keys() & new.keys() if self.has(new[key])]
        return frozenset(row.partner for row in rows) or self.partners

    def has(self, row: Seen) -> bool:
        return row.partner in self.partners if row.answer is None else row.answer in self.answers


def apart(before: Sourced, now: Sourced) -> tuple[Apart, ...]:
    """In the order of the later report. What neither tells in figures may be told by both.

    Where few partners changed at all, whatever differs tells of them: a number that is left out of
    one of the two as well.
    """
    changed = Changed(before, now)
    numbers = differing(numbers_of(before.report), numbers_of(now.report))
    titles = {f.id: f.title for f in (*before.report.everything, *now.report.everything)}
    return tuple(
        Apart(place.finding, titles[place.finding], words(place), was.text, is_now.text, who)
        for place, was, is_now in numbers
        if changed.is_of_few or MARK not in (was.text, is_now.text)
        if (who := tuple(sorted(changed.behind(place, was, is_now)))) and len(who) < LEAST
    )


def differing(
    old: Mapping[Place, Number], new: Mapping[Place, Number]
) -> Iterator[tuple[Place, Number, Number]]:
    for place in {**new, **old}:
        was, is_now = old.get(place, NOT_THERE), new.get(place, NOT_THERE)
        if was.text != is_now.text:
            yield place, was, is_now


def words(place: Place) -> str:
    """A number of the statement has no name of its own."""
    return STATEMENT if place.where[0] == STATEMENT else ": ".join(filter(None, place.where))


def given(rows: Sequence[AnswerRow]) -> dict[Hashable, AnswerRow]:
    """By what stays the same when a partner's code is corrected."""
    return {row.id or (row.partner, row.question, row.item): row for row in rows}


def said(row: AnswerRow | None) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in SAID) if row else ()


def in_other_facts(before: Sequence[PartnerRow], now: Sequence[PartnerRow]) -> set[str]:
    """The partners of which something else is known than was."""
    old, new = ({row.code: facts_of(row) for row in rows} for rows in (before, now))
    return {code for code in old.keys() & new.keys() if old[code] != new[code]}


def facts_of(row: PartnerRow) -> tuple[object, ...]:
    return tuple(getattr(row, name) for name in FACTS)


def rows_of(number: Number) -> dict[Hashable, Seen]:
    """An answer by its id, and what is no answer by whose it is."""
    rows = number.counted.rows if number.counted else ()
    return {row.partner if row.answer is None else row.answer: row for row in rows}


def is_sum(number: Number) -> bool:
    counted = number.counted
    return not isinstance(counted, Count) or bool(isinstance(counted, Worded) and counted.measure)


def numbers_of(report: Report) -> dict[Place, Number]:
    """Every number, by where it stands; the first of two in places of one name is meant."""
    found: dict[Place, Number] = {}
    for finding in report.everything:
        for where, number in in_finding(finding):
            found.setdefault(Place(finding.id, where), number)
    return found


def in_finding(finding: Finding) -> Iterator[tuple[tuple[str, ...], Number]]:
    if isinstance(finding.base, Base):
        yield (BASE,), Number(finding.base.text)
    yield from in_sentence(finding.claim)
    for block in finding.blocks:
        table = table_of(block)
        if table:
            yield from in_table(table)


def in_sentence(text: str) -> Iterator[tuple[tuple[str, ...], Number]]:
    for n, part in enumerate(text.parts if isinstance(text, Claim) else ()):
        if isinstance(part, Count):
            yield (STATEMENT, f"part {n}"), Number(str(part), part)


def table_of(block: Block) -> Table | None:
    table = block.table if isinstance(block, Chart) else block
    return table if isinstance(table, Table) else None


def in_table(table: Table) -> Iterator[tuple[tuple[str, ...], Number]]:
    for row, behind in zip(table.rows, table.counted or ((),) * len(table.rows), strict=True):
        for column in table.numeric:
            counted = behind[column] if column < len(behind) else None
            yield (table.title, row[0], table.columns[column]), Number(row[column], counted)


def split_off(told: Sequence[Mapping[Any, str]]) -> set[str]:
    """Whose answers the last of several tells apart, from all but few or from what was none.

    Each is what was told, by what stays the same of it, and whose that is.
    """
    groups: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for place, partner in {place: who for each in told for place, who in each.items()}.items():
        groups[tuple(place in each for each in told)].add(partner)
    found = set()
    for (*earlier, last), partners in groups.items():
        is_split = (*earlier, not last) in groups or not any(earlier)
        found |= partners if is_split and len(partners) < LEAST else set()
    return found
