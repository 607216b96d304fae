"""What published reports tell when all their numbers are added and taken away, and no one tells."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain

import numpy as np
import numpy.typing as npt

from analysis.counted import Counted, Seen
from analysis.differencing import (
    SAID,
    Apart,
    Changed,
    Place,
    Sourced,
    numbers_of,
    split_off,
    table_of,
    words,
)
from analysis.findings import Finding, Table
from analysis.numbers_told import COUNTS, FIGURE, FLOWS, RANGE, Told, told_by
from analysis.recovering import CLOSE, Places, as_matrix, connected, null_space, of_few, told_apart
from analysis.rows_together import MARK
from analysis.suppression import LEAST

ANYWHERE, OF_ALL = "Its numbers, added and taken away over all that was released", "–"
# These do not add up: what of them is told apart is asked, and not what they come to.
ALONE = (FIGURE, RANGE, FLOWS)
Matrix = npt.NDArray[np.float64]
Partners = frozenset[str]
Said = Mapping[int | str | None, str]
# What a number adds up: the same answer has one place in every report.
Sets = dict[Hashable, dict[Places, Finding]]


def told_together(before: Sequence[Sourced], now: Sourced) -> tuple[Apart, ...]:
    """The few partners of which `now` tells, with all before it, what these did not."""
    known = Known()
    ways = known.number_by_number, known.figure_by_figure, known.untouched
    return tuple(dict.fromkeys(chain.from_iterable(way(before, now) for way in ways)))


class Known:
    """What can be known of single partners by numbers that are added and taken away."""

    def __init__(self) -> None:
        self.places: dict[Hashable, int] = {}
        self.whose: dict[int, str] = {}

    def number_by_number(self, before: Sequence[Sourced], now: Sourced) -> Iterator[Apart]:
        """By the same number of several reports."""
        earlier, titles = [self.numbers(each) for each in before], titles_of(now)
        for place, (new, text) in self.numbers(now).items():
            told = [each[place] for each in earlier if place in each]
            was = list(dict.fromkeys(places for places, _ in told))
            if was and new not in was:
                texts = ", ".join(each for _, each in told)
                for few in known_by(was, [new], self.whose):
                    who = tuple(sorted(few))
                    title = titles[place.finding]
                    yield Apart(place.finding, title, words(place), texts, text, who)

    def figure_by_figure(self, before: Sequence[Sourced], now: Sourced) -> Iterator[Apart]:
        """By the same figure, which does not add up: a median moves by whoever came or went."""
        earlier, titles = [self.numbers(each, adding=False) for each in before], titles_of(now)
        for place, (new, text) in self.numbers(now, adding=False).items():
            told = [each[place] for each in earlier if place in each]
            if any(was != text for _, was in told):
                whose = [{n: self.whose[n] for n in places} for places, _ in (*told, (new, text))]
                if who := tuple(sorted(split_off(whose))):
                    texts = ", ".join(was for _, was in told)
                    yield Apart(
                        place.finding, titles[place.finding], words(place), texts, text, who
                    )

    def untouched(self, before: Sequence[Sourced], now: Sourced) -> Iterator[Apart]:
        """By any numbers in which nobody is counted that came, went or said otherwise.

        Who does not know what changed in a number does not know what stayed.
        """
        changed = frozenset[str]().union(*(Changed(each, now).partners for each in before))
        earlier, newest = [self.sets(each, changed) for each in before], self.sets(now, changed)
        for measure, sets in newest.items():
            old = dict.fromkeys(chain.from_iterable(each.get(measure, ()) for each in earlier))
            for was, new in changed_groups(list(old), list(sets)):
                finding = next(sets[each] for each in new if each not in was)
                for few in known_by(was, new, self.whose):
                    who = tuple(sorted(few))
                    yield Apart(finding.id, finding.title, ANYWHERE, OF_ALL, OF_ALL, who)

    def numbers(self, of: Sourced, *, adding: bool = True) -> dict[Place, tuple[Places, str]]:
        """Those that are told and add up, or do not, each with its words."""
        said, found = said_in(of), {}
        for place, (text, counted) in numbers_of(of.report).items():
            told = Told.of(counted) if counted else None
            is_told = told and text != MARK and told.places
            if counted and told and is_told and (told.measure not in ALONE) == adding:
                seen = ((row, place.finding) for row in counted.rows)
                found[place] = self.of_all(told, seen, said), text
        return found

    def sets(self, of: Sourced, changed: Set[str]) -> Sets:
        said, found = said_in(of), defaultdict[Hashable, dict[Places, Finding]](dict)
        for finding in of.report.everything:
            same = dict(places_in(finding))
            for told in told_in(finding):
                if not told.partners & changed:
                    places = self.of_all(told, (same[each] for each in told.places), said)
                    found[told.measure].setdefault(places, finding)
        return found

    def of_all(self, told: Told, seen: Iterable[tuple[Seen, str]], said: Said) -> Places:
        return frozenset(self.place(told, *each, said) for each in seen)

    def place(self, told: Told, seen: Seen, where: str, said: Said) -> int:
        """A sum tells a corrected amount, a count only that it was counted.

        A figure of what is no answer may come from any answer of the partner.
        """
        source = seen.partner if told.measure in ALONE else None
        value = "" if told.measure == COUNTS else said.get(seen.answer or source, "")
        key = (where, seen.partner, value) if seen.answer is None else (seen.answer, value)
        place = self.places.setdefault(key, len(self.places))
        self.whose[place] = seen.partner
        return place


def said_in(of: Sourced) -> Said:
    """By the ids of answers, and all that a partner said by its code."""
    of_answers: dict[int | str | None, str] = {
        row.id: str([getattr(row, name) for name in SAID]) for row in of.answers
    }
    of_partners = defaultdict[str, list[str]](list)
    for row in of.answers:
        of_partners[row.partner].append(of_answers[row.id])
    return {**of_answers, **{code: str(sorted(said)) for code, said in of_partners.items()}}


def titles_of(of: Sourced) -> dict[str, str]:
    return {finding.id: finding.title for finding in of.report.everything}


def told_in(finding: Finding) -> Iterator[Told]:
    """What adds up and is published; what tells of no answer is in no place."""
    tables = [table for block in finding.blocks if (table := table_of(block))]
    hidden = {Told.of(cell) for table in tables for cell in left_out(table)}
    for told in told_by(finding, LEAST):
        if told not in hidden and not told.few and told.places and told.measure not in ALONE:
            yield told


def left_out(table: Table) -> Iterator[Counted]:
    for texts, cells in zip(table.rows, table.counted, strict=False):
        yield from (c for text, c in zip(texts, cells, strict=True) if c and text == MARK)


def places_in(finding: Finding) -> Iterator[tuple[int, tuple[Seen, str]]]:
    """Who is counted at each place; where no answer is, by the row that counts it."""
    for seen in counted_in_words(finding):
        yield seen.place, (seen, finding.id)
    for table in filter(None, map(table_of, finding.blocks)):
        for (name, *_), cells in zip(table.rows, table.counted, strict=False):
            for seen in chain.from_iterable(cell.rows for cell in cells if cell):
                yield seen.place, (seen, f"{finding.id} {name}")


def counted_in_words(finding: Finding) -> Iterator[Seen]:
    texts = (finding.claim, *(getattr(block, "text", "") for block in finding.blocks))
    for text in texts:
        yield from chain.from_iterable(count.rows for count in getattr(text, "counts", ()))


def changed_groups(
    old: Sequence[Places], new: Sequence[Places]
) -> Iterator[tuple[list[Places], list[Places]]]:
    """Numbers that have to do with each other, where the newest are not all as they were."""
    numbers = [*old, *new]
    for group in connected(numbers):
        was = [numbers[n] for n in group if n < len(old)]
        is_now = [numbers[n] for n in group if n >= len(old)]
        if was and set(is_now) - set(was):
            yield was, is_now


def known_by(
    was: Sequence[Places], new: Sequence[Places], whose: Mapping[int, str]
) -> list[Partners]:
    """Those few of which all numbers tell more than those before and the new ones apart."""
    numbers = [*was, *new]
    columns = told_apart(numbers)
    matrix = as_matrix(columns, len(numbers))
    givers = [frozenset(whose[place] for place in places) for places in columns.values()]
    seen_by = np.linalg.pinv(matrix) @ matrix
    found: list[Partners] = []
    for few in sorted(of_few(givers, LEAST), key=len):
        if any(fewer <= few for fewer in found):
            continue
        inside = np.array([partners <= few for partners in givers])
        known = np.linalg.eigvalsh(seen_by[np.ix_(inside, inside)])
        size = np.count_nonzero(known > 1 - CLOSE)
        if size and size > rank_apart(matrix, len(was), inside):
            found.append(few)
    return found


def rank_apart(matrix: Matrix, earlier: int, inside: npt.NDArray[np.bool_]) -> int:
    """How much the earlier numbers and the new ones tell of a few, each by themselves."""
    parts = (told_of_few(part, inside) for part in (matrix[:earlier], matrix[earlier:]))
    return int(np.linalg.matrix_rank(np.vstack(list(parts)), CLOSE))


def told_of_few(matrix: Matrix, inside: npt.NDArray[np.bool_]) -> Matrix:
    """What is left of the numbers, added and taken away, where nothing but a few is left."""
    return null_space(matrix[:, ~inside].T).T @ matrix[:, inside]
