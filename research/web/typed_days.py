"""Days and times as people type them."""

import re
from datetime import date, datetime

from guides.answers.dates import MONTH_NAMES

FIGURES = re.compile(r"(?P<day>[0-9]{1,2})[/. ](?P<month>[0-9]{1,2})[/. ](?P<year>[0-9]{4})")
ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
NAMED = re.compile(r"(?P<day>[0-9]{1,2}) (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>[0-9]{4})")
TIME = re.compile(r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>am|pm)?", re.I)


def day_in(words: str) -> date | None:
    """None for nothing typed. Raises ValueError with a sentence."""
    if not words:
        return None
    found = next(filter(None, (form.fullmatch(words) for form in (FIGURES, ISO, NAMED))), None)
    try:
        if found is None:
            raise ValueError
        return date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError("Enter a real day, such as 3 March 2027 or 3/3/2027") from None


def moment_in(day: date, words: str) -> datetime:
    """That time of the day, in the time zone of this computer. Raises ValueError."""
    found = TIME.fullmatch(words)
    try:
        if found is None or not (found["minute"] or found["half"]):
            raise ValueError
        hour = int(found["hour"])
        if found["half"]:
            if not 1 <= hour <= 12:
                raise ValueError
            hour = hour % 12 + 12 * (found["half"].lower() == "pm")
        at = datetime(day.year, day.month, day.day, hour, int(found["minute"] or 0))
    except ValueError:
        raise ValueError("Enter a time, such as 14:30 or 2.30pm") from None
    return at.astimezone()


def typed_day(day: date | None) -> str:
    return f"{day.day}/{day.month}/{day.year}" if day else ""


def _month(words: str) -> int:
    if words.isdecimal():
        return int(words)
    fitting = [name.startswith(words.capitalize()) for name in MONTH_NAMES]
    return fitting.index(True) + 1
