"""What a report is composed of, gathered before the first word of it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.findings import Report
from analysis.suppression import Suppressed
from exports.composing.parts import Facts
from guides.answers.spoken_amounts import DEFAULTS
from guides.model import Guide


class OutlineRow(NamedTuple):
    """A part of the report, by which name, and whether it is shown."""

    id: str
    title: str
    shown: bool = True


class Objective(NamedTuple):
    """What the research was to find out; `earlier` is the stage whose report answered it."""

    text: str
    answer: str = ""
    unanswerable: bool = False
    earlier: str = ""


class Recommended(NamedTuple):
    """What should be done; `evidence` cites findings."""

    action: str
    owner: str = ""
    time_scale: str = ""
    resource: str = ""
    precondition: str = ""
    evidence: str = ""


class Quote(NamedTuple):
    """Words as they were said and stored; `speaker` is how they may be attributed, if at all."""

    id: int
    words: str
    speaker: str
    partner: str
    question: str
    cleared: bool
    why_not: str = ""


class Named(NamedTuple):
    """A partner, and whether others may be told that it took part."""

    code: str
    name: str
    type: str
    may_be_named: bool


class Fieldwork(NamedTuple):
    """What the checklist of methods asks and is kept, in words; empty where it is not known."""

    interviewers: str = ""
    dates: str = ""
    minutes: str = ""
    consent: str = ""
    participants: str = ""
    confirmed: str = ""


class Assumed(NamedTuple):
    """One assumption with one figure: in how many costs, and of how many partners."""

    name: str
    amount: float
    costs: int
    partners: int

    @property
    def is_own(self) -> bool:
        """Whether somebody chose the figure, where Showcard would take another."""
        return DEFAULTS.get(self.name) != self.amount


class Released(NamedTuple):
    """A report that was released although few partners could be known by it, and why."""

    report: str
    by: str
    on: str
    why: str


class Changed(NamedTuple):
    """A number, a statement or a suppressed cell that is not as in the report before."""

    kind: str
    where: str
    before: str
    now: str
    why: str


@dataclass(frozen=True)
class Material:
    """`answered_by` is the code of the partner behind the id of an answer.

    `changes` is None for a first report. Where an edition leaves numbers out of its report, `whole`
    is as it was before.
    """

    report: Report
    guide: Guide
    facts: Facts
    texts: Mapping[str, str] = field(default_factory=dict)
    outline: tuple[OutlineRow, ...] = ()
    objectives: tuple[Objective, ...] = ()
    recommendations: tuple[Recommended, ...] = ()
    quotes: tuple[Quote, ...] = ()
    partners: tuple[Named, ...] = ()
    answered_by: Mapping[int, str] = field(default_factory=dict)
    fieldwork: Fieldwork = Fieldwork()
    suppressed: tuple[Suppressed, ...] = ()
    changes: tuple[Changed, ...] | None = None
    whole: Report | None = None
    assumed: tuple[Assumed, ...] = ()
    released: tuple[Released, ...] = ()

    @property
    def is_publishable(self) -> bool:
        return self.facts.edition == "publishable"
