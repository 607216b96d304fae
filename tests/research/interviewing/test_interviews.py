"""An interview ends once: submitted, closed or declined; and it can be opened again."""

from datetime import UTC, datetime, timedelta

import pytest

from research.answers.saving import InterviewClosed, answers_of, save_answers
from research.guides.versions import fielded_guide
from research.interviewing.interviews import (
    close_interview,
    decline_interview,
    is_unreachable,
    reopen_interview,
    start_interview,
    submit_interview,
)
from research.models import Interview
from tests.fieldwork import an_interview, save

NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)


@pytest.fixture
def kept(sqlite):
    """The session, and an interview of which one question is answered."""
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "We hope"}})
    with sqlite.writing() as session:
        yield session, session.get_one(Interview, interview)


def close(session, interview):
    guide = fielded_guide(session, interview.guide_version_id)
    return close_interview(session, guide, interview, by="Rosa")


def test_what_is_open_when_an_interview_is_closed_was_not_reached(kept):
    session, interview = kept

    left = close(session, interview)

    answers = answers_of(session, interview.id)
    missing = [key for key, answer in answers.items() if answer.missing == "not_reached"]
    assert left == len(missing) > 0
    assert answers["views", ""].value == "We hope"
    assert interview.submitted_at and not interview.is_open


def test_a_cost_that_was_said_stays_in_its_words(kept):
    session, interview = kept
    guide = fielded_guide(session, interview.guide_version_id)
    save_words(session, guide, interview)

    close(session, interview)

    assert answers_of(session, interview.id)["step_cost", "1"].missing is None


def save_words(session, guide, interview):
    given = {
        ("step_name", "1"): {"value": "Train staff"},
        ("step_cost", "1"): {"specify": "about a lot"},
    }
    save_answers(session, guide, interview.id, given, started_from=interview.revision, by="Rosa")


def test_an_interview_that_has_ended_is_neither_closed_nor_declined_again(kept):
    session, interview = kept
    close(session, interview)
    since = interview.submitted_at

    with pytest.raises(InterviewClosed):
        close(session, interview)
    with pytest.raises(InterviewClosed):
        decline_interview(interview, "No time")
    submit_interview(interview)
    assert interview.submitted_at == since


def test_a_declined_interview_cannot_be_submitted_until_it_is_opened_again(kept):
    _, interview = kept
    decline_interview(interview, "No time")
    with pytest.raises(InterviewClosed):
        submit_interview(interview)

    reopen_interview(interview)
    assert (interview.is_open, interview.declined_reason) == (True, "")

    submit_interview(interview)
    assert interview.status == "submitted"


def test_a_partner_has_one_interview_in_a_stage(kept):
    session, interview = kept

    again = start_interview(session, interview.stage, interview.partner, mode="self_completion")

    assert (again.id, again.mode) == (interview.id, "interviewer")


@pytest.mark.parametrize(
    ("marked", "saved", "unreachable"),
    [
        (None, None, False),
        (None, NOW, False),
        (NOW, None, True),
        (NOW, NOW - timedelta(hours=1), True),
        (NOW, NOW, True),
        (NOW, NOW + timedelta(hours=1), False),
    ],
)
def test_who_answers_after_all_has_been_reached(marked, saved, unreachable):
    assert is_unreachable(Interview(unreachable_at=marked, saved_at=saved)) is unreachable
