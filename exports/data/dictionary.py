"""What each column of a data file means, as a table of its own."""

from collections.abc import Iterable, Iterator, Mapping

from exports.data.variables import Variable

COLUMNS = (
    *("variable", "label", "type", "section", "question", "item", "values", "missing values"),
    *("name in SPSS", "name in Stata"),
)
TYPES = {"code": "coded", "number": "number", "text": "text"}


def dictionary(
    columns: Iterable[Variable], spss: Mapping[str, str], stata: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """One row for each column, in the columns' order."""
    for v in columns:
        values = "; ".join(_value(v, missing=False))
        missing = "; ".join(filter(None, (*_value(v, missing=True), v.blank)))
        what = v.name, v.label, TYPES[v.type], v.section, v.question, v.item
        yield *what, values, missing, spss[v.name], stata[v.name]


def _value(variable: Variable, *, missing: bool) -> Iterator[str]:
    for value in variable.values:
        if value.is_missing == missing:
            yield f"{value.code} = {value.label} ({value.id})"
