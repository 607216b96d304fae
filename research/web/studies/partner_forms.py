"""The forms of partners, of the people who speak for them, and of what is planned with them."""

from datetime import datetime
from typing import Any

from wtforms import Form, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from research.fieldwork.participants import VOICES
from research.fieldwork.partners import CODE, PartnerFacts
from research.tracking.plans import Plan
from research.web.accounts.account_forms import AccountForm, an_email
from research.web.studies.study_forms import area, line, reads, whole
from research.web.typed_days import day_in, moment_in

KNOWN = {"": None, "yes": True, "no": False}
MINUTES = whole("The minutes", 5, 600)


def choice(label: str, choices: dict[str, str], default: str) -> RadioField:
    offered = [SelectChoice(value, words) for value, words in choices.items()]
    return RadioField(label, choices=offered, default=default)


def a_code(_form: Form, field: Any) -> None:
    if field.data and not CODE.fullmatch(field.data):
        raise ValidationError(
            "A code has letters, figures, hyphens and dots only, at most 20, such as P07"
        )


class PartnerForm(AccountForm):
    code = line("Code", 20, a_code)
    name = line("Name of the organisation", 200, needed="Enter the name of the organisation")
    type = line("Type", 60, needed="Enter a type, such as Council or Funder")
    holds_records = choice(
        "Does it hold records of its own?",
        {"yes": "Yes", "no": "No", "": "Not known yet"},
        "",
    )
    essential = choice("Is it essential to the finding?", {"yes": "Yes", "no": "No"}, "no")
    essential_reason = area("Why it is essential")

    def validate_essential_reason(self, field: Any) -> None:
        if self.essential.data == "yes" and not field.data:
            raise ValidationError("Say why the finding needs this partner")

    def facts(self) -> PartnerFacts:
        is_essential = self.essential.data == "yes"
        return PartnerFacts(
            code=self.code.data,
            name=self.name.data,
            type=self.type.data,
            holds_records=KNOWN[self.holds_records.data],
            essential=is_essential,
            essential_reason=self.essential_reason.data if is_essential else "",
        )


def typed_facts(facts: PartnerFacts) -> dict[str, str]:
    holds = next(words for words, value in KNOWN.items() if value is facts.holds_records)
    return {
        **{name: getattr(facts, name) for name in ("code", "name", "type", "essential_reason")},
        "holds_records": holds,
        "essential": "yes" if facts.essential else "no",
    }


class PersonForm(AccountForm):
    name = line("Name", 200, needed="Enter a name")
    role = line("Role", 200)
    email = line("E-mail address", 254)
    telephone = line("Telephone", 60)
    voice = choice("What they do", VOICES, "lead")

    def validate_email(self, field: Any) -> None:
        if field.data:
            an_email(self, field)


class PlanForm(AccountForm):
    mode = choice(
        "How does the partner answer?",
        {"interviewer": "In an interview", "self_completion": "Online, by a personal link"},
        "interviewer",
    )
    interviewer = line("Interviewer", 200)
    day = line("Day", 30, reads(day_in))
    time = line("Time", 10)
    minutes = line("Minutes", 5, reads(MINUTES))
    place = line("Place", 200)

    def validate_time(self, field: Any) -> None:
        try:
            day = day_in(self.day.data)
        except ValueError:
            return  # the day says so itself
        if day and not field.data:
            raise ValidationError("Enter the time of the appointment, such as 14:30")
        if field.data and not day:
            raise ValidationError("Enter the day of the appointment too")
        if day:
            reads(lambda words: moment_in(day, words))(self, field)

    def plan(self) -> Plan:
        day = day_in(self.day.data)
        return Plan(
            mode=self.mode.data,
            interviewer=self.interviewer.data,
            appointment_at=moment_in(day, self.time.data) if day else None,
            appointment_minutes=MINUTES(self.minutes.data),
            appointment_place=self.place.data,
        )


def typed_plan(plan: Plan, at: datetime | None) -> dict[str, str]:
    local = at.astimezone() if at else None
    return {
        "mode": plan.mode,
        "interviewer": plan.interviewer,
        "day": f"{local.day}/{local.month}/{local.year}" if local else "",
        "time": f"{local:%H:%M}" if local else "",
        "minutes": str(plan.appointment_minutes or ""),
        "place": plan.appointment_place,
    }
