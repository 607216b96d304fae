"""The words in which the questions of a draft are listed, and what can be chosen for one."""

import re
from collections.abc import Iterable, Iterator

from guides import KINDS
from guides.drafted import Data, Drafted, DraftedQuestion
from guides.indicators import INDICATORS
from guides.names import INSTRUCTION_WORDS
from guides.part_forms import QUESTION, as_typed
from guides.part_moves import Spot, spots
from guides.part_routes import routes_of
from guides.typed_lines import choice_labels
from research.web.guides.part_typed import asked, titled

Choices = list[tuple[str, str]]
PLAIN: dict[str, str] = {
    "ask_if": "its condition",
    "for_each": "how often it is asked",
    "if_not_mentioned": f"“{INSTRUCTION_WORDS['if_not_mentioned']}”",
    **{name: kind.label for name, kind in KINDS.items() if "_" in name},
    **{name: f"“{each.meaning.rstrip('.')}”" for name, each in INDICATORS.items()},
}
"""What the text of a guide has a word for that no form shows."""


def kind_choices() -> Choices:
    return [("", "Choose"), *((name, capital(kind.label)) for name, kind in KINDS.items())]


def indicator_choices() -> Choices:
    return [
        ("", "Nothing beyond its answers"),
        *((n, each.meaning) for n, each in INDICATORS.items()),
    ]


def each_choices(here: Drafted) -> Choices:
    rows = [(id_, f"For each {data.get('item', 'row')}") for id_, data in here.rosters.items()]
    return [("", "Once"), *_handouts(here, "For each line of "), *rows]


def handout_choices(here: Drafted) -> Choices:
    return [("", "None"), *_handouts(here, "")]


def handout_words(id_: str, data: Data) -> str:
    return f"Hand-Out {data.get('number', '')}: {data.get('title', id_)}"


def roster_words(id_: str, data: Data) -> str:
    return str(data.get("title", id_))


def spot_choices(here: Drafted, id_: str) -> Choices:
    """Where else the question can stand."""
    return [
        (f"{spot.section}/{spot.after}", _spot_words(here, spot))
        for spot in spots(here)
        if spot.after != id_
    ]


def plain(what: str) -> str:
    """A complaint of the checks as whoever changes a draft by form reads it."""
    named = re.sub(r'\bthe key "(\w+)"', r"the \1", what)
    return re.sub(r"\b[a-z]+(?:_[a-z]+)+\b", lambda it: PLAIN.get(it[0], it[0]), named)


def about(here: Drafted, question: DraftedQuestion) -> list[str]:
    """What an answer is, of what and when it is asked: a sentence each."""
    before = f"{question.id}: " if question.id else ""
    first, *more = (words for words in _about(here, question) if words)
    return [f"{before}{first}.", *(f"{capital(words)}." for words in more)]


def _about(here: Drafted, question: DraftedQuestion) -> Iterator[str]:
    data = question.data
    kind = KINDS.get(str(data.get("kind")))  # type: ignore[call-overload]
    choices = as_typed(QUESTION, data)["options"].splitlines()
    yield kind.label if kind else "no kind of answer"
    yield "choices: " + "; ".join(choices) if choices else ""
    yield dict(each_choices(here)).get(str(data.get("for_each")), "")
    yield _condition(here, question)


def _condition(here: Drafted, question: DraftedQuestion) -> str:
    said = [_route(here, on, wanted) for on, wanted in routes_of(question).items()]
    return f"asked only if {' and '.join(said)}" if said else ""


def _route(here: Drafted, on: str, wanted: list[str]) -> str:
    earlier = here.question(on)
    if earlier is None:
        return f"“{on}” has certain answers"
    labels = choice_labels(earlier.data.get("options"))
    said = " or ".join(f"“{labels.get(value, value)}”" for value in wanted)
    return f"{said} was answered to “{asked(earlier)}”"


def _handouts(here: Drafted, before: str) -> Iterable[tuple[str, str]]:
    for id_, data in here.handouts.items():
        yield id_, f"{before}{handout_words(id_, data)}"


def _spot_words(here: Drafted, spot: Spot) -> str:
    before, section = here.question(spot.after), here.section(spot.section)
    title = titled(section) if section else spot.section
    return f"{title}: after “{asked(before)}”" if before else f"{title}: first"


def capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
