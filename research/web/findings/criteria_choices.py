"""What can be chosen in the forms of criteria: questions, their lines and answers, other parts."""

from collections.abc import Mapping
from typing import Any

from analysis.criteria import CORE, TRACK_LABELS, Criteria, question_read
from analysis.criteria_evidence_checks import CHOICES
from analysis.criteria_forms import NOTHING, Reading, reading_of
from analysis.criteria_rated import indicator_of, rating, ratings_of
from guides.drafted import Data
from guides.kinds import MONEY_BASES
from guides.model import Guide
from guides.part_forms import as_typed
from guides.places import Path
from guides.question import Question
from research.web.findings.criteria_labels import AGREED, BEFORE, KINDS_OF_GATE, TAKES
from research.web.typed_values import Form, today

Choices = list[tuple[str, str]]


def choices(
    criteria: Criteria, guide: Guide, data: Data, values: Form, reading: Reading
) -> dict[str, Any]:
    question = guide.questions_by_id.get(reading.question)
    held = guide.measuring("data_held")
    stance = guide.questions_by_id.get(values.get("stance", ""))
    return {
        "asked": [(each.id, each.ask) for each in guide.questions],
        "types": list(KINDS_OF_GATE.items()),
        "befores": BEFORE,
        "takes": TAKES,
        "tracks": list(TRACK_LABELS.items()) if criteria.are_by_track else [],
        "needing": _numbered(each for each in criteria.options if not each.baseline),
        "gates": _numbered(criteria.gates),
        "dimensions": _numbered(criteria.measured),
        "stances": [("", "None"), *_by_section(guide, CHOICES)],
        "stance_values": list(stance.option_labels.items()) if stance else [],
        "question": question,
        "lines": _lines(criteria, guide, question) if question else [],
        "answers": list(_answers(question).items()) if question else [],
        "can_be_one": bool(question and question.for_each and question.kind in CHOICES),
        "held": data,
        "agrees": AGREED,
        "core_lines": _items(guide, held) if held else [],
    }


def questions_to_read(guide: Guide) -> Choices:
    """Those whose answers can be rated or counted."""
    return _by_section(guide, (*CHOICES, "money"))


def reading_held(criteria: Criteria, guide: Guide, holder: Path, id_: str) -> Reading:
    if holder[-1:] != ("indicators",):
        return NOTHING
    dimension = next(each for each in criteria.dimensions if each.id == holder[1])
    indicator = next(each for each in dimension.indicators if each.id == id_)
    question = question_read(guide, indicator.reads)
    assert question, "criteria that fit their guide read questions of it"
    return reading_of(guide, question, is_rated=bool(indicator.ratings))


def reading_wanted(guide: Guide, wanted: Mapping[str, str]) -> Reading | None:
    """Of one line where that was chosen; None where no such question can be read."""
    question = guide.questions_by_id.get(wanted.get("question", ""))
    if question is None or question.id not in dict(questions_to_read(guide)):
        return None
    is_one = not question.for_each or (question.kind in CHOICES and "one" in wanted)
    return reading_of(guide, question, is_rated=is_one)


def begun_indicator(guide: Guide, reading: Reading) -> dict[str, str]:
    """As it begins where the question says by itself which answer is better."""
    question = guide.question(reading.question)
    made: Data = {"title": question.reading}
    if ratings_of(question) and reading.rated:
        made |= rating(question)
    elif ratings_of(question):
        made = indicator_of(question, today())
    return as_typed(reading.fields, {**made, "reason": ""})


def asked_again(guide: Guide, values: dict[str, str]) -> dict[str, str]:
    """Answers to the question that was asked before, when another is chosen, are left out."""
    question = guide.questions_by_id.get(values.get("stance", ""))
    known = question.option_labels if question else {}
    ticked = [each for each in values.get("values", "").split() if each in known]
    return {**values, "values": "\n".join(ticked)} if "values" in values else values


def _numbered(parts: Any) -> Choices:
    return [(each.id, f"{each.number}. {each.title}") for each in parts]


def _by_section(guide: Guide, kinds: tuple[str, ...]) -> Choices:
    return [
        (question.id, f"{section.title}: {question.reading}")
        for section in guide.sections
        for question in section.questions
        if question.kind in kinds and (question.kind != "money" or question.for_each)
    ]


def _lines(criteria: Criteria, guide: Guide, question: Question) -> Choices:
    held = guide.measuring("data_held")
    has_core = criteria.core and held and held.for_each == question.for_each
    core = [(CORE, "The core data set, whatever is in it")] if has_core else []
    return [*core, *_items(guide, question)]


def _items(guide: Guide, question: Question) -> Choices:
    items = guide.lists[question.for_each].items if question.for_each else ()
    return [(item.id, item.label) for item in items]


def _answers(question: Question) -> dict[str, str]:
    return MONEY_BASES if question.kind == "money" else question.option_labels
