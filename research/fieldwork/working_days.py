"""Days on which people work: neither weekends nor the public holidays of Scotland."""

from datetime import date, timedelta

import holidays

# Those of the whole United Kingdom are among them.
HOLIDAYS = holidays.country_holidays("GB", subdiv="SCT")


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def working_days_after(day: date, count: int) -> date:
    """The day on which that many working days have gone by since `day`, which is not counted."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day
