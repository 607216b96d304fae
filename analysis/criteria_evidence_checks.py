"""What is wrong with how criteria read questions as evidence."""

from collections.abc import Generator, Iterator, Sequence

from analysis.criteria import CORE, Ability, Criteria, Dimension, Indicator, Reads, question_read
from analysis.criteria_names import reads_problems, unknown
from guides.kinds import MONEY_BASES
from guides.model import Guide
from guides.places import Complaint, Path
from guides.problems import quoted
from guides.question import Question

CHOICES = ("one_of", "any_of", "scale")


def dimension_problems(
    criteria: Criteria, guide: Guide, dimension: Dimension, path: Path
) -> Iterator[Complaint]:
    if bool(dimension.indicators) == bool(dimension.demand):
        yield path, "a dimension has either indicators or demand; write one of them"
    if dimension.demand:
        yield (*path, "demand", "levels"), _levels_problem(dimension.demand.levels)
        yield from ((path, what) for what in _demand_problems(criteria, guide))
    if dimension.applies_with:
        where = (*path, "applies_with")
        yield from reads_problems(criteria, guide, dimension.applies_with, where)
    for n, indicator in enumerate(dimension.indicators):
        yield from _indicator(criteria, guide, indicator, (*path, "indicators", n))


def _demand_problems(criteria: Criteria, guide: Guide) -> Iterator[str]:
    if criteria.core is None:
        yield "demand is for the items of a core, and there is none; write one, or indicators"
    for name in ("wish_to_receive", "allowed_to_share"):
        if guide.measuring(name) is None:
            yield f"the guide has no question with indicator {name}; give one to it"


def _levels_problem(levels: Sequence[int] | None) -> str:
    if levels and list(levels) == sorted(set(levels)) and levels[0] > 0:
        return ""
    return "the four levels must rise and begin above 0; write them so"


def _read(
    criteria: Criteria, guide: Guide, reads: Reads, path: Path
) -> Generator[Complaint, None, Question | None]:
    """Complains of what is read; gives the question where there is nothing to complain of."""
    wrong = list(reads_problems(criteria, guide, reads, (*path, "reads")))
    yield from wrong
    return None if wrong else question_read(guide, reads)


def _indicator(
    criteria: Criteria, guide: Guide, indicator: Indicator, path: Path
) -> Iterator[Complaint]:
    question = yield from _read(criteria, guide, indicator.reads, path)
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


def ability_problems(
    criteria: Criteria, guide: Guide, ability: Ability, path: Path
) -> Iterator[Complaint]:
    question = yield from _read(criteria, guide, ability.reads, path)
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
