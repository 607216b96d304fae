"""What takes long to make, kept in this process as long as it is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from research.database import Session
from research.evidence.collecting import undisturbed

Made = TypeVar("Made")


class Kept:
    """The most recently used of what was made, by what it was made of."""

    def __init__(self, most: int) -> None:
        self._most, self._made, self._lock = most, OrderedDict[Hashable, Any](), threading.Lock()

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Two who ask at once may both make it, but neither waits for the other."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        with undisturbed():
            made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > self._most:
                self._made.popitem(last=False)
        return made

    def __len__(self) -> int:
        return len(self._made)

    def clear(self) -> None:
        with self._lock:
            self._made.clear()


_MOST, _MOST_DRAFTED = 24, 4
drafted = Kept(_MOST_DRAFTED)
"""Reports worked out from frozen evidence, which may be of any database."""
_of_database: WeakKeyDictionary[Any, Kept] = WeakKeyDictionary()


def kept(session: Session) -> Kept:
    """What was made of the session's database, by whichever of its connections."""
    return _of_database.setdefault(session.get_bind().engine, Kept(_MOST))


def forget() -> None:
    """Make everything anew, as after a start: what was erased must not live on in here."""
    drafted.clear()
    for kept_of_one in list(_of_database.values()):
        kept_of_one.clear()
    _of_database.clear()
