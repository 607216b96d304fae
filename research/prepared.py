"""Statements worked out once for each kind of database, and then run by its driver itself.

SQLAlchemy looks at every run what a statement's values and columns are. For the few that run at
each answer that saves itself, that takes longer than the database takes to do them.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Dialect, Insert, Select, Update
from sqlalchemy.types import TypeEngine

from research.models.base import Process

Row = tuple[Any, ...]


class _Made(NamedTuple):
    """The text, how its values are put in order, those that never change, and what is converted.

    Most values and columns are the same to the driver as to us, so that only the others are named.
    """

    text: str
    ordered: Callable[[Mapping[str, Any]], Any]
    fixed: dict[str, Any]
    values: list[tuple[str, Process]]
    columns: list[tuple[int, Process]]

    def bound(self, values: Mapping[str, Any]) -> Any:
        if not (self.fixed or self.values):
            return self.ordered(values)
        given = {**self.fixed, **values}
        for name, process in self.values:
            given[name] = process(given[name])
        return self.ordered(given)

    def read(self, row: Row) -> Row:
        if not self.columns:
            return row
        read = list(row)
        for place, process in self.columns:
            if read[place] is not None:
                read[place] = process(read[place])
        return tuple(read)


class Prepared:
    """It runs in whatever transaction its connection is in; `fills` are the columns of an insert.

    `called` are the names of its values where whoever runs it has others for them: SQLAlchemy
    keeps those of the columns that an update sets to itself. No statement with a list of values in
    it, whose text depends on how many there are.
    """

    def __init__(
        self,
        statement: Select[*tuple[Any, ...]] | Insert | Update,
        *,
        fills: Collection[str] = (),
        called: Mapping[str, str] | None = None,
    ):
        self._statement = statement
        self._fills = list(fills) or None
        self._called = called or {}
        self._made: dict[str, _Made] = {}

    def first(self, connection: Connection, values: Mapping[str, Any]) -> Row | None:
        driver, made = self._at(connection)
        row = driver.execute(made.text, made.bound(values)).fetchone()
        return None if row is None else made.read(row)

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[Row]:
        driver, made = self._at(connection)
        return list(map(made.read, driver.execute(made.text, made.bound(values)).fetchall()))

    def run(self, connection: Connection, values: Mapping[str, Any]) -> None:
        driver, made = self._at(connection)
        driver.execute(made.text, made.bound(values))

    def _at(self, connection: Connection) -> tuple[Any, _Made]:
        """The driver's own connection, and the statement as its database says it."""
        dialect = connection.dialect
        made = self._made.get(dialect.name) or self._make(dialect)
        return connection.connection.dbapi_connection, made

    def _make(self, dialect: Dialect) -> _Made:
        made: Any = self._statement.compile(dialect=dialect, column_keys=self._fills)
        binds = {name: bind for bind, name in made.bind_names.items()}
        called = {name: self._called.get(name, name) for name in binds}
        order = made.positiontup
        to_database = ((called[name], _to_database(binds[name].type, dialect)) for name in binds)
        columns = getattr(self._statement, "selected_columns", ())
        from_database = enumerate(_from_database(column.type, dialect) for column in columns)
        self._made[dialect.name] = _Made(
            text=str(made),
            ordered=_in_order([called[name] for name in order]) if order else _named(called),
            fixed={name: bind.value for name, bind in binds.items() if not bind.required},
            values=[(name, process) for name, process in to_database if process],
            columns=[(place, process) for place, process in from_database if process],
        )
        return self._made[dialect.name]


def _in_order(names: Sequence[str]) -> Callable[[Mapping[str, Any]], Row]:
    """One alone would come without a row around it."""
    return itemgetter(*names) if len(names) > 1 else lambda given: (given[names[0]],)


def _named(called: Mapping[str, str]) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
    return lambda given: {name: given[other] for name, other in called.items()}


def _to_database(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_database(kind: TypeEngine[Any], dialect: Dialect) -> Process | None:
    return kind.dialect_impl(dialect).result_processor(dialect, None)
