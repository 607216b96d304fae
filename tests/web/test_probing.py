"""What an attacker would try, at every address there is: nothing is let in or out."""

import csv
import re
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pytest
from docx import Document
from sqlalchemy import select

from research.answers.positions import save_answers_of
from research.consent.given import give_consent
from research.consent.information import write_sheet
from research.fieldwork.voices import Voice
from research.guides.versions import fielded_guide
from research.interviewing.sent_back import send_back
from research.interviewing.sign_offs import give_sign_off
from research.models import AuditEntry, Interview, Link, Participant, Partner, Table
from tests.fieldwork import a_link, a_participant, an_interview, save, stored
from tests.pages import Pages, an_account, controls, main_form, sign_in
from tests.web.test_permissions import doors

SCRIPT = "<script>probe()</script><img src=x onerror=probe()>\"'>"
MEGABYTE = 1024 * 1024
UPLOADS = ("/studies/small/import-partners", "/guides/new/file", "/interviews/1/form")


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def everything(database) -> str:
    """Every row of every table, but for what the door itself writes down."""
    with database.reading() as session:
        tables = [t for t in Table.metadata.sorted_tables if t.name not in ("attempt", "link")]
        return repr([session.execute(select(table)).all() for table in tables])


def token_of(pages: Pages, address: str) -> str:
    return pages.get(address).find("input", {"name": "csrf_token"})["value"]


@pytest.fixture
def interview(sqlite) -> int:
    return an_interview(sqlite, mode="self_completion")


# Links


@pytest.mark.parametrize(
    "ended", [{"revoked_at": datetime.now(UTC)}, {"expires_at": datetime(2026, 1, 1, tzinfo=UTC)}]
)
def test_a_link_that_was_revoked_or_ran_out_opens_no_address(
    signed_out, app, sqlite, interview, ended
):
    secret = a_link(sqlite, interview)
    with sqlite.writing() as session:
        link = session.scalars(select(Link)).one()
        for name, when in ended.items():
            setattr(link, name, when)

    for endpoint, method, address in doors(app, secret=secret):
        if address.startswith("/answer/"):
            answer = signed_out.client.open(address, method=method)
            assert answer.status_code in (400, 404), endpoint
            assert "Northtown" not in answer.text and "A small study" not in answer.text, endpoint


def test_a_superseded_link_saves_nothing_from_a_page_that_was_open(signed_out, sqlite, interview):
    secret = a_link(sqlite, interview)
    page = signed_out.get(f"/answer/{secret}/sections/records/views")
    with sqlite.writing() as session:
        session.scalars(select(Link)).one().revoked_at = datetime.now(UTC)

    for headers in ({}, {"Accept": "application/json"}):
        form = controls(main_form(page)) | {"views__": "Replayed"}
        address = f"/answer/{secret}/sections/records/views"
        answer = signed_out.client.post(address, data=form, headers=headers)
        assert answer.status_code == 404
    assert stored(sqlite, interview) == {}


@pytest.mark.parametrize("secret", ["../studies/small", "x" * 5000, "%00", "' or 1=1 --", "1"])
def test_what_never_was_a_link_opens_nothing(signed_out, interview, secret):
    for page in ("", "consent/", "colleagues", "leave/", "questionnaire.docx"):
        answer = signed_out.client.get(f"/answer/{secret}/{page}")
        assert answer.status_code in (404, 308) and "Northtown" not in answer.text


def test_a_colleagues_paper_holds_only_what_they_were_sent(signed_out, sqlite, interview):
    save(sqlite, interview, {("views", ""): {"value": "The lead's secret"}})
    secret = a_link(sqlite, interview, voice="contributor", sections=["steps"])

    answer = signed_out.client.get(f"/answer/{secret}/questionnaire.docx")

    file = Document(BytesIO(answer.data))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    words = " ".join([*(paragraph.text for paragraph in file.paragraphs), *cells])
    assert "How many people work there?" in words
    assert "The lead's secret" not in words and "What does your organisation think?" not in words


