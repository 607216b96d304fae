"""Papers to download, and a filled-in form taken over into its interview."""

from io import BytesIO

import pytest
from docx import Document

from exports.paper.form import self_completion_form
from guides import parse_guide
from research.models import AnswerHistory, AuditEntry
from tests.exports.filling import filled
from tests.fieldwork import GUIDE, an_interview, save, stored
from tests.pages import controls, main_form, personal_link

SMALL = parse_guide(GUIDE, "small")
FORM = self_completion_form(SMALL, organisation="Northtown Council")
ANSWERED = {
    "views____": "We are in favour",
    "held__postcode__held": True,
    "held__other__not_held": True,
    "held__other__specify:": "shoe sizes",
    "staff____": "1,200",
}


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def upload(pages, interview: int, content: bytes, *, status: int = 200):
    page = pages.get(f"/interviews/{interview}/form")
    file = {"form": (BytesIO(content), "form.docx")}
    data = {**controls(main_form(page)), **file}
    answer = pages.client.post(f"/interviews/{interview}/form", data=data)
    return pages._read(answer, status)


def paragraphs(response) -> str:
    return "\n".join(p.text for p in Document(BytesIO(response.data)).paragraphs)


@pytest.mark.parametrize(
    ("which", "words"),
    [("guide", "Secret aim"), ("hand-outs", "Hand-Out 1"), ("form", "Please begin.")],
)
def test_a_paper_is_downloaded(pages, sqlite, which, words):
    interview = an_interview(sqlite)

    answer = pages.client.get(f"/interviews/{interview}/paper/{which}.docx")

    assert words in paragraphs(answer)
    assert "attachment; filename=a-small-study-" in answer.headers["Content-Disposition"]


def test_there_is_no_other_paper(pages, sqlite):
    pages.get(f"/interviews/{an_interview(sqlite)}/paper/report.docx", status=404)


def test_the_overview_leads_to_the_papers(pages, sqlite):
    interview = an_interview(sqlite)

    links = {a.get("href") for a in pages.get(f"/interviews/{interview}/").select("main a")}

    papers = {f"/interviews/{interview}/paper/{which}.docx" for which in ("guide", "hand-outs")}
    assert papers | {f"/interviews/{interview}/form"} <= links


def test_a_partner_can_read_all_questions_first(pages, signed_out, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    link = personal_link(pages, interview)

    places = {a.text: a["href"] for a in signed_out.get(link).select("main a")}
    page = signed_out.get(places["Read all questions first"]).main.get_text(" ")
    file = paragraphs(signed_out.client.get(places["as a Word file"]))

    for words in (page, file):
        assert "What does your organisation think?" in words
        assert not any(each in words for each in ("Secret aim", "secret probe", "Let us begin"))
    # What an answer opens is there before anything is answered.
    assert "1.3 How good is it?" in page
    assert "only for lines where you ticked “We hold it” or “In part” in 1.2" in page


def test_a_wrong_link_downloads_nothing(signed_out):
    assert signed_out.client.get("/answer/nonsense/questionnaire.docx").status_code == 404


def test_a_partner_gets_the_form_with_their_own_answers_and_no_note(pages, signed_out, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    save(sqlite, interview, {("views", ""): {"value": "Saved online", "note": "sounded unsure"}})

    answer = signed_out.client.get(f"{personal_link(pages, interview)}questionnaire.docx")

    xml = Document(BytesIO(answer.data)).element.xml
    assert "Saved online" in xml
    assert "sounded unsure" not in xml


def test_what_an_interviewer_wrote_down_does_not_go_out_with_the_form(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "In my words"}})

    answer = pages.client.get(f"/interviews/{interview}/paper/form.docx")

    assert "In my words" not in Document(BytesIO(answer.data)).element.xml


def test_a_form_is_shown_before_anything_is_saved(pages, sqlite):
    interview = an_interview(sqlite)

    page = upload(pages, interview, filled(FORM, ANSWERED))

    assert "4 answers can be taken over" in text(page)
    assert "We are in favour" in text(page) and "Other records: shoe sizes" in text(page)
    assert stored(sqlite, interview) == {}


