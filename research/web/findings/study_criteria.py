"""What a study is judged by: its own criteria or, until somebody changes them, the library's."""

import logging
from collections.abc import Iterator
from typing import NamedTuple

from analysis.criteria import Criteria
from analysis.criteria_reading import CriteriaError, guide_named, library_text, parse_criteria
from guides import Guide, Problem
from research.database import Session
from research.evidence.criteria import MOST_CHARACTERS, newest_criteria
from research.guides.versions import fielded_guide
from research.models import CriteriaVersion, Stage, Study

TOO_LONG = f"criteria fit in {MOST_CHARACTERS:,} characters; take something out"

_log = logging.getLogger(__name__)


class StudyCriteria(NamedTuple):
    """The text that holds, and what came of it against the guide of the stage that it judges.

    `kept` is None while it is the library's. With `problems` nothing is judged.
    """

    text: str
    kept: CriteriaVersion | None
    stage: Stage
    guide: Guide
    criteria: Criteria | None
    problems: tuple[Problem, ...]

    @property
    def number(self) -> int:
        return self.kept.version if self.kept else 0


def criteria_of(session: Session, study: Study) -> StudyCriteria | None:
    """None where nobody wrote any and the library has none for a guide of the study."""
    kept = newest_criteria(session, study.id)
    for text, stage, guide in _texts(session, study, kept.text if kept else ""):
        criteria, problems = read(text, guide)
        return StudyCriteria(text, kept, stage, guide, criteria, problems)
    return None


def criteria_for(session: Session, study: Study, stage: Stage) -> Criteria | None:
    """Those that judge this stage; a report without a judgement is better than none."""
    found = criteria_of(session, study)
    if found is None or found.stage.id != stage.id:
        return None
    if found.problems:
        said = "\n".join(map(str, found.problems))
        _log.warning("Nothing is judged, because the criteria do not fit the guide.\n%s", said)
    return found.criteria


def read(text: str, guide: Guide) -> tuple[Criteria | None, tuple[Problem, ...]]:
    if len(text) > MOST_CHARACTERS:
        return None, (Problem("the criteria", 1, TOO_LONG),)
    try:
        return parse_criteria(text, "the criteria", guide), ()
    except CriteriaError as error:
        return None, error.problems


def _texts(session: Session, study: Study, kept: str) -> Iterator[tuple[str, Stage, Guide]]:
    """The text with the newest stage that it fits by its guide's name."""
    stages = [(each, fielded_guide(session, each.guide_version_id)) for each in study.stages[::-1]]
    for stage, guide in stages:
        if kept and guide_named(kept) == guide.id:
            yield kept, stage, guide
    for stage, guide in stages:
        if text := kept or library_text(guide):
            yield text, stage, guide
