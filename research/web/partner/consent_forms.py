"""What a partner agrees to, and the sheet that is read before, as forms."""

from collections.abc import Collection, Mapping
from typing import Any

from wtforms import DateField, RadioField, SelectField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from guides.answers.texts import words_problem
from research.consent.choices import CHOICES, Choice
from research.models import Consent, Participant
from research.web.accounts.account_forms import AccountForm

LONGEST_SHEET = 20_000
METHODS = {"spoken": "Spoken", "written": "Written"}


def no_hidden_characters(_form: Any, field: Any) -> None:
    if what := words_problem(field.data or ""):
        raise ValidationError(what)


class ConsentForm(AccountForm):
    """A field for each choice, named after it."""

    def given(self) -> dict[str, str]:
        """What was chosen; what was left open is no choice."""
        return {f.name: f.data for f in self if isinstance(f, RadioField) and f.data}

    @property
    def choices(self) -> list[RadioField]:
        return [field for field in self if isinstance(field, RadioField)]


class SheetForm(AccountForm):
    text = TextAreaField(
        "Text",
        validators=[
            DataRequired("Enter what people are told"),
            Length(max=LONGEST_SHEET, message=f"Use at most {LONGEST_SHEET:,} characters"),
            no_hidden_characters,
        ],
    )
    withdraw_by = DateField("Until when they can leave", validators=[Optional()])


def consent_form(
    posted: Any, held: Mapping[str, Consent], *, leave_out: Collection[str] = ()
) -> ConsentForm:
    """What a partner chooses, as it chose before."""
    asked = [choice for choice in CHOICES if choice.name not in leave_out]
    return _form({choice.name: _radios(choice) for choice in asked}, posted, held)


def spoken_form(
    posted: Any, held: Mapping[str, Consent], participants: Collection[Participant]
) -> ConsentForm:
    """What an interviewer heard or was handed: who, how, and any of the choices."""
    people = [SelectChoice("", "Nobody named: for the organisation")]
    people += [SelectChoice(str(p.id), _described(p)) for p in participants]
    how = [SelectChoice(*each) for each in METHODS.items()]
    fields = {
        "who": SelectField("Who agreed", choices=people),
        "method": SelectField("How", choices=how, default="spoken"),
        **{choice.name: _radios(choice, required=False) for choice in CHOICES},
    }
    return _form(fields, posted, held)


def _form(fields: Mapping[str, Any], posted: Any, held: Mapping[str, Consent]) -> ConsentForm:
    form_class = type("TheseChoices", (ConsentForm,), dict(fields))
    return form_class(posted, data={name: consent.value for name, consent in held.items()})


def _radios(choice: Choice, *, required: bool | None = None) -> RadioField:
    needed = choice.required if required is None else required
    rule = DataRequired("Choose whether you take part") if needed else Optional()
    options = [SelectChoice(value, label) for value, label in choice.options.items()]
    return RadioField(choice.words, choices=options, validators=[rule], description=choice.hint)


def _described(participant: Participant) -> str:
    role = f", {participant.role}" if participant.role else ""
    return f"{participant.name}{role}"
