"""People who speak for a partner, and what becomes of them when somebody is removed."""

from datetime import UTC, datetime

from sqlalchemy import select

from research.evidence.rows import answer_rows, partner_rows
from research.fieldwork.linked import interview_by_link
from research.fieldwork.links import make_link
from research.fieldwork.participants import (
    add_participant,
    participants_of,
    put_participant_back,
    remove_participant,
)
from research.fieldwork.studies import (
    add_partner,
    current_stage,
    partner_lines,
    study_by_slug,
    study_lines,
    the_stage,
)
from research.interviewing.interviews import interview_with
from research.models import Interview, Link, Partner
from tests.fieldwork import an_interview, save


def test_the_lead_stands_first_and_who_was_removed_nowhere(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        partner = session.scalars(select(Partner)).one()
        left = add_participant(session, partner, name="Ann Approver", voice="approver")
        add_participant(session, partner, name="Carl Contributor", voice="contributor")
        add_participant(session, partner, name="Lea Lead")
        remove_participant(left)

        assert [p.name for p in participants_of(session, partner)] == [
            "Lea Lead",
            "Carl Contributor",
        ]


def test_a_removed_persons_link_opens_nothing_until_they_are_back(sqlite):
    interview_id = an_interview(sqlite)
    with sqlite.writing() as session:
        interview = session.get_one(Interview, interview_id)
        person = add_participant(session, interview.partner, name="Lea Lead")
        secret = make_link(session, interview)
        session.flush()
        session.scalars(select(Link)).one().participant_id = person.id
        remove_participant(person)
        session.flush()
        assert interview_by_link(session, secret) is None

        put_participant_back(person)
        session.flush()
        assert interview_by_link(session, secret) == interview


def test_a_removed_partner_is_in_no_list_and_in_no_count(sqlite):
    interview_id = an_interview(sqlite)
    save(sqlite, interview_id, {("views", ""): {"value": "Good"}})
    with sqlite.writing() as session:
        interview = session.get_one(Interview, interview_id)
        study, stage = interview.stage.study, interview.stage
        add_partner(session, study, code="P02", name="Southtown Council", type="Council")
        secret = make_link(session, interview)
        interview.submitted_at = interview.partner.removed_at = datetime.now(UTC)
        session.flush()

        assert [line.partner.code for line in partner_lines(session, stage)] == ["P02"]
        assert [row.code for row in partner_rows(session, stage)] == ["P02"]
        assert answer_rows(session, stage.id) == []
        assert [line.partners for line in study_lines(session)] == [1]
        assert interview_by_link(session, secret) is None
        assert interview_with(session, stage, interview.partner) == interview


def test_a_stage_is_found_by_its_number_and_the_newest_without_one(sqlite):
    an_interview(sqlite)
    with sqlite.reading() as session:
        study = study_by_slug(session, "small")

        assert the_stage(session, study) == the_stage(session, study, 1)
        assert the_stage(session, study) == current_stage(session, study)
        assert the_stage(session, study, 2) is None


def test_each_save_keeps_how_far_the_interview_has_come(database):
    interview_id = an_interview(database)
    save(database, interview_id, {("views", ""): {"value": "Good"}})
    save(
        database,
        interview_id,
        {
            ("step_name", "1"): {"missing": "dont_know"},
            ("step_cost", "1"): {"missing": "not_applicable"},
            ("staff", ""): {"value": 3},
        },
        started_from=1,
    )

    with database.reading() as session:
        interview = session.get_one(Interview, interview_id)
        assert (interview.sections_done, interview.sections_asked) == (1, 2)
        assert interview.saved_at > interview.started_at
