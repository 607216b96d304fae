"""The conclusion that tests try to shake: the outcome for every option in every track."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.criteria import TRACK_LABELS, Criteria, Status
from analysis.criteria_options import Option
from analysis.judgement.arrays import Flags
from analysis.judgement.evidence import Evidence
from analysis.judgement.verdicts import OUTCOMES, Outcome, Verdict, verdicts, weaknesses_of
from analysis.words import inline, listing, quoted

Conclusion = tuple[Outcome, ...]


def statuses_of(criteria: Criteria) -> dict[str, Status]:
    return {gate.id: gate.status for gate in criteria.gates}


def judge(
    evidence: Evidence,
    *,
    included: Flags | None = None,
    decisive: Flags | None = None,
    statuses: Mapping[str, Status] | None = None,
) -> tuple[Verdict, ...]:
    """As it stands, unless other partners count or gates stand otherwise."""
    panel, criteria = evidence.panel, evidence.criteria
    included = panel.everyone if included is None else included
    decisive = panel.essential if decisive is None else decisive
    weaknesses = weaknesses_of(evidence, included, decisive)
    return verdicts(criteria, statuses or statuses_of(criteria), weaknesses)


def outcomes(found: tuple[Verdict, ...]) -> Conclusion:
    return tuple(verdict.outcome for verdict in found)


@dataclass(frozen=True)
class Changes:
    """What another conclusion says otherwise than the first."""

    first: tuple[Verdict, ...]
    other: tuple[Verdict, ...]

    def __bool__(self) -> bool:
        return outcomes(self.first) != outcomes(self.other)

    @property
    def changed(self) -> list[Verdict]:
        pairs = zip(self.first, self.other, strict=True)
        return [new for old, new in pairs if old.outcome != new.outcome]

    @property
    def outcomes(self) -> frozenset[Outcome]:
        return frozenset(outcomes(tuple(self.changed)))

    @property
    def words(self) -> str:
        """“Not yet” for options 1 (business level) and 2."""
        by_outcome: dict[Outcome, list[Verdict]] = {}
        for new in self.changed:
            by_outcome.setdefault(new.outcome, []).append(new)
        return "; ".join(
            f"{quoted(OUTCOMES[outcome])} for {self._options(changed)}"
            for outcome, changed in by_outcome.items()
        )

    def _options(self, changed: list[Verdict]) -> str:
        if len(changed) == sum(verdict.outcome != "baseline" for verdict in self.first):
            return "every option but business as usual"
        return options_in_tracks(changed)


def options_in_tracks(found: list[Verdict]) -> str:
    """Options 1 (business level) and 2: the tracks are named where it is not all of them."""
    tracks: dict[str, list[str]] = {}
    for verdict in found:
        tracks.setdefault(verdict.option.id, []).append(verdict.track)
    options = {verdict.option.id: verdict.option for verdict in found}
    named = listing([_numbered(option, tracks[option.id]) for option in options.values()])
    return f"option{'s' if len(options) > 1 else ''} {named}"


def _numbered(option: Option, tracks: list[str]) -> str:
    if len(tracks) == len(option.judged_in):
        return str(option.number)
    return f"{option.number} ({listing([inline(TRACK_LABELS[track]) for track in tracks])})"
