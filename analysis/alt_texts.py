"""What a chart says to who cannot see it: its bars as its table tells them, and no more."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.charts import figure
from analysis.findings import Chart
from analysis.rows_together import MARK, NOTE

NO_BAR = "0", figure(None)


def alt_of(chart: Chart) -> str:
    """A number that is not published has the mark that it has in the table."""
    return f"Bar chart. {chart.value_title}. {'; '.join(bars(chart))}."


def bars(chart: Chart) -> Iterator[str]:
    rows = {name: cells for name, *cells in chart.table.rows}
    for category in chart.categories:
        name = category.removesuffix(f" {MARK}")
        yield f"{name}: {parts([each.name for each in chart.series], rows.get(name, ()))}"


def parts(names: Sequence[str], cells: Sequence[str]) -> str:
    """Of one bar; one of one part needs no name for it, and an empty part is passed over."""
    if len(names) == 1:
        return "".join(cells[:1])
    told = zip(names, cells, strict=False)
    return ", ".join(f"{cell} {name}" for name, cell in told if cell not in NO_BAR) or "0"


def told_as_left(chart: Chart) -> Chart:
    """What was said of all its numbers may not be said of those that are left."""
    return replace(chart, alt=f"{alt_of(chart)} {NOTE}")


def beside_bars(chart: Chart) -> str | None:
    """What its alt text says besides them; nothing where it is in somebody's own words."""
    told = alt_of(chart)
    return chart.alt.removeprefix(told) if chart.alt.startswith(told) else None
