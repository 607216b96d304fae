"""The demonstration study as its readers see it: findings, and a report that holds together."""

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from research.studies import study_by_slug
from research.web.reports.reporting import study_report
from tests.docx_checks import problems
from tests.pages import Pages, signed_in


@pytest.fixture(scope="module")
def readers(warm_app, demonstration) -> Pages:
    before = warm_app.extensions["showcard"]
    warm_app.extensions["showcard"] = demonstration
    with signed_in(warm_app, demonstration, "researcher") as pages:
        yield pages
    warm_app.extensions["showcard"] = before


@pytest.fixture(scope="module")
def word_file(readers) -> bytes:
    response = readers.client.get("/studies/demonstration/report.docx")
    assert response.status_code == 200
    return response.data


def test_every_page_of_it_says_that_it_is_fictitious(readers):
    for address in ("/studies/demonstration", "/studies/demonstration/findings", "/interviews/1/"):
        assert "fictitious" in readers.get(address).select_one(".showcard-fictitious").text


def test_whoever_is_not_signed_in_may_read_all_of_it(warm_app, readers):
    guest = Pages(warm_app)

    for address in (
        "/",
        "/studies/demonstration",
        "/studies/demonstration/findings",
        "/interviews/1/",
        "/interviews/1/sections/views",
    ):
        assert "Sign in" in guest.get(address).select_one("header").text
    guest.get("/interviews/1/hand-outs/services")
    assert guest.client.get("/studies/demonstration/report.docx").status_code == 200


def test_the_findings_page_shows_each_finding_with_its_base(readers, demonstration):
    with demonstration.reading() as session:
        report, _ = study_report(session, study_by_slug(session, "demonstration"))

    page = readers.get("/studies/demonstration/findings")

    shown = {tag["id"]: tag.parent.get_text(" ") for tag in page.select("section.finding h2")}
    findings = [report.participation, *report.findings, *report.method]
    assert list(shown) == [f.id for f in [report.participation, *report.leading]] + [
        f.id for f in [*report.others, *report.method]
    ]
    for finding in (each for each in findings if each.drafted):
        assert finding.base.text in " ".join(shown[finding.id].split())
    assert len(page.select("[data-figure]")) >= 15


def test_no_percentage_is_shown_of_so_few(readers):
    page = readers.get("/studies/demonstration/findings")
    text = page.select_one("main").get_text(" ")

    assert "%" not in text
    assert "per cent" not in text


def test_the_report_is_valid(word_file, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(word_file)

    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []
    assert problems(word_file) == []


def test_each_figure_and_each_table_says_alone_what_it_shows(word_file):
    captions = [
        p.text for p in Document(BytesIO(word_file)).paragraphs if p.style.name == "Caption"
    ]
    titles = [caption.partition(": ")[::2] for caption in captions]

    assert not [title for _, title in titles if "?:" in title or title.startswith("The same")]
    for kind in ("Figure", "Table"):
        said = [title for label, title in titles if label.startswith(kind)]
        assert len(said) == len(set(said)), sorted(said)


def test_the_report_holds_summary_findings_method_and_guide(word_file):
    document = Document(BytesIO(word_file))
    parts = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]

    assert parts[0] == "Summary"
    assert "Who took part" in parts
    assert "Method" in parts
    assert any("The topic guide as it was used" in part for part in parts)
    assert len(document.tables) >= 30
    charts = [part for part in document.part.package.iter_parts() if "charts" in part.partname]
    assert len(charts) >= 15
    assert document.core_properties.language == "en-GB"
    assert any("fictitious" in p.text for p in document.sections[0].header.paragraphs)


@pytest.mark.office
def test_an_office_suite_opens_the_report(word_file, tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(word_file)

    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "txt:Text", "--outdir", tmp_path, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    text = Path(tmp_path / "report.txt").read_text()
    headings = [p.text for p in Document(path).paragraphs if p.style.name.startswith("Heading")]
    assert [heading for heading in headings if heading not in text] == []
