"""The lines of a source, and what became of each in the draft made from them."""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

from guides.places import Path
from guides.reading.yaml_syntax import UNWANTED

Became = Literal[
    "title",
    "objective",
    "section",
    "minutes",
    "aim",
    "introduction",
    "question",
    "follow-up",
    "routing",
    "probe",
    "instruction",
    "option",
    "hand-out",
    "group",
    "item",
    "table heading",
    "no words",
    "not understood",
]
Marker = Literal["", "bullet", "number", "letter", "box", "code"]

# A paragraph that is longer is no line of a guide, and slow to look through.
LONGEST_LINE = 6_000
SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
UNSEEN = re.compile("[\u00ad\u200b\u2060]")
# A number that only a tab sets off from the words.
TABBED = re.compile(r"^(\s*(?:Q\.?\s?)?[A-Z]?\d{1,3}(?:\.\d{1,3})*[a-z]?)\t+(?=[A-Z“\"\[(])")
WORD = re.compile(r"[^\W_]+")
# What stands around the number of a question: "Q3.", "Question 3:", "(3)".
NO_LABEL = re.compile(r"q(?:uestion)?s?\.?(?=\s?\d)|[^a-z\d.]")


class CannotBring(ValueError):
    """A source of which no draft can be made; its text is a sentence that says why."""


class Cell(NamedTuple):
    """A place in a table of the source; `wide` is a cell that fills its row."""

    table: int
    row: int
    column: int
    wide: bool


@dataclass(frozen=True)
class SourceLine:
    """A line as it was written; `body` is what follows its bullet or number, its `mark`.

    `apart` is a line with an empty one before it, `more` are the lines that it goes on in.
    """

    number: int
    text: str
    body: str
    marker: Marker = ""
    depth: int = 0
    heading: int = 0
    mark: str = ""
    bold: bool = False
    italic: bool = False
    apart: bool = False
    cell: Cell | None = None
    more: tuple[tuple[int, str], ...] = ()

    @property
    def label(self) -> str:
        """Its number as other lines name it: "3.1" for "Q3.1)"."""
        return label_of(self.mark)


@dataclass(frozen=True)
class Line:
    """A line of the source, or a piece of one; `path` leads to what holds it in the YAML.

    In a workbook the number is that of the row, and `sheet` says in which sheet it stands.
    """

    number: int
    text: str
    became: Became
    path: Path = ()
    why: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Draft:
    """A guide as far as it was understood; its YAML loads, and may still have problems."""

    yaml: str
    lines: tuple[Line, ...]

    @property
    def not_understood(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.became == "not understood")


def cleaned(text: str) -> str:
    """Without what cannot be seen; every space is a plain one."""
    text = TABBED.sub(r"\1. ", text)
    return SPACES.sub(" ", UNWANTED.sub("", UNSEEN.sub("", text)))


def label_of(mark: str) -> str:
    return NO_LABEL.sub("", mark.casefold()).strip(".")


def words_of(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)
