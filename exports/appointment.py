"""An appointment as a file that a calendar opens."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

USUAL_MINUTES = 60


class Appointment(NamedTuple):
    """`key` stays the same when the appointment moves, so that a calendar moves it too."""

    key: str
    title: str
    at: datetime
    minutes: int | None = None
    place: str = ""
    description: str = ""


def calendar_file(appointment: Appointment, *, written_at: datetime) -> bytes:
    event = Event()
    begins = appointment.at.astimezone(UTC)
    event.add("uid", appointment.key)
    event.add("dtstamp", written_at.astimezone(UTC))
    event.add("last-modified", written_at.astimezone(UTC))
    event.add("sequence", int(written_at.timestamp()))
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=appointment.minutes or USUAL_MINUTES))
    for name in ("title", "place", "description"):
        if words := getattr(appointment, name):
            event.add(PROPERTIES[name], words)
    calendar = Calendar()
    calendar.add("prodid", "-//Showcard//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return calendar.to_ical()


PROPERTIES = {"title": "summary", "place": "location", "description": "description"}
