"""The choices that a form offers, by the name of their list, with the ids they have in a guide."""

from typing import NamedTuple

from guides.bringing.xlsform_checks import list_of
from guides.bringing.xlsform_fields import CHOICE_LISTS
from guides.bringing.xlsform_sheets import Row, Sheet
from guides.checks.ids import ID
from guides.made_ids import slug, unused

OWN_LISTS = {name for name, _ in CHOICE_LISTS.values()}


class Choice(NamedTuple):
    id: str
    label: str
    row: Row


def choices_in(choices: Sheet | None) -> dict[str, list[Choice]]:
    found: dict[str, list[Choice]] = {}
    for row in choices.rows if choices else ():
        if row["name"].startswith("missing__") or list_of(row) in OWN_LISTS:
            continue
        held = found.setdefault(list_of(row), [])
        valid = ID.fullmatch(row["name"]) and "__" not in row["name"]
        name = row["name"] if valid else slug(row["name"], "option")
        taken = [choice.id for choice in held]
        held.append(Choice(unused(name, taken), _choice_label(row), row))
    return found


def _choice_label(row: Row) -> str:
    labels = [text for key, text in row.cells.items() if key.partition("::")[0] == "label"]
    return (row["label"] or (labels or [""])[0] or row["name"]).strip()
