"""Why partners stand where they stand on each option, and on what condition."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.counted import Basis, Seen
from analysis.criteria import Criteria
from analysis.findings import Table
from analysis.rows import Answers
from guides.model import Guide
from guides.names import IndicatorName

COLUMNS = ("Option", "Partner", "Stance", "Reason", "On what condition")
TITLE = "Why partners stand where they stand"
ASKED: tuple[IndicatorName, ...] = ("stance_reason", "stance_condition")
DASH = "\u2013"


class Said(NamedTuple):
    """Words, and the answer that says them."""

    words: str
    answer: int | None

    def by(self, partner: str) -> Basis | None:
        """It stands in no report to others, so that no number is worked out from its place."""
        return None if self.answer is None else Basis((Seen(-self.answer, partner, self.answer),))


UNSAID = Said(DASH, None)


class Reason(NamedTuple):
    """What a partner, by its code, said of an option, by its id."""

    option: str
    partner: str
    why: Said
    condition: Said


def reasons_of(
    answers: Answers, guide: Guide, places: Mapping[str, str], partners: Sequence[str]
) -> Iterator[Reason]:
    """By option, then by partner; nothing where a partner gave neither."""
    asked = [question.id if (question := guide.measuring(name)) else "" for name in ASKED]
    said = {
        (places[row.item], row.partner, row.question): Said(str(row.value), row.id)
        for row in answers
        if row.value
    }
    for option in dict.fromkeys(places.values()):
        for code in partners:
            words = [said.get((option, code, question), UNSAID) for question in asked]
            if any(each is not UNSAID for each in words):
                yield Reason(option, code, *words)


def reasons_table(
    criteria: Criteria,
    reasons: tuple[Reason, ...],
    stances: Mapping[str, Mapping[str, Said]],
    names: Mapping[str, str],
) -> Table:
    """Words of single partners: published nowhere. `stances` and `names` are by partner's code."""
    titles = {option.id: f"{option.number}. {option.title}" for option in criteria.options}
    lines = [
        (each, (stances[each.partner][each.option], each.why, each.condition)) for each in reasons
    ]
    return Table(
        TITLE,
        COLUMNS,
        tuple(
            (titles[each.option], names[each.partner], *(part.words for part in said))
            for each, said in lines
        ),
        counted=tuple(
            (None, None, *(part.by(each.partner) for part in said)) for each, said in lines
        ),
        internal=True,
    )
