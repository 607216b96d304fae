"""The forms of accounts: sign in, set a password, invite and change."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import request
from wtforms import Form, PasswordField, RadioField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from research.access.email_addresses import LONGEST, is_email_address
from research.access.passwords import password_problem

ROLE_WORDS = {
    "administrator": "Administrator",
    "researcher": "Researcher",
    "commissioner": "Commissioner",
}
ROLE_HINTS = {
    "administrator": "All studies, accounts and the audit trail",
    "researcher": "Interviews, answers and findings of the studies chosen below",
    "commissioner": "Findings and reports of the studies chosen below, never an interview",
}


TEAM_HINTS = {
    "researcher": "Interviews, answers and findings of this study",
    "commissioner": "Findings and released reports of this study, never an interview",
}


class AccountForm(Form):
    """A form that tells its problems as pages show them.

    `opened` is what its page showed when it was opened, and sends along.
    """

    opened: Mapping[str, str] = {}

    def is_sent(self) -> bool:
        return request.method == "POST" and self.validate()

    def is_sent_over(self, now: Mapping[str, str]) -> bool:
        """The same of what somebody else may have saved since the page was opened.

        Theirs stays where nothing was changed here. Where both changed the same, the page says so
        before this takes its place.
        """
        self.opened = {name: _opened(name, text) for name, text in now.items()}
        if not self.is_sent():
            return False
        for field in self:
            self._hold_against(field, now[field.name])
        self.opened = now
        return not self.has_problem

    def _hold_against(self, field: Any, theirs: str) -> None:
        before = self.opened[field.name]
        if field.data == before:
            field.data = theirs
        elif theirs not in (before, field.data):
            said = next(
                (c.label for c in getattr(field, "choices", ()) if c.value == theirs), theirs
            )
            what = f"“{said}” was saved" if theirs else "This was emptied"
            self.refuse(field.name, f"{what} meanwhile. To put yours in its place, save again")

    @property
    def has_problem(self) -> bool:
        return any(field.errors for field in self)

    def refuse(self, name: str, why: str) -> None:
        self[name].errors = [*self[name].errors, why]


def _opened(name: str, now: str) -> str:
    return request.form.get(f"opened-{name}", now).replace("\r\n", "\n")


def clean(text: str | None) -> str:
    return " ".join((text or "").split())


def an_email(_form: Form, field: Any) -> None:
    if not is_email_address(field.data):
        raise ValidationError("Enter an e-mail address like name@example.org")


def email_field() -> StringField:
    needed = DataRequired("Enter an e-mail address")
    length = Length(max=LONGEST, message=f"Use at most {LONGEST} characters")
    return StringField("E-mail address", filters=[clean], validators=[needed, length, an_email])


def name_field() -> StringField:
    needed = DataRequired("Enter a name")
    length = Length(max=100, message="Use at most 100 characters")
    return StringField("Name", filters=[clean], validators=[needed, length])


class SignInForm(AccountForm):
    """Who has an account by now signs in with the address that it was made with."""

    email = StringField(
        "E-mail address", filters=[clean], validators=[DataRequired("Enter an e-mail address")]
    )
    password = PasswordField("Password", validators=[DataRequired("Enter your password")])


class ForgottenForm(AccountForm):
    email = email_field()


def new_password_field() -> PasswordField:
    return PasswordField("New password", validators=[DataRequired("Enter a new password")])


class PasswordForm(AccountForm):
    """A form whose password must be good enough for the person it is for: name and address."""

    person = ("", "")

    def validate_password(self, field: PasswordField) -> None:
        name, email = self.person
        if problem := password_problem(field.data or "", name=name, email=email):
            raise ValidationError(problem)


class ResetForm(PasswordForm):
    password = new_password_field()


class ChangePasswordForm(PasswordForm):
    old_password = PasswordField(
        "Password until now", validators=[DataRequired("Enter the password you have now")]
    )
    password = new_password_field()


class InvitedForm(PasswordForm):
    name = name_field()
    password = new_password_field()


class FirstForm(PasswordForm):
    name = name_field()
    email = email_field()
    password = new_password_field()

    def validate_password(self, field: PasswordField) -> None:
        self.person = (self.name.data, self.email.data)
        super().validate_password(field)


def role_field(roles: Iterable[str] = ROLE_WORDS) -> RadioField:
    choices = [SelectChoice(role, ROLE_WORDS[role]) for role in roles]
    return RadioField("Role", choices=choices, validators=[DataRequired("Choose a role")])


def studies_field() -> SelectMultipleField:
    return SelectMultipleField(
        "Studies", widget=ListWidget(), option_widget=CheckboxInput(), choices=[]
    )


class ChangeAccountForm(AccountForm):
    name = name_field()
    role = role_field()
    studies = studies_field()


class InviteForm(AccountForm):
    name = name_field()
    email = email_field()
    role = role_field()
    studies = studies_field()


class TeamForm(AccountForm):
    """Whoever works on a study invites to it, and makes nobody an administrator."""

    name = name_field()
    email = email_field()
    role = role_field(TEAM_HINTS)
