"""Whether the garbage collector finds what it should, and only that."""

import gc

from research.evidence.collecting import undisturbed


def test_what_was_set_aside_stays_so():
    aside = gc.get_freeze_count()
    assert aside > 0, "tests/lasting.py sets aside what was gathered before the first test"

    with undisturbed():
        assert not gc.isenabled()

    assert gc.isenabled()
    assert gc.get_freeze_count() == aside
