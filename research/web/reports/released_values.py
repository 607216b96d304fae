"""What the publishable data of a release tell, and which answers several releases tell apart."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.differencing import Apart, split_off
from analysis.findings import Report
from exports.data.publishable import closed
from exports.data.told_values import Column, Reported, told_values
from guides.natural_order import natural
from research.reports.snapshot_cases import agreed_in, frozen_cases, frozen_types
from research.reports.snapshots import Frozen
from research.web.reports.report_material import report_of

DATA, VALUES = "Publishable data", "Answers that are told, of which these are new, other or gone"


@dataclass(frozen=True)
class Told:
    """What was told of the same answers: the publishable report."""

    frozen: Frozen
    report: Report

    @cached_property
    def answers(self) -> dict[Column, Mapping[Hashable, str]]:
        """By the column of the file and the value; each report is held against several."""
        return dict(_answers_told(self))


def values_told(of: Told) -> Mapping[Column, frozenset[str]]:
    """Whose answers are counted, by the column of the file and the value."""
    rows, cases = of.frozen.answers, frozen_cases(of.frozen, list(frozen_types(of.frozen)))
    answered = {row.id: (row.partner, row.question, row.item) for row in rows if row.id is not None}
    reported = Reported(report_of(of.frozen), of.report, answered)
    return told_values(closed(of.frozen.read_guide()), cases, reported, agreed=agreed_in(of.frozen))


def values_apart(before: Sequence[Told], now: Told) -> tuple[Apart, ...]:
    """An answer that is in the same files as few others, which the files before told less apart."""
    earlier, newest = [each.answers for each in before], now.answers
    who: set[str] = set()
    for column, answers in newest.items():
        files = [each[column] for each in earlier if column in each]
        who |= split_off([*files, answers]) if files else set()
    if not who:
        return ()
    was, is_now = (str(sum(map(len, each.values()))) for each in (earlier[-1], newest))
    return (Apart("", DATA, VALUES, was, is_now, tuple(sorted(who, key=natural))),)


def _answers_told(of: Told) -> Iterator[tuple[Column, Mapping[Hashable, str]]]:
    """Whose each is; a corrected code changes nothing."""
    kept = {(row.partner, row.question, row.item): row.id for row in of.frozen.answers}
    keys = {variable.name: variable.key for variable in closed(of.frozen.read_guide())}
    for (name, code), partners in values_told(of).items():
        places = {(who, *keys[name]): who for who in partners}
        yield (name, code), {kept.get(place) or place: who for place, who in places.items()}
