"""Drafted statements as a researcher decides on them."""

import pytest
from sqlalchemy import select

from research.interviewing.interviews import reopen_interview, submit_interview
from research.models import AuditEntry, Interview
from research.reports.statements import newest_decisions
from tests.fieldwork import an_interview, save

PAGE = "/studies/small/statements"


@pytest.fixture
def heard(pages, sqlite):
    """One partner submitted: it holds postcodes, and seven people work there."""
    interview = an_interview(sqlite)
    save(sqlite, interview, {("staff", ""): {"value": 7}, ("held", "postcode"): {"value": "held"}})
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))
    return interview


def decided(sqlite):
    with sqlite.reading() as session:
        return newest_decisions(session, 1)


def claim_of(page, finding="staff"):
    return page.find(id=finding).parent.p.get_text(" ", strip=True)


def test_before_any_answer_the_page_says_why_it_is_empty(pages, sqlite):
    an_interview(sqlite)

    assert "there is nothing to report" in pages.get(PAGE).text


def test_a_statement_is_a_draft_until_it_is_accepted_by_name(pages, sqlite, heard):
    assert claim_of(pages.get(PAGE)).startswith("Draft ")

    page = pages.send(f"{PAGE}/staff", {"decision": "accepted"})

    assert claim_of(page).startswith("Accepted ")
    assert "Accepted by Rosa Researcher on " in page.text
    assert "Accepted" in claim_of(pages.get("/studies/small/findings?topic=everything"))
    with sqlite.reading() as session:
        (entry,) = session.scalars(select(AuditEntry).filter_by(what="statement_accepted"))
        assert (entry.on_what, entry.study, entry.detail) == ("Statement staff", "small", "")


def test_an_edit_with_other_numbers_must_be_meant(pages, sqlite, heard):
    other = {"decision": "edited", "text": "The one partner has 8 people."}

    page = pages.send(f"{PAGE}/staff", other, status=422)

    assert "8 is not in the drafted statement." in page.text
    assert page.find("textarea").text.strip() == "The one partner has 8 people."
    assert decided(sqlite) == {}
    page = pages.send_from(page, {**other, "meant": "yes"})
    assert claim_of(page) == "Accepted The one partner has 8 people."


def test_an_edit_without_words_or_too_long_is_refused(pages, sqlite, heard):
    for text in ("", "x" * 1001):
        pages.send(f"{PAGE}/staff", {"decision": "edited", "text": text}, status=422)
    pages.send(f"{PAGE}/staff", {}, status=422)
    assert decided(sqlite) == {}


def test_a_rejected_statement_leaves_the_findings_and_can_come_back(pages, heard):
    drafted = claim_of(pages.get(PAGE)).removeprefix("Draft ")

    pages.send(f"{PAGE}/staff", {"decision": "rejected"})

    assert drafted not in pages.get("/studies/small/findings?topic=everything").text
    assert drafted in pages.get(f"{PAGE}?state=rejected").text
    page = pages.send(f"{PAGE}/staff", {"decision": "reopened"})
    assert claim_of(page) == f"Draft {drafted}"
    assert "Rejected by Rosa Researcher" in " ".join(pages.get(f"{PAGE}/staff").text.split())


def test_a_decision_lapses_when_the_answers_change_the_statement(pages, sqlite, heard):
    before = pages.get(f"{PAGE}/staff")
    pages.send(f"{PAGE}/staff", {"decision": "accepted"})

    with sqlite.writing() as session:
        reopen_interview(session.get_one(Interview, heard))
    save(sqlite, heard, {("staff", ""): {"value": 30}}, started_from=1)
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, heard))

    page = pages.get(PAGE)
    assert claim_of(page).startswith("Draft again ")
    assert "A draft again: the answers changed since Rosa Researcher decided" in page.text
    stale = pages.send_from(before, {"decision": "accepted"}, status=422)
    assert "The answers changed while this page was open" in stale.text


def test_statements_are_found_by_words_and_by_state(pages, heard):
    assert pages.get(f"{PAGE}?search=people").find(id="staff")
    assert "No statement fits" in pages.get(f"{PAGE}?search=nowhere").text
    assert "No statement fits" in pages.get(f"{PAGE}?state=edited").text


def test_there_is_no_page_for_a_statement_that_is_none(pages, heard):
    pages.get(f"{PAGE}/nonsense", status=404)
