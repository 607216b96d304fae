"""The partners of a study as they are judged: who they are, in the order of the frame."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import compress

import numpy as np
import pandas as pd

from analysis.findings import Base
from analysis.judgement.arrays import Flags


@dataclass(frozen=True, eq=False)
class Panel:
    """One entry for each partner; `confirmed` is None where nothing is confirmed yet."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    types: tuple[str, ...]
    modes: tuple[str, ...]
    essential: Flags
    took_part: Flags
    confirmed: Flags | None

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def everyone(self) -> Flags:
        return np.ones(len(self), dtype=bool)

    def of_types(self, types: tuple[str, ...]) -> Flags:
        return np.array([each in types for each in self.types], dtype=bool)

    def in_mode(self, mode: str) -> Flags:
        return np.array([each == mode for each in self.modes], dtype=bool) & self.took_part

    def named(self, flags: Flags) -> tuple[str, ...]:
        return tuple(compress(self.names, flags))

    def coded(self, names: Collection[str]) -> tuple[str, ...]:
        return tuple(
            code for code, name in zip(self.codes, self.names, strict=True) if name in names
        )

    @property
    def base(self) -> Base:
        return Base(answered=int(self.took_part.sum()), eligible=len(self))


def panel_of(frame: pd.DataFrame) -> Panel:
    number, codes = pd.factorize(frame["partner"])
    first = frame.iloc[np.unique(number, return_index=True)[1]]
    answered = number[(frame["state"] == "answered").to_numpy()]
    confirmed = np.array(first["confirmed"], dtype=bool)
    return Panel(
        codes=tuple(codes),
        names=tuple(first["partner_name"]),
        types=tuple(each or "" for each in first["partner_type"]),
        modes=tuple(each or "" for each in first["mode"]),
        essential=np.array(first["essential"], dtype=bool),
        took_part=np.isin(np.arange(len(codes)), answered),
        confirmed=confirmed if confirmed.any() else None,
    )
