"""Many rows as one: the database puts a group's cells together as JSON, sooner than it hands them
over row by row."""

from typing import Any

from pydantic_core import from_json
from sqlalchemy import ColumnElement, Text, cast, func
from sqlalchemy.orm import Session

NAMES = {
    "sqlite": ("json_group_array", "json_array"),
    "postgresql": ("json_agg", "json_build_array"),
}


def gathered(session: Session, column: Any, where: Any = None) -> ColumnElement[str | None]:
    """The column's cells in a group's order, for `loaded`, all or those that a condition meets."""
    name, _ = _names(session)
    cells = getattr(func, name)(column)
    return cast(cells if where is None else cells.filter(where), Text)


def together(session: Session, *columns: Any) -> ColumnElement[Any]:
    """Several columns as one, whose cells are lists."""
    _, name = _names(session)
    return getattr(func, name)(*columns)


def loaded(cells: str | None) -> list[Any]:
    found: list[Any] = from_json(cells or "[]")
    return found


def _names(session: Session) -> tuple[str, str]:
    return NAMES[session.get_bind().dialect.name]
