"""What changed between two reports of one study: numbers, statements, what is left out, and why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from analysis.findings import Finding, Report
from analysis.rows import AnswerRow
from analysis.suppression import Suppressed
from exports.composing.figures import figures_of
from exports.composing.material import Changed

LATE, CORRECTED, WITHDRAWN = "late answers", "correction", "withdrawal"
OTHER = "decision of a researcher"
GONE = "–"

Given = Mapping[tuple[str, str, str], object]


class Side(NamedTuple):
    """A report and the answers that it was made from."""

    report: Report
    suppressed: tuple[Suppressed, ...]
    answers: tuple[AnswerRow, ...]


def changes(before: Side, now: Side) -> tuple[Changed, ...]:
    why = Reasons(before.answers, now.answers)
    old = {finding.id: finding for finding in before.report.everything}
    new = {finding.id: finding for finding in now.report.everything}
    return (
        *_numbers(old, new, why),
        *_statements(old, new, why),
        *_suppressed(before.suppressed, now.suppressed),
    )


class Reasons:
    """Why the answers to a question differ, from the rows themselves."""

    def __init__(self, before: Iterable[AnswerRow], now: Iterable[AnswerRow]) -> None:
        old, new = _given(before), _given(now)
        partners_before, partners_now = {key[0] for key in old}, {key[0] for key in new}
        self._by_question: dict[str, set[str]] = {}
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                reason = CORRECTED
                reason = LATE if key[0] not in partners_before else reason
                reason = WITHDRAWN if key[0] not in partners_now else reason
                self._by_question.setdefault(key[1], set()).add(reason)

    def of(self, finding: str) -> str:
        """Of all questions, where the finding is none; of nobody's answers where none differ."""
        everything: set[str] = set().union(*self._by_question.values())
        found = self._by_question.get(finding, everything)
        return ", ".join(sorted(found)) or OTHER


def _given(rows: Iterable[AnswerRow]) -> Given:
    return {(r.partner, r.question, r.item): (r.value, r.missing, r.specify) for r in rows}


def _numbers(
    old: Mapping[str, Finding], new: Mapping[str, Finding], why: Reasons
) -> Iterator[Changed]:
    for id in _both(old, new):
        before = figures_of(old[id]) if id in old else {}
        now = figures_of(new[id]) if id in new else {}
        title = (new.get(id) or old[id]).title
        for name in _both(before, now):
            was, is_now = before.get(name, GONE), now.get(name, GONE)
            if was != is_now:
                words = name.replace("_", " ").replace(".", ", ")
                yield Changed("number", f"{title}: {words}", was, is_now, why.of(id))


def _statements(
    old: Mapping[str, Finding], new: Mapping[str, Finding], why: Reasons
) -> Iterator[Changed]:
    for id in _both(old, new):
        was, is_now = (side[id].claim if id in side else "" for side in (old, new))
        if was != is_now:
            title = (new.get(id) or old[id]).title
            reason = why.of(id) if _drafted(old.get(id)) != _drafted(new.get(id)) else OTHER
            yield Changed("statement", title, was or GONE, is_now or GONE, reason)


def _drafted(finding: Finding | None) -> str:
    if finding is None:
        return ""
    return finding.standing.drafted if finding.standing else finding.claim


def _suppressed(old: Iterable[Suppressed], new: Iterable[Suppressed]) -> Iterator[Changed]:
    before = {(each.finding, each.where): each.why for each in old}
    now = {(each.finding, each.where): each.why for each in new}
    for finding, place in _both(before, now):
        was, is_now = (side.get((finding, place), "published") for side in (before, now))
        if was != is_now:
            yield Changed("suppressed", f"{finding}: {place}", was, is_now, "numbers too small")


def _both(old: Mapping[Any, object], new: Mapping[Any, object]) -> list[Any]:
    """The keys of both, in the order of the new, what is gone at the end."""
    return [*new, *(key for key in old if key not in new)]
