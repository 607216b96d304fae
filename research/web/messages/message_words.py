"""The words of a message for one participant: every placeholder filled in but the link."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from research.messages.batches import Sender, Written
from research.messages.mail import line_problem
from research.messages.outbox import MARK
from research.messages.recipients import Candidate, Recipient
from research.messages.templates import LINK, LONGEST_FILLED, Words, fill, placeholders_in
from research.models import Study
from research.web.accounts.signing_in import the_person
from research.web.wording import day


def today() -> date:
    """As people here say it."""
    return datetime.now(UTC).astimezone().date()


def sender() -> Sender:
    person = the_person()
    return Sender(person.name, person.email)


def written_for(candidate: Candidate, study: Study, words: Words) -> Words:
    return fill(words, _values(candidate, study))


def with_lacks(recipients: Iterable[Recipient], study: Study, words: Words) -> list[Recipient]:
    """The same, where nobody gets words with a hole in them."""
    used = placeholders_in(words.subject + words.text)
    return [
        each if each.obstacle else each._replace(obstacle=_lack(each.candidate, study, words, used))
        for each in recipients
    ]


def all_written(chosen: Iterable[Candidate], study: Study, words: Words) -> list[Written]:
    return [Written(candidate, written_for(candidate, study, words)) for candidate in chosen]


def _lack(candidate: Candidate, study: Study, words: Words, used: set[str]) -> str:
    values = _values(candidate, study)
    missing = sorted(name for name in used if not values[name])
    if missing:
        return f"Nothing is kept for {{{missing[0]}}}"
    subject = fill(words, values).subject
    if line_problem(subject):
        return "The subject would have a character that a message cannot carry"
    return "The subject would be too long" if len(subject) > LONGEST_FILLED else ""


def _values(candidate: Candidate, study: Study) -> dict[str, str]:
    who = sender()
    return {
        "name": candidate.participant.name,
        "role": candidate.participant.role,
        "organisation": candidate.partner.name,
        "study": study.title,
        "commissioner": study.commissioner,
        "contact": study.contact or f"{who.name}, {who.email}",
        "researcher": who.name,
        "today": day(today()),
        "ends_on": day(study.ends_on) if study.ends_on else "",
        LINK: MARK,
        "open_until": _open_until(study),
    }


def _open_until(study: Study) -> str:
    return day(today() + timedelta(days=study.link_days)) if study.link_days else "it is revoked"
