"""Which answers of a data file others may count: none that tells of few, or what a report hides."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from analysis.counted import Count, Seen
from analysis.differencing import table_of
from analysis.findings import Finding, Report
from analysis.left_out import beside_others
from analysis.numbers_told import COUNTS, Told
from analysis.rows_together import MARK
from analysis.suppression import LEAST, SMALL
from exports.data.rows import Case, Key
from exports.data.variables import Variable

# Whose answer to what, or a row of a report that is no answer.
Answered = tuple[str, str, str]
Column = tuple[str, int]


class Reported(NamedTuple):
    """A report before and after it was made publishable; whose answers its numbers count, by id."""

    whole: Report
    shown: Report
    answered: Mapping[int, Answered]


def told_values(
    variables: Sequence[Variable],
    cases: Iterable[Case],
    reported: Reported,
    *,
    agreed: Collection[str],
) -> dict[Column, frozenset[str]]:
    """The partners that gave it, by column and value, where the file may tell how many they are.

    Of what the report tells nothing can be taken back, so whatever helps to work out what it does
    not tell is left out here, as are the few who did not agree to be in the file.
    """
    return Telling(variables, cases, reported, agreed).told()


class Telling:
    """The numbers of a file beside those of the report, by places that both have in common."""

    def __init__(
        self,
        variables: Sequence[Variable],
        cases: Iterable[Case],
        reported: Reported,
        agreed: Collection[str],
    ) -> None:
        self.reported, self.agreed = reported, frozenset(agreed)
        self.places: dict[tuple[str, ...], int] = {}
        self.gave: dict[Column, set[str]] = defaultdict(set)
        self.keys = {v.name: v.key for v in variables}
        for case in cases:
            for variable in variables:
                code = variable.read(case)
                if isinstance(code, int) and code > 0:
                    self.gave[variable.name, code].add(case.code)

    def told(self) -> dict[Column, frozenset[str]]:
        """Neither why somebody gave no answer nor what was not chosen is a number of the file."""
        here = {column: self.number(column, who & self.agreed) for column, who in self.gave.items()}
        beside = self.beside_few()
        small = [
            each
            for (name, _), each in here.items()
            if self.keys[name] in beside or 0 < len(each.partners) < LEAST
        ]
        shown = self.counted(self.reported.shown)
        why = dict.fromkeys((*small, *(self.counted(self.reported.whole) - shown)), SMALL)
        known = (each._replace(known=True) for each in (*shown, *self.in_all()))
        why |= dict.fromkeys(beside_others([*why, *here.values(), *known], why, COUNTS), SMALL)
        return {
            column: each.partners
            for column, each in here.items()
            if each.partners and each not in why
        }

    def beside_few(self) -> set[Key]:
        """Where an answer of few is in the report and not in the file: who has both knows it."""
        others = ((name, who - self.agreed) for (name, _), who in self.gave.items())
        return {self.keys[name] for name, who in others if 0 < len(who) < LEAST}

    def number(self, column: Column, partners: Collection[str]) -> Told:
        question, item = self.keys[column[0]]
        places = frozenset(self.place(partner, question, item) for partner in partners)
        return Told(places, COUNTS, frozenset(partners))

    def in_all(self) -> Iterator[Told]:
        """A column has as many cells as any other."""
        for question, item in dict.fromkeys(self.keys.values()):
            places = frozenset(self.place(partner, question, item) for partner in self.agreed)
            yield Told(places, COUNTS, self.agreed)

    def counted(self, report: Report) -> set[Told]:
        counts = chain.from_iterable(map(counts_in, report.everything))
        return {
            Told(frozenset(map(self.of_row, count.rows)), COUNTS, count.partners)
            for count in counts
            if count and Told.of(count).measure == COUNTS
        }

    def of_row(self, row: Seen) -> int:
        answered = self.reported.answered.get(row.answer) if row.answer is not None else None
        return self.place(*(answered or (str(row.place),)))

    def place(self, *key: str) -> int:
        return self.places.setdefault(key, len(self.places))


def counts_in(finding: Finding) -> Iterator[Count]:
    """Those of partners that stand there, in words or in tables that are no single partner's."""
    texts = (finding.claim, *(getattr(block, "text", "") for block in finding.blocks))
    yield from chain.from_iterable(getattr(text, "counts", ()) for text in texts)
    for table in filter(None, map(table_of, finding.blocks)):
        if not table.internal:
            for row, cells in zip(table.rows, table.counted, strict=False):
                told = (c for text, c in zip(row, cells, strict=True) if c and text != MARK)
                yield from (cell for cell in told if isinstance(cell, Count))
