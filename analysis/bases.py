"""How many partners a finding rests on."""

import pandas as pd

from analysis.findings import Base


def base_of(frame: pd.DataFrame) -> Base:
    """The base of one question, or of several that a finding reads together.

    A partner answered once it answered anything; the question is not applicable to a partner only
    where no part of it is, and a partner does not know where that is all that it said.
    """
    states = list(states_of_partners(frame).values())
    not_applicable = sum(said == {"not_applicable"} for said in states)
    return Base(
        answered=sum("answered" in said for said in states),
        eligible=len(states) - not_applicable,
        not_applicable=not_applicable,
        dont_know=sum("dont_know" in said and "answered" not in said for said in states),
        prefer_not_to_say=sum(
            "prefer_not_to_say" in said and not said & {"answered", "dont_know"} for said in states
        ),
    )


def states_of_partners(frame: pd.DataFrame) -> dict[str, set[str]]:
    states: dict[str, set[str]] = {}
    for partner, state in zip(frame["partner"], frame["state"], strict=True):
        states.setdefault(partner, set()).add(state)
    return states
