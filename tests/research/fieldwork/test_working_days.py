from datetime import date

import pytest

from research.fieldwork.working_days import working_days_after


@pytest.mark.parametrize(
    "since, count, due",
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a weekend
        (date(2026, 11, 27), 1, date(2026, 12, 1)),  # over Saint Andrew's Day, a Monday
        (date(2026, 12, 23), 3, date(2026, 12, 30)),  # over Christmas and its day in lieu
        (date(2026, 12, 31), 1, date(2027, 1, 5)),  # over the second of January, in lieu on Monday
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_leave_out_weekends_and_holidays_of_scotland(since, count, due):
    assert working_days_after(since, count) == due
