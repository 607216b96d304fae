"""What is compared: options, the criteria that they are compared by, and what these weigh."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from analysis.criteria_grounds import Grounds, InHundred, Said
from guides.names import Track
from guides.reading.yaml_tree import Misread
from guides.shorthand import Texts, part

NOT_JUDGED = "not judged"


def judged(raw: Any) -> Any:
    """What was given a score; the other criteria stay without one."""
    if not isinstance(raw, Mapping):
        return raw
    return {name: entry for name, entry in raw.items() if entry != NOT_JUDGED}


def a_rate(raw: Any) -> float:
    """YAML knows such a number as well, and no guide has a use for one."""
    if isinstance(raw, Misread):
        raw = raw.raw
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise ValueError("not a rate")
    return float(raw)


Rate = Annotated[float, BeforeValidator(a_rate), Field(ge=0, le=30)]


@part
class Score(Grounds):
    """How an option does between the worst (0) and the best (100) of a criterion."""

    score: InHundred
    evidence: Annotated[Texts, Field(min_length=1)]


@part
class Cost(Grounds):
    """What an option would cost; shown beside its value, never in it."""

    low: Annotated[int, Field(ge=0, strict=True)]
    central: Annotated[int, Field(ge=0, strict=True)]
    high: Annotated[int, Field(ge=0, strict=True)]
    unit: str = "£"


@part
class Stance:
    """A question of which some options say that the way forward would suit the partner."""

    question: str
    values: Texts


@part
class Option:
    """A way forward; it is judged in each of its tracks or, where it names none, once."""

    id: str
    number: Annotated[int, Field(ge=0, strict=True)]
    title: Said
    baseline: bool = False
    tracks: tuple[Track, ...] = ()
    gates: Texts = ()
    dimensions: Texts = ()
    stance: Stance | None = None
    performance: Annotated[dict[str, Score], BeforeValidator(judged)] = Field(default_factory=dict)
    cost: Cost | None = None
    source: Texts = ()

    @property
    def judged_in(self) -> tuple[str, ...]:
        return self.tracks or ("",)


@part
class Criterion(Grounds):
    """What options are compared by, between a worst and a best that are named."""

    id: str
    title: Said
    worst: Said
    best: Said


@part
class Weights(Grounds):
    """Swing weights of one person: the swing from worst to best that matters most is 100."""

    id: str
    who: Said
    swings: dict[str, InHundred]


@part
class Stress(Grounds):
    """A line that tests a cost: `percent` is added to it, or it is paid `years` later.

    What is paid later counts for less today, by `rate` in a hundred for each year.
    """

    id: str
    label: Said
    percent: Annotated[int, Field(ge=0, strict=True)] = 0
    years: Annotated[int, Field(ge=-5, le=5, strict=True)] = 0
    rate: Rate = 0.0

    @property
    def factor(self) -> float:
        return float((1 + self.percent / 100) / (1 + self.rate / 100) ** self.years)
