"""The forms of studies: its settings, and the steps to a new one."""

from collections.abc import Callable, Iterable
from typing import Any

from wtforms import Form, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError

from guides.answers.texts import words_problem
from research.fieldwork.settings import Settings
from research.guides.listing import GuideLine, VersionLine
from research.tracking.targets import targets_in, targets_text
from research.web.accounts.account_forms import AccountForm, clean
from research.web.typed_days import day_in, typed_day
from research.web.wording import moment


def kept(text: str | None) -> str:
    """As typed, with one kind of line ends."""
    return (text or "").strip().replace("\r\n", "\n")


def fit(_form: Form, field: Any) -> None:
    if problem := words_problem(field.data):
        raise ValidationError(problem)


def reads(read: Callable[[str], Any]) -> Callable[[Form, Any], None]:
    """What cannot be read is said in the reader's own sentence."""

    def check(_form: Form, field: Any) -> None:
        try:
            read(field.data)
        except ValueError as error:
            raise ValidationError(str(error)) from None

    return check


def whole(name: str, least: int, most: int) -> Callable[[str], int | None]:
    """A reader of a whole number; None for nothing typed."""

    def read(words: str) -> int | None:
        if not words:
            return None
        if not (words.isascii() and words.isdecimal() and least <= int(words[:9]) <= most):
            raise ValueError(f"{name} must be a whole number from {least} to {most}")
        return int(words)

    return read


YEAR = whole("The price base year", 1900, 2100)
LINK_DAYS = whole("The days that a link opens", 1, 3650)
REMINDER_DAYS = whole("The working days until a reminder", 1, 90)


def line(label: str, most: int, *validators: Callable[[Form, Any], None], needed: str = "") -> Any:
    required = [DataRequired(needed)] if needed else []
    length = Length(max=most, message=f"Use at most {most} characters")
    return StringField(label, filters=[clean], validators=[*required, length, fit, *validators])


def area(label: str, *validators: Callable[[Form, Any], None]) -> TextAreaField:
    return TextAreaField(label, filters=[kept], validators=[fit, *validators])


class SettingsForm(AccountForm):
    title = line("Title", 200, needed="Enter a title")
    commissioner = line("Commissioner", 200)
    objectives = area("Objectives")
    stage_title = line("Title of the stage", 200, needed="Enter a title for the stage")
    starts_on = line("First day of fieldwork", 30, reads(day_in))
    ends_on = line("Last day of fieldwork", 30, reads(day_in))
    price_base_year = line("Price base year", 10, reads(YEAR))
    data_cut_off = line("Data cut-off", 30, reads(day_in))
    contact = area("Whom partners can ask for help")
    link_days = line("Days that a personal link opens", 10, reads(LINK_DAYS))
    reminder_days = line("Working days until a reminder falls due", 10, reads(REMINDER_DAYS))
    targets = area("Targets by type of partner", reads(targets_in))

    def validate_ends_on(self, field: Any) -> None:
        if field.errors or self.starts_on.errors:
            return  # what is no day was said already
        first, last = day_in(self.starts_on.data), day_in(field.data)
        if first and last and last < first:
            raise ValidationError("The last day of fieldwork must not be before the first")

    def settings(self) -> Settings:
        """Once it is valid."""
        return Settings(
            title=self.title.data,
            commissioner=self.commissioner.data,
            objectives=self.objectives.data,
            contact=self.contact.data,
            starts_on=day_in(self.starts_on.data),
            ends_on=day_in(self.ends_on.data),
            price_base_year=YEAR(self.price_base_year.data),
            data_cut_off=day_in(self.data_cut_off.data),
            link_days=LINK_DAYS(self.link_days.data),
            reminder_days=REMINDER_DAYS(self.reminder_days.data) or 5,
            targets=targets_in(self.targets.data),
        )


def typed_settings(settings: Settings, stage_title: str) -> dict[str, str]:
    """As somebody would type them."""
    days = ("starts_on", "ends_on", "data_cut_off")
    typed = {name: str(value or "") for name, value in settings._asdict().items()}
    typed |= {name: typed_day(getattr(settings, name)) for name in days}
    return typed | {"targets": targets_text(settings.targets), "stage_title": stage_title}


class GuideForm(AccountForm):
    guide = RadioField("Guide", validators=[DataRequired("Choose a guide")])

    def offer(self, lines: Iterable[GuideLine]) -> None:
        self.guide.choices = [
            SelectChoice(_value(each, version), f"{each.title}, version {version.version}")
            for each in lines
            for version in each.versions
        ]
        self.hints = {
            _value(each, version): _hint(version) for each in lines for version in each.versions
        }


class StageForm(GuideForm):
    title = line("Title of the stage", 200, needed="Enter a title for the stage")


class PartnersForm(AccountForm):
    """How a new study gets its partners."""

    partners = RadioField("Partners", default="none", validators=[DataRequired("Choose one")])

    def offer(self, copied: str) -> None:
        self.partners.choices = [
            *([SelectChoice("copy", f"Those of “{copied}”, with their people")] if copied else []),
            SelectChoice("none", "None yet"),
            SelectChoice("import", "Import them from a spreadsheet"),
            SelectChoice("by_hand", "Add them by hand"),
        ]


def _value(line: GuideLine, version: VersionLine) -> str:
    return f"{line.guide}/{version.version}"


def _hint(version: VersionLine) -> str:
    if version.published_at:
        return f"Published {moment(version.published_at)}"
    return "From the library"
