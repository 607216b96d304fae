"""What is wrong with well shaped criteria, in themselves and against their guide."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from analysis.criteria import Criteria, Dimension, Gate
from analysis.criteria_evidence_checks import CHOICES, ability_problems, dimension_problems
from analysis.criteria_names import unknown
from analysis.criteria_options import Option, Stress
from guides.model import Guide
from guides.places import Complaint, Path
from guides.problems import quoted


def check_criteria(
    criteria: Criteria, guide: Guide, left_out: Collection[str]
) -> Iterator[Complaint]:
    """Nothing is said of names in `left_out`, which stand in parts that could not be read."""
    told = _check(criteria, guide, set(left_out))
    yield from ((path, what) for path, what in told if what)


def _check(criteria: Criteria, guide: Guide, left_out: set[str]) -> Iterator[Complaint]:
    yield ("guide",), _guide_problem(criteria, guide)
    yield ("guide_versions",), _version_problem(criteria, guide)
    yield from _core(criteria, guide, left_out)
    yield from _numbers("dimensions", criteria.dimensions)
    yield from _numbers("gates", criteria.gates)
    yield from _numbers("options", criteria.options)
    for n, dimension in enumerate(criteria.dimensions):
        yield from dimension_problems(criteria, guide, dimension, ("dimensions", n))
    for n, gate in enumerate(criteria.gates):
        yield from _gate(guide, gate, ("gates", n))
    yield ("options",), _baseline_problem(criteria, left_out)
    for n, option in enumerate(criteria.options):
        yield from _option(criteria, guide, option, ("options", n), left_out)
    yield from _weights(criteria, left_out)
    for n, stress in enumerate(criteria.stress):
        yield ("stress", n), _stress_problem(stress)
    for n, ability in enumerate(criteria.abilities):
        yield from ability_problems(criteria, guide, ability, ("abilities", n))
    yield ("hourly_rates",), _rates_problem(criteria)
    yield ("thresholds",), _grades_problem(criteria)


def _guide_problem(criteria: Criteria, guide: Guide) -> str:
    if criteria.guide == guide.id:
        return ""
    return f"these criteria are for {quoted(criteria.guide)} and the guide is {quoted(guide.id)}; \
use those of the guide"


def _version_problem(criteria: Criteria, guide: Guide) -> str:
    if guide.version in criteria.guide_versions:
        return ""
    return f"version {guide.version} of the guide is not among them; add it once they fit it"


def _core(criteria: Criteria, guide: Guide, left_out: set[str]) -> Iterator[Complaint]:
    held = guide.measuring("data_held")
    if criteria.core is None:
        return
    if held is None:
        remedy = "take the core out, as only data that partners hold have one"
        yield ("core",), f"the guide has no question with indicator data_held; {remedy}"
        return
    known = [item.id for item in guide.lists[held.for_each].items]
    yield from unknown(("core", "items"), "the item", criteria.core.items, known, left_out)


def _numbers(name: str, parts: Sequence[Dimension | Gate | Option]) -> Iterator[Complaint]:
    counts = Counter(part.number for part in parts)
    for n, part in enumerate(parts):
        if counts[part.number] > 1:
            yield (name, n, "number"), f"number {part.number} is used twice; give each its own"


def _gate(guide: Guide, gate: Gate, path: Path) -> Iterator[Complaint]:
    known = [question.id for question in guide.questions]
    yield from unknown((*path, "questions"), "the question", gate.questions, known)
    if not gate.questions and not gate.documents:
        yield path, "nothing could answer this gate; name a question or a document"
    if gate.status != "no_evidence":
        named = gate.judged_by and gate.judged_on and gate.evidence
        remedy = "give judged_by, judged_on and evidence"
        yield (*path, "status"), "" if named else f"a person judges a gate, on evidence; {remedy}"


def _baseline_problem(criteria: Criteria, left_out: Collection[str]) -> str:
    count = sum(option.baseline for option in criteria.options)
    if count == 1 or (count == 0 and left_out):
        return ""
    return f"{count} options are the baseline; mark business as usual, and only that, as baseline"


def _option(
    criteria: Criteria, guide: Guide, option: Option, path: Path, left_out: set[str]
) -> Iterator[Complaint]:
    gates, dimensions = [g.id for g in criteria.gates], [d.id for d in criteria.measured]
    appraisal = [criterion.id for criterion in criteria.appraisal]
    yield from unknown((*path, "gates"), "the gate", option.gates, gates, left_out)
    yield from unknown(
        (*path, "dimensions"), "the dimension", option.dimensions, dimensions, left_out
    )
    yield from unknown(
        (*path, "performance"), "the criterion", option.performance, appraisal, left_out
    )
    if option.baseline and (option.gates or option.dimensions):
        yield path, "business as usual needs no gate and no dimension; take them out"
    if option.cost and not option.cost.low <= option.cost.central <= option.cost.high:
        yield (*path, "cost"), "the three amounts must rise from low to central to high; order them"
    if option.stance:
        yield from _stance(guide, option, (*path, "stance"))


def _stance(guide: Guide, option: Option, path: Path) -> Iterator[Complaint]:
    stance = option.stance
    asked = {each.id: each for each in guide.questions if each.kind in CHOICES}
    if stance and stance.question in asked:
        known = list(asked[stance.question].option_labels)
        yield from unknown((*path, "values"), "the option", stance.values, known)
    elif stance:
        yield from unknown((*path, "question"), "the question", [stance.question], list(asked))


def _weights(criteria: Criteria, left_out: set[str]) -> Iterator[Complaint]:
    known = [criterion.id for criterion in criteria.appraisal]
    for n, weights in enumerate(criteria.weights):
        path = ("weights", n, "swings")
        yield from unknown(path, "the criterion", weights.swings, known, left_out)
        lacking = [quoted(name) for name in known if name not in weights.swings]
        if lacking:
            yield path, f"{', '.join(lacking)} has no weight; add it, even if it is 0"
        elif not any(weights.swings.values()):
            yield path, "every weight is 0; give 100 to the swing that matters most"


def _rates_problem(criteria: Criteria) -> str:
    pounds = [rate.pounds for rate in criteria.hourly_rates]
    return "" if len(set(pounds)) == len(pounds) else "two rates an hour are the same; take one out"


def _stress_problem(stress: Stress) -> str:
    if bool(stress.percent) == bool(stress.years):
        return "a line of stress either adds a percent or moves years; write one of them"
    if stress.years and not stress.rate:
        return "by which rate does what is paid later count for less? write rate, such as 3.5"
    return ""


def _grades_problem(criteria: Criteria) -> str:
    limits = criteria.thresholds
    if limits.grade_a.value > limits.grade_b.value > limits.grade_c.value:
        return ""
    return "the grades must fall from grade_a to grade_b to grade_c; order them"
