"""The database in a request: one connection to read from, and short turns to write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from flask import Flask, current_app, g

from research.database import Connection, Database, Session
from research.web.proxies import itself

T = TypeVar("T")


def register(app: Flask, database: Database) -> None:
    app.extensions["showcard"] = database
    app.teardown_appcontext(_close)


def database() -> Database:
    return itself(current_app).extensions["showcard"]


def looking() -> Connection:
    """The request's connection, to read a row or two without a session."""
    kept = itself(g)
    if "connection" not in kept:
        kept.database = database()
        kept.connection = kept.database.take()
    return kept.connection


def reading() -> Session:
    """The request's session; what it read is its own until the request ends."""
    if "session" not in g:
        g.session = Session(looking(), expire_on_commit=False)
    return g.session


@contextmanager
def writing() -> Iterator[Session]:
    """A transaction of its own, committed at the end; the request then reads afresh.

    What was read stays at hand but is let go of: a reader that stays while somebody writes keeps
    SQLite from tidying up behind the writer, which each commit then tries again.
    """
    _let_go()
    with database().writing() as session:
        yield session
    _close()


def saved(save: Callable[[Connection], T]) -> T:
    """As `writing`, without a session, over the connection that the request has."""
    kept, connection = itself(g), looking()
    if session := kept.pop("session", None):
        session.close()
    return kept.database.saved(connection, save)


def _let_go() -> None:
    if "session" in g:
        g.session.commit()


def _close(_error: BaseException | None = None) -> None:
    kept = itself(g)
    if session := kept.pop("session", None):
        session.close()
    if connection := kept.pop("connection", None):
        kept.database.put_back(connection)
