"""What partners are asked to agree to."""

from collections.abc import Mapping
from typing import NamedTuple

NO, YES = "no", "yes"
SHORT = {
    YES: "Yes",
    NO: "No",
    "organisation": "Organisation",
    "type": "Type only",
    "unattributed": "Nobody",
    "self": "Themselves",
}
"""The values as they stand in a table."""


class Choice(NamedTuple):
    """One thing to agree to: `words` ask it of a partner, `title` names it to a researcher.

    `options` are the values with their labels; one that is `required` must be answered.
    """

    name: str
    title: str
    words: str
    options: Mapping[str, str]
    hint: str = ""
    required: bool = False

    def short(self, value: str) -> str:
        return SHORT.get(value) or self.options[value]


def _yes_or_no(yes: str, no: str) -> Mapping[str, str]:
    return {YES: yes, NO: no}


CHOICES = (
    Choice(
        "take_part",
        "Takes part",
        "Will you take part?",
        _yes_or_no("Yes, I take part", "No, I do not take part"),
        required=True,
    ),
    Choice(
        "speaks_for",
        "Speaks for",
        "For whom do you answer?",
        {"organisation": "For my organisation", "self": "For myself"},
    ),
    Choice(
        "recorded",
        "May be recorded",
        "If we speak with you, may we record it?",
        _yes_or_no("Yes, you may record", "No, notes only"),
    ),
    Choice(
        "quoted",
        "May be quoted",
        "May we quote what you say or write?",
        _yes_or_no("Yes, you may quote it", "No, do not quote it"),
        hint="Without your yes, nothing is quoted.",
    ),
    Choice(
        "attribution",
        "Named as",
        "Where your words are quoted, how may we name who said them?",
        {
            "organisation": "By the name of the organisation",
            "type": "By the type of organisation only",
            "unattributed": "Not at all",
        },
        hint="In a small field readers may guess who speaks, even where no name stands.",
    ),
    Choice(
        "acknowledged",
        "Thanked by name",
        "May the report thank your organisation by name?",
        _yes_or_no("Yes", "No"),
    ),
    Choice(
        "stage_2",
        "May be asked again",
        "May we ask you again in a later stage of this study?",
        _yes_or_no("Yes", "No"),
    ),
    Choice(
        "archive",
        "May be archived",
        "May your answers be kept in an archive for later research?",
        _yes_or_no("Yes", "No"),
        hint="An archive gets them without names of people.",
    ),
)
CHOICE = {choice.name: choice for choice in CHOICES}
