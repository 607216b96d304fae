"""What is wrong with well shaped criteria, in themselves and against their guide."""

from collections import Counter
from collections.abc import Collection, Generator, Iterator, Sequence

from analysis.criteria import (
    CORE,
    Ability,
    Criteria,
    Dimension,
    Gate,
    Indicator,
    Reads,
    question_read,
)
from analysis.criteria_names import reads_problems, unknown
from analysis.criteria_options import Option, Stress
from guides.kinds import MONEY_BASES
from guides.model import Guide, Question
from guides.places import Complaint, Path
from guides.problems import quoted

CHOICES = ("one_of", "any_of", "scale")


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
        yield from _dimension(guide, dimension, ("dimensions", n))
    for n, gate in enumerate(criteria.gates):
        yield from _gate(guide, gate, ("gates", n))
    yield ("options",), _baseline_problem(criteria, left_out)
    for n, option in enumerate(criteria.options):
        yield from _option(criteria, guide, option, ("options", n), left_out)
    yield from _weights(criteria, left_out)
    for n, stress in enumerate(criteria.stress):
        yield ("stress", n), _stress_problem(stress)
    for n, ability in enumerate(criteria.abilities):
        yield from _ability(guide, ability, ("abilities", n))
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
    if held is None:
        yield ("core",), "the guide has no question with indicator data_held; give one to it"
        return
    known = [item.id for item in guide.lists[held.for_each].items]
    yield from unknown(("core", "items"), "the item", criteria.core.items, known, left_out)


def _numbers(name: str, parts: Sequence[Dimension | Gate | Option]) -> Iterator[Complaint]:
    counts = Counter(part.number for part in parts)
    for n, part in enumerate(parts):
        if counts[part.number] > 1:
            yield (name, n, "number"), f"number {part.number} is used twice; give each its own"


def _dimension(guide: Guide, dimension: Dimension, path: Path) -> Iterator[Complaint]:
    if bool(dimension.indicators) == bool(dimension.demand):
        yield path, "a dimension has either indicators or demand; write one of them"
    if dimension.demand:
        yield (*path, "demand", "levels"), _levels_problem(dimension.demand.levels)
        for name in ("wish_to_receive", "allowed_to_share"):
            if guide.measuring(name) is None:
                yield path, f"the guide has no question with indicator {name}; give one to it"
    if dimension.applies_with:
        yield from reads_problems(guide, dimension.applies_with, (*path, "applies_with"))
    for n, indicator in enumerate(dimension.indicators):
        yield from _indicator(guide, indicator, (*path, "indicators", n))


def _levels_problem(levels: Sequence[int] | None) -> str:
    if levels and list(levels) == sorted(set(levels)) and levels[0] > 0:
        return ""
    return "the four levels must rise and begin above 0; write them so"


def _read(guide: Guide, reads: Reads, path: Path) -> Generator[Complaint, None, Question | None]:
    """Complains of what is read; gives the question where there is nothing to complain of."""
    wrong = list(reads_problems(guide, reads, (*path, "reads")))
    yield from wrong
    return None if wrong else question_read(guide, reads)


def _indicator(guide: Guide, indicator: Indicator, path: Path) -> Iterator[Complaint]:
    question = yield from _read(guide, indicator.reads, path)
    if question is None:
        return
    if bool(indicator.ratings) == bool(indicator.share_of):
        yield path, "an indicator has either ratings or share_of; write one of them"
    elif indicator.ratings:
        yield from _ratings(indicator, question, path)
    else:
        yield from _share(indicator, question, path)


def _ratings(indicator: Indicator, question: Question, path: Path) -> Iterator[Complaint]:
    if question.kind not in CHOICES:
        yield path, f"{quoted(question.id)} has no options to rate; read another question"
        return
    if question.for_each and (len(indicator.reads.items) != 1 or CORE in indicator.reads.items):
        yield path, "ratings are for one item, and share_of for several; name one item"
    known, told = list(question.option_labels), {*indicator.ratings, *indicator.unrated}
    yield from unknown((*path, "ratings"), "the option", sorted(told), known)
    lacking = [quoted(option) for option in known if option not in told]
    if lacking:
        remedy = "rate it, or name it as unrated"
        yield (*path, "ratings"), f"the option {', '.join(lacking)} has no rating; {remedy}"


def _share(indicator: Indicator, question: Question, path: Path) -> Iterator[Complaint]:
    yield (*path, "levels"), _levels_problem(indicator.levels)
    if not question.for_each:
        yield path, f"{quoted(question.id)} is not asked for each item; use ratings"
    if question.kind not in (*CHOICES, "money"):
        yield path, f"{quoted(question.id)} has no options to count; read another question"
        return
    known = list(MONEY_BASES if question.kind == "money" else question.option_labels)
    yield from unknown((*path, "share_of"), "the option", indicator.share_of, known)


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


def _ability(guide: Guide, ability: Ability, path: Path) -> Iterator[Complaint]:
    question = yield from _read(guide, ability.reads, path)
    if question is None:
        return
    if question.kind not in CHOICES:
        yield path, f"{quoted(question.id)} has no options to tell it by; read another question"
        return
    yield path, _whose_problem(guide, ability, question)
    known = list(question.option_labels)
    told = (*ability.able, *ability.conditions, *ability.unable, *ability.untold)
    yield from unknown(path, "the option", sorted(set(told)), known)
    for option in known:
        if told.count(option) != 1:
            where = "able, conditions, unable or untold"
            yield path, f"the option {quoted(option)} stands in one of {where}; write it in one"


def _whose_problem(guide: Guide, ability: Ability, question: Question) -> str:
    """It is told of a partner, or of each item of data."""
    held = guide.measuring("data_held")
    if not question.for_each or (held and question.for_each == held.for_each):
        return ""
    one = len(ability.reads.items) == 1
    return "" if one else f"{quoted(question.id)} is asked of other items than data; name one item"
