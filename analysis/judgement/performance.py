"""The performance matrix: what each option scores, how many it would suit, and its cost, apart."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.amounts import Amounts
from analysis.blocks import NOTHING
from analysis.counted import Backing, Count, Worded
from analysis.counts import answered, options_in
from analysis.criteria import Criteria
from analysis.criteria_options import Cost, Criterion, Option
from analysis.findings import Table
from analysis.judgement.option_backing import cost_backing, score_backing
from analysis.parted import Parted
from analysis.words import number_of

TITLE = "Performance of each option, from 0 (worst) to 100 (best)"
DASH = "\u2013"


class Cell(NamedTuple):
    """What is said, the partners that it counts, and what else it rests on."""

    words: str
    counted: Worded | None = None
    backing: Backing = NOTHING


def matrix_table(frame: Parted, criteria: Criteria) -> Table:
    """A column is there where any option has something for it."""
    asked = any(option.stance for option in criteria.options)
    costed = any(option.cost for option in criteria.options)
    scored = [each.title for each in criteria.appraisal]
    besides = [title for title, is_there in (("Would suit", asked), ("Cost", costed)) if is_there]
    rows = [
        tuple(cells_of(frame, criteria, option, asked=asked, costed=costed))
        for option in criteria.options
    ]
    return Table(
        TITLE,
        ("Option", *scored, *besides),
        tuple(tuple(cell.words for cell in row) for row in rows),
        numeric=tuple(range(1, 1 + len(scored))),
        note="A dash: nobody has judged it yet.",
        counted=tuple(tuple(cell.counted for cell in row) for row in rows),
        backing=tuple(tuple(cell.backing for cell in row) for row in rows),
    )


def cells_of(
    frame: Parted, criteria: Criteria, option: Option, *, asked: bool, costed: bool
) -> Iterator[Cell]:
    yield Cell(f"{option.number}. {option.title}")
    for each in criteria.appraisal:
        yield Cell(score(option, each), backing=score_backing(option, each))
    if asked:
        suits = suited(frame, option)
        yield Cell(suits.words, counted=suits)
    if costed:
        yield Cell(cost(option.cost), backing=cost_backing(option))


def score(option: Option, criterion: Criterion) -> str:
    judged = option.performance.get(criterion.id)
    return str(judged.score) if judged else DASH


def suited(frame: Parted, option: Option) -> Worded:
    """How many partners the option would suit by what they answered, in words."""
    if option.stance is None:
        return Worded(0, "Not asked")
    given = answered(frame.about(option.stance.question))
    wanted = set(option.stance.values)
    said = given.each("value", "seen")
    suits = Count(seen for value, seen in said if wanted.intersection(options_in(value)))
    return Worded(suits, f"{int(suits)} of {number_of(len(given), 'partner')}")


def cost(given: Cost | None) -> str:
    if given is None:
        return "Not known"
    said = Amounts(given.low, given.central, given.high).words(given.unit)
    return said[:1].upper() + said[1:]
