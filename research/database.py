"""The way to the database: one place to read from, and one short turn to write."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.exc import DBAPIError as DBAPIError
from sqlalchemy.orm import Session

T = TypeVar("T")
AT_HAND = 32
"""Connections that stay open: each of a server's threads may read and write at once."""


class NoDatabase(Exception):
    """Why there is no database to work with, in one sentence."""


class Database:
    """An engine, and the two ways to use it.

    SQLite takes one writer at a time and lets the others wait badly, so that writers of this
    process queue at a lock of ours; several processes need PostgreSQL.
    """

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        self._writers = self.engine.execution_options(showcard_writes=True)
        is_sqlite = self.engine.dialect.name == "sqlite"
        self._turn: Any = threading.Lock() if is_sqlite else nullcontext()
        self._at_hand: list[Connection] = []
        event.listen(self.engine, "engine_disposed", lambda _engine: self._end_all())

    def take(self) -> Connection:
        """A connection to look with: to take one from the engine costs more than a look."""
        try:
            return self._at_hand.pop()
        except IndexError:
            return self.engine.connect()

    def put_back(self, connection: Connection) -> None:
        """What was looked at is let go of; where that fails, the others are as broken."""
        try:
            connection.rollback()
            _driver(connection).rollback()  # for what research.prepared looked at
        except (DBAPIError, self.engine.dialect.loaded_dbapi.Error):
            _end(connection)
            self._end_all()
        else:
            self._at_hand.append(connection)

    def _end_all(self) -> None:
        while self._at_hand:
            _end(self._at_hand.pop())

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: committed when the block ends well, undone when it does not."""
        with self._turn, Session(self._writers) as session, session.begin():
            yield session

    def saved(self, connection: Connection, save: Callable[[Connection], T]) -> T:
        """As `writing`, for an answer that saves itself: what a session costs it does not need.

        The driver itself begins and ends it, as it runs what research.prepared made.
        """
        connection.rollback()
        driver = _driver(connection)
        with self._turn:
            if connection.dialect.name == "sqlite":  # PostgreSQL's begins by itself
                driver.execute("begin immediate")
            try:
                done = save(connection)
                driver.commit()
            except BaseException:
                driver.rollback()
                raise
        return done

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A turn to write in which SQLite may copy tables that others refer to."""
        connecting = self._writers.connect()
        with self._turn, connecting as connection, _no_references(connection), connection.begin():
            yield connection


def _driver(connection: Connection) -> Any:
    return connection.connection.dbapi_connection


def _end(connection: Connection) -> None:
    """Its engine gives it to nobody else."""
    connection.invalidate()
    connection.close()


@contextmanager
def _no_references(connection: Connection) -> Iterator[None]:
    """SQLite only listens to this between transactions, so the driver is asked itself."""
    driver = _driver(connection)
    if connection.dialect.name != "sqlite":
        yield
        return
    driver.execute("pragma foreign_keys = off")
    try:
        yield
    finally:
        driver.execute("pragma foreign_keys = on")


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        example = "sqlite:///showcard.db or postgresql://name:word@host/database"
        raise NoDatabase(f"DATABASE_URL is no address of a database, such as {example}") from error
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise NoDatabase(f"DATABASE_URL names {parsed.drivername}; use sqlite or postgresql")
    try:
        engine = create_engine(
            parsed,
            pool_size=AT_HAND,
            pool_use_lifo=True,
            json_serializer=_as_json,
            json_deserializer=from_json,
        )
    except (ArgumentError, ModuleNotFoundError) as error:
        raise NoDatabase(f"DATABASE_URL cannot be used: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _as_json(value: Any) -> str:
    """Sooner than Python's own does it; words as it writes them, for they are searched for."""
    return to_json(value, ensure_ascii=True).decode()


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not begin by itself: _begin_sqlite does
    for pragma in (
        "foreign_keys = on",
        "journal_mode = wal",
        "synchronous = full",
        "busy_timeout = 10000",
        "secure_delete = on",  # what is erased is overwritten in the file as well
    ):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    driver = _driver(connection)
    if not driver.in_transaction:  # an answer that saves itself began it: Database.saved
        writes = connection.get_execution_options().get("showcard_writes")
        driver.execute("begin immediate" if writes else "begin")
