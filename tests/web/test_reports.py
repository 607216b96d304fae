"""A report put together, made, fetched and released, as its readers use the pages."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from sqlalchemy import select

from research.fieldwork.studies import add_partner, current_stage, study_by_slug
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Answer, AuditEntry, Interview, ReportBuild, ReportSnapshot
from research.reports.builds import NewFile, add_file
from research.web.reports import releasing, reports
from research.web.reports.report_building import make_pdf
from research.web.wording import day
from tests.fieldwork import an_interview, save
from tests.pages import controls, main_form
from tests.releasing import release_report

STUDY = "/studies/small"


@pytest.fixture
def heard(pages, sqlite):
    return submitted(sqlite, an_interview(sqlite))


def submitted(sqlite, interview, staff=7):
    save(
        sqlite,
        interview,
        {("staff", ""): {"value": staff}, ("held", "postcode"): {"value": "held"}},
    )
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))
    return interview


def another_partner(sqlite, code="P02", name="Harbour College"):
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        partner = add_partner(session, study, code=code, name=name, type="College")
        stage = current_stage(session, study)
        interview = start_interview(session, stage, partner, mode="interviewer").id
    return submitted(sqlite, interview, staff=30)


def press(pages, url, button, **typed):
    """Press the button of this value on the page, as a reader without JavaScript does."""
    page = pages.get(url)
    pressed = next(b for b in page.find_all("button") if button in " ".join(b.text.split()))
    form = pressed.find_parent("form")
    data = {
        **controls(form),
        **typed,
        **({pressed["name"]: pressed["value"]} if pressed.get("name") else {}),
    }
    address = pressed.get("formaction") or form.get("action") or url
    return pages._read(pages.client.post(address, data=data, follow_redirects=True), 200)


def built(sqlite):
    with sqlite.reading() as session:
        return [(b.edition, b.state, b.snapshot_id) for b in session.scalars(select(ReportBuild))]


def text_of(content):
    document = Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def file_of(pages, build=1, form="word", status=200):
    response = pages.client.get(f"{STUDY}/reports/{build}/files/{form}")
    assert response.status_code == status
    return response.data


def marks_in(content):
    """What its header says, or its first slide."""
    with ZipFile(BytesIO(content)) as file:
        places = ("word/header1.xml", "ppt/slides/slide1.xml")
        return "".join(file.read(n).decode() for n in file.namelist() if n in places)


def test_without_answers_there_is_no_outline_yet(pages, sqlite):
    an_interview(sqlite)

    assert "nothing to report" in pages.get(f"{STUDY}/outline").text


def test_parts_are_renamed_left_out_and_moved(pages, heard):
    typed = {"title-participation": "Who came", "move": "method up"}
    form = main_form(pages.get(f"{STUDY}/outline"))
    data = {**controls(form), **typed}
    data.pop("shown-guide")

    pages.client.post(f"{STUDY}/outline", data=data)

    contents = [link.text for link in pages.get(f"{STUDY}/outline/preview").select("nav li a")]
    assert contents.index("1 Method") < contents.index("2 Who came")
    assert not any("topic guide" in words for words in contents)


def test_a_section_is_written_previewed_and_restored(pages, heard):
    url = f"{STUDY}/report/sections/introduction"
    page = pages.send(url, {"text": "Why **we** ask {staff.answered} [F:staff]."})
    assert "Why we ask 1 [F" in " ".join(page.select_one(".composing-shown").text.split())

    pages.send(url, {"text": "{staff.nothing} is wrong, and 77 is typed."})
    page = pages.get(url)
    assert "the findings have no figure of that name" in page.text
    assert "77 is typed in" in page.text

    page = press(pages, url, "Restore")
    assert page.find("textarea").text.strip().startswith("Why **we** ask")


def test_two_people_at_one_section_do_not_overwrite_each_other(pages, heard):
    url = f"{STUDY}/report/sections/context"
    stale = pages.get(url)
    pages.send(url, {"text": "Mine"})

    page = pages.send_from(stale, {"text": "Theirs"}, status=409)

    assert page.find("textarea").text.strip() == "Theirs"
    assert "saved this section meanwhile" in page.text


def test_two_who_answer_objectives_at_once_lose_nothing_in_silence(pages, sqlite, heard):
    with sqlite.writing() as session:
        study_by_slug(session, "small").objectives = "Learn who holds what\nLearn the cost"
    url = f"{STUDY}/report/objectives"
    mine = pages.get(url)
    pages.send(url, {"answer-0": "Theirs", "answer-1": "Theirs too"})

    told = pages.send_from(mine, {"answer-1": "Mine"}, status=422)
    assert "Somebody saved another answer meanwhile: “Theirs too”" in told.text
    assert told.find(id="answer-1").text.strip() == "Mine"
    pages.send_from(told, {})

    found = pages.get(url)
    assert [found.find(id=f"answer-{n}").text.strip() for n in (0, 1)] == ["Theirs", "Mine"]


def test_two_who_change_a_recommendation_at_once_lose_nothing_in_silence(pages, heard):
    url = f"{STUDY}/report/recommendations"
    pages.send(f"{url}/new", {"action": "Train people", "evidence": "[F:held]"})
    mine = pages.get(f"{url}/1")
    pages.send(f"{url}/1", {"owner": "The council"})

    told = pages.send_from(mine, {"action": "Train everybody"}, status=422)
    problems = [each.text for each in told.select(".govuk-error-summary a")]
    assert problems[0].startswith("Somebody saved otherwise meanwhile: “Train people”")
    assert "“The council”" in problems[1]
    page = pages.send_from(told, {"owner": "The council"})

    assert "Train everybody" in page.text and "The council" in page.text


def test_objectives_and_recommendations_reach_the_report(pages, sqlite, heard):
    with sqlite.writing() as session:
        study_by_slug(session, "small").objectives = "Learn who holds what\nLearn the cost"
    pages.send(
        f"{STUDY}/report/objectives", {"answer-0": "It is held [F:held].", "unanswerable-1": "yes"}
    )
    url = f"{STUDY}/report/recommendations/new"
    pages.send(url, {"action": "", "owner": "The board"}, status=422)
    pages.send(url, {"action": "Agree a list", "owner": "The board", "evidence": "[F:held]"})

    text = pages.get(f"{STUDY}/outline/preview").text

    assert "This cannot be answered from the evidence." in text
    assert "Agree a list" in text and "The board" in text
    page = press(pages, f"{STUDY}/report/recommendations", "Take out")
    assert "Agree a list" not in page.find("main").text.replace("Undo", "")
    page = press(pages, f"{STUDY}/report/recommendations?removed=1", "Undo")
    assert "Agree a list" in page.text


def test_a_report_is_made_kept_and_fetched_again(pages, sqlite, heard):
    page = pages.send(f"{STUDY}/reports", {"edition": "internal"})

    assert "Report 1: internal edition" in " ".join(page.text.split())
    first = file_of(pages)
    assert "Northtown Council" in text_of(first)
    with sqlite.reading() as session:
        digest = session.scalar(select(ReportSnapshot.digest))
    assert digest[:12] in text_of(first) and f"--snapshot {digest[:12]}" in text_of(first)
    another_partner(sqlite)
    assert file_of(pages) == first


@pytest.mark.office
def test_a_report_is_printed_as_a_pdf(pages, heard, tmp_path):
    pages.send(f"{STUDY}/reports", {"edition": "internal"})
    page = press(pages, f"{STUDY}/reports", "Make a PDF")

    assert "Make a PDF" not in page.text
    printed = tmp_path / "report.pdf"
    printed.write_bytes(file_of(pages, form="pdf"))
    read = subprocess.run(
        ["pdftotext", printed, "-"], capture_output=True, text=True, check=True, timeout=60
    )
    assert "A small study" in read.stdout and "Northtown Council" in read.stdout


def test_both_editions_come_from_one_snapshot_and_one_names_nobody(pages, sqlite, heard):
    pages.send(f"{STUDY}/reports", {"edition": "internal"})
    another_partner(sqlite)
    press(pages, f"{STUDY}/reports", "Make the publishable edition of it")

    assert built(sqlite) == [("internal", "ready", 1), ("publishable", "ready", 1)]
    text = text_of(file_of(pages, 2))
    assert "Northtown" not in text and "P01" not in text
    assert "Harbour College" not in text


def test_a_statement_whose_small_number_is_left_out_is_still_the_one_of_the_snapshot(
    pages, sqlite, heard
):
    for number in (2, 3, 4):
        another_partner(sqlite, f"P0{number}", f"College {number}")
    with sqlite.writing() as session:
        answer = session.scalars(select(Answer).filter_by(question="held")).first()
        answer.value = "not_held"

    pages.send(f"{STUDY}/reports", {"edition": "publishable"})

    assert built(sqlite) == [("publishable", "ready", 1)]
    assert "fewer than three" in text_of(file_of(pages))


def test_a_name_without_consent_refuses_the_report_and_says_which(pages, sqlite, heard):
    pages.send(f"{STUDY}/report/sections/context", {"text": "Northtown Council leads."})

    page = pages.send(f"{STUDY}/reports", {"edition": "publishable"})

    assert "Context: Northtown Council did not agree to be named" in page.text
    assert built(sqlite)[0][:2] == ("publishable", "refused")
    file_of(pages, 1, status=404)


def test_the_next_report_says_what_changed_and_why(pages, sqlite, heard):
    pages.send(f"{STUDY}/reports", {"edition": "internal"})
    another_partner(sqlite)
    pages.send(f"{STUDY}/reports", {"edition": "internal"})

    page = pages.get(f"{STUDY}/reports/2/changes")

    rows = [[cell.text for cell in row.find_all(["th", "td"])] for row in page.select("tbody tr")]
    assert ["How many people work there?: answered", "1", "2", "late answers"] in rows
    assert "What changed since the report before" in text_of(file_of(pages, 2))
    assert "nothing to compare" in pages.get(f"{STUDY}/reports/1/changes").text


def test_commissioners_fetch_what_is_released_and_nothing_else(pages, as_commissioner, heard):
    pages.send(f"{STUDY}/reports", {"edition": "internal"})
    press(pages, f"{STUDY}/reports", "Make the publishable edition of it")
    address = f"{STUDY}/reports/released/2/word"
    assert as_commissioner.client.get(address).status_code == 404
    draft = pages.client.get(f"{STUDY}/reports/2/files/word").headers["Content-Disposition"]

    asked = " ".join(pages.get(f"{STUDY}/reports/2/release").text.split())
    assert "statements are marked as draft" in asked

    press(pages, f"{STUDY}/reports/2/release", "Release it")

    final = pages.client.get(f"{STUDY}/reports/2/files/word").headers["Content-Disposition"]
    assert draft == final.replace("filename=", "filename=draft-not-released-")

    link = as_commissioner.get(f"{STUDY}/reports/released").select_one("section a")
    assert link["href"] == address
    assert as_commissioner.client.get(address).status_code == 200
    as_commissioner.get(f"{STUDY}/reports", status=403)
    pages.get(f"{STUDY}/reports/1/release", status=404)
    pages.get(f"{STUDY}/reports/1/withdraw", status=404)
    asked = pages.get(f"{STUDY}/reports/2/withdraw").text
    assert "Until another report of this stage is released" in asked
    press(pages, f"{STUDY}/reports/2/withdraw", "Take the release back")
    assert as_commissioner.client.get(address).status_code == 404


def test_each_file_of_a_publishable_report_says_whether_it_is_released(pages, heard):
    pages.send(f"{STUDY}/reports", {"edition": "publishable"})
    draft, released = "Draft: not released", f"Report 1, released on {day(datetime.now(UTC))}"

    def said():
        return [
            [words in marks_in(file_of(pages, form=form)) for words in (draft, released)]
            for form in ("word", "short", "slides")
        ]

    assert said() == [[True, False]] * 3
    press(pages, f"{STUDY}/reports/1/release", "Release it")
    assert said() == [[False, True]] * 3
    press(pages, f"{STUDY}/reports/1/withdraw", "Take the release back")
    assert said() == [[True, False]] * 3


def test_a_pdf_is_printed_anew_once_its_report_is_released(pages, sqlite, heard, monkeypatch):
    pages.send(f"{STUDY}/reports", {"edition": "publishable"})
    with sqlite.writing() as session:
        add_file(session, 1, NewFile("pdf", "report.pdf", b"%PDF with Draft on each page"))
    asked = []
    monkeypatch.setattr(reports, "later", lambda task, build: asked.append((task, build)))

    press(pages, f"{STUDY}/reports/1/release", "Release it")

    assert asked == [(make_pdf, 1)]
    file_of(pages, form="pdf", status=404)


def test_what_stands_beside_a_report_is_worked_out_before_its_release_is_asked_for(
    pages, sqlite, heard, monkeypatch
):
    release_report(sqlite)
    another_partner(sqlite)
    pages.send(f"{STUDY}/reports", {"edition": "publishable"})
    monkeypatch.delattr(releasing, "told_apart")

    assert pages.get(f"{STUDY}/reports/2/release").h1.text == "Release report 2?"


def test_a_report_that_tells_of_one_partner_beside_an_earlier_one_is_released_with_a_reason(
    pages, sqlite, heard
):
    """And neither says so to its readers, nor lists what the one partner changed."""
    for number in (2, 3, 4):
        another_partner(sqlite, f"P0{number}", f"College {number}")
    pages.send(f"{STUDY}/reports", {"edition": "publishable"})
    press(pages, f"{STUDY}/reports/1/release", "Release it")
    another_partner(sqlite, "P05", "College 5")
    pages.send(f"{STUDY}/reports", {"edition": "publishable"})
    press(pages, f"{STUDY}/reports/1/withdraw", "Take the release back")
    address = f"{STUDY}/reports/2/release"

    page = pages.get(address)
    assert "Beside report 1 it tells what P05 said" in page.text
    assert ["4", "5", "P05"] in [[c.text for c in row("td")[1:]] for row in page.select("tbody tr")]
    page = pages.send(address, {"reason": " "}, status=422)
    assert page.select_one(".govuk-error-summary a")["href"] == "#reason"
    pages.send(address, {"reason": "The board <b> decides."})
    pages.send(f"{STUDY}/reports", {"edition": "internal"})

    told = "P05 beside report 1 could be known. The board <b> decides."
    with sqlite.reading() as session:
        acts = session.scalars(select(AuditEntry).filter_by(what="report_released"))
        assert [entry.detail for entry in acts] == ["", told]
    publishable, internal = (text_of(file_of(pages, build)) for build in (2, 3))
    assert told in internal and "could be known" not in publishable
    assert "Nothing else has changed" in publishable and "late answers" not in publishable


def test_a_title_too_long_is_told_at_its_own_part(pages, heard):
    page = pages.send(f"{STUDY}/outline", {"title-method": "x" * 121}, status=422)

    link = page.select_one(".govuk-error-summary a")
    assert link["href"] == "#title-method" and "120 characters or fewer; it has 121" in link.text
    field = page.find(id="title-method")
    assert page.find(id=field["aria-describedby"]).text.endswith("it has 121")
    assert not page.find(id="title-introduction").has_attr("aria-describedby")
