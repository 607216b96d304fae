"""One answer as it stands, and what can be given to a question."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

Key = tuple[str, str]
"""A question's id and an item's id; the item is empty for the interview as a whole."""

EMPTY: dict[str, Any] = {
    "value": None,
    "missing": None,
    "specify": "",
    "mention": None,
    "note": "",
    "probes": [],
}
"""What there is before anything was given, one entry for each thing that can be given."""

Given = Mapping[Key, Mapping[str, Any]]
"""What a page gives: for each key some of the entries of EMPTY; the others stay as they are."""


class Stored(NamedTuple):
    """One answer as it stands."""

    question: str
    item: str
    value: Any
    missing: str | None
    specify: str
    mention: str | None
    note: str
    probes: list[str]
    revision: int
    saved_by: str
    saved_at: datetime

    @property
    def is_given(self) -> bool:
        """Whether there is an answer or a reason for none: a note alone is neither."""
        return self.value is not None or self.missing is not None

    @property
    def given(self) -> dict[str, Any]:
        return dict(zip(EMPTY, self[2:8], strict=True))  # they stand here in the same order


def values_of(answers: Mapping[Key, Stored]) -> dict[Key, Any]:
    """What routing needs to know: the values, None where there is a reason for none."""
    return {key: answer.value for key, answer in answers.items() if answer.is_given}
