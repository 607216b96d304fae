"""Plain data as a Guide; what is misshapen is complained of, then mended so as to read on."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guides.model import Guide
from guides.places import KEYED, Complaint, Path, owner
from guides.reading.mending import mend, unread_names
from guides.reading.shape_words import meant_key, shape_words

ADAPTER = TypeAdapter(Guide)


@dataclass
class Shape:
    """`unread` names what may be defined in parts that could not be read; "" is any question.
    `mended` are the paths of stand-ins, of which there is nothing to be said."""

    guide: Guide | None = None
    complaints: list[Complaint] = field(default_factory=list)
    mended: list[Path] = field(default_factory=list)
    unread: frozenset[str] = frozenset()


def read_shape(data: Any) -> Shape:
    if not isinstance(data, dict):
        return Shape(complaints=[((), "this is not a guide; begin it with guide: and its id")])
    shape = Shape(complaints=list(_doubled_ids(data)))
    try:
        shape.guide = ADAPTER.validate_python(data)
    except ValidationError as error:
        _complain(shape, data, error.errors(include_url=False))
    return shape


def _complain(shape: Shape, data: dict[str, Any], errors: list[Any]) -> None:
    shape.unread = unread_names(data, errors)
    shape.complaints += [(error["loc"], shape_words(error)) for error in _worth_saying(errors)]
    shape.mended = [error["loc"] for error in errors]
    whole = deepcopy(data)
    mend(whole, errors)
    # Should a mend not hold, the complaints so far are told without further checks.
    with suppress(ValidationError):
        shape.guide = ADAPTER.validate_python(whole)


def _worth_saying(errors: list[Any]) -> Iterator[Any]:
    """A key is not missing as well when it is there misspelt."""
    meant = {(owner(error["loc"]).path, meant_key(error)) for error in errors}
    for error in errors:
        place = owner(error["loc"])
        if error["type"] != "missing" or (place.path, place.field) not in meant:
            yield error


def _doubled_ids(data: Any, path: Path = (), *, by_id: bool = False) -> Iterator[Complaint]:
    """`held: {id: kept}` would be called by two names."""
    for key, entry in _entries(data):
        place = (*path, key)
        if by_id and isinstance(key, str) and isinstance(entry, dict) and "id" in entry:
            yield (*place, "id"), "the id stands before the colon already; take this out"
        yield from _doubled_ids(entry, place, by_id=not by_id and key in KEYED)


def _entries(data: Any) -> Iterable[tuple[str | int, Any]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()
