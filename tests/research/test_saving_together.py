"""What waits for the one writer is saved in one go; what cannot be saved keeps nobody waiting."""

import threading
import time

import pytest
from sqlalchemy import text

from research.database import Database

ADDED = text("insert into note values (:words)")


@pytest.fixture
def notes(sqlite: Database) -> Database:
    with sqlite.writing() as session:
        session.execute(text("create table note (words text unique)"))
    return sqlite


def kept(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(text("select words from note order by words")))


def saved_at_once(database: Database, *words: str) -> dict[str, object]:
    """What became of each, and in which thread, where all wait until a longer turn is over."""
    became: dict[str, object] = {}

    def save(word: str) -> None:
        def added(connection):
            connection.execute(ADDED, {"words": word})
            return threading.get_ident()

        with database.engine.connect() as connection:
            try:
                became[word] = database.saving(connection, added)
            except Exception as error:
                became[word] = type(error)

    threads = [threading.Thread(target=save, args=(word,)) for word in words]
    with database.writing():
        for thread in threads:
            thread.start()
        while len(database._together._waiting) < len(words):
            time.sleep(0.001)
    for thread in threads:
        thread.join()
    return became


def test_what_waits_is_saved_by_whoever_has_the_turn(notes):
    became = saved_at_once(notes, "a", "b", "c")

    assert kept(notes) == ["a", "b", "c"]
    assert len(set(became.values())) == 1


def test_what_cannot_be_saved_is_told_to_whom_it_belongs_alone(notes):
    with notes.writing() as session:
        session.execute(ADDED, {"words": "b"})

    became = saved_at_once(notes, "a", "b", "c")

    assert kept(notes) == ["a", "b", "c"]
    assert became["b"].__name__ == "IntegrityError"
    assert all(isinstance(became[word], int) for word in ("a", "c"))


def test_nothing_of_what_goes_wrong_is_left(notes):
    def half(connection):
        connection.execute(ADDED, {"words": "half"})
        raise ValueError("in the middle")

    with notes.engine.connect() as connection:
        with pytest.raises(ValueError, match="in the middle"):
            notes.saving(connection, half)
        notes.saving(connection, lambda one: one.execute(ADDED, {"words": "whole"}))

    assert kept(notes) == ["whole"]
