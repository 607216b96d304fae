"""The topics of a report, each a page: the sections of its guide, and how it was done."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from analysis.findings import Finding, Report

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
        yield Topic(
            address,
            title,
            tuple(finding for finding in told if finding.id in in_short),
            tuple(finding for finding in told if finding.id not in in_short),
        )


def topic_of(report: Report, finding: Finding) -> str:
    """The address of the topic that a finding belongs to."""
    is_theme = any(each.id == finding.id for each in report.findings)
    return _address(_title(finding) if is_theme else HOW)


def _address(title: str) -> str:
    return NO_LETTER.sub("-", title.lower()).strip("-")


def _title(finding: Finding) -> str:
    return finding.section or IN_A_MEETING
