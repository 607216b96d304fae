"""What a partner's lead types about a colleague, and what an approver says."""

from collections.abc import Sequence
from typing import Any

from wtforms import RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Optional

from guides import Section
from research.web.accounts.account_forms import AccountForm, clean, email_field, name_field
from research.web.partner.consent_forms import no_hidden_characters

VERDICTS = {
    "signed": "I sign these answers off for my organisation",
    "returned": "I return them, with a comment",
}


class ApproverForm(AccountForm):
    name = name_field()
    email = email_field()
    role = StringField(
        "What they do (optional)",
        filters=[clean],
        validators=[Optional(), Length(max=200, message="Use at most 200 characters")],
    )


class ColleagueForm(ApproverForm):
    sections = SelectMultipleField(
        "Which sections", validators=[DataRequired("Choose at least one section")]
    )


class SignOffForm(AccountForm):
    verdict = RadioField(
        "What do you say?",
        choices=[SelectChoice(*each) for each in VERDICTS.items()],
        validators=[DataRequired("Choose whether you sign or return the answers")],
    )
    comment = TextAreaField(
        "Comment",
        filters=[lambda words: (words or "").strip()],
        validators=[
            Length(max=5_000, message="Use at most 5,000 characters"),
            no_hidden_characters,
        ],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Who returns the answers says what is missing."""
        is_fine = super().validate(extra_validators)
        if is_fine and self.verdict.data == "returned" and not self.comment.data:
            self.refuse("comment", "Enter what must change")
            return False
        return is_fine


def colleague_form(posted: Any, sections: Sequence[Section]) -> ColleagueForm:
    form = ColleagueForm(posted)
    form.sections.choices = [SelectChoice(section.id, section.title) for section in sections]
    return form
