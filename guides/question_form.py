"""What a question says as it is typed into a form, and what of it then stands in the text."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from guides.drafted import Data, DraftedQuestion
from guides.model import Question
from guides.typed_lines import (
    choices_read,
    choices_shown,
    instructions_read,
    instructions_shown,
    probes_read,
    probes_shown,
)
from guides.yaml_parts import with_part, without_part
from guides.yaml_writer import ORDER

EMPTY: tuple[Any, ...] = ("", None, [], {})


class Field(NamedTuple):
    """`shown` is what stands under a key as it is typed; `read` what is to stand there."""

    shown: Callable[[Any], str]
    read: Callable[[str, Any], Any]


def _text_shown(held: Any) -> str:
    return held.strip() if isinstance(held, str) else ""


def _number_shown(held: Any) -> str:
    return str(held) if isinstance(held, int) else ""


TEXT = Field(_text_shown, lambda typed, held: typed)
NUMBER = Field(_number_shown, lambda typed, held: int(typed) if typed else None)
FIELDS: dict[str, Field] = {
    "ask": TEXT,
    "self_completion": TEXT,
    "hint": TEXT,
    "kind": TEXT,
    "options": Field(choices_shown, choices_read),
    "unit": TEXT,
    "lowest": NUMBER,
    "highest": NUMBER,
    "for_each": TEXT,
    "handout": TEXT,
    "instructions": Field(instructions_shown, instructions_read),
    "probes": Field(probes_shown, probes_read),
}


def as_typed(data: Data) -> dict[str, str]:
    return {key: field.shown(data.get(key)) for key, field in FIELDS.items()}


def question_data(name: str, values: Mapping[str, str]) -> Data:
    """A new question of that id."""
    read = {key: field.read(typed(values, key), None) for key, field in FIELDS.items()}
    said = {"id": name, **{key: value for key, value in read.items() if value not in EMPTY}}
    return {key: said[key] for key in ORDER[Question] if key in said}


def with_question(text: str, question: DraftedQuestion, values: Mapping[str, str]) -> str:
    """The text with what was typed otherwise than it stands there, key by key."""
    for key, field in FIELDS.items():
        held = question.data.get(key)
        if typed(values, key) == field.shown(held):
            continue
        path, said = (*question.path, key), field.read(typed(values, key), held)
        text = without_part(text, path) if said in EMPTY else with_part(text, path, said)
    return text


def typed(values: Mapping[str, str], key: str) -> str:
    """Lines end as in files, and none in spaces."""
    lines = values.get(key, "").strip().splitlines()
    return "\n".join(line.rstrip() for line in lines)
