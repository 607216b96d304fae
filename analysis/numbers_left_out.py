"""Which numbers of a report may not be told, and why."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.left_out import around, beside_others, third
from analysis.numbers_told import COUNTS, FIGURE, FLOWS, LEAST_IN_RANGE, RANGE, Linked, Told
from analysis.withheld import SMALL

DOMINANT = "one partner gave more than three quarters of it"
SECOND = "a smaller number could be worked out from it"


class Numbers(NamedTuple):
    """Those that a report would tell; `whose` says whose each place is that a sum adds up."""

    told: Sequence[Told]
    linked: Sequence[Linked]
    whose: Mapping[int, str]
    least: int
    largest: float

    def left_out(self) -> dict[Told, str]:
        """Small numbers first; then, as long as one can be worked out, the smallest that helps."""
        told = self.told
        why = {each: reason for each in told if (reason := self.reason(each))}
        why |= dict.fromkeys(around(told, why, RANGE), SECOND)
        for measure in {each.measure for each in why} - {FIGURE, RANGE, FLOWS}:
            why |= dict.fromkeys(beside_others(told, why, measure), SECOND)
        with_side = [each.told for each in self.linked if each.goes_with(why, self.least)]
        why = {**dict.fromkeys(with_side, SECOND), **why}
        why |= dict.fromkeys(beside_others([*told, *with_side], why, FLOWS), SECOND)
        why |= dict.fromkeys(around(told, why, FLOWS), SECOND)
        for measure in {each.measure for each in told} - {COUNTS, FIGURE, RANGE, FLOWS}:
            sums = [each for each in told if each.measure == measure]
            why |= dict.fromkeys(third(sums, why, self.whose, self.least), SECOND)
        return why

    def reason(self, told: Told) -> str:
        if told.known or told.assumed:
            return ""
        least = LEAST_IN_RANGE if told.measure == RANGE else self.least
        if told.few or 0 < len(told.partners) < least:
            return SMALL
        return DOMINANT if told.largest > self.largest else ""
