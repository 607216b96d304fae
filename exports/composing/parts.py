"""What a report consists of: parts and blocks, the same for its preview and for the document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from analysis.findings import Block, Chart, Finding, Grid, Network, StudyFacts, Table
from guides.model import Guide

Style = Literal["body", "bullet", "number", "quote", "note", "heading"]


class Run(NamedTuple):
    """Words set in one way; `cites` is the id of a finding, `note` what a footnote says."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    cites: str = ""
    note: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph as people write it; `mark` is the number of an entry of a list."""

    runs: tuple[Run, ...]
    style: Style = "body"
    mark: str = ""

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Statement:
    """The claim of a finding with its base; in the summary on one line that names its section."""

    finding: Finding
    marker: str
    section: str = ""


@dataclass(frozen=True)
class Drawn:
    """A chart whose numbers stand in the annex of data tables, there called by `key`."""

    chart: Chart
    key: str


@dataclass(frozen=True)
class Moved:
    """What is too long for the body and stands in the annex of data tables, called by `key`."""

    title: str
    key: str


@dataclass(frozen=True)
class Data:
    """A table or grid of the annex to which the body refers by its key."""

    block: Table | Grid | Network
    key: str

    @property
    def shown(self) -> Table | Grid:
        """On paper, where no lines can be drawn."""
        return self.block.grid if isinstance(self.block, Network) else self.block


@dataclass(frozen=True)
class Entry:
    """A claim in the register, with what it rests on."""

    marker: str
    claim: str
    standing: str
    question: str
    base: str
    partners: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Register:
    entries: tuple[Entry, ...]
    note: str = ""


@dataclass(frozen=True)
class Instrument:
    """The guide with its hand-outs as it was used."""

    guide: Guide


@dataclass(frozen=True)
class Captions:
    """The lists of figures and of tables."""


Piece = Block | Text | Statement | Drawn | Moved | Data | Register | Instrument | Captions


@dataclass(frozen=True)
class Part:
    """`number` is as printed: 6, 6.3, or the letter of an annex; empty for what is not counted."""

    id: str
    title: str
    pieces: tuple[Piece, ...] = ()
    parts: tuple["Part", ...] = ()
    number: str = ""
    annex: bool = False
    finding: str = ""

    @property
    def heading(self) -> str:
        return f"Annex {self.number}: {self.title}" if self.annex and self.number else self.title

    def walk(self) -> Iterator["Part"]:
        yield self
        for part in self.parts:
            yield from part.walk()


class Facts(NamedTuple):
    """How the report was made, as printed on its title page; `released` says as which and when."""

    edition: str
    made_on: str
    digest: str = ""
    version: str = ""
    command: str = ""
    released: str = ""


@dataclass(frozen=True)
class Document:
    study: StudyFacts
    facts: Facts
    parts: tuple[Part, ...]
    markers: dict[str, str]

    def walk(self) -> Iterator[Part]:
        for part in self.parts:
            yield from part.walk()
