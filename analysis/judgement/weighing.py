"""Whether other weights, or other sums of money, would change what is said of the options."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from analysis.amounts import Amounts
from analysis.charts import figure
from analysis.costs import asks_timing
from analysis.counted import Backing
from analysis.criteria import Criteria
from analysis.criteria_options import Stress
from analysis.judgement.appraisal import (
    FULL,
    Matrix,
    Stretch,
    equal_shares,
    leaders,
    matrix_of,
    shares_of,
    stretches,
    values,
)
from analysis.judgement.arrays import Numbers
from analysis.judgement.columns import Columns
from analysis.judgement.evidence import Evidence
from analysis.judgement.option_backing import scores_backing
from analysis.judgement.sensitivity import COSTS, WEIGHTS, Trial
from analysis.steps import labels_of
from analysis.words import inline, listing, quoted, sentence
from guides.model import Guide
from guides.question import Question

NONE_JUDGED = "No option has been judged on every criterion yet."


def first_shares(criteria: Criteria) -> Numbers:
    """The first weights given or, where nobody gave any, equal ones."""
    if criteria.weights:
        return shares_of(criteria.weights[0], criteria)
    return equal_shares(criteria)


def weight_trials(criteria: Criteria) -> Iterator[Trial]:
    """Each opens to the scores that it weighs."""
    behind = scores_backing(criteria, *criteria.options)
    for each in _weighed(criteria):
        weighed = replace(each, of=WEIGHTS)
        yield replace(weighed, backing=behind) if each.changes is not None else weighed


def _weighed(criteria: Criteria) -> Iterator[Trial]:
    matrix = matrix_of(criteria)
    if not matrix.judged.any():
        yield Trial("Each criterion weighs anything from nothing to everything", None, NONE_JUDGED)
        yield Trial("A value is the median or the lowest of its scores", None, NONE_JUDGED)
        return
    first = leaders(values(matrix, first_shares(criteria))[0])
    for n, criterion in enumerate(criteria.appraisal):
        found = stretches(matrix, first_shares(criteria), n)
        test = f"“{criterion.title}” weighs anything from nothing to everything"
        yield Trial(test, len(found) > 1, switches(matrix, found))
    for who, weights in _other_weights(criteria):
        other = leaders(values(matrix, weights)[0])
        yield Trial(who, other != first, sentence(f"{named(matrix, other)} leads"))
    for name, together in (("median", np.median), ("lowest", np.min)):
        scores = np.where(matrix.judged, together(np.nan_to_num(matrix.scores), axis=1), np.nan)
        test = f"A value is the {name} of its scores"
        yield Trial(
            test, leaders(scores) != first, sentence(f"{named(matrix, leaders(scores))} leads")
        )


def _other_weights(criteria: Criteria) -> Iterator[tuple[str, Numbers]]:
    for weights in criteria.weights[1:]:
        yield f"The weights are those of {weights.who}", shares_of(weights, criteria)
    if criteria.weights:
        yield "All weights are equal", equal_shares(criteria)


def switches(matrix: Matrix, found: tuple[Stretch, ...]) -> str:
    if len(found) == 1:
        return sentence(f"{named(matrix, found[0].leaders)} leads at any weight")
    return f"Leading by its weight, out of {FULL}: {led(matrix, found)}."


def led(matrix: Matrix, found: tuple[Stretch, ...]) -> str:
    if len(found) == 1:
        return f"{named(matrix, found[0].leaders)} at any weight"
    said = (
        f"{named(matrix, each.leaders)} from {weight(each.begin)} to {weight(each.end)}"
        for each in found
    )
    return listing(list(said))


def named(matrix: Matrix, places: tuple[int, ...]) -> str:
    return listing([f"option {matrix.options[n].number}" for n in places])


def weight(share: float) -> str:
    return figure(round(float(share) * FULL, 1))


def cost_trials(evidence: Evidence, guide: Guide) -> Iterator[Trial]:
    """Cost decides no verdict; the lines show what gate and funder would have to bear."""
    money = (question for question in guide.questions if question.kind == "money")
    question = guide.measuring("step_cost") or next(money, None)
    if question is None:
        return
    totals = totals_by_payment(evidence.columns, question, asks_timing(guide, question))
    what = "Costs are" if question.for_each else f"{quoted(question.reading)} is"
    test = f"{what} the lowest, the most likely or the highest given"
    if not totals:
        yield Trial(test, None, "No partner gave a figure.", of=COSTS)
        return
    given = evidence.columns.of(question)
    behind = Backing(tuple(given.seen[given.state == "answered"]))
    in_all = f"{_in_all(totals, question.unit)}. {BESIDE}"
    yield Trial(test, False, in_all, backing=behind, of=COSTS)
    for stress in evidence.criteria.stress:
        raised = {how: _raised(amounts, stress) for how, amounts in totals.items()}
        come_to = f"{_in_all(raised, question.unit)}."
        yield Trial(f"Costs: {inline(stress.label)}", False, come_to, backing=behind, of=COSTS)


def totals_by_payment(
    columns: Columns, question: Question, timing: Question | None
) -> dict[str, Amounts]:
    """What was given, by whether it is paid once or every year; the finding on costs has both."""
    told, when = columns.of(question), columns.of(timing)
    paid = dict(zip(zip(when.partner, when.item, strict=True), when.value, strict=True))
    given: dict[str, list[Amounts]] = {}
    for partner, item, value in zip(told.partner, told.item, told.value, strict=True):
        if isinstance(value, dict) and set(value) & set(Amounts._fields):
            given.setdefault(paid.get((partner, item)) or "", []).append(Amounts.given(value))
    labels = labels_of(timing) if timing else {"": ""}
    return {inline(labels[how]): Amounts.total(given[how]) for how in labels if how in given}


BESIDE = "Cost stands beside a verdict and is no part of it; it matters to the gate on resources."


def _raised(amounts: Amounts, stress: Stress) -> Amounts:
    factor = stress.factor
    central = None if amounts.central is None else round(amounts.central * factor)
    return Amounts(round(amounts.low * factor), central, round(amounts.high * factor))


def _in_all(totals: dict[str, Amounts], unit: str) -> str:
    said = [amounts.words(unit) + (f" ({how})" if how else "") for how, amounts in totals.items()]
    words = listing(said)
    return words[:1].upper() + words[1:]
