"""Answers and partners for tests, written as small tables where they are read."""

import json
from datetime import date
from typing import Any, NamedTuple, TypeVar

from analysis.findings import Block, Chart, Finding, Report, StudyFacts, Table
from analysis.parted import Parted
from analysis.report import feasibility_report
from analysis.rows import OF_VERSIONS
from analysis.tidy import answers_frame
from guides.kinds import MENTIONS, MISSING
from guides.model import Guide

T = TypeVar("T", bound=Block)
FACTS = StudyFacts(
    slug="small",
    title="A small study",
    commissioner="A council",
    stage="Stage 1",
    guide_title="Example",
    guide_version=1,
    fictitious=True,
    data_cut_off="1 March 2026",
)


class Answer(NamedTuple):
    partner: str
    question: str
    item: str = ""
    value: Any = None
    missing: str | None = None
    mention: str | None = None
    specify: str = ""
    note: str = ""
    id: int | None = None
    differs: bool = False


class Partner(NamedTuple):
    code: str
    name: str = ""
    type: str = "Delivery body"
    holds_records: bool | None = None
    essential: bool = False
    mode: str | None = "interviewer"
    status: str = "submitted"
    reason: str = ""
    minutes: int | None = None
    submitted_on: date | None = None
    version: int | None = 1
    confirmed: bool = False
    changed: int = 0
    burden_minutes: int | None = None
    burden_people: int | None = None


def partner(code: str, **changes: Any) -> Partner:
    return Partner(**{"code": code, "name": f"Partner {code[1:]}", **changes})


def partners(*codes: str, **changes: Any) -> list[Partner]:
    return [partner(code, **changes) for code in codes]


def answers(table: str) -> list[Answer]:
    """One answer a line: `partner | question | item | value | mention`.

    `dont_know` and its like stand where the value would; a value in JSON is read as such.
    """
    lines = (line.split("|") for line in table.splitlines() if line.strip())
    return [answer(*(cell.strip() for cell in line)) for line in lines]


def answer(partner: str, question: str, item: str, value: str, mention: str = "") -> Answer:
    said = (None, value) if value in (*MISSING, *OF_VERSIONS) else (read(value), None)
    assert mention in ("", *MENTIONS)
    return Answer(partner, question, item, *said, mention or None)


def read(value: str) -> Any:
    return json.loads(value) if value[:1] in "[{0123456789" else value


def frame_of(guide: Guide, table: str, who: list[Partner] | None = None) -> Parted:
    """The frame of these answers; without partners, everyone who answered has submitted."""
    given = answers(table)
    return answers_frame(given, who or partners(*{row.partner for row in given}), guide)


def states(frame: Parted, question: str) -> dict[tuple[str, str], str]:
    rows = frame[frame["question"] == question]
    return dict(zip(zip(rows["partner"], rows["item"], strict=True), rows["state"], strict=True))


def report_of(guide: Guide, table: str, who: list[Partner] | None = None) -> Report:
    given = answers(table)
    return feasibility_report(
        given, who or partners(*sorted({row.partner for row in given})), guide, FACTS
    )


def finding_of(
    guide: Guide, question: str, table: str, who: list[Partner] | None = None
) -> Finding:
    findings = {finding.id: finding for finding in report_of(guide, table, who).findings}
    return findings[question]


def blocks_of(finding: Finding, kind: type[T]) -> list[T]:
    return [block for block in finding.blocks if isinstance(block, kind)]


def tables_of(finding: Finding) -> list[Table]:
    """Of charts too."""
    blocks = (block.table if isinstance(block, Chart) else block for block in finding.blocks)
    return [block for block in blocks if isinstance(block, Table)]


def series_of(chart: Chart) -> dict[str, tuple[float | None, ...]]:
    return {series.name: series.values for series in chart.series}
