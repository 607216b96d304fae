"""A frame of answers that is divided by question once, however often a question is read."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.counted import Seen


class Parted(pd.DataFrame):
    """Rows with a question and a state; nothing of it may be changed in place.

    What is taken from it is a plain frame, except for its parts.
    """

    # Names that pandas must not take for columns.
    _internal_names = [*pd.DataFrame._internal_names, "of_questions", "of_none", "answered", "said"]
    _internal_names_set = set(_internal_names)

    @cached_property
    def of_questions(self) -> Mapping[str, "Parted"]:
        """Each knows its answered rows already: they are looked for once, for all of them."""
        parts = {question: Parted(part) for question, part in by_question(self)}
        for question, rows in by_question(self.answered):
            parts[question].__dict__["answered"] = rows
        return parts

    @cached_property
    def of_none(self) -> pd.DataFrame:
        return self[:0]

    @cached_property
    def answered(self) -> pd.DataFrame:
        return self[self["state"] == "answered"]

    @cached_property
    def said(self) -> tuple[Seen, ...]:
        """Its rows of which an answer is kept."""
        return tuple(seen for seen in self["seen"].array if seen.answer is not None)


def by_question(frame: pd.DataFrame) -> Iterable[tuple[Any, pd.DataFrame]]:
    return frame.groupby("question", observed=True, sort=False)
