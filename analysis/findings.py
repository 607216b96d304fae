"""What leaves analysis: frozen findings made of blocks, every number already a word or figure."""

from dataclasses import dataclass
from typing import Literal

from analysis.blocks import Block as Block
from analysis.blocks import Chart as Chart
from analysis.blocks import ChartKind as ChartKind
from analysis.blocks import Grid as Grid
from analysis.blocks import Link as Link
from analysis.blocks import Network as Network
from analysis.blocks import Prose as Prose
from analysis.blocks import Series as Series
from analysis.blocks import State as State
from analysis.blocks import Table as Table
from analysis.blocks import behind_counts
from analysis.counted import Backing

UNTOLD = "What was said is not published, as it would tell of too few partners."
FEW = "Fewer than three partners answered, so what they said is not published."


@dataclass(frozen=True)
class Base:
    """How many partners a finding rests on, said the same way everywhere.

    `set_apart` are counts, each with its words, that an older version of the guide accounts for.
    `words` say it where partners were counted whether they answered or not.
    """

    answered: int
    eligible: int
    not_applicable: int = 0
    dont_know: int = 0
    not_applicable_words: str = "not applicable"
    prefer_not_to_say: int = 0
    set_apart: tuple[tuple[int, str], ...] = ()
    words: str = ""

    @property
    def text(self) -> str:
        if self.words:
            return self.words
        partners = "partner" if self.eligible == 1 else "partners"
        answered = f"{self.answered} of {self.eligible} {partners} answered"
        said = answered if self.eligible else "asked of no partner"
        rest = (
            (self.dont_know, "said that they do not know"),
            (self.prefer_not_to_say, "preferred not to say"),
            (self.not_applicable, self.not_applicable_words),
            *self.set_apart,
        )
        return "; ".join([said, *(f"{count} {words}" for count, words in rest if count)])


@dataclass(frozen=True)
class Tally:
    """What a finding rests on where a meeting spoke and nobody counted partners."""

    comments: int
    mentions: int

    @property
    def text(self) -> str:
        comments = "comment" if self.comments == 1 else "comments"
        times = "once" if self.mentions == 1 else f"{self.mentions} times"
        return f"{self.comments} {comments}, mentioned {times}"


@dataclass(frozen=True)
class Standing:
    """What became of a drafted statement, by whom and on which day, in words.

    `drafted` is the claim as the rule has it now; `earlier` the words that were decided on, where
    the claim has changed since, so that it is a draft again.
    """

    state: Literal["draft", "lapsed", "accepted", "edited", "rejected"]
    drafted: str
    by: str = ""
    on: str = ""
    earlier: str = ""

    @property
    def is_draft(self) -> bool:
        return self.state in ("draft", "lapsed")


@dataclass(frozen=True)
class Finding:
    """A claim with its base and the blocks that carry it, drafted by rule until a person signs it.

    `section` is the title of the guide's section that the finding belongs to, if it does to one,
    or the name of another part of the report.
    `leads` says that it reads its question for what it means, and not only by its kind.
    `summed_up` says that its claim means something apart from its blocks, in the summary.
    `drafted` is False where nothing is concluded from answers, so that nobody need sign it.
    `evidence` are the ids of the answers that it rests on, as they are kept.
    `standing` is None until decisions are known. A statement that was rejected has no claim.
    """

    id: str
    title: str
    claim: str
    base: Base | Tally
    blocks: tuple[Block, ...]
    section: str = ""
    leads: bool = False
    summed_up: bool = True
    drafted: bool = True
    evidence: tuple[int, ...] = ()
    standing: Standing | None = None

    @property
    def is_told(self) -> bool:
        """False where the claim says no more than that it is not published."""
        return self.claim not in (UNTOLD, FEW)

    @property
    def opened(self) -> Backing:
        """What its statement opens to where it rests on no answers: the partners that it counts."""
        return behind_counts(self.standing.drafted if self.standing else self.claim)

    @property
    def is_draft(self) -> bool:
        undecided = self.standing is None or self.standing.is_draft
        return self.drafted and self.is_told and undecided


@dataclass(frozen=True)
class StudyFacts:
    """What the report says of the study itself; dates are already in words.

    `data_cut_off` is empty where no answers are in;
    `origin` is what a reader must know of where the material comes from, if anything.
    `left` are the days on which partners stopped counting, in their order.
    `price_year` and `closes_on`, the last day for answers, are as the study is set, if it is.
    """

    slug: str
    title: str
    commissioner: str
    stage: str
    guide_title: str
    guide_version: int
    fictitious: bool
    data_cut_off: str
    origin: str = ""
    left: tuple[str, ...] = ()
    price_year: int | None = None
    closes_on: str = ""


@dataclass(frozen=True)
class Report:
    """Findings in reading order: participation first, then themes, then the method.

    Without a partner's answers there is no participation, and nothing is said of the guide.
    `scope` says which part of the study it is held to, and is empty where it is the whole.
    """

    study: StudyFacts
    participation: Finding | None
    findings: tuple[Finding, ...]
    method: tuple[Finding, ...]
    scope: str = ""

    @property
    def opening(self) -> tuple[Finding, ...]:
        """What the body begins with."""
        return (self.participation,) if self.participation else ()

    @property
    def tallied(self) -> bool:
        """Whether a finding counts comments instead of partners."""
        return any(isinstance(finding.base, Tally) for finding in self.findings)

    @property
    def leading(self) -> tuple[Finding, ...]:
        """What the body and the summary hold: all, where the guide names no indicators."""
        return tuple(f for f in self.findings if f.leads) or self.findings

    @property
    def in_short(self) -> tuple[Finding, ...]:
        """Whose claims the summary repeats."""
        return tuple(
            f for f in (*self.opening, *self.leading) if f.summed_up and f.claim and f.is_told
        )

    @property
    def everything(self) -> tuple[Finding, ...]:
        return (*self.opening, *self.findings, *self.method)

    @property
    def others(self) -> tuple[Finding, ...]:
        leading = {finding.id for finding in self.leading}
        return tuple(f for f in self.findings if f.id not in leading)


class NothingToReport(Exception):
    """Why there are no findings yet, in one sentence."""
