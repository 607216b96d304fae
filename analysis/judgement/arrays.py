"""Sums that pass over blanks, for many partners at once; a blank is NaN."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

# What they hold; numpy itself is not so exact about what comes of them.
Numbers = NDArray[Any]
Flags = NDArray[Any]
Counts = NDArray[Any]


def mean(values: Numbers) -> Numbers:
    """Along the first axis; blank where every value is."""
    count = np.sum(~np.isnan(values), axis=0)
    return filled(np.nansum(values, axis=0) / np.maximum(count, 1), count > 0)


def least(values: Numbers) -> Numbers:
    known = ~np.isnan(values)
    return filled(
        np.min(np.where(known, values, np.inf), axis=0, initial=np.inf), np.asarray(known.any(0))
    )


def median(values: Numbers) -> Numbers:
    """Along the first axis; blanks are sorted to the end and not counted."""
    ordered = np.sort(values, axis=0)
    count = np.sum(~np.isnan(values), axis=0)
    return middle(ordered, count)


def middle(ordered: Numbers, count: Counts) -> Numbers:
    if not len(ordered):
        return np.full(ordered.shape[1:], np.nan)
    lower, upper = (np.maximum(count - 1, 0)) // 2, np.minimum(count // 2, len(ordered) - 1)
    both = (np.take_along_axis(ordered, place[None], axis=0)[0] for place in (lower, upper))
    return filled(sum(both) / 2, count > 0)


def filled(values: Numbers, known: Flags) -> Numbers:
    return np.where(known, values, np.nan)


def medians_without_one(values: Numbers) -> Numbers:
    """For each row, the median of the others; it takes one sort, however many rows there are."""
    order = np.argsort(values, axis=0)
    ordered = np.take_along_axis(values, order, axis=0)
    rank = np.argsort(order, axis=0)
    count = np.sum(~np.isnan(values), axis=0)
    left = count - (rank < count)
    lower, upper = np.maximum(left - 1, 0) // 2, left // 2
    picked = [_from_the_rest(ordered, place, rank) for place in (lower, upper)]
    return filled((picked[0] + picked[1]) / 2, left > 0)


def _from_the_rest(ordered: Numbers, place: Counts, rank: Counts) -> Numbers:
    """The value at that place once the row of that rank is gone."""
    shifted = np.minimum(place + (place >= rank), len(ordered) - 1)
    return np.take_along_axis(ordered, shifted, axis=0)


def one_decimal(value: float) -> float:
    """Half up, as people round."""
    return float(np.floor(value * 10 + 0.5 + 1e-9)) / 10
