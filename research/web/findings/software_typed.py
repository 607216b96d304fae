"""What is typed of one software: how it meets each requirement, and on what evidence."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from analysis.entries import FITS
from analysis.requirements import (
    ASKED,
    NEEDS,
    ORDER,
    Requirement,
    need_of,
    need_words,
    requirements,
)
from research.database import Session
from research.evidence.measured import measured_in
from research.evidence.rows import answer_rows
from research.evidence.software import LONGEST_EVIDENCE, Fit, Judged, Place
from research.models import Study
from research.reports.texts import keepable
from research.web.typed_values import Form, Problems


class Needed(NamedTuple):
    """A requirement with what partners said of it."""

    requirement: Requirement
    said: Mapping[str, int]

    @property
    def words(self) -> str:
        counts = (f"{NEEDS[need].lower()} {self.said[need]}" for need in NEEDS if self.said[need])
        said = ", ".join(counts) or "nobody said how much"
        return f"{need_words(need_of(self.said))} ({said})"


class FitsTyped(NamedTuple):
    needed: tuple[Needed, ...]
    values: Form

    @staticmethod
    def name(part: str, place: Place) -> str:
        return "-".join((part, *place))

    @classmethod
    def begun(cls, needed: tuple[Needed, ...], stands: Mapping[Place, Judged]) -> "FitsTyped":
        fits = {place: judged.fit._asdict() for place, judged in stands.items()}
        values = {
            cls.name(part, place): said for place, fit in fits.items() for part, said in fit.items()
        }
        return cls(needed, values)

    def given(self) -> dict[Place, Fit]:
        return {each.requirement.key: self.fit(each.requirement.key) for each in self.needed}

    def fit(self, place: Place) -> Fit:
        fit, evidence = (self.values.get(self.name(part, place), "") for part in Fit._fields)
        return Fit(fit or Fit().fit, keepable(evidence))

    def problems(self) -> Problems:
        found: Problems = {}
        for each in self.needed:
            place, label = each.requirement.key, each.requirement.item.label
            fit = self.fit(place)
            if fit.fit not in FITS:
                found[self.name("fit", place)] = f"{label}: choose one of these"
            elif fit.fit != "not_known" and not fit.evidence:
                found[self.name("evidence", place)] = f"{label}: name the evidence"
            if len(fit.evidence) > LONGEST_EVIDENCE:
                most = f"{LONGEST_EVIDENCE:,} characters or fewer"
                found[self.name("evidence", place)] = f"{label}: shorten this to {most}"
        return found


def needed_in(session: Session, study: Study) -> tuple[Needed, ...]:
    """What most need first; nothing where no guide of the study asks what is needed."""
    found = measured_in(session, study, ASKED[0])
    if found is None:
        return ()
    asked = tuple(requirements(found.guide))
    said: dict[Place, Counter[str]] = defaultdict(Counter)
    for row in answer_rows(session, found.stage.id, {each.question for each in asked}):
        said[row.question, row.item][str(row.value)] += 1
    needed = (Needed(each, said[each.key]) for each in asked)
    return tuple(sorted(needed, key=lambda each: ORDER.index(need_of(each.said))))
