"""What a part of a guide says as it is typed into a form, and what its text says then."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from guides.drafted import Data
from guides.places import Path
from guides.typed_lines import (
    choices_read,
    choices_shown,
    instructions_read,
    instructions_shown,
    objectives_read,
    objectives_shown,
    probes_read,
    probes_shown,
)
from guides.yaml_parts import with_part, without_part

EMPTY: tuple[Any, ...] = ("", None, [], {})


class Field(NamedTuple):
    """`shown` is what stands at a place as it is typed; `read` what is to stand there.

    The place is the key that the field is called by, unless `path` names another.
    """

    shown: Callable[[Any], str]
    read: Callable[[str, Any], Any]
    path: tuple[str, ...] = ()


Fields = Mapping[str, Field]


def _text_shown(held: Any) -> str:
    return held.strip() if isinstance(held, str) else ""


def _number_shown(held: Any) -> str:
    return str(held) if isinstance(held, int) else ""


def _words_shown(held: Any) -> str:
    return _text_shown(held.get("text") if isinstance(held, dict) else held)


def _words_read(typed: str, held: Any) -> Any:
    """Words may stand with the source that they serve."""
    return {**held, "text": typed} if isinstance(held, dict) else typed


TEXT = Field(_text_shown, lambda typed, held: typed)
NUMBER = Field(_number_shown, lambda typed, held: int(typed) if typed else None)
INSTRUCTIONS = Field(instructions_shown, instructions_read)
# In the order in which a new part has them.
QUESTION: Fields = {
    "for_each": TEXT,
    "kind": TEXT,
    "handout": TEXT,
    "ask": TEXT,
    "self_completion": TEXT,
    "hint": TEXT,
    "instructions": INSTRUCTIONS,
    "probes": Field(probes_shown, probes_read),
    "options": Field(choices_shown, choices_read),
    "indicator": TEXT,
    "unit": TEXT,
    "lowest": NUMBER,
    "highest": NUMBER,
}
GUIDE: Fields = {
    "title": TEXT,
    "id": TEXT._replace(path=("guide",)),
    "version": NUMBER,
    "instructions": INSTRUCTIONS,
    "objectives": Field(objectives_shown, objectives_read),
}
HANDOUT: Fields = {"number": NUMBER, "title": TEXT, "statement": TEXT, "lead": TEXT}
ROSTER: Fields = {"title": TEXT, "item": TEXT, "named_by": TEXT, "most": NUMBER}
SECTION: Fields = {
    "title": TEXT,
    "minutes": NUMBER,
    "aim": Field(_words_shown, _words_read),
    "introduction": TEXT._replace(path=("introduction", "ask")),
    "introduction_read": TEXT._replace(path=("introduction", "self_completion")),
    "introduction_instructions": INSTRUCTIONS._replace(path=("introduction", "instructions")),
}


def handout_fields(groups: Iterable[str], taken: Collection[str] = ()) -> Fields:
    """With the heading, the track and the lines of each of its groups.

    New lines have ids that are none of those `taken`.
    """
    lines = Field(choices_shown, partial(choices_read, taken=taken))
    fields = dict(HANDOUT)
    for id_ in groups:
        fields[f"label_{id_}"] = TEXT._replace(path=("groups", id_, "label"))
        fields[f"track_{id_}"] = TEXT._replace(path=("groups", id_, "track"))
        fields[f"lines_{id_}"] = lines._replace(path=("groups", id_, "items"))
    return fields


def as_typed(fields: Fields, data: Data) -> dict[str, str]:
    return {name: field.shown(_held(data, _path(name, field))) for name, field in fields.items()}


def new_part(fields: Fields, id_: str, values: Mapping[str, str]) -> Data:
    made: Data = {"id": id_}
    for name, field in fields.items():
        said = field.read(typed(values, name), None)
        *above, key = _path(name, field)
        if said not in EMPTY:
            holder = made
            for step in above:
                holder = holder.setdefault(step, {})
            holder[key] = said
    return made


def with_typed(text: str, path: Path, fields: Fields, data: Data, values: Mapping[str, str]) -> str:
    """The text with what was typed otherwise than it stands in that part, key by key."""
    for name, field in fields.items():
        place = _path(name, field)
        held = _held(data, place)
        if typed(values, name) == field.shown(held):
            continue
        said, at = field.read(typed(values, name), held), (*path, *place)
        if said == held:
            continue
        text = without_part(text, at) if said in EMPTY else with_part(text, at, said)
    return text


def typed(values: Mapping[str, str], name: str) -> str:
    """Lines end as in files, and none in spaces."""
    lines = values.get(name, "").strip().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def _path(name: str, field: Field) -> tuple[str, ...]:
    return field.path or (name,)


def _held(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data
