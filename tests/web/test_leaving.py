"""Partners leave by their own word or by a researcher's, after they saw what it does."""

import pytest

from research.audit import Wanted, entries
from research.models import Interview, Partner
from research.web import kept
from tests.fieldwork import a_link, an_interview, save, stored
from tests.pages import controls, main_form, personal_link

LEAVING = "/studies/small/partners/P01/leaving/"


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.fixture
def interview(sqlite) -> int:
    """An interview with one answer."""
    interview = an_interview(sqlite, mode="self_completion")
    save(sqlite, interview, {("views", ""): {"value": "It will work"}})
    return interview


def submit(database, interview: int) -> None:
    with database.writing() as session:
        given = session.get_one(Interview, interview)
        given.submitted_at = given.started_at


def test_a_partner_withdraws_at_once_and_keeps_the_receipt(pages, signed_out, interview, sqlite):
    link = personal_link(pages, interview)
    colleague = f"/answer/{a_link(sqlite, interview, voice='contributor', sections=['steps'])}/"

    preview = signed_out.send(f"{link}leave/", {"act": "withdraw"})
    assert "Answers: 1" in text(preview) and "Links that open: 2" in text(preview)
    receipt = signed_out.send_from(preview, {})

    assert "Receipt: leaving a study" in receipt.h1.text
    assert "P01, Northtown Council" in text(receipt)
    for ended in (link, colleague):
        signed_out.get(ended, status=404)
    assert stored(sqlite, interview)["views", ""].value == "It will work"
    assert "Withdr" in text(pages.get("/studies/small"))


def test_a_partner_asks_to_be_erased_and_a_researcher_sees_it(pages, signed_out, interview):
    link = personal_link(pages, interview)

    preview = signed_out.send(f"{link}leave/", {"act": "erase"})
    assert "A researcher does it and tells you" in text(preview)
    signed_out.send_from(preview, {})

    assert "You asked on" in text(signed_out.get(f"{link}leave/"))
    for page in ("consent", "", "partners/P01"):
        assert "Northtown Council : erase, asked on" in text(
            pages.get(f"/studies/small/{page}".rstrip("/"))
        )
    assert "asked for by Partner P01" in text(pages.get(LEAVING))


def test_a_choice_is_needed(pages, signed_out, interview):
    link = personal_link(pages, interview)

    page = signed_out.send(f"{link}leave/", {}, status=422)

    assert "Choose what you want" in page.select_one(".govuk-error-summary").text
    signed_out.get(f"{link}leave/everything", status=404)


def test_a_colleague_cannot_make_the_organisation_leave(signed_out, interview, sqlite):
    theirs = f"/answer/{a_link(sqlite, interview, voice='contributor', sections=['steps'])}/"
    form = controls(main_form(signed_out.get(f"{theirs}sections/steps/staff")))

    assert signed_out.client.post(f"{theirs}leave/withdraw", data=form).status_code == 403


def test_a_researcher_removes_a_partner_from_the_analysis_and_undoes_it(pages, interview, sqlite):
    submit(sqlite, interview)
    assert "1 of 1" in text(pages.get("/studies/small/findings?topic=everything"))

    assert "Answers: 1" in text(pages.get(f"{LEAVING}leave_out"))
    receipt = pages.send(f"{LEAVING}leave_out", {})
    assert "Do not use our answers" in text(receipt)
    assert "It will work" not in text(pages.get("/studies/small/findings?topic=everything"))

    page = pages.get(LEAVING)
    undo = page.find("form", action=f"{LEAVING}leave_out/undo")
    pages.client.post(undo["action"], data=controls(undo))
    assert "1 of 1" in text(pages.get("/studies/small/findings?topic=everything"))
    assert "undone by Rosa Researcher" in text(pages.get(LEAVING))


def test_erasing_asks_for_the_code_and_leaves_only_that(pages, interview, sqlite):
    page = pages.send(f"{LEAVING}erase", {"code": "P02"}, status=422)
    assert "Type P01 to confirm" in text(page)
    assert stored(sqlite, interview)

    receipt = pages.send(f"{LEAVING}erase", {"code": "P01"})

    assert "Answers: 1" in text(receipt)
    assert "Northtown" not in text(receipt)
    assert stored(sqlite, interview) == {}
    page = pages.get(LEAVING)
    assert "That cannot be undone" in text(page)
    assert page.select("main form") == []
    for everywhere in ("/studies/small", "/studies/small/consent", f"/interviews/{interview}/"):
        assert "Northtown" not in text(pages.get(everywhere))
    with sqlite.reading() as session:
        said = [entry.detail for entry in entries(session, Wanted(what="partner_left"))]
    assert said == ["Erase"]


@pytest.mark.parametrize("act", ["leave_out", "erase"])
def test_findings_made_before_a_partner_left_are_not_kept_in_memory(pages, interview, sqlite, act):
    submit(sqlite, interview)
    pages.get("/studies/small/findings?topic=everything")
    kept.drafted.get("a snapshot", lambda: "It will work")
    with sqlite.reading() as session:
        before = kept.kept(session)
    assert len(before)

    pages.send(f"{LEAVING}{act}", {"code": "P01"} if act == "erase" else {})

    assert (len(before), len(kept.drafted)) == (0, 0)


def test_a_receipt_can_be_downloaded(pages, interview):
    pages.send(f"{LEAVING}withdraw", {})

    answer = pages.client.get(f"{LEAVING}receipts/1.txt")

    assert answer.mimetype == "text/plain"
    assert "a-small-study-receipt-p01-" in answer.headers["Content-Disposition"]
    assert "Partner: P01, Northtown Council" in answer.text
    assert pages.client.get(f"{LEAVING}receipts/2.txt").status_code == 404


def test_a_second_tab_that_leaves_again_is_told_so(pages, interview, sqlite):
    first = pages.get(f"{LEAVING}withdraw")
    pages.send(f"{LEAVING}withdraw", {})

    assert "Nothing was changed" in text(pages.send_from(first, {}))
    with sqlite.reading() as session:
        assert session.query(Partner).one().withdrawn_at
