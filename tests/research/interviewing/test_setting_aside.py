"""An interview begun by mistake counts nowhere, until it is put back."""

import pytest

from research.answers.verbatims import mark_verbatim
from research.consent.given import give_consent
from research.evidence.cases import archived, cases
from research.evidence.rows import answer_rows, partner_rows
from research.fieldwork.linked import interview_by_link
from research.fieldwork.links import make_link
from research.fieldwork.merging import MergeRefused, merge_partners, undo_merge
from research.fieldwork.partners import PartnerFacts, new_partner
from research.fieldwork.studies import current_stage
from research.guides.stage_guides import versions_in_use
from research.interviewing.handouts_shown import handouts_shown, show_handout
from research.interviewing.interviews import interview_with, start_interview, submit_interview
from research.interviewing.setting_aside import (
    PutBackRefused,
    interviews_set_aside,
    put_interview_back,
    set_interview_aside,
)
from research.models import Interview
from research.reports.naming import naming_rows, quote_rows
from research.tracking.standing import standings
from tests.fieldwork import an_interview, save

VIEWS = ("views", "")
BY_STAGE_ID = (answer_rows, handouts_shown, naming_rows, quote_rows)
BY_STAGE = (cases, archived, versions_in_use)


def aside(session, interview, reason="The wrong partner") -> None:
    set_interview_aside(session, interview, reason)
    session.flush()


def back(session, interview) -> None:
    put_interview_back(session, interview)
    session.flush()


def counted(session, stage) -> list[int]:
    by_id = [len(read(session, stage.id)) for read in BY_STAGE_ID]
    return by_id + [len(list(read(session, stage))) for read in BY_STAGE]


def test_it_counts_nowhere_and_all_of_it_comes_back(database):
    interview_id = an_interview(database)
    save(database, interview_id, {VIEWS: {"value": "Good"}})
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        stage, partner = interview.stage, interview.partner
        submit_interview(interview)
        give_consent(session, interview, {"archive": "yes"}, by="Rosa")
        mark_verbatim(session, interview_id, VIEWS, "Good", attribution="type", by="Rosa")
        show_handout(session, interview, "records", way="read_out", by="Rosa")
        secret = make_link(session, interview)
        session.flush()
        before = counted(session, stage)

        aside(session, interview)
        assert (min(before), counted(session, stage)) == (1, [0] * len(before))
        assert [row.status for row in partner_rows(session, stage)] == ["not_started"]
        assert [each.state for each in standings(session, stage.study, partner)] == ["not_invited"]
        assert interview_by_link(session, secret) is None
        assert interviews_set_aside(session, partner.id) == [interview]
        assert (interview.status, interview.is_open) == ("set_aside", False)

        back(session, interview)
        assert counted(session, stage) == before
        assert interview_by_link(session, secret) == interview
        assert interviews_set_aside(session, partner.id) == []


def test_another_can_be_begun_in_its_place_and_then_it_stays_aside(database):
    interview_id = an_interview(database)
    with database.writing() as session:
        mistaken = session.get_one(Interview, interview_id)
        aside(session, mistaken)
        again = start_interview(session, mistaken.stage, mistaken.partner, mode="interviewer")
        assert again.id != interview_id
        with pytest.raises(PutBackRefused, match="Another one was begun"):
            put_interview_back(session, mistaken)

        aside(session, again)
        back(session, mistaken)
        assert interview_with(session, mistaken.stage, mistaken.partner) == mistaken
        with pytest.raises(PutBackRefused, match="put back already"):
            put_interview_back(session, mistaken)


def a_further(session, first: Interview) -> Interview:
    further = Interview(
        stage_id=first.stage_id,
        partner_id=first.partner_id,
        guide_version_id=first.guide_version_id,
        tops_up_id=first.id,
        asks={"staff": [""]},
        mode="interviewer",
    )
    session.add(further)
    session.flush()
    return further


def test_what_tops_it_up_goes_and_comes_back_with_it(database):
    interview_id = an_interview(database)
    with database.writing() as session:
        first = session.get_one(Interview, interview_id)
        tried = a_further(session, first)
        aside(session, tried, "A try-out")
        further = a_further(session, first)

        aside(session, first)
        assert [each.set_aside_reason for each in (first, further, tried)] == [
            *["The wrong partner"] * 2,
            "A try-out",
        ]
        with pytest.raises(PutBackRefused, match="tops up an interview set aside"):
            put_interview_back(session, further)

        back(session, first)
        assert [bool(each.set_aside_at) for each in (first, further, tried)] == [False, False, True]
        with pytest.raises(PutBackRefused, match="Another one was begun"):
            put_interview_back(session, tried)


def test_a_merge_is_not_undone_where_two_interviews_would_be_one_partners(sqlite):
    interview_id = an_interview(sqlite)
    save(sqlite, interview_id, {VIEWS: {"value": "Good"}})
    with sqlite.writing() as session:
        answered = session.get_one(Interview, interview_id)
        other, stage = answered.partner, answered.stage
        kept = new_partner(session, stage.study, PartnerFacts("", "Northtown City", "Council"))
        start_interview(session, stage, kept, mode="self_completion")
        merge = merge_partners(session, kept, other, by="Rosa")
        session.flush()
        aside(session, answered)
        third = start_interview(
            session, current_stage(session, kept.study), kept, mode="interviewer"
        )

        with pytest.raises(MergeRefused, match="set that aside first"):
            undo_merge(session, merge)

        aside(session, third)
        undo_merge(session, merge)
        session.flush()
        assert answered.partner == other
