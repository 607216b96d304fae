"""What questions go through line by line: hand-outs, which a guide brings, and rosters."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from guides.names import Track
from guides.shorthand import Texts, keyed, part, text_as


@part
class Item:
    """A line of a hand-out, or a row of a roster."""

    id: str
    label: str
    hint: str = ""
    specify: bool = False
    source: Texts = ()


@part
class Group:
    """Lines of a hand-out under one heading; tracks are judged apart."""

    id: str
    label: str
    track: Track | None = None
    items: Annotated[tuple[Item, ...], keyed(text_as("label"))]


@part
class HandOut:
    """A numbered sheet that is shown to the partner."""

    id: str
    number: int = Field(strict=True)
    title: str
    statement: str = ""
    lead: str = ""
    groups: Annotated[tuple[Group, ...], keyed(lambda raw: raw)] = ()
    source: Texts = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for group in self.groups for item in group.items)


@part
class Roster:
    """A list that the partner makes; a row stands once its `named_by` question is answered."""

    id: str
    title: str
    item: str
    named_by: str
    most: int = Field(default=10, ge=1, le=50, strict=True)
    source: Texts = ()

    @cached_property
    def items(self) -> tuple[Item, ...]:
        rows = (str(n) for n in range(1, self.most + 1))
        return tuple(Item(id=n, label=f"{self.item.capitalize()} {n}") for n in rows)
