"""What is typed about a group meeting: a comment, or an objective."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length, ValidationError

from research.evidence.forum import LONGEST_COMMENT, LONGEST_LABEL, keepable
from research.models import ForumObjective

SIDES = {"hope": "Hope", "anxiety": "Anxiety"}


def _words(words: str | None) -> str:
    return keepable(words or "")


def _words_field(label: str, missing: str, longest: int) -> StringField:
    too_long = f"Shorten this to {longest} characters or fewer"
    rules = [Length(min=1, message=missing), Length(max=longest, message=too_long)]
    return StringField(label, rules, filters=[_words])


class ChoiceField(StringField):
    """One of `choices`, by its value, which a page shows as radios."""

    def __init__(self, label: str, missing: str, choices: Mapping[str, str], **bound: Any) -> None:
        super().__init__(label, **bound)
        self.missing, self.choices = missing, choices

    def pre_validate(self, form: Any) -> None:
        if self.data not in self.choices:
            raise ValidationError(self.missing)


class ForumForm(FlaskForm):
    """Knows what is wrong with it, for the head of the page."""

    @property
    def has_problem(self) -> bool:
        return bool(self.problems())

    def problems(self) -> list[tuple[str, str]]:
        return [(field.id, str(error)) for field in self for error in field.errors]


class CommentForm(ForumForm):
    objective = ChoiceField("Objective", "Choose an objective of the list", {})
    side = ChoiceField("Hope or anxiety", "Choose whether it is a hope or an anxiety", SIDES)
    words = _words_field("Comment", "Enter the comment", LONGEST_COMMENT)


class ObjectiveForm(ForumForm):
    label = _words_field("Objective", "Enter what the objective is called", LONGEST_LABEL)


def comment_form(objectives: Sequence[ForumObjective], **shown: str) -> CommentForm:
    """What was typed, or else what is shown."""
    form = CommentForm(data=shown)
    form.objective.choices = {str(each.id): each.label for each in objectives}
    return form
