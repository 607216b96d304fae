"""How many partners a finding rests on."""

from collections.abc import Iterator, Mapping, Set

from analysis.findings import Base
from analysis.parted import Rows
from analysis.rows import OF_VERSIONS
from analysis.words import listing


def base_of(part: Rows) -> Base:
    """The base of one question, or of several that a finding reads together.

    A partner answered once it answered anything; the question is not applicable to a partner only
    where no part of it is, and a partner does not know where that is all that it said. Partners
    whose version of the guide did not ask it are set apart.
    """
    states = part.states
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
        set_apart=tuple(of_versions(part, states, apart)),
    )


def is_set_apart(said: Set[str]) -> bool:
    """Whether an older version is the reason why nothing that the partner said counts."""
    if "asked_otherwise" in said:
        return "answered" not in said
    return "not_asked" in said and said <= {"not_asked", "not_applicable"}


def of_versions(
    part: Rows, states: Mapping[str, Set[str]], apart: Set[str]
) -> Iterator[tuple[int, str]]:
    """What older versions account for: partners set apart, and gaps in what others answered."""
    otherwise = {partner for partner in apart if "asked_otherwise" in states[partner]}
    gaps = {partner for partner, said in states.items() if said & set(OF_VERSIONS)} - apart
    yield from counted(part, apart - otherwise, "not asked in")
    yield from counted(part, otherwise, "asked otherwise in")
    yield from counted(part, gaps, "not asked about every line in")


def counted(part: Rows, partners: Set[str], words: str) -> Iterator[tuple[int, str]]:
    if partners:
        versions_of = part.each("partner", "version")
        numbers = sorted({str(number) for who, number in versions_of if who in partners}, key=int)
        versions = "version" if len(numbers) == 1 else "versions"
        yield len(partners), f"{words} {versions} {listing(numbers)}"
