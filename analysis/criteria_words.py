"""Pydantic's complaints about criteria in plain sentences."""

import re
from collections.abc import Callable
from typing import Any

from guides.problems import closest, quotable, quoted
from guides.reading.yaml_tree import Misread


def shape_words(error: Any) -> str:
    words = WORDS.get(error["type"])
    return words(error) if words else f"{_name(error)} is not right ({error['msg']}); correct it"


def _name(error: Any) -> str:
    words = [step for step in error["loc"] if isinstance(step, str) and step != "[key]"]
    name = words[-1] if words else "the file"
    return f"one of {name}" if error["loc"] and isinstance(error["loc"][-1], int) else name


def _shown(value: Any) -> str:
    if isinstance(value, Misread):
        return quotable(value.raw)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return quoted(value) if value else "empty"
    if isinstance(value, int):
        return str(value)
    return "nothing" if value is None else "a list" if isinstance(value, list) else "several keys"


def _missing(error: Any) -> str:
    name = _name(error)
    if name in ("reason", "date"):
        return f"the key {quoted(name)} is missing; say why it is as it is, and since which day"
    return f"the key {quoted(name)} is missing; add it"


def _not_text(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write one text, in quotes"


def _not_number(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write a whole number without quotes"


def _out_of_range(error: Any) -> str:
    (bound,) = error["ctx"].values()
    side = "least" if error["type"] == "greater_than_equal" else "most"
    return f"{_name(error)} is {error['input']}; write a whole number that is at {side} {bound}"


def _wrong_length(error: Any) -> str:
    told, actual = error["ctx"], error["ctx"]["actual_length"]
    few = error["type"] == "too_short"
    bound = told["min_length"] if few else told["max_length"]
    return f"{_name(error)} has {actual}; write at {'least' if few else 'most'} {bound}"


def _not_allowed(error: Any) -> str:
    allowed = re.findall(r"'([^']*)'", error["ctx"]["expected"])
    meant = closest(str(error["input"]), allowed)
    remedy = f"did you mean {quoted(meant)}?" if meant else f"use one of {', '.join(allowed)}"
    return f"{_name(error)} is {_shown(error['input'])}, which is not known; {remedy}"


def _unknown_key(error: Any) -> str:
    return f"the key {quoted(_name(error))} is not known here; correct its spelling or take it out"


def _not_list(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write a list here"


def _not_part(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write keys with values under it"


def _not_day(error: Any) -> str:
    if _name(error) == "rate":
        return f"rate is {_shown(error['input'])}; write a number such as 3.5"
    return f"{_name(error)} is {_shown(error['input'])}; write a day such as 2026-11-22"


def _not_true_or_false(error: Any) -> str:
    return f"{_name(error)} is {_shown(error['input'])}; write true or false"


def _empty(error: Any) -> str:
    return f"{_name(error)} is empty; write something"


WORDS: dict[str, Callable[[Any], str]] = {
    "missing": _missing,
    "unexpected_keyword_argument": _unknown_key,
    "string_type": _not_text,
    "string_too_short": _empty,
    "int_type": _not_number,
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "too_short": _wrong_length,
    "too_long": _wrong_length,
    "bool_type": _not_true_or_false,
    "bool_parsing": _not_true_or_false,
    "literal_error": _not_allowed,
    "tuple_type": _not_list,
    "dict_type": _not_part,
    "dataclass_type": _not_part,
    "value_error": _not_day,
}
