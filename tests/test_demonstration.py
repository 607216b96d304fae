"""The demonstration as its readers see it: findings that open, and a report that holds together."""

import re
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from docx import Document
from lxml import html

from research.fieldwork.studies import study_by_slug
from research.web.reports.reporting import study_report
from tests.pages import Pages, signed_in
from tests.word_rules import complaints

FINDINGS, OVERVIEW = "/studies/demonstration/findings", "/studies/demonstration/overview"
EVERYTHING = f"{FINDINGS}?topic=everything"
FIGURE = re.compile(r"[£\d]")
# Tables that give no findings, by how their captions begin, and why their figures open to nothing.
NO_FINDINGS = {
    "Partners of the study": "the register of who took part, with the day that each did",
    "Thresholds": "set by a person, whose reason and day stand in the row",
    "Why it is judged so": "the day of each reason",
    "Why options are scored so": "the day of each reason",
    **{f"{n}. ": "written anchors of a dimension" for n in range(1, 9)},
}
# What a cell says instead of an answer: there is nothing to show.
NO_ANSWER = {"No answer", "Not applicable", "No score", "No flow", "Not asked in this form"}
# Columns of words that conclude something.
CONCLUSIONS = {
    "Verdict on each option": ("Verdict", "What decides"),
    "Gates": ("Status", "What shows it"),
    "The weakest essential partner": ("Weakest essential partner", "Score"),
    "What would change the conclusion": ("Does the conclusion change?", "How"),
    "What could be shared": ("As far as leave to share it goes",),
    "Medians by track": ("Individual level", "Business level"),
}
NOTHING_BEHIND = {
    *("Always possible", "It needs nothing to be settled; the other options are compared with it."),
    *("Not judged", "Insufficient evidence", "\u2013"),
}


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


@pytest.fixture(scope="module")
def everything(readers) -> BeautifulSoup:
    return readers.get(EVERYTHING)


def test_every_page_of_it_says_that_it_is_fictitious(readers):
    for address in ("/studies/demonstration", FINDINGS, "/interviews/1/"):
        assert "fictitious" in readers.get(address).select_one(".showcard-fictitious").text


def test_whoever_is_not_signed_in_may_read_all_of_it(warm_app, readers):
    guest = Pages(warm_app)

    for address in (
        "/",
        "/studies/demonstration",
        FINDINGS,
        "/interviews/1/",
        "/interviews/1/sections/views",
    ):
        assert "Sign in" in guest.get(address).select_one("header").text
    guest.get("/interviews/1/hand-outs/services")
    assert guest.client.get("/studies/demonstration/report.docx").status_code == 200


def test_the_findings_page_shows_each_finding_with_its_base(everything, demonstration):
    with demonstration.reading() as session:
        report, _ = study_report(session, study_by_slug(session, "demonstration"))

    shown = {tag["id"]: tag.parent.get_text(" ") for tag in everything.select("section.finding h2")}
    findings = [report.participation, *report.findings, *report.method]
    assert list(shown) == [f.id for f in [report.participation, *report.leading]] + [
        f.id for f in [*report.others, *report.method]
    ]
    for finding in (each for each in findings if each.drafted):
        assert finding.base.text in " ".join(shown[finding.id].split())
    assert len(everything.select("[data-figure]")) >= 15


def test_the_overview_leads_to_where_each_of_its_statements_is_told(readers):
    links = [link["href"] for link in readers.get(OVERVIEW).select('main a[href*="#"]')]

    assert len(links) >= 3
    for address, _, anchor in (link.partition("#") for link in links):
        assert readers.get(address).find(id=anchor)


def test_no_percentage_is_shown_of_so_few(everything):
    text = everything.select_one("main").get_text(" ")

    assert "%" not in text
    assert "per cent" not in text


def test_the_report_is_valid(word_file):
    assert complaints(word_file) == []


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
def test_an_office_suite_opens_the_report(word_file, converted):
    text = converted(word_file, "txt:Text").read_text()
    paragraphs = Document(BytesIO(word_file)).paragraphs
    headings = [p.text for p in paragraphs if p.style.name.startswith("Heading")]
    assert [heading for heading in headings if heading not in text] == []


@pytest.fixture(scope="module")
def tables(readers) -> list[html.HtmlElement]:
    return html.fromstring(readers.client.get(EVERYTHING).data).xpath("//main//table")


def words(cell: html.HtmlElement) -> str:
    return " ".join(cell.text_content().split())


def shut(cells: list[html.HtmlElement]) -> list[str]:
    return [words(cell) for cell in cells if not cell.xpath(".//a")]


def test_every_number_of_the_findings_opens(tables):
    found = {}
    for table in tables:
        caption = words(table.find("caption"))
        cells = [td for td in table.xpath(".//tbody//td") if FIGURE.match(words(td))]
        numbers = [td for td in cells if words(td) != "0"]
        if not caption.startswith(tuple(NO_FINDINGS)) and (closed := shut(numbers)):
            found[caption] = closed

    assert found == {}
    assert len(tables) > 60


def test_every_cell_of_partners_and_items_opens_where_there_is_an_answer(tables):
    cells = [td for table in tables for td in table.xpath(".//td[contains(@class, 'grid__cell')]")]
    said = [td for td in cells if words(td.find(".//span[@class]")) not in NO_ANSWER]

    assert shut(said) == []
    assert len(said) > 500


def test_every_conclusion_opens(tables):
    found = set()
    for table in tables:
        caption = words(table.find("caption")).partition(":")[0]
        heads = [words(th) for th in table.xpath(".//thead//th")]
        for column in CONCLUSIONS.get(caption, ()):
            found.add(caption)
            cells = [row[heads.index(column)] for row in table.xpath(".//tbody/tr")]
            assert set(shut(cells)) <= NOTHING_BEHIND, (caption, column)

    assert found == set(CONCLUSIONS)


def test_a_verdict_opens_to_its_gates_and_to_answers_of_the_partners_that_decide(readers):
    page = readers.get(OVERVIEW)
    link = next(row for row in page.select(".overview-rulings tr") if "Pilot" in row.text).a

    behind = readers.get(link["href"])

    assert "Gate 7, Evaluation in place: Not met." in behind.main.text
    said = [
        row.text for row in behind.select("tbody tr") if row.select_one("th").text.startswith("P13")
    ]
    assert any("We do not hold it" in each for each in said)


def test_everything_on_the_overview_opens(readers):
    page = readers.get(OVERVIEW)
    leads = [a for a in page.select("main p a") if a.text.startswith("What is behind it")]
    listed = page.select(".overview-gates li, main ol li, main dt")

    assert len(leads) == 6
    assert [each.text for each in listed if not each.a] == []


def test_a_number_of_partners_without_an_answer_opens_to_the_part_that_they_took(readers):
    page = readers.get(f"{FINDINGS}/participation/evidence?block=3&row=0&column=1")

    rows = [[td.text for td in row.select("td")] for row in page.select("tbody tr")]
    assert "Tarvenside Money Advice" in [name for name, *_ in rows]
    assert {how for _, how, _ in rows} == {"Interviewed"}
