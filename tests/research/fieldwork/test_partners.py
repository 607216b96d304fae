"""Partners added, changed, removed, and two made one."""

import pytest
from sqlalchemy import select

from research.answers.verbatims import mark_verbatim
from research.evidence.rows import answer_rows
from research.fieldwork.linked import interview_by_link
from research.fieldwork.links import make_link
from research.fieldwork.merging import MergeRefused, merge_partners, merge_preview, undo_merge
from research.fieldwork.participants import add_participant, participants_of
from research.fieldwork.partners import (
    CodeTaken,
    PartnerFacts,
    change_partner,
    code_after,
    new_partner,
    partners_of,
    put_partner_back,
    remove_partner,
    types_of,
)
from research.fieldwork.studies import current_stage, partner_by_code, study_by_slug
from research.guides.stage_guides import versions_in_use
from research.interviewing.handouts_shown import handouts_shown, show_handout
from research.interviewing.interviews import (
    decline_interview,
    interview_with,
    start_interview,
    submit_interview,
)
from research.interviewing.section_times import spend
from research.models import Interview, Partner
from research.reports.naming import naming_rows, quote_rows
from tests.fieldwork import an_interview, save


def two_partners(session, *, interviewed: bool = True):
    """The one of the small study, and another that has an interview as well."""
    study = study_by_slug(session, "small")
    first = partner_by_code(session, study, "P01")
    second = new_partner(session, study, PartnerFacts("", "Northtown City Council", "Council"))
    if interviewed:
        start_interview(session, current_stage(session, study), second, mode="self_completion")
    return first, second


def the_two(session):
    study = study_by_slug(session, "small")
    return [partner_by_code(session, study, code) for code in ("P01", "P02")]


def answered(database, code: str) -> None:
    with database.reading() as session:
        of_partner = select(Interview.id).join(Interview.partner).where(Partner.code == code)
        interview_id = session.scalar(of_partner)
    save(database, interview_id, {("views", ""): {"value": f"Said by {code}"}})


def test_a_partner_without_a_code_gets_the_next():
    assert code_after([]) == "P01"
    assert code_after(["P07", "P100", "P9", "North-200"]) == "P101"


def test_a_code_is_not_given_twice_however_it_is_written(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        first, second = two_partners(session)
        remove_partner(first)

        with pytest.raises(CodeTaken, match="choose another"):
            change_partner(session, second, PartnerFacts("p01", "Other", "Council"))


def test_a_removed_partner_can_be_put_back(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        first, second = two_partners(session)
        study = first.study
        study.targets = {"Charity": 3}

        remove_partner(second)
        assert [p.code for p in partners_of(session, study)] == ["P01"]
        assert [p.code for p in partners_of(session, study, removed=True)] == ["P02"]
        assert types_of(session, study) == ["Charity", "Council"]

        put_partner_back(second)
        assert [p.code for p in partners_of(session, study)] == ["P01", "P02"]


def test_a_change_tells_what_is_different(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        partner = session.scalars(select(Partner)).one()
        facts = PartnerFacts("", "Northtown Council", "Council", True, True, "Runs the register")

        assert change_partner(session, partner, facts) == [
            "holds_records",
            "essential",
            "essential_reason",
        ]
        assert change_partner(session, partner, facts) == []


def test_people_interview_and_links_come_along_and_go_back(database):
    an_interview(database)
    with database.writing() as session:
        other, kept = two_partners(session, interviewed=False)
        person = add_participant(session, other, name="Lea Lead")
        interview = interview_with(session, current_stage(session, kept.study), other)
        secret = make_link(session, interview)

        merge = merge_partners(session, kept, other, by="Rosa")
        session.flush()
        session.expire_all()
        assert interview.partner == kept
        assert participants_of(session, kept) == [person]
        assert interview_by_link(session, secret) == interview
        assert other.merged_into_id == kept.id and other.removed_at

        undo_merge(session, merge)
        session.flush()
        session.expire_all()
        assert interview.partner == other
        assert participants_of(session, other) == [person]
        assert other.removed_at is None and merge.undone_at


@pytest.mark.parametrize("begun", ["P01", "P02"])
def test_the_interview_with_answers_stays_and_both_links_open_it(database, begun):
    an_interview(database)
    with database.writing() as session:
        kept, other = two_partners(session)
        stage = current_stage(session, kept.study)
        interviews = {p.code: interview_with(session, stage, p) for p in (kept, other)}
        secrets = [make_link(session, interview) for interview in interviews.values()]
        ids = {code: interview.id for code, interview in interviews.items()}
    answered(database, begun)

    with database.writing() as session:
        kept, other = the_two(session)
        stage = current_stage(session, kept.study)
        merge = merge_partners(session, kept, other, by="Rosa")
        session.flush()

        assert {interview_by_link(session, secret).id for secret in secrets} == {ids[begun]}
        assert interview_with(session, stage, kept).id == ids[begun]

        undo_merge(session, merge)
        session.flush()
        assert [interview_by_link(session, secret).id for secret in secrets] == list(ids.values())
        assert interview_with(session, stage, kept).id == ids["P01"]
        assert interview_with(session, stage, other).id == ids["P02"]


def test_two_records_are_never_made_one(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        kept, other = two_partners(session)
        decline_interview(interview_with(session, current_stage(session, kept.study), other), "No")
    answered(sqlite, "P01")

    with sqlite.writing() as session:
        kept, other = the_two(session)
        assert "begun in Stage 1" in merge_preview(session, kept, other).problem
        with pytest.raises(MergeRefused, match="begun in Stage 1"):
            merge_partners(session, kept, other, by="Rosa")
        with pytest.raises(MergeRefused, match="two partners"):
            merge_partners(session, kept, kept, by="Rosa")


def test_what_a_removed_partner_said_is_in_no_finding_and_comes_back_with_it(sqlite):
    interview_id = an_interview(sqlite)
    save(sqlite, interview_id, {("views", ""): {"value": "Good"}})
    with sqlite.writing() as session:
        interview = session.get_one(Interview, interview_id)
        submit_interview(interview)
        mark_verbatim(
            session, interview_id, ("views", ""), "Very good", attribution="type", by="Rosa"
        )
        show_handout(session, interview, "records", way="read_out", by="Rosa")
        spend(session, interview_id, "records", 60, by="Rosa")
        session.flush()
        found = (answer_rows, handouts_shown, naming_rows, quote_rows)

        def counted():
            return [len(read(session, interview.stage_id)) for read in found]

        before = counted()
        remove_partner(interview.partner)
        session.flush()
        assert (before, counted()) == ([1] * len(found), [0] * len(found))
        assert versions_in_use(session, interview.stage) == []

        put_partner_back(interview.partner)
        session.flush()
        assert counted() == before
