"""What is left out besides small numbers, so that they cannot be worked out from the rest."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.findings import Table
from analysis.numbers_told import FLOWS, Told
from analysis.recovering import Places, connected, leaks, sums_of_few


def beside_others(told: Sequence[Told], why: Mapping[Told, str], measure: str) -> set[Told]:
    """What must be left out besides, of all numbers that add up with each other."""
    numbers = list(dict.fromkeys(each for each in told if each.measure == measure))
    groups = connected([each.places for each in numbers])
    return set().union(*(second([numbers[n] for n in group], why) for group in groups))


def second(told: Sequence[Told], why: Mapping[Told, str]) -> set[Told]:
    """What must be left out besides, in a group of numbers that have to do with each other.

    What is assumed to be known is given up where nothing else could be left out.
    """
    hidden, shown = [e for e in told if e in why], [e for e in told if e not in why]
    known = {each.places for each in shown if each.known}
    assumed, found = {each.places for each in shown if each.assumed}, set[Told]()
    while hidden and shown:
        left_out = set[Places]()
        for leak in leaks([each.places for each in hidden], [each.places for each in shown]):
            helping = [shown[n] for n in leak.told if shown[n].places not in known]
            first = [each for each in helping if each.places not in assumed]
            left_out |= {each.places for each in sorted(first or helping, key=smallest)[:1]}
        if not left_out:
            break
        found |= {each for each in shown if each.places in left_out}
        shown = [each for each in shown if each not in found]
    return found


def third(
    told: Sequence[Told], why: Mapping[Told, str], whose: Mapping[int, str], least: int
) -> set[Told]:
    """Of sums, what must be left out so that what is told by no cell of few cannot be had either.

    They tell more than counts do: who is one of two that gave something knows the other's.
    """
    shown, found = sorted((e for e in told if e not in why), key=smallest), set[Told]()
    while leak := sums_of_few([each.places for each in shown], whose, least):
        places = min((shown[n] for n in leak), key=smallest).places
        found |= {each for each in shown if each.places == places}
        shown = [each for each in shown if each.places != places]
    return found


def around(told: Sequence[Told], why: Mapping[Told, str], measure: str) -> set[Told]:
    """The numbers of more than what is left out, of those that tell of a part though none adds up.

    The lowest or highest of a range could be that of the part. Flows are products, of which few
    come to the same sum.
    """
    parts = [each.places for each in why if each.measure == measure]
    whole = (each for each in told if each.measure == measure)
    return {each for each in whole if any(part < each.places for part in parts)}


def smallest(told: Told) -> tuple[int, list[int]]:
    return len(told.places), sorted(told.places)


def with_noughts(table: Table, hidden: list[set[int]]) -> list[set[int]]:
    """Whoever knows that no nought is left out knows that what is left out is none.

    So a nought goes too, beside what is left out of its row or, where numbers stand in one
    column or are of flows, of the table: flows of one holder all end alike, so that a row with a
    number beside one without would tell of two.
    """
    alone = (len(table.numeric) == 1 or is_of_flows(table)) and any(hidden)
    return [
        of_row | noughts(table, n) if of_row or alone else of_row for n, of_row in enumerate(hidden)
    ]


def is_of_flows(table: Table) -> bool:
    counted = [Told.of(cell) for cells in table.counted for cell in cells if cell]
    return all(each.measure == FLOWS for each in counted)


def noughts(table: Table, n: int) -> set[int]:
    return {column for column in table.numeric if table.rows[n][column] == "0"}


def named_cells(table: Table, hidden: list[set[int]]) -> Iterator[tuple[str, str]]:
    """The row and the column of each."""
    for row, columns in zip(table.rows, hidden, strict=True):
        yield from ((row[0], table.columns[column]) for column in sorted(columns))
