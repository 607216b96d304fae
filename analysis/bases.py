"""How many partners a finding rests on."""

from collections.abc import Iterator, Mapping, Set

import pandas as pd

from analysis.findings import Base
from analysis.tidy import OF_VERSIONS
from analysis.words import listing


def base_of(frame: pd.DataFrame) -> Base:
    """The base of one question, or of several that a finding reads together.

    A partner answered once it answered anything; the question is not applicable to a partner only
    where no part of it is, and a partner does not know where that is all that it said. Partners
    whose version of the guide did not ask it are set apart.
    """
    states = states_of_partners(frame)
    apart = {partner for partner, said in states.items() if is_set_apart(said)}
    asked = [said for partner, said in states.items() if partner not in apart]
    not_applicable = sum(said == {"not_applicable"} for said in asked)
    return Base(
        answered=sum("answered" in said for said in asked),
        eligible=len(asked) - not_applicable,
        not_applicable=not_applicable,
        dont_know=sum("dont_know" in said and "answered" not in said for said in asked),
        prefer_not_to_say=sum(
            "prefer_not_to_say" in said and not said & {"answered", "dont_know"} for said in asked
        ),
        set_apart=tuple(of_versions(frame, states, apart)),
    )


def is_set_apart(said: Set[str]) -> bool:
    """Whether an older version is the reason why nothing that the partner said counts."""
    if "asked_otherwise" in said:
        return "answered" not in said
    return "not_asked" in said and said <= {"not_asked", "not_applicable"}


def of_versions(
    frame: pd.DataFrame, states: Mapping[str, Set[str]], apart: Set[str]
) -> Iterator[tuple[int, str]]:
    """What older versions account for: partners set apart, and gaps in what others answered."""
    otherwise = {partner for partner in apart if "asked_otherwise" in states[partner]}
    gaps = {partner for partner, said in states.items() if said & set(OF_VERSIONS)} - apart
    yield from counted(frame, apart - otherwise, "not asked in")
    yield from counted(frame, otherwise, "asked otherwise in")
    yield from counted(frame, gaps, "not asked about every line in")


def counted(frame: pd.DataFrame, partners: Set[str], words: str) -> Iterator[tuple[int, str]]:
    if partners:
        rows = frame[frame["partner"].isin(partners)]
        numbers = sorted({str(number) for number in rows["version"]}, key=int)
        versions = "version" if len(numbers) == 1 else "versions"
        yield len(partners), f"{words} {versions} {listing(numbers)}"


def states_of_partners(frame: pd.DataFrame) -> dict[str, set[str]]:
    states: dict[str, set[str]] = {}
    for partner, state in zip(frame["partner"], frame["state"], strict=True):
        states.setdefault(partner, set()).add(state)
    return states
