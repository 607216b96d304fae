"""What a study told its partners, and what each of them agreed to."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from research.consent.attribution import is_within
from research.consent.choices import CHOICES
from research.consent.given import attribution_allowed, consents, give_consent
from research.consent.information import newest_sheet, write_sheet
from research.interviewing.interviews import submit_interview
from research.models import Consent, Interview, Verbatim
from research.reports.naming import quote_rows
from tests.fieldwork import a_participant
from tests.fieldwork import an_interview as an_agreed_interview

QUOTABLE = {"take_part": "yes", "quoted": "yes", "attribution": "organisation"}


def an_interview(database) -> int:
    return an_agreed_interview(database, agreed=False)


def agree(database, interview_id, given, *, participant_id=None, method="written", by="me"):
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        said = {"by": by, "method": method, "participant_id": participant_id}
        return give_consent(session, interview, given, **said)


def allowed(database, interview_id, participant_id=None) -> str:
    with database.reading() as session:
        return attribution_allowed(session, interview_id, participant_id)


def held(database, interview_id, participant_id=None) -> dict[str, str]:
    with database.reading() as session:
        found = consents(session, interview_id, participant_id)
        return {name: consent.value for name, consent in found.items()}


def test_a_change_is_a_new_row_and_the_newest_holds(database):
    interview = an_interview(database)

    agree(database, interview, {"take_part": "yes", "quoted": "yes"})
    changed = agree(database, interview, {"take_part": "yes", "quoted": "no"})

    assert changed == ["quoted"]
    assert held(database, interview) == {"take_part": "yes", "quoted": "no"}
    with database.reading() as session:
        rows = session.scalars(select(Consent).filter_by(choice="quoted").order_by(Consent.id))
        assert [row.value for row in rows] == ["yes", "no"]


def test_what_was_spoken_and_is_then_written_is_kept_as_both(sqlite):
    interview = an_interview(sqlite)

    agree(sqlite, interview, {"take_part": "yes"}, method="spoken")

    assert agree(sqlite, interview, {"take_part": "yes"}) == ["take_part"]


def test_nothing_may_be_quoted_until_somebody_said_so(sqlite):
    interview = an_interview(sqlite)
    assert allowed(sqlite, interview) == "not_quoted"

    agree(sqlite, interview, {"quoted": "yes", "attribution": "organisation"})
    assert allowed(sqlite, interview) == "not_quoted"

    agree(sqlite, interview, {"take_part": "yes"})
    assert allowed(sqlite, interview) == "organisation"


def test_who_may_be_quoted_and_did_not_say_as_whom_is_not_named(sqlite):
    interview = an_interview(sqlite)

    agree(sqlite, interview, {"take_part": "yes", "quoted": "yes"})

    assert allowed(sqlite, interview) == "unattributed"


def test_a_contributors_words_go_as_far_as_both_they_and_the_organisation_allow(sqlite):
    interview = an_interview(sqlite)
    ada = a_participant(sqlite, interview)
    agree(sqlite, interview, QUOTABLE)
    assert allowed(sqlite, interview, ada) == "not_quoted"

    agree(sqlite, interview, QUOTABLE | {"attribution": "type"}, participant_id=ada)
    assert allowed(sqlite, interview, ada) == "type"

    agree(sqlite, interview, {"quoted": "no"})
    assert allowed(sqlite, interview, ada) == "not_quoted"


def test_every_lead_speaks_for_the_organisation_and_a_contributor_does_not(sqlite):
    interview = an_interview(sqlite)
    lead = a_participant(sqlite, interview, "lead", "Lea Field")
    ada = a_participant(sqlite, interview)

    agree(sqlite, interview, {"take_part": "yes"}, participant_id=lead)
    agree(sqlite, interview, {"take_part": "no"}, participant_id=ada)

    assert held(sqlite, interview) == held(sqlite, interview, lead) == {"take_part": "yes"}
    assert held(sqlite, interview, ada) == {"take_part": "no"}


@pytest.mark.parametrize(
    "level, furthest, is_allowed",
    [
        ("organisation", "organisation", True),
        ("organisation", "type", False),
        ("unattributed", "type", True),
        ("unattributed", "not_quoted", False),
    ],
)
def test_words_are_told_no_further_than_allowed(level, furthest, is_allowed):
    assert is_within(level, furthest) == is_allowed


@pytest.mark.parametrize("given", [{"quoted": "perhaps"}, {"anything": "yes"}])
def test_what_is_no_choice_is_refused(sqlite, given):
    interview = an_interview(sqlite)

    with pytest.raises(ValueError, match="is no answer to"):
        agree(sqlite, interview, given)


def test_a_consent_names_the_version_that_was_read(sqlite):
    interview = an_interview(sqlite)
    with sqlite.writing() as session:
        study = session.get_one(Interview, interview).stage.study_id
        write_sheet(session, study, "First", withdraw_by=None, by="Rosa")
        second = write_sheet(session, study, "Second", withdraw_by=date(2027, 3, 1), by="Rosa")
        assert second.version == 2

    agree(sqlite, interview, {"take_part": "yes"})

    with sqlite.reading() as session:
        sheet = newest_sheet(session, study)
        assert sheet and (sheet.text, sheet.withdraw_by) == ("Second", date(2027, 3, 1))
        assert consents(session, interview)["take_part"].sheet_id == sheet.id


def test_each_choice_has_words_and_at_least_two_ways_to_answer():
    for choice in CHOICES:
        assert choice.words.endswith("?") and len(choice.options) >= 2
        assert max(map(len, [choice.name, *choice.options])) <= 30


def quotes(database, interview_id) -> list[str]:
    """How far each quote may be attributed in a report."""
    with database.reading() as session:
        stage = session.get_one(Interview, interview_id).stage_id
        return [row.attribution for row in quote_rows(session, stage)]


def test_a_report_quotes_no_further_than_lead_and_speaker_allow(sqlite):
    interview = an_interview(sqlite)
    lead = a_participant(sqlite, interview, "lead", "Lea Field")
    ada = a_participant(sqlite, interview)
    with sqlite.writing() as session:
        words = {"question": "views", "words": "Yes", "attribution": "organisation"}
        marked = {"marked_by": "Rosa", "marked_at": datetime.now(UTC)}
        for who in (None, lead, ada):
            session.add(Verbatim(interview_id=interview, participant_id=who, **words, **marked))
        submit_interview(session.get_one(Interview, interview))
    assert quotes(sqlite, interview) == ["not_quoted"] * 3

    agree(sqlite, interview, QUOTABLE, participant_id=lead)
    assert quotes(sqlite, interview) == ["organisation", "organisation", "not_quoted"]

    agree(sqlite, interview, QUOTABLE | {"attribution": "type"}, participant_id=ada)
    assert quotes(sqlite, interview) == ["organisation", "organisation", "type"]

    with sqlite.writing() as session:
        session.get_one(Interview, interview).partner.left_out_at = datetime.now(UTC)
    assert quotes(sqlite, interview) == []
