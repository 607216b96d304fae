"""Pydantic's complaints about a guide in plain sentences."""

import re
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from guides.lists import Item
from guides.model import Objective
from guides.places import KEYED, owner
from guides.problems import advice, closest, quotable, quoted
from guides.question import Instruction, Option, Words
from guides.reading.yaml_tree import Misread

SHORTHAND = (Words, Objective, Option, Item, Instruction)
OUTSIDE_KEYS = {"id": "guide", "guide": "id"}


def shape_words(error: Any) -> str:
    words = WORDS.get(error["type"])
    return words(error) if words else f"{_name(error)} is not right ({error['msg']}); correct it"


def meant_key(error: Any) -> str:
    """The key, as the model calls it, that a misspelt one was probably meant to be."""
    if error["type"] != "unexpected_keyword_argument":
        return ""
    key = _name(error)
    if len(error["loc"]) == 1 and key == "id":
        return key
    return _outside(closest(key, _known_keys(error)), error)


def _known_keys(error: Any) -> list[str]:
    place = owner(error["loc"])
    names = [_outside(field.name, error) for field in fields(place.part)]
    keyed = len(place.path) > 1 and place.path[-2] in KEYED
    return [name for name in names if name != "id"] if keyed else names


def _outside(key: str, error: Any) -> str:
    """The key as it is written in the file: the id of a guide is its `guide:`."""
    return OUTSIDE_KEYS.get(key, key) if len(error["loc"]) == 1 else key


def _name(error: Any) -> str:
    words = [step for step in error["loc"] if isinstance(step, str) and step != "[key]"]
    name = _outside(words[-1], error) if words else "the guide"
    return f"one of {name}" if isinstance(error["loc"][-1], int) else name


def _shown(value: Any) -> str:
    if isinstance(value, Misread):
        return quotable(value.raw)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value)
    return str(value) if isinstance(value, int) else _container(value)


def _container(value: Any) -> str:
    return "nothing" if value is None else "a list" if isinstance(value, list) else "several keys"


def _missing(error: Any) -> str:
    return f"the key {quoted(_name(error))} is missing; add it"


def _unknown_key(error: Any) -> str:
    key, meant = _name(error), _outside(meant_key(error), error)
    remedy = f"did you mean {quoted(meant)}?" if meant else advice(key, _known_keys(error))
    return f"the key {quoted(key)} is not known here; {remedy}"


def _not_text(error: Any) -> str:
    value = error["input"]
    if isinstance(value, list | dict):
        return f"{_name(error)} is {_container(value)}; write one text"
    reading = value.reading if isinstance(value, Misread) else READINGS.get(type(value), "nothing")
    return f"{_name(error)} is {_shown(value)}, which YAML reads as {reading}; put it in quotes"


def _not_number(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write a whole number without quotes"


def _out_of_range(error: Any) -> str:
    (bound,) = error["ctx"].values()
    side = "least" if error["type"] == "greater_than_equal" else "most"
    return f"{_name(error)} is {error['input']}; write a whole number that is at {side} {bound}"


def _not_true_or_false(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write true or false"


def _not_allowed(error: Any) -> str:
    allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    meant = closest(str(error["input"]), allowed)
    remedy = f"did you mean {quoted(meant)}?" if meant else f"use one of {', '.join(allowed)}"
    return f"{_name(error)} is {_shown(error['input'])}, which is not known; {remedy}"


def _not_list(error: Any) -> str:
    name = _name(error)
    remedy = "write an id and a colon before each" if name in KEYED else 'begin each with "- "'
    return f"{name} is {_shown(error['input'])}; {remedy}"


def _not_part(error: Any) -> str:
    value = error["input"]
    if owner(error["loc"]).part in SHORTHAND and not isinstance(value, list | dict):
        return _not_text(error)
    return f"{_name(error)} is {_shown(value)}; write keys with values under it"


def _not_routes(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write a question's id and its values"


READINGS = {bool: "true or false", int: "a number"}
WORDS: dict[str, Callable[[Any], str]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "string_type": _not_text,
    "int_type": _not_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "bool_type": _not_true_or_false,
    "bool_parsing": _not_true_or_false,
    "literal_error": _not_allowed,
    "tuple_type": _not_list,
    "dict_type": _not_routes,
    "dataclass_type": _not_part,
}
