"""Whoever attacks what is published tries every world there may be, and keeps those that fit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import Any

from analysis.suppression import MARK

Numbers = Mapping[str, str]
World = tuple[Any, ...]


def assert_no_small_number_is_told(
    world: World, everything: Sequence[Any], told: Numbers, numbers_of: Callable[[World], Numbers]
) -> None:
    """Of what fits, each small number that is left out is another one in some world.

    `everything` is all that one partner may say, and `numbers_of` what may be told of a world.
    """
    found = [other for other in worlds(everything, len(world)) if fits(told, numbers_of(other))]

    assert tuple(sorted(world)) in found
    for name, number in numbers_of(world).items():
        if number in ("1", "2") and told.get(name, MARK) == MARK:
            assert len({numbers_of(other)[name] for other in found}) > 1, (name, told)


def worlds(everything: Sequence[Any], size: int) -> Iterator[World]:
    for world in combinations_with_replacement(everything, size):
        yield tuple(sorted(world))


def fits(told: Numbers, numbers: Numbers) -> bool:
    return all(told.get(name, MARK) in (MARK, number) for name, number in numbers.items())
