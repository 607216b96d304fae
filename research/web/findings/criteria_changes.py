"""A change of a study's criteria on its way from a page: checked against the guide, then kept."""

from typing import NamedTuple, NoReturn

from flask import abort, flash, request

from analysis.criteria import Criteria
from analysis.criteria_reading import library_text
from guides import Problem
from research.database import Session
from research.evidence.criteria import Change, keep_criteria
from research.fieldwork.studies import study_by_slug
from research.models import Study
from research.web.accounts.signing_in import note, the_person
from research.web.findings.study_criteria import StudyCriteria, criteria_of, read
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

UNCHANGED = "Nothing was changed, so there is no new version."


class Desk(NamedTuple):
    """A study with the criteria that a page shows, which fit their guide."""

    study: Study
    found: StudyCriteria
    criteria: Criteria


class PartGone(Exception):
    """Somebody removed the part while its form was open: nothing that was typed may be lost."""


class NotKept(Exception):
    """The changed text would not do; every problem by its line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def desk(slug: str) -> Desk:
    """Nothing to change part by part where there are no criteria, or none that can be read."""
    study = the_study(slug)
    found = criteria_of(reading(), study)
    if found is None or found.criteria is None:
        abort(404)
    return Desk(study, found, found.criteria)


def no_such_part() -> NoReturn:
    """Raises PartGone where something is sent for it."""
    if request.method == "POST":
        raise PartGone
    abort(404)


def keep(found: StudyCriteria, slug: str, change: Change, what: str) -> None:
    """Say that it is kept. Raises NotKept, ChangeRefused."""
    _, problems = read(change.text, found.guide)
    if problems:
        raise NotKept(problems)
    library = "" if found.kept else library_text(found.guide)
    with writing() as session:
        kept = keep_criteria(session, _study(session, slug), change, library=library)
        if kept:
            number = kept.version
            note(session, "criteria_changed", f"Version {number}", study=slug, detail=what)
    flash(
        f"Version {number} of the criteria is kept, and holds from now on." if kept else UNCHANGED
    )


def by_me(text: str, reason: str, started_from: str) -> Change:
    number = int(started_from) if started_from.isdecimal() and len(started_from) < 9 else 0
    return Change(text, reason, the_person().described, number)


def _study(session: Session, slug: str) -> Study:
    return study_by_slug(session, slug) or abort(404)
