"""Which part of a study is looked at: the partners that count, and the lines of the guide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.rows import PartnerRow
from analysis.words import listing, number_of
from guides.lists import HandOut
from guides.model import Guide

MODES = {"interviewer": "interviewed", "self_completion": "answered online"}
TRACKS = {
    "individual": "data about people",
    "business": "data about businesses",
    "intelligence": "other intelligence",
}


@dataclass(frozen=True)
class Scope:
    """What is left empty leaves nothing out. `stage` is the number of a stage, else the newest.

    A track keeps its own lines of each hand-out that has tracks, and all other questions.
    """

    types: tuple[str, ...] = ()
    mode: str = ""
    stage: int | None = None
    track: str = ""
    essential: bool = False
    confirmed: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing of the stage is left out."""
        return replace(self, stage=None) == WHOLE

    @property
    def undivided(self) -> "Scope":
        """All of the stage: by what two parts of it differ, few partners could be known."""
        return Scope(stage=self.stage)

    def holds(self, partner: PartnerRow) -> bool:
        return (
            (not self.types or partner.type in self.types)
            and (not self.mode or partner.mode == self.mode)
            and (partner.essential or not self.essential)
            and (partner.confirmed or not self.confirmed)
        )

    def of_guide(self, guide: Guide) -> Guide:
        if not self.track:
            return guide
        return replace(guide, handouts=tuple(self.of_handout(each) for each in guide.handouts))

    def of_handout(self, handout: HandOut) -> HandOut:
        groups = tuple(group for group in handout.groups if group.track == self.track)
        return replace(handout, groups=groups) if groups else handout

    def words(self, kept: Sequence[PartnerRow], of: int) -> str:
        """What the findings are held to, and how many partners that leaves; empty for all."""
        if self.is_whole:
            return ""
        partners = f"{len(kept)} of {number_of(of, 'partner')} of the study"
        return f"{listing(list(self.limits()))}: {partners}"

    def limits(self) -> Iterator[str]:
        if self.types:
            yield f"type of partner {listing(self.types)}"
        if self.mode:
            yield MODES.get(self.mode, self.mode)
        if self.track:
            yield TRACKS.get(self.track, self.track)
        if self.essential:
            yield "essential partners"
        if self.confirmed:
            yield "answers that their partner confirmed"


WHOLE = Scope()
