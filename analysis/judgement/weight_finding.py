"""What weights make of the scores, and at which weight another option leads."""

from collections.abc import Iterator

import numpy as np

from analysis.blocks import NOTHING
from analysis.charts import figure
from analysis.counted import Backing
from analysis.criteria import Criteria
from analysis.criteria_options import Option, Weights
from analysis.findings import Block, Prose, Table
from analysis.judgement.appraisal import Matrix, stretches, values
from analysis.judgement.option_backing import scores_backing, weights_words
from analysis.judgement.weighing import first_shares, led, weight
from analysis.participation import day_words
from analysis.words import inline, listing, quoted

ILLUSTRATIVE = (
    "Nobody has given weights yet, so all criteria weigh the same: these values are illustrative."
    " What dominates, and at which weights another option leads, says more."
)


def weight_blocks(criteria: Criteria, matrix: Matrix) -> tuple[Block, ...]:
    """Without weights of a person, what holds at any weights comes first."""
    switching, worth = switching_table(criteria, matrix), value_table(criteria, matrix)
    whose = Prose(whose_weights(criteria))
    if criteria.weights:
        return (whose, worth, switching)
    return (switching, whose, worth)


def first_led_by(matrix: Matrix, criteria: Criteria) -> list[Option]:
    """Every option that leads at some weight of some one criterion."""
    found = {
        leader
        for n in range(len(criteria.appraisal))
        for stretch in stretches(matrix, first_shares(criteria), n)
        for leader in stretch.leaders
    }
    return [matrix.options[n] for n in sorted(found)]


def switching_table(criteria: Criteria, matrix: Matrix) -> Table:
    shares = first_shares(criteria)
    whole = scores_backing(criteria, *matrix.options)
    rows = tuple(
        (each.title, weight(shares[n]), led(matrix, stretches(matrix, shares, n)))
        for n, each in enumerate(criteria.appraisal)
    )
    return Table(
        "Which option leads as the weight of a criterion goes from 0 to 100",
        ("Criterion", "Weight now", "Leads"),
        rows,
        numeric=(1,),
        note="The other criteria keep their proportions. Weights add up to 100.",
        backing=((NOTHING, Backing(words=weights_words(criteria)), whole),) * len(rows),
    )


def value_table(criteria: Criteria, matrix: Matrix) -> Table:
    point, low, high = values(matrix, first_shares(criteria))
    order = sorted(range(len(point)), key=lambda n: (np.isnan(point[n]), -np.nan_to_num(point[n])))
    rows = tuple(
        (
            f"{matrix.options[n].number}. {matrix.options[n].title}",
            "Not judged on all" if np.isnan(point[n]) else rounded(point[n]),
            rounded(low[n]),
            rounded(high[n]),
        )
        for n in order
    )
    columns = ("Option", "Value", "Lowest", "Highest")
    note = "Lowest and highest: every score that is missing is 0, or 100."
    behind = tuple((NOTHING, *[scores_backing(criteria, matrix.options[n])] * 3) for n in order)
    return Table("Weighted values", columns, rows, numeric=(1, 2, 3), note=note, backing=behind)


def rounded(value: float) -> str:
    return figure(round(float(value), 1))


def whose_weights(criteria: Criteria) -> str:
    if not criteria.weights:
        return ILLUSTRATIVE
    said = (given_by(criteria, each) for each in criteria.weights)
    first = f" The values below are by those of {criteria.weights[0].who}."
    return " ".join(said) + (first if len(criteria.weights) > 1 else "")


def given_by(criteria: Criteria, given: Weights) -> str:
    swings = [f"{each.title} {given.swings[each.id]}" for each in criteria.appraisal]
    reason = given.reason.rstrip(".")
    said = f"Weights of {given.who}, {day_words(given.date)}: {listing(swings)}. {reason}."
    return " ".join([said, *weightless(criteria, given)])


def weightless(criteria: Criteria, given: Weights) -> Iterator[str]:
    """A weight of nothing is a judgement too, and a strong one."""
    none = [quoted(each.title) for each in criteria.appraisal if not given.swings[each.id]]
    if none:
        verb = "weighs" if len(none) == 1 else "weigh"
        how = "on it" if len(none) == 1 else "on them"
        yield f"{listing(none)} {verb} nothing, so how options do {how} changes no value."


def unjudged(criteria: Criteria, matrix: Matrix) -> Iterator[str]:
    """Of which options nothing or not enough can be said."""
    known = (~np.isnan(matrix.scores)).sum(axis=1)
    whole = len(criteria.appraisal)
    pairs = list(zip(matrix.options, known, strict=True))
    nothing = [f"option {option.number}" for option, count in pairs if not count]
    partly = [
        f"option {option.number} ({inline(option.title)}) on {count} of {whole}"
        for option, count in pairs
        if 0 < count < whole
    ]
    if nothing:
        yield f"Nobody has judged {listing(nothing)}: nothing can be said of how good it would be."
    if partly:
        yield (
            f"Judged on some criteria only: {listing(partly)}. Without the other scores it has a"
            " range and no value, and is left out of every comparison."
        )