def test_one_partners_link_touches_nothing_of_another(signed_out, sqlite, interview):
    """With the numbers of the other's colleague, difference and section in the address."""
    other = an_interview(sqlite, slug="other", partner="P09")
    theirs = a_participant(sqlite, other, name="Stan Stranger")
    their_link = a_link(sqlite, other, voice="contributor", sections=["steps"])
    mine = f"/answer/{a_link(sqlite, interview)}"
    token = token_of(signed_out, f"{mine}/colleagues")

    signed_out.client.post(f"{mine}/colleagues/{theirs}/stop", data={"csrf_token": token})
    for number in range(1, 5):
        stop = f"{mine}/colleagues/{number}/stop"
        signed_out.client.post(stop, data={"csrf_token": token})

    signed_out.get(f"/answer/{their_link}/")
    assert "Stan Stranger" not in text(signed_out.get(f"{mine}/colleagues"))


def test_a_lead_cannot_be_stopped_by_their_own_number(signed_out, sqlite, interview):
    mine = f"/answer/{a_link(sqlite, interview)}"
    token = token_of(signed_out, f"{mine}/colleagues")

    signed_out.client.post(f"{mine}/colleagues/1/stop", data={"csrf_token": token})

    signed_out.get(f"{mine}/")


# Numbers in addresses


def test_a_researcher_of_one_study_reaches_nothing_of_another(app, sqlite):
    """Every address that names a study, with the numbers and codes of another one's."""
    theirs = an_interview(sqlite, slug="theirs", partner="P07")
    pages = Pages(app)
    sign_in(pages, an_account(sqlite, name="Stan Stranger"))
    before = everything(sqlite)

    for endpoint, method, address in doors(app, slug="theirs", code="P07", interview_id=theirs):
        if "theirs" in address or address.startswith(f"/interviews/{theirs}/"):
            answer = pages.client.open(address, method=method)
            assert answer.status_code in (400, 401, 404), endpoint
            assert "Northtown" not in answer.text, endpoint
    assert everything(sqlite) == before


def test_a_partner_of_another_study_is_not_found_under_ones_own(pages, sqlite, interview):
    an_interview(sqlite, slug="other", partner="P09")

    for address in ("", "/leaving/", "/leaving/erase", "/leaving/receipts/1"):
        pages.get(f"/studies/small/partners/P09{address}", status=404)


def test_a_receipt_is_not_read_under_another_partner(pages, sqlite, interview):
    an_interview(sqlite, slug="other", partner="P09")
    pages.send("/studies/other/partners/P09/leaving/withdraw", {})

    pages.get("/studies/small/partners/P01/leaving/receipts/1", status=404)


# Forged forms


def test_no_form_without_its_token_changes_anything(pages, app, sqlite, interview):
    """Every address that takes one, as a researcher who may and as a partner who may."""
    secret = a_link(sqlite, interview)
    pages.client.get(f"/answer/{secret}/")
    before = everything(sqlite)

    for endpoint, method, address in doors(
        app, slug="small", code="P01", interview_id=interview, secret=secret, act="erase"
    ):
        if method == "POST" and not address.startswith("/api"):
            answer = pages.client.post(address, data={"code": "P01", "act": "withdraw"})
            assert answer.status_code in (400, 403, 404), (endpoint, answer.status_code)
    assert everything(sqlite) == before


# What is sent


@pytest.mark.parametrize("address", UPLOADS)
def test_a_file_that_is_too_large_is_refused_in_a_sentence(pages, sqlite, interview, address):
    answer = pages.client.post(
        address,
        input_stream=BytesIO(bytes(9 * MEGABYTE)),
        content_type="multipart/form-data; boundary=end",
        content_length=9 * MEGABYTE,
    )

    assert answer.status_code == 413
    assert "Traceback" not in answer.text and "<h1" in answer.text


def test_a_name_cannot_bring_headers_of_its_own_into_an_email(pages, sqlite, interview):
    injected = "Ada\r\nBcc: all@example.org"
    add = "/studies/small/partners/P01/people/add"
    form = controls(main_form(pages.get(add)))

    pages.client.post(add, data=form | {"name": injected, "email": "ada@example.org"})
    pages.client.post(add, data=form | {"name": "Bo", "email": "bo@example.org\r\nBcc: x@x.org"})

    with sqlite.reading() as session:
        for person in session.scalars(select(Participant)):
            assert not re.search(r"[\r\n]", person.name + person.email)


