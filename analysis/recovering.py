"""Which numbers that are left out can be worked out from those that are told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Places = frozenset[int]
CLOSE = 1e-6


class Leak(NamedTuple):
    """A number left out, and those told that give it away, each by its place in its list."""

    hidden: int
    told: tuple[int, ...]


def leaks(hidden: Sequence[Places], told: Sequence[Places]) -> Iterator[Leak]:
    """Every number counts some places; what is told adds up to it, or leaves it in doubt.

    Places that no number tells apart are as one. Each has somebody in it, so what is in doubt
    by addition could be more, and could be less.
    """
    for group in connected([*hidden, *told]):
        ours = [n for n in group if n < len(hidden)]
        theirs = [n - len(hidden) for n in group if n >= len(hidden)]
        if ours and theirs:
            found = in_group([hidden[n] for n in ours], [told[n] for n in theirs])
            for leak in found:
                yield Leak(ours[leak.hidden], tuple(theirs[n] for n in leak.told))


def in_group(hidden: Sequence[Places], told: Sequence[Places]) -> Iterator[Leak]:
    matrix = by_place([*hidden, *told])
    unknown, known = matrix[: len(hidden)], matrix[len(hidden) :]
    weights = np.linalg.lstsq(known.T, unknown.T, rcond=None)[0]
    misses = np.abs(known.T @ weights - unknown.T).max(axis=0)
    for n, miss in enumerate(misses):
        if miss < CLOSE:
            yield Leak(n, tuple(np.flatnonzero(np.abs(weights[:, n]) > CLOSE)))


def sums_of_few(told: Sequence[Places], whose: Mapping[int, str], least: int) -> tuple[int, ...]:
    """Sums that, added and taken away, leave nothing but what fewer partners than that gave.

    None, where no such sums are told.
    """
    columns = told_apart(told)
    givers = [frozenset(whose[place] for place in places) for places in columns.values()]
    matrix = as_matrix(columns, len(told))
    for few in of_few(givers, least):
        others = [n for n, partners in enumerate(givers) if not partners <= few]
        for weights in null_space(matrix[:, others].T).T:
            if np.abs(weights @ matrix).max() > CLOSE:
                return tuple(np.flatnonzero(np.abs(weights) > CLOSE))
    return ()


def of_few(givers: Iterable[frozenset[str]], least: int) -> list[frozenset[str]]:
    """Every few partners that could be known by what is told apart.

    In one order, as two that were made of the same answers must leave out the same.
    """
    small = {partners for partners in givers if len(partners) < least}
    found = {each for one in small for other in small if len(each := one | other) < least}
    return sorted(found, key=sorted)


def null_space(matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    *_, sizes, rows = np.linalg.svd(matrix)
    return rows[np.count_nonzero(sizes > CLOSE) :].T


def by_place(numbers: Sequence[Places]) -> npt.NDArray[np.float64]:
    """One row for each number, one column for all places that no number tells apart."""
    return as_matrix(told_apart(numbers), len(numbers))


def told_apart(numbers: Sequence[Places]) -> dict[tuple[int, ...], list[int]]:
    """Places by the numbers that count them."""
    patterns: dict[int, list[int]] = {}
    for n, places in enumerate(numbers):
        for place in places:
            patterns.setdefault(place, []).append(n)
    apart: dict[tuple[int, ...], list[int]] = {}
    for place, pattern in patterns.items():
        apart.setdefault(tuple(pattern), []).append(place)
    return dict(sorted(apart.items()))


def as_matrix(patterns: Iterable[tuple[int, ...]], numbers: int) -> npt.NDArray[np.float64]:
    columns = list(patterns)
    matrix = np.zeros((numbers, len(columns)))
    for column, pattern in enumerate(columns):
        matrix[list(pattern), column] = 1
    return matrix


def connected(numbers: Sequence[Places]) -> list[list[int]]:
    """The numbers in groups that have no place in common."""
    leader = list(range(len(numbers)))

    def lead(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    first: dict[int, int] = {}
    for n, places in enumerate(numbers):
        for place in places:
            leader[lead(n)] = lead(first.setdefault(place, n))
    groups: dict[int, list[int]] = {}
    for n in range(len(numbers)):
        groups.setdefault(lead(n), []).append(n)
    return list(groups.values())
