"""The rows of a frame as plain columns, question by question, without a look at the others."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.findings import Base
from analysis.judgement.arrays import Counts
from analysis.rows import OF_VERSIONS
from guides.question import Question

Things = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Part:
    """Some rows: whose they are, by the place in the panel, and what was said."""

    partner: Counts
    item: Things
    track: Things
    state: Things
    value: Things
    seen: Things

    def about(self, items: Collection[str]) -> "Part":
        """All of them, where no items are named.

        A list without rows keeps the row that tells why there are none.
        """
        if not items:
            return self
        kept = {*items, ""}
        return self.at(np.array([item in kept for item in self.item], dtype=bool))

    def at(self, rows: Things | slice) -> "Part":
        columns = (getattr(self, each.name) for each in fields(self))
        return Part(*(column[rows] for column in columns))


class Columns:
    """All rows, put in the order of their questions once."""

    def __init__(self, frame: pd.DataFrame) -> None:
        questions = frame["question"].cat
        names = ("item", "track", "state", "value", "seen")
        partner, _ = pd.factorize(frame["partner"])
        codes = questions.codes.to_numpy()
        order = np.argsort(codes, kind="stable")
        plain = (frame[name].to_numpy(dtype=object) for name in names)
        self.all = Part(partner, *plain).at(order)
        self.number = {str(name): n for n, name in enumerate(questions.categories)}
        self.ends = np.searchsorted(codes[order], np.arange(len(self.number) + 1))

    def of(self, question: Question | None) -> Part:
        """The rows of one question; none where the guide lacks it."""
        return self.named(question.id if question else "")

    def named(self, question: str) -> Part:
        n = self.number.get(question, -1)
        rows = slice(self.ends[n], self.ends[n + 1]) if n >= 0 else slice(0, 0)
        return self.all.at(rows)

    def base_of(self, questions: Collection[Question]) -> Base:
        """How many partners answered any of them, of those to which any applies."""
        parts = [self.of(question) for question in questions]
        who = {state: set[int]() for part in parts for state in set(part.state)}
        for part in parts:
            for partner, state in zip(part.partner, part.state, strict=True):
                who[state].add(partner)
        answered, otherwise = (who.get(state, set()) for state in ("answered", "asked_otherwise"))
        outside = ("not_applicable", *OF_VERSIONS)
        told = set[int]().union(*(found for state, found in who.items() if state not in outside))
        return Base(answered=len(answered), eligible=len(told - (otherwise - answered)))
