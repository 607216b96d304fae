"""Counts become a chart: the same numbers as bars, as a table and in words."""

from collections.abc import Mapping, Sequence

from analysis.counted import Count, Counted
from analysis.findings import Chart, ChartKind, Series, Table
from guides.answers import numbers

Values = Sequence[float | None]
PARTNERS = "Number of partners"
TYPES = "Type of partner"
# Enough for any figure that was given, and too few to show how a computer adds.
PLACES = 6


def figure(value: float | None) -> str:
    """A number as it is printed, or a dash where there is none."""
    return "\u2013" if value is None else numbers.figure(round(value, PLACES))


def bar_chart(
    title: str,
    *,
    corner: str,
    categories: Sequence[str],
    series: Mapping[str, Values],
    kind: ChartKind = "stacked",
    value_title: str = PARTNERS,
    note: str = "",
    on_scale: int = 0,
    numbered: str = "",
) -> Chart:
    return Chart(
        title=title,
        kind=kind,
        categories=tuple(categories),
        series=tuple(Series(name, tuple(map(plain, each))) for name, each in series.items()),
        value_title=value_title,
        alt=alt_text(categories, series, value_title),
        table=number_table(title, corner=corner, categories=categories, series=series, note=note),
        on_scale=on_scale,
        numbered=numbered,
    )


def plain(value: float | None) -> float | None:
    """What a count counts is kept by the table."""
    return int(value) if isinstance(value, Count) else value


def distribution(
    title: str, counts: Mapping[str, int], *, corner: str, note: str = "", of: str = "partner"
) -> Chart:
    """One bar for each answer."""
    value_title = f"Number of {of}s"
    return bar_chart(
        title,
        corner=corner,
        categories=tuple(counts),
        series={value_title: tuple(counts.values())},
        kind="clustered",
        value_title=value_title,
        note=note,
    )


def number_table(
    title: str,
    *,
    corner: str,
    categories: Sequence[str],
    series: Mapping[str, Values],
    note: str = "",
) -> Table:
    given = tuple(zip(categories, *series.values(), strict=True))
    return Table(
        title=title,
        columns=(corner, *series),
        rows=tuple((name, *map(figure, values)) for name, *values in given),
        counted=tuple((None, *map(counted_of, values)) for _, *values in given),
        numeric=tuple(range(1, len(series) + 1)),
        note=note,
    )


def counted_of(value: float | None) -> Counted | None:
    return value if isinstance(value, Count) else None


def alt_text(categories: Sequence[str], series: Mapping[str, Values], value_title: str) -> str:
    rows = zip(categories, *series.values(), strict=True)
    bars = "; ".join(f"{name}: {said(tuple(series), values)}" for name, *values in rows)
    return f"Bar chart. {value_title}. {bars}."


def said(names: Sequence[str], values: Values) -> str:
    """One bar in words; a bar of one part needs no name for it, an empty part is passed over."""
    if len(names) == 1:
        return figure(values[0])
    parts = zip(names, values, strict=True)
    return ", ".join(f"{figure(value)} {name}" for name, value in parts if value) or "0"
