"""A question of a topic guide, and what stands in it: its words, instructions and options."""

from functools import cached_property
from typing import Annotated

from pydantic import Field

from guides.names import INSTRUCTION_WORDS, IndicatorName, InstructionKind, KindName
from guides.shorthand import Texts, keyed, many, part, text_as


@part
class Words:
    """A text with the source items that it serves: an aim, an objective, a probe."""

    text: str
    source: Texts = ()


@part
class Instruction:
    """For the interviewer only; a known kind brings its own words."""

    kind: InstructionKind = "note"
    text: str = ""
    source: Texts = ()

    @property
    def words(self) -> str:
        return f"{INSTRUCTION_WORDS[self.kind]} {self.text}".strip()


@part
class Option:
    """One value that may be chosen; `specify` asks for the words behind it.

    `alone` is chosen with no other, such as "none of these".
    """

    id: str
    label: str
    specify: bool = False
    alone: bool = False
    source: Texts = ()


@part
class Question:
    """What is asked: `ask` is spoken, `self_completion` read, the rest is for the interviewer."""

    id: str
    kind: KindName
    ask: str
    self_completion: str = ""
    hint: str = ""
    instructions: Annotated[tuple[Instruction, ...], many(text_as("kind"))] = ()
    probes: Annotated[tuple[Words, ...], many(text_as("text"))] = ()
    handout: str = ""
    for_each: str = ""
    ask_if: dict[str, Texts] = Field(default_factory=dict)
    options: Annotated[tuple[Option, ...], keyed(text_as("label"))] = ()
    indicator: IndicatorName | None = None
    unit: str = ""
    lowest: int = Field(default=0, strict=True)
    highest: int | None = Field(default=None, strict=True)
    source: Texts = ()
    supplementary: str = ""

    @property
    def reading(self) -> str:
        """The words that a partner reads."""
        return self.self_completion or self.ask

    @cached_property
    def limits(self) -> str:
        """Which numbers answer it."""
        if self.highest is None:
            return f"of {self.lowest:,d} or more"
        return f"from {self.lowest:,d} to {self.highest:,d}"

    @cached_property
    def is_limited(self) -> bool:
        """Whether the guide says more of the number than that none is below 0."""
        return self.lowest != 0 or self.highest is not None

    @cached_property
    def help(self) -> str:
        """What is read below it: its hint, and which numbers answer it where that must be told."""
        told = f"A number {self.limits}" if self.is_limited else ""
        return ". ".join(filter(None, (self.hint.removesuffix("."), told))) if told else self.hint

    @cached_property
    def option_labels(self) -> dict[str, str]:
        return {option.id: option.label for option in self.options}

    @cached_property
    def keeps_mention(self) -> bool:
        """Whether it matters that an item was raised before the hand-out was shown."""
        return any(i.kind == "if_not_mentioned" for i in self.instructions)
