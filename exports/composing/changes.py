"""What changed between two reports of one study: numbers, statements, what is left out, and why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from analysis.differencing import Apart
from analysis.findings import Finding, Report
from analysis.rows import AnswerRow
from analysis.suppression import Suppressed
from exports.composing.figures import figures_of
from exports.composing.material import Changed

LATE, CORRECTED, WITHDRAWN = "late answers", "correction", "withdrawal"
OTHER, ANSWERS = "decision of a researcher", "other answers"
ANY = ""
GONE = "–"

Given = Mapping[tuple[str, str, str], object]


class Side(NamedTuple):
    """A report and the answers that it was made from."""

    report: Report
    suppressed: tuple[Suppressed, ...]
    answers: tuple[AnswerRow, ...]


def changes(
    before: Side, now: Side, *, of_few: Iterable[Apart] = (), least: int = 1
) -> tuple[Changed, ...]:
    """But for the findings with numbers `of_few`; fewer partners than `least` are no reason."""
    why = Reasons(before.answers, now.answers, least)
    few = {name for each in of_few for name in (each.finding, each.title)}
    old = {f.id: f for f in before.report.everything if f.id not in few}
    new = {f.id: f for f in now.report.everything if f.id not in few}
    return (
        *_numbers(old, new, why),
        *_statements(old, new, why),
        *_suppressed(
            *([s for s in side.suppressed if s.finding not in few] for side in (before, now))
        ),
    )


class Reasons:
    """Why the answers to a question differ, from the rows themselves."""

    def __init__(self, before: Iterable[AnswerRow], now: Iterable[AnswerRow], least: int) -> None:
        old, new = _given(before), _given(now)
        partners_before, partners_now = {key[0] for key in old}, {key[0] for key in new}
        self._least = least
        self._by_question: dict[str, dict[str, set[str]]] = {}
        for key in old.keys() | new.keys():
            if old.get(key) != new.get(key):
                reason = CORRECTED
                reason = LATE if key[0] not in partners_before else reason
                reason = WITHDRAWN if key[0] not in partners_now else reason
                for question in (key[1], ANY):
                    found = self._by_question.setdefault(question, {})
                    found.setdefault(reason, set()).add(key[0])

    def of(self, finding: str) -> str:
        """Of all questions, where the finding is none; of nobody's answers where none differ."""
        found = self._by_question.get(finding) or self._by_question.get(ANY, {})
        told = sorted(reason for reason, who in found.items() if len(who) >= self._least)
        return ", ".join(told) or (ANSWERS if found else OTHER)


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
