"""Statements drafted by rule, and what named persons decided on each."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Literal, Protocol

from analysis.findings import Finding, Report, Standing

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
NUMBER_WORDS = {
    **{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"},
    **{"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12"},
    **{"fifteen": "15", "twenty": "20"},
}
WORD = re.compile(r"\b(" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE)
STATES: dict[str, Literal["draft", "accepted", "edited", "rejected"]] = {
    "accepted": "accepted",
    "edited": "edited",
    "rejected": "rejected",
    "reopened": "draft",
}


class Decision(Protocol):
    """What somebody decided on the claim as it was drafted then."""

    @property
    def drafted(self) -> str: ...
    @property
    def decision(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def on(self) -> str: ...


def with_decisions(report: Report, decisions: Mapping[str, Decision]) -> Report:
    """The report as its statements stand, by the id of the finding that each belongs to."""

    def decided(finding: Finding) -> Finding:
        return with_decision(finding, decisions.get(finding.id)) if finding.drafted else finding

    return replace(
        report,
        participation=decided(report.participation) if report.participation else None,
        findings=tuple(map(decided, report.findings)),
        method=tuple(map(decided, report.method)),
    )


def with_decision(finding: Finding, decision: Decision | None) -> Finding:
    """A decision on other words than those drafted now has lapsed."""
    if decision is None or STATES[decision.decision] == "draft":
        return replace(finding, standing=Standing("draft", finding.claim))
    by, on = decision.by, decision.on
    if decision.drafted != finding.claim:
        lapsed = Standing("lapsed", finding.claim, by, on, earlier=decision.text)
        return replace(finding, standing=lapsed)
    standing = Standing(STATES[decision.decision], finding.claim, by, on)
    claim = "" if standing.state == "rejected" else decision.text
    return replace(finding, claim=claim, standing=standing)


def numbers_in(text: str) -> Counter[str]:
    """The numbers that a text names, in figures or in words, each as often as it stands there."""
    figures = (number.replace(",", "") for number in NUMBER.findall(text))
    words = (NUMBER_WORDS[word.lower()] for word in WORD.findall(text))
    return Counter([*figures, *words])


def other_numbers(text: str, claim: str) -> list[str]:
    """What a wording says that the claim does not, and the other way round, in sentences."""
    said, drafted = set(numbers_in(text)), set(numbers_in(claim))
    return [
        *(f"{number} is not in the drafted statement." for number in sorted(said - drafted)),
        *(
            f"{number} is in the drafted statement and no longer here."
            for number in sorted(drafted - said)
        ),
    ]
