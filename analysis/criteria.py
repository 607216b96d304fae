"""The criteria that evidence is judged by: frozen dataclasses, one for each word of their file."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from analysis.criteria_grounds import Day, Grounds, InHundred, Said, by_id
from analysis.criteria_options import Criterion, Option, Stress, Weights
from guides.model import Guide
from guides.names import IndicatorName, Track
from guides.question import Question
from guides.shorthand import Texts, part

Status = Literal["met", "partly", "not_met", "no_evidence"]
TRACK_LABELS: dict[str, str] = {
    "individual": "Individual level",
    "business": "Business level",
    "intelligence": "Intelligence",
}
CORE = "core"


Rating = Annotated[int, Field(ge=0, le=4, strict=True)]
Anchors = Annotated[tuple[Said, ...], Field(min_length=5, max_length=5)]
Levels = Annotated[tuple[InHundred, ...], Field(min_length=4, max_length=4)]


@part
class Reads:
    """The question that is evidence, by its id or by the guide's indicator, and of which items."""

    question: str = ""
    indicator: IndicatorName | None = None
    items: Texts = ()


@part
class Indicator(Grounds):
    """One question as a rating from 0 to 4, each with its anchor in words.

    Either each option has its rating, or the share of items answered as in `share_of` reaches so
    many of the four `levels`, each out of a hundred.
    """

    id: str
    title: Said
    reads: Reads
    anchors: Anchors
    ratings: dict[str, Rating] = Field(default_factory=dict)
    takes: Literal["highest", "lowest"] = "highest"
    unrated: Texts = ()
    share_of: Texts = ()
    levels: Levels | None = None


@part
class Demand(Grounds):
    """The network's own figure: of the core items wanted, how many a holder may share."""

    anchors: Anchors
    levels: Levels


@part
class Dimension:
    """What partners are judged on; `applies_with` is what must apply to one for it to be judged.

    A track that has none of the items named there is not judged on the dimension.
    """

    id: str
    number: Annotated[int, Field(ge=1, strict=True)]
    title: Said
    leaves_out: str = ""
    applies_with: Reads | None = None
    indicators: Annotated[tuple[Indicator, ...], by_id] = ()
    demand: Demand | None = None


@part
class Ability(Grounds):
    """A question that tells whether a partner has what it takes to send data or to receive it.

    Of several options chosen the best counts. What was chosen of `untold` alone, or not answered,
    tells nothing. Two that have one title tell of the same.
    """

    id: str
    title: Said
    who: Literal["sends", "receives", "both"]
    reads: Reads
    able: Texts = ()
    conditions: Texts = ()
    unable: Texts = ()
    untold: Texts = ()


@part
class HourlyRate(Grounds):
    """What an hour of partners' work is taken to cost, so that hours can be read in pounds too."""

    id: str
    pounds: Annotated[int, Field(ge=1, strict=True)]


@part
class CoreItems(Grounds):
    """The core data set; `agreed` once the essential partners have signed for it."""

    items: Annotated[Texts, Field(min_length=1)]
    agreed: bool


@part
class Threshold(Grounds):
    value: InHundred


@part
class Thresholds:
    """`answered` and the grades are out of a hundred, `essential` is a level from 0 to 4."""

    answered: Threshold
    essential: Threshold
    grade_a: Threshold
    grade_b: Threshold
    grade_c: Threshold


@part
class Representatives(Grounds):
    """The types of partner that speak for others, as studies call them."""

    types: Texts


@part
class Gate:
    """What must be settled; hard gates decide, soft ones stay as conditions.

    A gate that names `tracks` is hard in these and soft in others; of all tracks at once it is
    hard. One that is to be met before `launch` does not keep a pilot from starting. A person judges
    it, on evidence.
    """

    id: str
    number: Annotated[int, Field(ge=1, strict=True)]
    title: Said
    met_when: Said
    type: Literal["hard", "soft"]
    tracks: tuple[Track, ...] = ()
    before: Literal["pilot", "launch"] = "pilot"
    questions: Texts = ()
    documents: Texts = ()
    status: Status
    judged_by: str = ""
    judged_on: Day | None = None
    evidence: Texts = ()
    why: str = ""
    source: Texts = ()

    def is_hard(self, track: str) -> bool:
        return self.type == "hard" and (not self.tracks or not track or track in self.tracks)


@part
class Criteria:
    """What one guide's answers are judged by; there is a core only where it asks who holds data."""

    guide: str
    guide_versions: tuple[Annotated[int, Field(ge=1, strict=True)], ...]
    version: Annotated[int, Field(ge=1, strict=True)]
    title: Said
    core: CoreItems | None = None
    thresholds: Thresholds
    representatives: Representatives
    dimensions: Annotated[tuple[Dimension, ...], by_id]
    gates: Annotated[tuple[Gate, ...], by_id]
    options: Annotated[tuple[Option, ...], by_id]
    appraisal: Annotated[tuple[Criterion, ...], by_id]
    weights: Annotated[tuple[Weights, ...], by_id] = ()
    stress: Annotated[tuple[Stress, ...], by_id] = ()
    abilities: Annotated[tuple[Ability, ...], by_id] = ()
    hourly_rates: Annotated[tuple[HourlyRate, ...], by_id] = ()

    @cached_property
    def measured(self) -> tuple[Dimension, ...]:
        """The dimensions that each partner has a score of."""
        return tuple(dimension for dimension in self.dimensions if not dimension.demand)

    @cached_property
    def by_demand(self) -> Dimension | None:
        return next((each for each in self.dimensions if each.demand), None)

    @cached_property
    def gates_by_option(self) -> dict[str, tuple[Gate, ...]]:
        return {
            option.id: tuple(gate for gate in self.gates if gate.id in option.gates)
            for option in self.options
        }

    @cached_property
    def needed(self) -> tuple[tuple[str, str], ...]:
        """The dimensions that any option needs, each with the track."""
        pairs = ((t, name) for o in self.options for t in o.judged_in for name in o.dimensions)
        return tuple(dict.fromkeys(pairs))

    @property
    def core_items(self) -> Texts:
        return self.core.items if self.core else ()

    @property
    def are_by_track(self) -> bool:
        return any(option.tracks for option in self.options)

    def items_of(self, reads: Reads) -> Texts:
        """None named is all of them."""
        return self.core_items if reads.items == (CORE,) else reads.items


def question_read(guide: Guide, reads: Reads) -> Question | None:
    if reads.indicator:
        return guide.measuring(reads.indicator)
    return next((each for each in guide.questions if each.id == reads.question), None)
