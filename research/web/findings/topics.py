"""The topics of a report, each a page: the sections of its guide, and how it was done."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from analysis.findings import Base, Finding, Report, Tally

EVERYTHING = "everything"
HOW = "Method and participation"
IN_A_MEETING = "Said in a group meeting"
NO_LETTER = re.compile("[^a-z0-9]+")


class Topic(NamedTuple):
    """What a topic says in short, and what else is told of it."""

    address: str
    title: str
    in_short: tuple[Finding, ...]
    others: tuple[Finding, ...]


def topics_of(report: Report) -> dict[str, str]:
    """Titles by address, in the report's order."""
    titles = [_title(finding) for finding in report.findings]
    if report.participation:
        titles.append(HOW)
    return {_address(title): title for title in titles}


def held_to(report: Report, title: str) -> Report:
    """One topic of the report; who took part and how it was done is another."""
    if title == HOW:
        return replace(report, findings=())
    shown = tuple(finding for finding in report.findings if _title(finding) == title)
    return replace(report, participation=None, findings=shown, method=())


def contents(report: Report) -> Iterator[Topic]:
    in_short = {finding.id for finding in report.in_short}
    for address, title in topics_of(report).items():
        told = held_to(report, title).everything
        said = [finding for finding in told if finding.id in in_short] or _all_said(told)
        ids = {finding.id for finding in said}
        others = (finding for finding in told if finding.id not in ids)
        yield Topic(address, title, tuple(said), tuple(others))


def _all_said(told: Iterable[Finding]) -> list[Finding]:
    """Of a topic in which no indicator leads."""
    return [each for each in told if each.claim and each.is_told and _was_answered(each.base)]


def _was_answered(base: Base | Tally) -> bool:
    return isinstance(base, Tally) or base.answered > 0


def topic_of(report: Report, finding: Finding) -> str:
    """The address of the topic that a finding belongs to."""
    is_theme = any(each.id == finding.id for each in report.findings)
    return _address(_title(finding) if is_theme else HOW)


def _address(title: str) -> str:
    return NO_LETTER.sub("-", title.lower()).strip("-")


def _title(finding: Finding) -> str:
    return finding.section or IN_A_MEETING
