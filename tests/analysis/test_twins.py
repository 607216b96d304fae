"""No number that is left out of the kept small study can be worked out, by whatever reasoning.

For each there is a twin: a study with other answers in which it is another number, and of which
every word, number and bar that is published is the same, as is the list of what is left out. So
whoever knows what is published, and how, cannot tell the two apart: neither by sums nor by bounds.
Only how many gave no answer follows from the base, which every finding names.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from analysis.differencing import table_of
from analysis.findings import Chart, Finding, Report
from analysis.suppression import publishable
from tests.analysis.given import report_of
from tests.analysis.test_kept_study import GUIDE, SAID, WHO

# What is said otherwise in each twin; nothing, where a partner gives no answer.
TWINS = (
    "P01 | matters | | partly",
    "P03 | matters | | no",
    "P04 | matters | | nothing; P04 | held | postcode | dont_know",
    "P02 | will | postcode | yes",
    "P02 | held | postcode | nothing",
    "P02 | held | postcode | not_held",
    "P01 | held | postcode | partly",
    "P03 | want | postcode | no",
    "P01 | want | sector | dont_know; P03 | want | sector | yes; P03 | held | sector | held",
    "P04 | want | sector | no; P03 | will | sector | yes; P03 | held | sector | held",
    "P02 | may | sector | no; P04 | may | sector | dont_know; P04 | held | sector | dont_know",
    "P03 | held | sector | partly; P01 | may | sector | nothing; P03 | may | sector | no;"
    "P02 | may | sector | conditions",
    "P01 | held | outcome | nothing; P02 | will | outcome | yes; P02 | held | outcome | held;"
    "P02 | want | outcome | yes",
    "P01 | held | outcome | held; P01 | may | outcome | yes",
    "P01 | will | outcome | yes; P03 | will | outcome | nothing; P04 | may | outcome | conditions;"
    "P01 | held | outcome | held; P03 | want | outcome | dont_know",
    'P02 | cost | | {"low": 2000, "central": 3000, "high": 4000}',
)
BASES = "missing_by_question", "No answer"


@pytest.mark.parametrize("said", TWINS)
def test_a_twin_is_published_as_the_kept_study_is(said):
    assert told(twin(said)) == told(twin(""))


def test_every_small_number_that_is_left_out_is_another_in_a_twin():
    kept, twins = dict(numbers_of(twin(""))), [dict(numbers_of(twin(said))) for said in TWINS]
    small = {place: number for place, number in kept.items() if number in ("1", "2")}

    assert len(small) == 48
    for place, number in small.items():
        assert any(each.get(place, "0") != number for each in twins), place


@cache
def twin(said: str) -> Report:
    lines = [line for line in said.split(";") if line]
    other = {place_of(line) for line in lines}
    kept = [line for line in SAID.strip().splitlines() if place_of(line) not in other]
    given = [line for line in lines if not line.endswith("| nothing")]
    return report_of(GUIDE, "\n".join([*kept, *given]), WHO)


def place_of(line: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in line.split("|")[:3])


def numbers_of(report: Report) -> Iterator[tuple[tuple[str, ...], str]]:
    """Those of answers, also where they stand in the internal edition only."""
    for finding in (*report.findings, *report.method):
        open_ones = (b for b in finding.blocks if not getattr(b, "internal", False))
        shown = finding.blocks if finding.id == BASES[0] else open_ones
        for table in filter(None, map(table_of, shown)):
            for row, counted in zip(table.rows, table.counted, strict=False):
                for column in table.numeric:
                    name = table.columns[column]
                    if counted[column] and (finding.id, name) != BASES:
                        yield (finding.id, table.title, row[0], name), row[column]


def told(report: Report) -> tuple[object, ...]:
    shown, suppressed = publishable(report)
    return *map(as_told, shown.everything), suppressed


def as_told(finding: Finding) -> tuple[object, ...]:
    blocks = (
        (
            type(b),
            table_told(b),
            getattr(b, "series", ()),
            getattr(b, "alt", ""),
            getattr(b, "text", ""),
        )
        for b in finding.blocks
    )
    return finding.title, str(finding.claim), getattr(finding.base, "text", ""), *blocks


def table_told(block: object) -> tuple[object, ...]:
    table = block.table if isinstance(block, Chart) else block
    return tuple(getattr(table, name, "") for name in ("title", "columns", "rows", "note"))
