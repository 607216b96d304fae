"""Parts of a text of criteria moved, taken out, and named by the options that need them."""

from collections.abc import Collection
from typing import Any

from analysis.criteria_forms import many
from guides.places import Path
from guides.yaml_lists import with_key_shifted
from guides.yaml_parts import part_in, with_part, without_part

NEEDED = ("gates", "dimensions")
"""What options name."""


def with_part_shifted(text: str, holder: Path, id_: str, *, by: int) -> str:
    """Up or down by one; numbers stay in their order, and business as usual in its place."""
    keys = list(part_in(text, holder) or {})
    at = keys.index(id_) if id_ in keys else -1
    if at < 0 or not 0 <= at + by < len(keys):
        return text
    here, there = (*holder, id_), (*holder, keys[at + by])
    if part_in(text, (*here, "baseline")) or part_in(text, (*there, "baseline")):
        return text
    numbers = [part_in(text, (*path, "number")) for path in (here, there)]
    moved = with_key_shifted(text, holder, id_, by=by)
    if numbers[0] is None or numbers[1] is None:
        return moved
    moved = with_part(moved, (*here, "number"), numbers[1])
    return with_part(moved, (*there, "number"), numbers[0])


def without_criteria_part(text: str, holder: Path, id_: str) -> str:
    """Nothing else names it any more: no option that needs it, no score and no weight."""
    kind = holder[-1]
    if kind in NEEDED:
        text = with_needs(text, str(kind), id_, ())
    if kind == "appraisal":
        text = _without_scores(text, id_)
    if list(part_in(text, holder)) == [id_]:
        return with_part(text, holder, {})
    return without_part(text, (*holder, id_))


def with_needs(text: str, kind: str, id_: str, options: Collection[str]) -> str:
    """Those options need the gate or the dimension, and no others."""
    for option, data in (part_in(text, ("options",)) or {}).items():
        held, path = many(data.get(kind)), ("options", option, kind)
        if (id_ in held) == (option in options):
            continue
        rest = [*held, id_] if option in options else [each for each in held if each != id_]
        text = with_part(text, path, rest) if rest else without_part(text, path)
    return text


def needing(data: Any, kind: str, id_: str) -> list[str]:
    """The options, of a text as plain data, that name it."""
    options = data.get("options") or {}
    return [name for name, each in options.items() if id_ in many(each.get(kind))]


def _without_scores(text: str, id_: str) -> str:
    for option in part_in(text, ("options",)) or {}:
        text = without_part(text, ("options", option, "performance", id_))
    for weights, data in (part_in(text, ("weights",)) or {}).items():
        is_only = list(data["swings"]) == [id_]
        path = ("weights", weights) if is_only else ("weights", weights, "swings", id_)
        text = without_part(text, path)
    return text
