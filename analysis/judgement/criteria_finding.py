"""What the answers are judged by: anchors, thresholds and weights, each with reason and date."""

from collections.abc import Iterator

from analysis.amounts import money
from analysis.criteria import Criteria, Dimension
from analysis.criteria_grounds import Grounds
from analysis.findings import Base, Block, Finding, Prose, Table
from analysis.participation import day_words
from analysis.words import listing, number_of

LEVELS = tuple(f"Level {n}" for n in range(5))
ANCHORS = ("Indicator", *LEVELS)


def criteria_finding(criteria: Criteria, base: Base) -> Finding:
    indicators = sum(len(dimension.indicators) for dimension in criteria.dimensions)
    dimensions = number_of(len(criteria.dimensions), "dimension")
    measured = f"{number_of(indicators, 'indicator')} on {dimensions}"
    counted = (
        *([measured] if criteria.dimensions else []),
        number_of(len(criteria.gates), "gate"),
        number_of(len(criteria.options), "option"),
    )
    claim = f"{listing(counted)} are judged by version {criteria.version} of the criteria."
    blocks: tuple[Block, ...] = (
        *(anchors(dimension) for dimension in criteria.dimensions),
        *left_out(criteria),
        thresholds(criteria),
        reasons(criteria),
        *scored(criteria),
    )
    return Finding("judgement-criteria", "What answers are judged by", claim, base, blocks)


def anchors(dimension: Dimension) -> Table:
    rows = [(each.title, *each.anchors) for each in dimension.indicators]
    if dimension.demand:
        rows.append(("Core items wanted and supplied", *dimension.demand.anchors))
    return Table(
        f"{dimension.number}. {dimension.title}: what each level means", ANCHORS, tuple(rows)
    )


def left_out(criteria: Criteria) -> Iterator[Prose]:
    said = [f"{each.title}: {each.leaves_out}" for each in criteria.dimensions if each.leaves_out]
    if said:
        yield Prose(f"Not rated. {' '.join(said)}")


def thresholds(criteria: Criteria) -> Table:
    limits = criteria.thresholds
    rows = (
        ("Answered, to give a score", in_hundred(limits.answered.value), limits.answered),
        ("Least level of an essential partner", str(limits.essential.value), limits.essential),
        ("With a score and confirmed: A", in_hundred(limits.grade_a.value), limits.grade_a),
        ("With a score: B", in_hundred(limits.grade_b.value), limits.grade_b),
        ("With a score: C", in_hundred(limits.grade_c.value), limits.grade_c),
    )
    columns = ("Threshold", "From", "Why", "Since")
    return Table("Thresholds", columns, tuple((a, b, *why(grounds)) for a, b, grounds in rows))


def in_hundred(value: int) -> str:
    return f"{value // 10} in 10" if value % 10 == 0 else f"{value} in 100"


def why(grounds: Grounds) -> tuple[str, str]:
    return grounds.reason, day_words(grounds.date)


def reasons(criteria: Criteria) -> Table:
    rows = tuple((name, *why(grounds)) for name, grounds in all_grounds(criteria))
    return Table("Why it is judged so", ("What", "Why", "Since"), rows)


def all_grounds(criteria: Criteria) -> Iterator[tuple[str, Grounds]]:
    if criteria.core:
        yield "Core data set", criteria.core
    for dimension in criteria.dimensions:
        yield from ((each.title, each) for each in dimension.indicators)
        if dimension.demand:
            yield dimension.title, dimension.demand
    yield from ((f"Criterion: {each.title}", each) for each in criteria.appraisal)
    yield from ((f"To send and receive data: {each.title}", each) for each in criteria.abilities)
    yield from ((f"Weights of {each.who}", each) for each in criteria.weights)
    yield from ((f"Costs: {each.label}", each) for each in criteria.stress)
    rates = ((money(each.pounds, "£"), each) for each in criteria.hourly_rates)
    yield from ((f"An hour of work at {pounds}", each) for pounds, each in rates)
    if criteria.representatives.types:
        yield "Bodies that represent others", criteria.representatives


def scored(criteria: Criteria) -> Iterator[Table]:
    """A row for each option and reason: most scores of an option rest on the same."""
    titles = {each.id: each.title for each in criteria.appraisal}
    rows = []
    for option in criteria.options:
        told: dict[tuple[str, str], list[str]] = {}
        for name, score in option.performance.items():
            told.setdefault(why(score), []).append(f"{titles[name]} {score.score}")
        for reason, scores in told.items():
            rows.append((str(option.number), "; ".join(scores), *reason))
    if rows:
        columns = ("Option", "Scores", "Why", "Since")
        yield Table("Why options are scored so", columns, tuple(rows))
