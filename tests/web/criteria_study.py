"""A study on the guide of PACE with one interview, submitted with two answers."""

from pathlib import Path

from research.database import Database
from research.demonstration.study import SLUG
from research.fieldwork.studies import study_by_slug
from research.interviewing.interviews import submit_interview
from research.models import Interview
from research.web.findings.study_criteria import StudyCriteria, criteria_of
from tests.fieldwork import an_interview, save

PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"


def a_study(database: Database) -> None:
    interview = an_interview(database, text=PACE.read_text("utf-8"), slug=SLUG)
    save(database, interview, {("importance_own", ""): {"value": "very"}})
    with database.writing() as session:
        submit_interview(session.get_one(Interview, interview))


def held(database: Database) -> StudyCriteria:
    with database.reading() as session:
        found = criteria_of(session, study_by_slug(session, SLUG))
        assert found
        return found
