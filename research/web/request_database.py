"""The database in a request: one session to read from, and short turns to write."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from flask import Flask, current_app, g

from research.database import Connection, Database, Session


def register(app: Flask, database: Database) -> None:
    app.extensions["showcard"] = database
    app.teardown_appcontext(_close)


def database() -> Database:
    return current_app.extensions["showcard"]


def reading() -> Session:
    """The request's session; what it read is its own until the request ends."""
    if "session" not in g:
        g.turn = database().reading()
        g.session = g.turn.__enter__()
    return g.session


@contextmanager
def writing() -> Iterator[Session]:
    """A transaction of its own, committed at the end; the request then reads afresh.

    What was read stays at hand but is let go of: a reader that stays while somebody writes keeps
    SQLite from tidying up behind the writer, which each commit then tries again.
    """
    if "session" in g:
        g.session.commit()
    with database().writing() as session:
        yield session
    _close()


def looking() -> AbstractContextManager[Connection]:
    return database().looking()


def saving() -> AbstractContextManager[Connection]:
    return database().saving()


def _close(_error: BaseException | None = None) -> None:
    if turn := g.pop("turn", None):
        g.pop("session", None)
        turn.__exit__(None, None, None)
