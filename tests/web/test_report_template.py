"""A researcher has reports made in the commissioner's own Word template, and in ours again."""

from io import BytesIO

from docx import Document
from sqlalchemy import select

from exports.word_file import HOUSE_STYLE
from research.fieldwork.studies import study_by_slug
from research.models import AuditEntry, ReportTemplate
from research.reports.templates import keep_template, template_content
from tests.fieldwork import an_interview
from tests.web.test_reports import STUDY, file_of, heard, press  # noqa: F401

PAGE = f"{STUDY}/report-template"


def in_georgia(document):
    document.styles["Heading 1"].font.name = "Georgia"
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def upload(pages, content, name="council.docx", status=200):
    return pages.send(PAGE, {"file": (BytesIO(content), name)}, status=status)


def headings_of(content):
    return Document(BytesIO(content)).styles["Heading 1"].font.name


def acts(sqlite):
    with sqlite.reading() as session:
        return list(session.scalars(select(AuditEntry.what).order_by(AuditEntry.id)))


def test_reports_are_made_in_the_template_until_somebody_goes_back(pages, sqlite, heard):  # noqa: F811
    assert "in the house style" in pages.get(PAGE).text
    page = upload(pages, in_georgia(Document(str(HOUSE_STYLE))))
    assert "styles of “council.docx”, uploaded by" in page.text
    assert "It has every style that a report needs." in page.text
    pages.send(f"{STUDY}/reports", {"edition": "internal"})
    page = press(pages, PAGE, "Go back to the house style")
    assert "in the house style again" in page.text
    pages.send(f"{STUDY}/reports", {"edition": "internal"})

    assert headings_of(file_of(pages)) == headings_of(file_of(pages, form="short")) == "Georgia"
    assert headings_of(file_of(pages, 2)) is None
    kept = [what for what in acts(sqlite) if what.startswith("template_")]
    assert kept == ["template_kept", "template_left"]
    with sqlite.reading() as session:
        assert session.scalar(select(ReportTemplate)).removed_at is not None


def test_what_the_template_lacks_is_said_and_the_report_is_made_all_the_same(pages, heard):  # noqa: F811
    page = upload(pages, in_georgia(Document()))

    said = [item.text for item in page.select("main li")]
    assert "There is no style named “Claim”." in said
    assert "There is no style named “Heading 1”." not in said
    pages.send(f"{STUDY}/reports", {"edition": "internal"})
    assert headings_of(file_of(pages)) == "Georgia"


def test_another_template_takes_the_place_of_the_first(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        study = study_by_slug(session, "small").id
        keep_template(session, study, "first.docx", b"1", by="Ada")
        keep_template(session, study, "second.docx", b"2", by="Ada")

    with sqlite.reading() as session:
        assert template_content(session, study) == b"2"


def test_what_is_no_word_document_is_refused_in_a_sentence_and_the_template_stays(pages, sqlite):
    an_interview(sqlite)
    upload(pages, in_georgia(Document()))

    refused = {
        "Choose a Word document": ("", b""),
        "“looks.docm” is no Word document": ("looks.docm", b"PK"),
        "“bent.docx” was not kept. It is damaged": ("bent.docx", b"PK of a kind"),
    }
    for sentence, (name, content) in refused.items():
        page = upload(pages, content, name, status=422)
        assert sentence in page.select_one(".govuk-error-summary").text
        assert "styles of “council.docx”" in page.text


def test_a_file_that_is_too_large_is_refused_on_the_page(pages, app, sqlite, monkeypatch):
    an_interview(sqlite)
    monkeypatch.setattr(app.request_class, "max_content_length", 10_000)

    page = upload(pages, b"x" * 20_000, status=413)

    assert "larger than 8 MB" in page.select_one(".govuk-error-summary").text
