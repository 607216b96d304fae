import pytest

from research.fieldwork.studies import current_stage, study_by_slug
from research.models import Stage
from research.reports.texts import Answered, answer_objective, answered_objectives
from tests.fieldwork import an_interview


@pytest.fixture
def session(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        yield session


def test_a_later_report_says_which_earlier_one_answered_an_objective(session):
    study = study_by_slug(session, "small")
    first = current_stage(session, study)
    second = Stage(study=study, number=2, title="Options", guide_version_id=first.guide_version_id)
    session.add(second)
    session.flush()

    def answer(stage, objective, words):
        answer_objective(session, stage.id, objective, words, unanswerable=False, by="Rosa")

    for stage, objective, words in (
        (first, "Who holds what", "Councils do."),
        (first, "What it costs", "Much."),
        (first, "What it costs", ""),
        (second, "Who is for it", "All."),
        (second, "Who holds what", "All do."),
        (second, "Who holds what", ""),
    ):
        answer(stage, objective, words)

    asked = ("Who is for it", "Who holds what", "What it costs")
    assert answered_objectives(session, second, asked) == (
        Answered("Who is for it", "All.", False),
        Answered("Who holds what", "", False, earlier=first.title),
        Answered("What it costs", "", False),
    )
