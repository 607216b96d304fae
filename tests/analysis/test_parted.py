"""Rows of a frame as plain columns."""

from analysis.parted import Rows

SAID = Rows(
    {"partner": ["P01", "P02", "P03"], "state": ["answered", "dont_know", "answered"]}, [0, 1, 2]
)


def test_a_column_that_is_assigned_stays_with_its_rows():
    numbered = SAID.assign(number=[1, 2, 3]).where(name != "P01" for name in SAID["partner"])

    assert list(numbered.each("partner", "number")) == [("P02", 2), ("P03", 3)]


def test_answered_rows_keep_their_places_in_the_frame():
    assert SAID.answered["partner"] == ["P01", "P03"]
    assert list(SAID.answered.places) == [0, 2]


def test_rows_stand_beside_others_of_the_same_frame():
    dont_know = SAID.where(state == "dont_know" for state in SAID["state"])

    assert dont_know.beside(SAID.answered)["partner"] == ["P02", "P01", "P03"]