def test_a_colleagues_name_cannot_either(signed_out, sqlite, interview):
    mine = f"/answer/{a_link(sqlite, interview)}/colleagues"
    form = controls(main_form(signed_out.get(mine))) | {"sections": ["steps"]}
    typed = {"name": "Ada\r\nBcc: all@example.org", "email": "ada@example.org"}

    page = signed_out.client.post(mine, data=form | typed).text

    mailto = re.search(r'href="(mailto:[^"]+)"', page)[1]
    assert "%0D" not in mailto.split("&amp;body=")[0] and "bcc=" not in mailto.lower()


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "'=1"])
def test_a_name_is_never_a_formula_in_what_is_exported(pages, sqlite, interview, name):
    with sqlite.writing() as session:
        session.scalars(select(Partner)).one().name = name

    lines = csv.reader(StringIO(pages.client.get("/studies/small/partners.csv").text))

    cells = [cell for line in lines for cell in line]
    assert any(name.strip() in cell for cell in cells)
    assert not [cell for cell in cells if cell[:1] in "=+-@\t" and cell not in ("", "-")]


def test_script_in_every_field_of_a_partner_stays_words(pages, app, sqlite, interview):
    """Partner, people, answers, positions, comments, sheet: on every page that shows them."""
    secret = a_link(sqlite, interview, name=SCRIPT)
    approver = a_link(sqlite, interview, voice="approver", name=SCRIPT)
    fill_with_script(sqlite, interview)
    shown = 0

    for endpoint, method, address in doors(
        app, slug="small", code="P01", interview_id=interview, secret=secret, section_id="records"
    ):
        if method == "GET" and "<script>probe" in seen(pages, address):
            raise AssertionError(endpoint)
        shown += method == "GET" and "probe()" in seen(pages, address)
    for address in (f"/answer/{approver}/sign-off/", f"/answer/{secret}/sections/records/views"):
        assert "<script>probe" not in seen(pages, address)
        assert "&lt;script&gt;probe()" in seen(pages, address)
    assert shown > 10


def seen(pages: Pages, address: str) -> str:
    answer = pages.client.get(address, follow_redirects=True)
    return answer.text if answer.mimetype == "text/html" else ""


def fill_with_script(database, interview_id: int) -> None:
    save(database, interview_id, {("views", ""): {"value": SCRIPT, "note": SCRIPT}}, by="P01")
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        guide = fielded_guide(session, interview.guide_version_id)
        voice = Voice("contributor", SCRIPT)
        colleague = {("views", ""): {"value": f"{SCRIPT} again"}}
        people = session.scalars(select(Participant)).all()
        people[0].voice = "contributor"
        session.flush()
        save_answers_of(
            session, guide, interview_id, colleague, started_from=interview.revision, voice=voice
        )
        people[0].voice = "lead"
        give_sign_off(session, interview, people[-1].id, "returned", SCRIPT)
        give_consent(session, interview, {"quoted": "yes"}, by=SCRIPT, method="spoken")
        write_sheet(session, interview.stage.study_id, SCRIPT, withdraw_by=None, by=SCRIPT)
        interview.submitted_at = datetime.now(UTC)
        send_back(session, interview, {"records": SCRIPT}, by=SCRIPT)
        for name in ("name", "type", "essential_reason"):
            setattr(interview.partner, name, SCRIPT)
        for name in ("title", "commissioner", "contact", "objectives"):
            setattr(interview.partner.study, name, SCRIPT)


def test_the_audit_trail_names_no_partner_and_no_answer(pages, sqlite, interview):
    """After everything that a partner and a researcher of it can do."""
    save(sqlite, interview, {("views", ""): {"value": "Secret words"}})
    pages.send("/studies/small/partners/P01/leaving/leave_out", {})
    pages.send(f"/interviews/{interview}/consent", {"take_part": "yes", "quoted": "no"})

    with sqlite.reading() as session:
        said = repr([(e.who, e.on_what, e.detail) for e in session.scalars(select(AuditEntry))])
    assert "Northtown" not in said and "Secret words" not in said
