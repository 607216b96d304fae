import pytest

from guides.typed import FIELDS, number_in


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("3.5", 3.5),
        ("£1,200", 1200),
        ("£ 1,200.50", 1200.5),
        ("12 000", 12000),
        ("1,234,567", 1234567),
        ("-3", -3),
        ("99999999999999999999", 10**20),
        ("", None),
        ("  ", None),
    ],
)
def test_a_number_is_read_as_people_type_it(typed, number):
    assert number_in({"": [typed]}, "", "It") == number


@pytest.mark.parametrize(
    "typed", ["3,5", "1.000,50", "1,2,3", "1 2", "12k", "1e5", "½", "٣", "1,2345", "--1", "."]
)
def test_a_number_that_could_mean_two_things_is_asked_again(typed):
    with pytest.raises(ValueError, match="It must be a number"):
        number_in({"": [typed]}, "", "It")


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "2", "2020"),
        ("²", "2", "2020"),
        ("1", "13", "2020"),
        ("1", "1", "20"),
        ("", "1", "2020"),
    ],
)
def test_a_date_that_is_none_is_said(day, month, year):
    with pytest.raises(ValueError, match="The date must"):
        FIELDS["date"].read({"day": [day], "month": [month], "year": [year]})


def test_the_last_day_of_a_leap_february_is_a_date():
    typed = {"day": ["29"], "month": ["2"], "year": ["2024"]}

    assert FIELDS["date"].read(typed) == "2024-02-29"
    assert FIELDS["date"].write("2024-02-29") == typed
