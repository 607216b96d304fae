"""An appointment that calendars understand."""

from datetime import UTC, datetime

from icalendar import Calendar

from exports.appointment import Appointment, calendar_file

AT = datetime(2027, 3, 3, 14, 30, tzinfo=UTC)


def event_of(appointment: Appointment, written_at: datetime = AT):
    content = calendar_file(appointment, written_at=written_at)
    assert b"\r\n" in content
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event


def test_an_appointment_lasts_an_hour_unless_told_otherwise():
    event = event_of(Appointment("a@showcard", "Interview", AT))

    assert (event.decoded("dtend") - event.decoded("dtstart")).total_seconds() == 3600
    assert "location" not in event


def test_words_cannot_add_lines_to_the_file():
    words = "Room 2; ask, please\nBEGIN:VALARM\r\nATTENDEE:mailto:x@example.org"

    event = event_of(Appointment("a@showcard", words, AT, 30, words, words))

    assert "attendee" not in event and not event.subcomponents
    assert str(event["location"]).splitlines()[0] == "Room 2; ask, please"


def test_a_later_file_moves_the_same_appointment():
    first = event_of(Appointment("a@showcard", "Interview", AT))
    later = event_of(Appointment("a@showcard", "Interview", AT), AT.replace(hour=15))

    assert first["uid"] == later["uid"] and later["sequence"] > first["sequence"]
