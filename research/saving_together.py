"""Answers that wait for the one writer of SQLite are written in one go, and durable at once."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection

Saved = TypeVar("Saved")
Save = Callable[[Connection], Saved]


class _Waiting(Generic[Saved]):
    """What waits to be saved, and what became of it."""

    def __init__(self, save: Save[Saved]) -> None:
        self.save, self.is_done = save, False
        self._saved: list[Saved] = []
        self._error: Exception | None = None

    def done(self, saved: Sequence[Saved] = (), error: Exception | None = None) -> None:
        self._saved, self._error, self.is_done = [*saved], error, True

    def alone(self, connection: Connection) -> None:
        try:
            self.done(in_one_go(connection, [self.save]))
        except Exception as error:
            self.done(error=error)

    def result(self) -> Saved:
        if self._error:
            raise self._error
        return self._saved[0]


class SavingTogether:
    """Whoever has the turn saves for all who wait: a disk takes as long for many as for one.

    Where one of them cannot be saved, nothing of the others stands yet, and each is saved alone.
    """

    def __init__(self, turn: threading.Lock) -> None:
        self._turn, self._waiting = turn, deque[_Waiting[Any]]()

    def save(self, connection: Connection, save: Save[Saved]) -> Saved:
        mine = _Waiting(save)
        self._waiting.append(mine)
        with self._turn:
            if not mine.is_done:
                self._save_all(connection)
        return mine.result()

    def _save_all(self, connection: Connection) -> None:
        taken = list(self._waiting)
        if len(taken) == 1 or not _is_saved(connection, taken):
            for each in taken:
                each.alone(connection)
        for _ in taken:
            self._waiting.popleft()


def _is_saved(connection: Connection, taken: list[_Waiting[Any]]) -> bool:
    try:
        all_saved = in_one_go(connection, [each.save for each in taken])
    except Exception:
        return False
    for each, saved in zip(taken, all_saved, strict=True):
        each.done([saved])
    return True


def in_one_go(connection: Connection, saves: Sequence[Save[Saved]]) -> list[Saved]:
    """In one transaction, which the driver begins and ends, as it runs what is prepared."""
    driver: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":  # PostgreSQL's begins by itself
        driver.execute("begin immediate")
    try:
        saved = [save(connection) for save in saves]
        driver.commit()
    except BaseException:
        driver.rollback()
        raise
    return saved
