"""How a guide's own questions can be rated, for criteria to begin with."""

from collections.abc import Iterator, Mapping
from typing import Any

from analysis.words import quoted
from guides.lists import HandOut
from guides.model import Guide
from guides.names import IndicatorName
from guides.question import Question

BEST, MIDDLE, GOOD = 4, 2, 3
# Where the indicator says what its options are worth,
KNOWN: dict[IndicatorName, dict[str, int]] = {
    "data_held": {"held": 4, "partly": 3, "not_held": 0},
    "any_barrier": {"no": 4, "yes": 0},
    "barrier": {"no": 4, "yes": 0},
}
# where a yes is no better than a no,
NEITHER: tuple[IndicatorName, ...] = ("own_records", "service_offered", "wish_to_receive")
# and what a yes and a no are worth otherwise.
YES_AND_NO = {"yes": BEST, "no": 0}
SHARES = {
    "none": 0,
    "fewer than a quarter": 1,
    "a quarter or more": 25,
    "half or more": 50,
    "three quarters or more": 75,
}


def ratings_of(question: Question) -> Mapping[str, int]:
    """By option, from 0 to 4; none where only a person can say which of them is better."""
    options = list(question.option_labels)
    if question.indicator in NEITHER or len(options) < 2:
        return {}
    if question.indicator in KNOWN:
        return KNOWN[question.indicator]
    if question.kind == "scale":
        return {option: round(n * BEST / (len(options) - 1)) for n, option in enumerate(options)}
    if question.kind == "one_of" and set(YES_AND_NO) <= set(options):
        return {option: YES_AND_NO.get(option, MIDDLE) for option in options}
    return {}


def indicators_of(guide: Guide, questions: tuple[Question, ...], day: str) -> dict[str, Any]:
    """Those that say by themselves what is better."""
    return {
        question.id: indicator_of(question, day)
        for question in questions
        if can_be_rated(guide, question)
    }


def can_be_rated(guide: Guide, question: Question) -> bool:
    is_listed = isinstance(guide.lists.get(question.for_each), HandOut)
    return bool(ratings_of(question)) and (is_listed or not question.for_each)


def indicator_of(question: Question, day: str) -> dict[str, Any]:
    rated = share(question) if question.for_each else rating(question)
    core = {"items": "core"} if question.indicator == "data_held" else {}
    reads = {"question": question.id, **core}
    return {"title": question.reading, "reads": reads, **rated} | decided(day)


def rating(question: Question) -> dict[str, Any]:
    ratings = ratings_of(question)
    unrated = [option for option in question.option_labels if option not in ratings]
    anchors = list(anchors_of(question, ratings))
    left_out = {"unrated": unrated} if unrated else {}
    return {"ratings": dict(ratings), **left_out, "anchors": anchors}


def anchors_of(question: Question, ratings: Mapping[str, int]) -> Iterator[str]:
    labels: dict[int, list[str]] = {}
    for option, level in ratings.items():
        labels.setdefault(level, []).append(question.option_labels[option])
    said = {level: " or ".join(labels[level]) for level in sorted(labels)}
    for level in range(BEST + 1):
        below = [words for at, words in said.items() if at < level]
        above = [words for at, words in said.items() if at > level]
        yield said.get(level) or f"Between {quoted(below[-1])} and {quoted(above[0])}"


def share(question: Question) -> dict[str, Any]:
    good = [option for option, level in ratings_of(question).items() if level >= GOOD]
    said = quoted(" or ".join(question.option_labels[option] for option in good))
    _, *levels = SHARES.values()
    anchors = [f"{said} said of {how_many}" for how_many in SHARES]
    return {"share_of": good, "levels": levels, "anchors": anchors}


def decided(day: str) -> dict[str, str]:
    return {"reason": "To be decided", "date": day}
