"""What published reports tell when all their numbers are added and taken away, and no one tells."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from analysis.counted import Counted, Seen
from analysis.differencing import SAID, Apart, Sourced, table_of
from analysis.findings import Finding, Table
from analysis.numbers_told import COUNTS, FIGURE, FLOWS, RANGE, Told, told_by
from analysis.recovering import CLOSE, Places, as_matrix, connected, null_space, of_few, told_apart
from analysis.rows_together import MARK
from analysis.suppression import LEAST

WHERE, OF_ALL = "Its numbers, added and taken away over all that was released", "–"
# These do not add up: of them, each report is held against each other.
ALONE = (FIGURE, RANGE, FLOWS)
Matrix = npt.NDArray[np.float64]
# What a number adds up, by its measure: the same answer has one place in every report.
Sets = dict[str, dict[Places, Finding]]


def told_together(before: Sequence[Sourced], now: Sourced) -> tuple[Apart, ...]:
    """The few partners of which `now` tells, with all before it, what these did not."""
    known = Known()
    earlier, newest = [known.sets_of(each) for each in before], known.sets_of(now)
    found: dict[Apart, None] = {}
    for measure, sets in newest.items():
        old = list(dict.fromkeys(chain.from_iterable(each.get(measure, ()) for each in earlier)))
        for was, new in changed_groups(old, list(sets)):
            finding = next(sets[each] for each in new if each not in was)
            for few in known_by(was, new, known.whose):
                who = tuple(sorted(few))
                found[Apart(finding.id, finding.title, WHERE, OF_ALL, OF_ALL, who)] = None
    return tuple(found)


class Known:
    """The places of answers, alike in every report that counts them."""

    def __init__(self) -> None:
        self.places: dict[Hashable, int] = {}
        self.whose: dict[int, str] = {}

    def sets_of(self, of: Sourced) -> Sets:
        said = {row.id: str([getattr(row, name) for name in SAID]) for row in of.answers}
        found: Sets = {}
        for finding in of.report.everything:
            same = dict(places_in(finding))
            for told in told_in(finding):
                places = (self.place(told, same[each], said) for each in told.places)
                found.setdefault(told.measure, {}).setdefault(frozenset(places), finding)
        return found

    def place(self, told: Told, of: tuple[Seen, str], said: Mapping[int | None, str]) -> int:
        """A sum tells a corrected amount, a count only that it was counted."""
        seen, where = of
        words = "" if told.measure == COUNTS else said.get(seen.answer, "")
        key = (where, seen.partner, words) if seen.answer is None else (seen.answer, words)
        place = self.places.setdefault(key, len(self.places))
        self.whose[place] = seen.partner
        return place


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
) -> list[frozenset[str]]:
    """Those few of which all numbers tell more than those before and the new ones apart."""
    numbers = [*was, *new]
    columns = told_apart(numbers)
    matrix = as_matrix(columns, len(numbers))
    givers = [frozenset(whose[place] for place in places) for places in columns.values()]
    seen_by = np.linalg.pinv(matrix) @ matrix
    found: list[frozenset[str]] = []
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
