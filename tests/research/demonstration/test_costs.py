"""What invented partners say of time and money is kept as if it had been typed."""

from types import SimpleNamespace

import pytest

from research.demonstration.costs import time_taken


@pytest.mark.parametrize(("drawn", "hours"), [(1.0, 5), (1.2, 5.5)])
def test_whole_hours_are_whole_numbers_as_they_are_when_typed(drawn, hours):
    """Else they would be 5 in one database and 5.0 in another, and in the files of answers too."""
    who = SimpleNamespace(
        profile=SimpleNamespace(minutes=90, people=["Ann", "Ben"]),
        dice=lambda *about: SimpleNamespace(uniform=lambda least, most: drawn),
        answers={("people_involved", ""): 2},
    )
    value = time_taken(who, SimpleNamespace(key=("time_taken", "")))["value"]

    assert (value, type(value)) == (hours, type(hours))
