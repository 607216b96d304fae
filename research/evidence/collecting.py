"""Much is made while the garbage collector waits, whose rounds would bend the curve."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Python looks for what is not needed any more over and over, while all of it still is.

    Afterwards what was made counts as old, so that not all of it is looked through at once; but
    not where that would bring back what a server has set aside once it was loaded.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
