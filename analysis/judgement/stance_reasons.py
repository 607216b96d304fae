"""Why partners stand where they stand on each option, and on what condition."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.criteria import Criteria
from analysis.findings import Table
from analysis.rows import Answers
from guides.model import Guide, IndicatorName

COLUMNS = ("Option", "Partner", "Stance", "Reason", "On what condition")
TITLE = "Why partners stand where they stand"
ASKED: tuple[IndicatorName, ...] = ("stance_reason", "stance_condition")
DASH = "\u2013"


class Reason(NamedTuple):
    """What a partner, by its name, said of an option, by its id."""

    option: str
    partner: str
    why: str
    condition: str


def reasons_of(
    answers: Answers, guide: Guide, places: Mapping[str, str], who: Mapping[str, str]
) -> Iterator[Reason]:
    """By option, then by partner; nothing where a partner gave neither."""
    asked = [question.id if (question := guide.measuring(name)) else "" for name in ASKED]
    said = {(places[row.item], row.partner, row.question): row.value for row in answers}
    for option in dict.fromkeys(places.values()):
        for code, name in who.items():
            words = [str(said.get((option, code, question)) or "") for question in asked]
            if any(words):
                yield Reason(option, name, *words)


def reasons_table(
    criteria: Criteria, reasons: tuple[Reason, ...], stances: Mapping[str, Mapping[str, str]]
) -> Table:
    """Words of single partners: published nowhere. `stances` are in words, by partner."""
    titles = {option.id: f"{option.number}. {option.title}" for option in criteria.options}
    rows = tuple(
        (
            titles[each.option],
            each.partner,
            stances[each.partner][each.option],
            each.why or DASH,
            each.condition or DASH,
        )
        for each in reasons
    )
    return Table(TITLE, COLUMNS, rows, internal=True)
