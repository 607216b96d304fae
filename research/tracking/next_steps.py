"""What is to be done next with a partner, and when it falls due."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from research.fieldwork.working_days import working_days_after
from research.models import Interview


class NextStep(NamedTuple):
    """`due` is None where it can be done at any time; no words where nothing is left to do."""

    words: str = ""
    due: date | None = None

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today


class Situation(NamedTuple):
    """What bears on the next step with a partner that has an interview.

    `was_asked` is whether it is recorded if the organisation agreed to take part.
    """

    interview: Interview
    was_asked: bool
    link_ends: datetime | None
    heard_of: datetime | None
    reminder_days: int
    now: datetime


Rule = tuple[Callable[[Situation], object], Callable[[Situation], NextStep]]


def next_step(state: str, situation: Situation | None) -> NextStep:
    """By the first rule that holds."""
    if state in FIXED:
        return FIXED[state]
    if situation is None:
        return NextStep()
    return next(step(situation) for holds, step in RULES if holds(situation))


FIXED = {
    "not_invited": NextStep("Invite, or arrange an interview"),
    "unreachable": NextStep("Reach them another way"),
    "declined": NextStep(),
    "withdrawn": NextStep(),
}

RULES: tuple[Rule, ...] = (
    (
        lambda s: (s.interview.submitted_at or s.interview.revision) and not s.was_asked,
        lambda s: NextStep("Record their consent"),
    ),
    (lambda s: s.interview.submitted_at and s.interview.confirmed_at, lambda s: NextStep()),
    (
        lambda s: s.interview.submitted_at and s.interview.mode == "interviewer",
        lambda s: NextStep("Ask them to confirm"),
    ),
    (lambda s: s.interview.submitted_at, lambda s: NextStep()),
    (
        lambda s: s.interview.appointment_at and s.interview.appointment_at > s.now,
        lambda s: NextStep("Interview", _day(s.interview.appointment_at)),
    ),
    (
        lambda s: s.interview.appointment_at and not s.interview.revision,
        lambda s: NextStep("Hold or move the interview", _day(s.interview.appointment_at)),
    ),
    (
        lambda s: s.link_ends and s.link_ends <= s.now,
        lambda s: NextStep("Renew the link", _day(s.link_ends)),
    ),
    (
        lambda s: s.interview.mode == "interviewer" and s.interview.revision,
        lambda s: NextStep("Go on with the interview"),
    ),
    (
        lambda s: s.heard_of,
        lambda s: NextStep("Remind", working_days_after(_day(s.heard_of), s.reminder_days)),
    ),
    (lambda s: True, lambda s: NextStep("Arrange the interview")),
)


def _day(when: datetime | None) -> date:
    assert when is not None
    return when.astimezone().date()
