"""Options side by side: the performance matrix first, then what dominates, then weighted values."""

from collections.abc import Iterator

from analysis.criteria import Criteria
from analysis.criteria_options import Option
from analysis.findings import Block, Finding, Prose, Table
from analysis.judgement.appraisal import Matrix, dominated, leaders, matrix_of, values
from analysis.judgement.evidence import Evidence
from analysis.judgement.performance import matrix_table
from analysis.judgement.stances import Stances, stance_chart, stance_grid, stance_reasons
from analysis.judgement.weighing import first_shares
from analysis.judgement.weight_finding import first_led_by, unjudged, weight_blocks
from analysis.parted import Parted
from analysis.words import inline, listing, number_of, sentence

SCALES = (
    "Each score stands between a worst (0) and a best (100) that are named, and rests on evidence."
    " Cost stands beside the scores and is no part of them."
)
NOBODY = "No option has been judged on any criterion yet."
NO_CRITERION = "Options cannot be compared, as no criterion is named to compare them by."
NO_OPTION = "There is no option but business as usual, so there is nothing to compare."
NEITHER = "No option is dominated: each does better than any other on some criterion."


def option_finding(frame: Parted, evidence: Evidence, stances: Stances | None = None) -> Finding:
    criteria = evidence.criteria
    matrix = matrix_of(criteria)
    blocks: list[Block] = [Prose(SCALES), matrix_table(frame, criteria)]
    if stances:
        blocks += [stance_chart(criteria, stances), stance_grid(criteria, stances)]
        blocks += [stance_reasons(criteria, stances)] if stances.reasons else []
    blocks += [Prose(said) for said in unjudged(criteria, matrix)] if criteria.appraisal else []
    if matrix.judged.sum() > 1:
        blocks += [Prose(domination(matrix)), *weight_blocks(criteria, matrix)]
    if criteria.appraisal:
        blocks.append(scale_table(criteria))
    return Finding(
        id="judgement-options",
        title="Options compared",
        claim=claim(criteria, matrix),
        base=evidence.panel.base,
        blocks=tuple(blocks),
        evidence=stances.answers if stances else (),
    )


def claim(criteria: Criteria, matrix: Matrix) -> str:
    if all(option.baseline for option in criteria.options):
        return NO_OPTION
    if not criteria.appraisal:
        return NO_CRITERION
    if not any(option.performance for option in criteria.options):
        return NOBODY
    judged = int(matrix.judged.sum())
    options = number_of(len(matrix.options), "option")
    said = (
        f"{judged or 'none'} of {options} {'are' if judged > 1 else 'is'} judged on every criterion"
    )
    if judged < 2:
        return sentence(said, "so they cannot be compared yet")
    return sentence(
        said, *(leading(criteria, matrix) if criteria.weights else led(matrix, criteria))
    )


def leading(criteria: Criteria, matrix: Matrix) -> Iterator[str]:
    first = listing([inline_option(matrix.options[n]) for n in best(criteria, matrix)])
    yield f"by the weights of {criteria.weights[0].who} the highest value is that of {first}"
    others = first_led_by(matrix, criteria)
    yield (
        "it leads at any weight of any one criterion"
        if len(others) == 1
        else "another leads where one criterion weighs more or less"
    )


def led(matrix: Matrix, criteria: Criteria) -> Iterator[str]:
    """Without weights of a person, only what holds at any weights is claimed."""
    yield "; ".join(dominations(matrix))
    first = first_led_by(matrix, criteria)
    named = listing([inline_option(option) for option in first])
    yield (
        f"nobody has given weights yet, and {named} leads whatever any one criterion weighs"
        if len(first) == 1
        else f"nobody has given weights yet, and on them it depends whether {either(first)} leads"
    )


def either(options: list[Option]) -> str:
    return " or ".join(f"option {option.number}" for option in options)


def best(criteria: Criteria, matrix: Matrix) -> tuple[int, ...]:
    return leaders(values(matrix, first_shares(criteria))[0])


def inline_option(option: Option) -> str:
    return f"option {option.number} ({inline(option.title)})"


def domination(matrix: Matrix) -> str:
    return sentence(*dominations(matrix)) or NEITHER


def dominations(matrix: Matrix) -> list[str]:
    return [
        f"{inline_option(matrix.options[worse])} is dominated by"
        f" {inline_option(matrix.options[better])}"
        for worse, better in dominated(matrix)
    ]


def scale_table(criteria: Criteria) -> Table:
    rows = tuple((each.title, each.worst, each.best) for each in criteria.appraisal)
    return Table("What the criteria mean", ("Criterion", "Worst (0)", "Best (100)"), rows)
