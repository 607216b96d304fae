"""Sums of money as ranges: what was given, what it adds up to, and how it is printed."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from guides.answers.money import pounds
from guides.answers.numbers import split_unit

UNIT = "£"


class Amounts(NamedTuple):
    """`central` is None where somebody gave no most likely figure, so that none can be summed."""

    low: float
    central: float | None
    high: float

    @classmethod
    def given(cls, value: Mapping[str, Any]) -> "Amounts":
        """Where an end of the range was left open, the nearest figure stands for it."""
        figures = [value[part] for part in cls._fields if part in value]
        return cls(figures[0], value.get("central"), figures[-1])

    @classmethod
    def total(cls, amounts: Sequence["Amounts"]) -> "Amounts":
        central = [each.central for each in amounts if each.central is not None]
        return cls(
            low=sum(each.low for each in amounts),
            central=sum(central) if len(central) == len(amounts) else None,
            high=sum(each.high for each in amounts),
        )

    def times(self, factor: float) -> "Amounts":
        central = None if self.central is None else self.central * factor
        return Amounts(self.low * factor, central, self.high * factor)

    def words(self, unit: str) -> str:
        low, central, high = self.cells(unit)
        if low == high:
            return low
        likely = "" if self.central is None else f", most likely {central}"
        return f"between {low} and {high}{likely}"

    def cells(self, unit: str) -> tuple[str, str, str]:
        return money(self.low, unit), money(self.central, unit), money(self.high, unit)


def is_open(value: Mapping[str, Any]) -> bool:
    """Whether the range was given without its lowest or its highest figure."""
    return not {"low", "high"} <= set(value)


def money(amount: float | None, unit: str) -> str:
    before, after = split_unit(unit or UNIT)
    return "\u2013" if amount is None else f"{before}{pounds(amount)}{after}"
