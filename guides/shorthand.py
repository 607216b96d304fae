"""What a part of a guide is in Python, and how briefly an author may write one."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar, dataclass_transform

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass

Part = TypeVar("Part")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field,))
def part(cls: type[Part]) -> type[Part]:
    """A frozen dataclass that refuses keys it does not know."""
    made: Any = dataclass(frozen=True, kw_only=True, config=ConfigDict(extra="forbid"))(cls)
    return made


def text_as(key: str) -> Callable[[Any], Any]:
    """A bare text stands for a mapping with that one key."""
    return lambda raw: {key: raw} if isinstance(raw, str) else raw


def many(convert: Callable[[Any], Any]) -> BeforeValidator:
    """One stands for a list of one."""

    def converted(raw: Any) -> Any:
        return [convert(one) for one in (raw if isinstance(raw, list | tuple) else [raw])]

    return BeforeValidator(converted)


def keyed(convert: Callable[[Any], Any]) -> BeforeValidator:
    """`{held: "We hold it"}` stands for `[{id: held, label: "We hold it"}]`, in its order."""

    def converted(raw: Any) -> Any:
        if not isinstance(raw, Mapping):
            return raw
        entries = [(key, convert(entry)) for key, entry in raw.items()]
        return [{"id": key, **e} if isinstance(e, Mapping) else e for key, e in entries]

    return BeforeValidator(converted)


Texts = Annotated[tuple[str, ...], many(lambda raw: raw)]
