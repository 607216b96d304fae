"""A frame of answers that is divided by question once, however often a question is read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import compress
from typing import Any

import pandas as pd

from analysis.counted import Seen


class Rows:
    """Some rows of a frame as plain columns: of so few, pandas would take longer than the work.

    A column is a value for each place in the frame; `places` are those of the rows, in their order.
    """

    def __init__(self, columns: Mapping[str, Any], places: Sequence[int]) -> None:
        self.columns, self.places = columns, places
        self._taken: dict[str, list[Any]] = {}

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, name: str) -> list[Any]:
        if name not in self._taken:
            column = self.columns[name]
            self._taken[name] = [column[place] for place in self.places]
        return self._taken[name]

    def each(self, *names: str) -> Iterable[tuple[Any, ...]]:
        """Row by row, what stands in these columns."""
        return zip(*(self[name] for name in names), strict=True)

    def where(self, flags: Iterable[bool]) -> "Rows":
        """The rows whose flag is set, of which there is one for each."""
        return Rows(self.columns, list(compress(self.places, flags)))

    def assign(self, **columns: Iterable[Any]) -> "Rows":
        """With other columns, which have a value for each row."""
        by_place = {
            name: dict(zip(self.places, values, strict=True)) for name, values in columns.items()
        }
        return Rows({**self.columns, **by_place}, self.places)

    def beside(self, *others: "Rows") -> "Rows":
        """With rows of the same frame."""
        return Rows(self.columns, [place for part in (self, *others) for place in part.places])

    @cached_property
    def answered(self) -> "Rows":
        return self.where(state == "answered" for state in self["state"])

    @cached_property
    def worded(self) -> "Rows":
        """Its answers that were put into words besides, as hardly any is."""
        return self.answered.where(words != "" for words in self.answered["specify"])

    @cached_property
    def states(self) -> Mapping[str, Set[str]]:
        """All states that rows of a partner are in, partner by partner."""
        found: dict[str, set[str]] = defaultdict(set)
        for partner, state in self.each("partner", "state"):
            found[partner].add(state)
        return dict(found)

    @cached_property
    def said(self) -> tuple[Seen, ...]:
        """Its rows of which an answer is kept."""
        return tuple(seen for seen in self["seen"] if seen.answer is not None)


class Parted(pd.DataFrame):
    """Rows with a question and a state; nothing of it may be changed in place.

    What is taken from it is a plain frame, except for its parts.
    """

    # Names that pandas must not take for columns.
    _internal_names = [*pd.DataFrame._internal_names, "whole", "of_questions"]
    _internal_names_set = set(_internal_names)

    whole: Rows

    @classmethod
    def of(cls, frame: pd.DataFrame, columns: Mapping[str, Sequence[Any]]) -> "Parted":
        """`columns` are those of the frame, as plain values."""
        made = cls(frame)
        made.whole = Rows(columns, range(len(frame)))
        return made

    @cached_property
    def of_questions(self) -> Mapping[str, Rows]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, question in enumerate(self.whole.columns["question"]):
            places[question].append(place)
        return {question: Rows(self.whole.columns, part) for question, part in places.items()}

    def about(self, question: str) -> Rows:
        """The rows of one question; none where nobody was asked it."""
        return self.of_questions.get(question) or Rows(self.whole.columns, ())
