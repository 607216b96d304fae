"""Work that goes on after its page was answered, in a thread that takes from a queue in a file."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask, current_app
from huey import SqliteHuey
from huey.consumer import Consumer

Task = Callable[..., None]

FILE = "background.db"
LONGEST_GOODBYE = 60


class Background:
    """The queue of an application. Its file only wakes the thread: what is to be done, and how far
    it has come, each task keeps in its own tables, so that nothing hangs on the file.

    Tasks get plain values, never rows. With TESTING on they run at once, where they are asked for.
    """

    def __init__(self, app: Flask, tasks: Sequence[Task], at_start: Sequence[Task]) -> None:
        self._app, self._tasks, self._at_start = app, tasks, at_start
        self._consumer: Consumer | None = None

    def ask(self, task: Task, *values: Any) -> None:
        self._queue.wrapped[task](*values)

    def is_ending(self) -> bool:
        """Whether a long task should stop after what it has in hand."""
        return self._consumer is not None and self._consumer.stop_flag.is_set()

    @contextmanager
    def working(self) -> Iterator[None]:
        """The thread takes from the queue until the block ends, and then ends what it has begun."""
        before = signal.signal(signal.SIGTERM, _leave)
        self._consumer = _Consumer(
            self._queue.huey, periodic=False, max_delay=1, shutdown_timeout=LONGEST_GOODBYE
        )
        self._consumer.start()
        for task in self._at_start:
            self.ask(task)
        try:
            yield
        finally:
            self._consumer.stop(graceful=True)
            signal.signal(signal.SIGTERM, before)

    @cached_property
    def _queue(self) -> "_Queue":
        """With every task, since any may lie in the file."""
        path = Path(self._app.instance_path) / FILE
        huey = SqliteHuey("showcard", results=False, immediate=self._app.testing, filename=path)
        wrapped = {
            task: huey.task(name=task.__name__)(self._in_context(task)) for task in self._tasks
        }
        return _Queue(huey, wrapped)

    def _in_context(self, task: Task) -> Task:
        def run(*values: Any) -> None:
            with self._app.app_context():
                task(*values)

        return run


class _Queue(NamedTuple):
    huey: SqliteHuey
    wrapped: dict[Task, Any]


class _Consumer(Consumer):
    def _set_signal_handlers(self) -> None:
        """What Ctrl-C and a kill mean is the command's to say, which serves pages besides."""


def register(app: Flask, tasks: Sequence[Task], *, at_start: Sequence[Task] = ()) -> None:
    """`at_start` are those of the tasks that mend or go on with what an earlier run left."""
    app.extensions["background"] = Background(app, tasks, at_start)


def background() -> Background:
    return current_app.extensions["background"]


def later(task: Task, *values: Any) -> None:
    """Have it done soon. Ask only after the transaction that it depends on."""
    background().ask(task, *values)


def _leave(*_: object) -> None:
    raise SystemExit(0)