def test_a_form_is_taken_over_in_one_save(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.send_from(upload(pages, interview, filled(FORM, ANSWERED)), {})

    assert "4 answers were taken over." in text(page)
    answers = stored(sqlite, interview)
    assert answers["views", ""].value == "We are in favour"
    assert answers["held", "postcode"].mention == "prompted"
    assert answers["held", "other"].specify == "shoe sizes"
    assert answers["staff", ""].value == 1200
    assert {answer.revision for answer in answers.values()} == {1}
    with sqlite.reading() as session:
        assert {h.why for h in session.query(AnswerHistory)} == {"from the filled-in form"}
        assert session.query(AuditEntry).filter_by(what="form_taken_over").count() == 1


def test_what_is_unclear_is_listed_and_kept_as_a_note_at_its_question(pages, sqlite):
    interview = an_interview(sqlite)
    form = filled(FORM, {"staff____": "about ten", "more": "Call me on Monday"})

    page = upload(pages, interview, form)
    assert "To be settled (2)" in text(page)
    assert "“about ten”" in text(page) and "Call me on Monday" in text(page)
    page = pages.send_from(page, {})

    assert "2 things are still to be settled" in text(page)
    answers = stored(sqlite, interview)
    assert answers["staff", ""].value is None
    assert "“about ten”" in answers["staff", ""].note
    assert "Call me on Monday" in answers["views", ""].note


def test_the_same_form_taken_over_twice_changes_nothing(pages, sqlite):
    interview = an_interview(sqlite)
    form = filled(FORM, {**ANSWERED, "views____missing:dont_know": True})

    pages.send_from(upload(pages, interview, form), {})
    once = stored(sqlite, interview)
    pages.send_from(upload(pages, interview, form), {})

    assert stored(sqlite, interview) == once


def test_what_it_would_replace_is_shown_and_the_rest_stays(pages, sqlite):
    interview = an_interview(sqlite)
    kept = {
        ("views", ""): {"value": "An earlier view", "note": "my note"},
        ("held", "postcode"): {"value": "held", "missing": None, "mention": "spontaneous"},
        ("quality", "postcode"): {"value": "good"},
    }
    save(sqlite, interview, kept)

    page = upload(pages, interview, filled(FORM, ANSWERED))
    assert "In place of: An earlier view" in text(page)
    pages.send_from(page, {})

    answers = stored(sqlite, interview)
    assert (answers["views", ""].value, answers["views", ""].note) == (
        "We are in favour",
        "my note",
    )
    assert answers["held", "postcode"].mention == "spontaneous"
    assert answers["quality", "postcode"].value == "good"


def test_an_answer_to_what_is_not_asked_is_pointed_out(pages, sqlite):
    page = upload(pages, an_interview(sqlite), filled(FORM, {"quality__postcode__good": True}))

    assert "Other answers say that this is not asked." in text(page)


def test_what_somebody_else_changed_meanwhile_stays_and_is_shown(pages, sqlite):
    interview = an_interview(sqlite)
    page = upload(pages, interview, filled(FORM, ANSWERED))
    save(sqlite, interview, {("views", ""): {"value": "Typed meanwhile"}})

    page = pages.send_from(page, {}, status=422)
    assert "In place of: Typed meanwhile" in text(page)
    assert stored(sqlite, interview)["views", ""].value == "Typed meanwhile"
    pages.send_from(page, {})

    assert stored(sqlite, interview)["views", ""].value == "We are in favour"


def test_a_form_of_another_organisation_is_pointed_out(pages, sqlite):
    other = self_completion_form(SMALL, organisation="Southtown College")

    page = upload(pages, an_interview(sqlite), other)

    assert "The form names Southtown College" in text(page)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "Choose the filled-in form"), (b"%PDF-1.7", "not a Word file")],
)
def test_what_is_no_form_gets_a_sentence(pages, sqlite, content, sentence):
    page = upload(pages, an_interview(sqlite), content, status=422)

    assert sentence in page.select_one(".govuk-error-summary").text


def test_a_file_of_fifty_megabytes_gets_a_sentence(pages, sqlite):
    answer = pages.client.post(
        f"/interviews/{an_interview(sqlite)}/form",
        input_stream=BytesIO(bytes(50_000_000)),
        content_type="multipart/form-data; boundary=end",
        content_length=50_000_000,
    )

    assert answer.status_code == 413
    assert "This file is larger than a form can be" in answer.text


def test_nothing_is_taken_over_into_an_interview_that_has_ended(pages, sqlite):
    interview = an_interview(sqlite)
    page = upload(pages, interview, filled(FORM, ANSWERED))
    pages.send(f"/interviews/{interview}/close", {})

    page = pages.send_from(page, {})

    assert "nothing was taken over" in text(page)
    assert stored(sqlite, interview)["views", ""].missing == "not_reached"
    assert "reopen it" in text(pages.get(f"/interviews/{interview}/form"))


def test_a_content_that_was_tampered_with_is_refused(pages, sqlite):
    interview = an_interview(sqlite)
    page = upload(pages, interview, FORM)

    pages.send_from(page, {"content": "no base64!"}, status=400)
