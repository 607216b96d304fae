"""Options side by side: the performance matrix first, then what dominates, then weighted values."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.amounts import Amounts
from analysis.charts import figure
from analysis.counts import answered, options_in
from analysis.criteria import Criteria
from analysis.criteria_options import Cost, Option
from analysis.findings import Block, Finding, Prose, Table
from analysis.judgement.appraisal import Matrix, dominated, leaders, matrix_of, values
from analysis.judgement.evidence import Evidence
from analysis.judgement.weighing import first_shares
from analysis.participation import day_words
from analysis.words import inline, listing, number_of, sentence

SCALES = (
    "Each score stands between a worst (0) and a best (100) that are named, and rests on evidence."
    " Cost stands beside the scores and is no part of them."
)
ILLUSTRATIVE = (
    "Nobody has given weights yet, so all criteria weigh the same: these values are illustrative."
)
NOBODY = "No option has been judged on any criterion yet."
DASH = "\u2013"
NEITHER = "No option is dominated: each does better than any other on some criterion."


def option_finding(frame: pd.DataFrame, evidence: Evidence) -> Finding:
    criteria = evidence.criteria
    matrix = matrix_of(criteria)
    blocks: list[Block] = [Prose(SCALES), matrix_table(frame, criteria)]
    if matrix.judged.any():
        blocks += [Prose(domination(matrix)), *weighted(criteria, matrix)]
    blocks.append(scale_table(criteria))
    title = "Options compared"
    return Finding(
        "judgement-options", title, claim(criteria, matrix), evidence.panel.base, tuple(blocks)
    )


def claim(criteria: Criteria, matrix: Matrix) -> str:
    if not any(option.performance for option in criteria.options):
        return NOBODY
    judged = int(matrix.judged.sum())
    options = number_of(len(matrix.options), "option")
    said = (
        f"{judged or 'none'} of {options} {'are' if judged > 1 else 'is'} judged on every criterion"
    )
    return sentence(said, leading(criteria, matrix) if judged > 1 else "")


def leading(criteria: Criteria, matrix: Matrix) -> str:
    first = listing([inline_option(matrix.options[n]) for n in best(criteria, matrix)])
    weights = (
        f"by the weights of {criteria.weights[0].who}"
        if criteria.weights
        else ("with equal weights, which are illustrative,")
    )
    return f"{weights} the highest value is that of {first}"


def best(criteria: Criteria, matrix: Matrix) -> tuple[int, ...]:
    return leaders(values(matrix, first_shares(criteria))[0])


def inline_option(option: Option) -> str:
    return f"option {option.number} ({inline(option.title)})"


def matrix_table(frame: pd.DataFrame, criteria: Criteria) -> Table:
    """Scores; the partners that it would suit, where they were asked; and the cost, apart."""
    asked = any(option.stance for option in criteria.options)
    costed = any(option.cost for option in criteria.options)
    columns = (
        "Option",
        *(each.title for each in criteria.appraisal),
        *(["Would suit"] if asked else []),
        *(["Cost"] if costed else []),
    )
    rows = tuple(
        (
            f"{option.number}. {option.title}",
            *performance(criteria, option),
            *([stance(frame, option)] if asked else []),
            *([cost(option.cost)] if costed else []),
        )
        for option in criteria.options
    )
    title = "Performance of each option, from 0 (worst) to 100 (best)"
    numeric = tuple(range(1, 1 + len(criteria.appraisal)))
    return Table(title, columns, rows, numeric, note="A dash: nobody has judged it yet.")


def performance(criteria: Criteria, option: Option) -> Iterator[str]:
    for each in criteria.appraisal:
        judged = option.performance.get(each.id)
        yield str(judged.score) if judged else DASH


def stance(frame: pd.DataFrame, option: Option) -> str:
    if option.stance is None:
        return "Not asked"
    given = answered(frame[frame["question"] == option.stance.question])
    wanted = set(option.stance.values)
    suits = sum(bool(wanted.intersection(options_in(value))) for value in given["value"])
    return f"{suits} of {number_of(len(given), 'partner')}"


def cost(given: Cost | None) -> str:
    if given is None:
        return "Not known"
    return Amounts(given.low, given.central, given.high).words(given.unit)


def domination(matrix: Matrix) -> str:
    pairs = dominated(matrix)
    said = [
        f"{inline_option(matrix.options[worse])} is dominated by"
        f" {inline_option(matrix.options[better])}"
        for worse, better in pairs
    ]
    return sentence(*said) if said else NEITHER


def weighted(criteria: Criteria, matrix: Matrix) -> tuple[Block, ...]:
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
    table = Table("Weighted values", columns, rows, numeric=(1, 2, 3), note=note)
    return Prose(whose_weights(criteria)), table


def whose_weights(criteria: Criteria) -> str:
    if not criteria.weights:
        return ILLUSTRATIVE
    first = criteria.weights[0]
    swings = [f"{each.title} {first.swings[each.id]}" for each in criteria.appraisal]
    reason = first.reason.rstrip(".")
    return f"Weights of {first.who}, {day_words(first.date)}: {listing(swings)}. {reason}."


def rounded(value: float) -> str:
    return figure(round(float(value), 1))


def scale_table(criteria: Criteria) -> Table:
    rows = tuple((each.title, each.worst, each.best) for each in criteria.appraisal)
    return Table("What the criteria mean", ("Criterion", "Worst (0)", "Best (100)"), rows)
