"""The figures of findings by name: what an authored text refers to instead of typing a number."""

import re
from collections.abc import Iterator

from analysis.charts import figure
from analysis.findings import Base, Chart, Finding, Report, Table

LONGEST_NAME = 40


def name_of(words: str) -> str:
    """Small letters, figures and underscores, as short as a name can be."""
    return re.sub("[^a-z0-9]+", "_", words.lower()).strip("_")[:LONGEST_NAME].strip("_")


def figures_of(finding: Finding) -> dict[str, str]:
    """By name, in the order in which they stand; the first of two with one name is meant."""
    found: dict[str, str] = {}
    for name, value in _named(finding):
        found.setdefault(name, value)
    return found


def all_figures(report: Report) -> dict[str, dict[str, str]]:
    """By the id of the finding."""
    return {finding.id: figures_of(finding) for finding in report.everything}


def _named(finding: Finding) -> Iterator[tuple[str, str]]:
    base = finding.base
    if isinstance(base, Base):
        yield "answered", str(base.answered)
        yield "eligible", str(base.eligible)
        yield "dont_know", str(base.dont_know)
    else:
        yield "comments", str(base.comments)
        yield "mentions", str(base.mentions)
    for block in finding.blocks:
        if isinstance(block, Chart):
            yield from _of_chart(block)
        elif isinstance(block, Table):
            yield from _of_table(block)


def _of_chart(chart: Chart) -> Iterator[tuple[str, str]]:
    categories = [name_of(category) for category in chart.categories]
    for series in chart.series:
        end = f".{name_of(series.name)}" if len(chart.series) > 1 else ""
        for category, value in zip(categories, series.values, strict=True):
            if value is not None:
                yield f"{category}{end}", figure(value)


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    several = len(table.numeric) > 1
    ends = {n: f".{name_of(table.columns[n])}" if several else "" for n in table.numeric}
    for row in table.rows:
        name = name_of(row[0])
        for column, end in ends.items():
            yield f"{name}{end}", row[column]
