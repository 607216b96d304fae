from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation

from analysis.findings import UNTOLD, Table
from analysis.rows_together import MARK
from exports.composing.material import Recommended
from exports.slides import LEFT_OUT, slides
from exports.word_brief import word_brief
from tests.exports.sample import a_chart, a_document, a_finding, a_report
from tests.exports.sample_guide import a_guide

CHART = a_chart(("=1+1", "No"), (("Now", (4, 1)), ("Later", (2, 5))), kind="stacked")


@pytest.fixture
def document():
    report = a_report(a_finding(CHART, title="importance", claim="5 of 9 need it."))
    texts = {"conclusions_business": "It helps {importance.answered} of them [F:importance]."}
    advice = (Recommended("Agree a list", "The board", "Soon", evidence="[F:importance]"),)
    return a_document(report, a_guide(), texts=texts, recommendations=advice)


def words_of(deck):
    return [
        shape.text_frame.text
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
    ]


def test_slides_say_the_summary_and_the_conclusions(document):
    said = "\n".join(words_of(Presentation(BytesIO(slides(document)))))

    assert "Sharing data between employability partners" in said
    assert "Draft: importance – 5 of 9 need it." in said
    assert "It helps 9 of them" in said and "[F" not in said
    assert "Agree a list – The board – Soon" in said
    assert "fictitious" in said


def test_a_chart_on_a_slide_is_native_and_its_workbook_holds_the_same_numbers(document):
    deck = Presentation(BytesIO(slides(document)))
    (frame,) = (shape for slide in deck.slides for shape in slide.shapes if shape.has_chart)

    sheet = load_workbook(BytesIO(frame.chart.part.chart_workbook.xlsx_part.blob)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [[None, "Now", "Later"], ["=1+1", 4, 2], ["No", 1, 5]]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == CHART.alt
    (slide,) = (s for s in deck.slides if any(shape.has_chart for shape in s.shapes))
    assert "No – 1 – 5" in slide.notes_slide.notes_text_frame.text


def test_a_slide_says_that_a_bar_is_missing_as_its_number_is_not_published():
    rows = (("=1+1", "4", MARK), ("No", "1", "5"))
    hidden = replace(CHART, table=replace(CHART.table, rows=rows))
    report = a_report(a_finding(hidden, title="importance", claim="5 of 9 need it."))
    deck = Presentation(BytesIO(slides(a_document(report, a_guide()))))

    assert LEFT_OUT in words_of(deck)
    [frame] = (shape for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    assert list(frame.chart.plots[0].categories) == [f"=1+1 {MARK}", "No"]


def test_the_slides_name_each_option_with_what_it_comes_to():
    rows = (
        ("1. Totals", "Business level", "Not yet", "Gate 2"),
        ("2. Records", "Individual level", "Not yet", "Gate 2"),
    )
    table = Table("Verdict on each option", ("Option", "Track", "Verdict", "What decides"), rows)
    verdict = a_finding(table, id="judgement-verdicts", section="Feasibility")
    words = words_of(Presentation(BytesIO(slides(a_document(a_report(verdict), a_guide())))))

    assert "1. Totals (business level) – Not yet\n2. Records (individual level) – Not yet" in words


def test_a_slide_whose_statement_is_not_published_is_called_as_its_finding():
    untold = a_finding(CHART, title="What a system must do", claim=UNTOLD)
    words = words_of(Presentation(BytesIO(slides(a_document(a_report(untold), a_guide())))))

    assert "What a system must do" in words and UNTOLD not in words


def test_a_long_chart_stands_on_several_slides_each_with_a_title_of_its_own():
    many = a_chart(tuple(f"Item {n}" for n in range(20)), (("n", tuple(range(20))),))
    report = a_report(a_finding(many, title="items", claim="Most hold it."))
    words = words_of(Presentation(BytesIO(slides(a_document(report, a_guide())))))

    assert {f"items ({n} of 2)\nDraft: Most hold it." for n in (1, 2)} <= set(words)


def test_the_short_summary_says_where_the_material_comes_from():
    study = replace(a_report().study, origin="From a paper of 2005.", commissioner="", stage="")
    content = word_brief(a_document(replace(a_report(), study=study), a_guide()))

    said = [p.text for p in Document(BytesIO(content)).paragraphs]
    assert "From a paper of 2005." in said
    assert not any(words.startswith(".") for words in said)


def test_the_short_summary_is_a_valid_file_of_its_own(document, validated):
    content = word_brief(document)

    text = "\n".join(p.text for p in Document(BytesIO(content)).paragraphs)
    assert validated(content) == []
    assert "5 of 9 need it." in text and "It helps 9 of them." in text
    assert "(section" not in text and "[F" not in text


def test_the_short_summary_has_room_for_what_is_recommended():
    long = {"conclusions_business": "\n\n".join(["word " * 100 + "[F:importance]"] * 40)}
    advice = (Recommended("Agree a list", "The board", "Soon", evidence="[F:importance]"),)
    report = a_report(a_finding(CHART, title="importance"))
    document = a_document(report, a_guide(), texts=long, recommendations=advice)

    short = Document(BytesIO(word_brief(document)))

    assert short.tables[-1].rows[1].cells[0].text == "Agree a list"


def test_the_short_summary_cuts_what_two_pages_do_not_hold():
    long = {"conclusions_business": "\n\n".join(["word " * 100 + "[F:importance]"] * 40)}
    report = a_report(a_finding(CHART, title="importance"))

    short = Document(BytesIO(word_brief(a_document(report, a_guide(), texts=long))))

    assert 2_000 < sum(len(p.text) for p in short.paragraphs) < 6_000
