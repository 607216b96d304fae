from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook
from pptx.chart.chart import Chart as WordChart
from pptx.enum.chart import XL_TICK_LABEL_POSITION
from pptx.oxml import parse_xml

from analysis.alt_texts import alt_of
from analysis.rows_together import MARK
from exports.chart_design import LEFT_OUT, fills_of
from exports.chart_parts import LOWEST_CM, SMALL, TALLEST_CM, chart_size, in_parts
from exports.word_chart import add_chart
from exports.word_file import WordFile
from tests.docx_checks import C
from tests.exports.sample import a_chart, a_finding, a_report
from tests.exports.sample import written as written_report
from tests.exports.sample_guide import a_guide


def written(chart):
    word = WordFile()
    add_chart(word, chart)
    return word.to_bytes()


def part(content, name):
    with ZipFile(BytesIO(content)) as file:
        return file.read(name)


def drawn(chart):
    return WordChart(parse_xml(part(written(chart), "word/charts/chart1.xml")), None)


def workbook(chart):
    content = part(written(chart), "word/embeddings/Microsoft_Excel_Worksheet1.xlsx")
    return load_workbook(BytesIO(content)).worksheets[0]


def test_the_chart_shows_its_numbers():
    chart = drawn(a_chart(("Yes", "No"), (("Now", (4, 1)), ("Later", (None, 2)))))

    assert list(chart.plots[0].categories) == ["Yes", "No"]
    assert [(s.name, tuple(s.values)) for s in chart.plots[0].series] == [
        ("Now", (4, 1)),
        ("Later", (None, 2)),
    ]


def test_the_first_category_stands_at_the_top():
    assert drawn(a_chart()).category_axis.reverse_order


def test_no_category_goes_without_its_label():
    chart = etree.fromstring(part(written(a_chart()), "word/charts/chart1.xml"))

    assert chart.find(f".//{C}catAx/{C}tickLblSkip").get("val") == "1"


def test_counts_have_an_axis_of_whole_numbers():
    axis = drawn(a_chart(("Yes", "No"), (("Partners", (2, 1)),))).value_axis

    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (0, 3, 1)
    assert axis.tick_labels.number_format == "#,##0"
    assert axis.axis_title.text_frame.text == "Number of partners"


def test_a_legend_stands_only_where_there_is_something_to_tell_apart():
    assert not drawn(a_chart()).has_legend
    assert drawn(a_chart(("Yes",), (("Now", (4,)), ("Later", (2,))), "stacked")).has_legend


def test_bars_side_by_side_have_a_key_above_them_in_their_order():
    chart = a_chart(("Yes",), (("Now", (4,)), ("Later", (2,)), ("At last", (1,))))
    document = Document(BytesIO(written_report(a_report(a_finding(chart)), a_guide(), "today")))

    keys = [p for p in document.paragraphs if p.style.name == "Key"]
    assert not drawn(chart).has_legend
    assert [p.text.replace("\u00a0", " ").split() for p in keys] == [["Now", "Later", "At", "last"]]
    shades = [s.get(qn("w:fill")) for s in keys[0]._p.iter(qn("w:shd"))]
    assert shades == [fill.colour for fill in fills_of(chart)]


def test_a_chart_of_close_bars_has_numbers_on_one_series_only():
    series = (("Lowest", (1,)), ("Most likely", (2,)), ("Highest", (3,)))
    chart = replace(a_chart(("Step",), series), numbered="Most likely")

    space = etree.fromstring(part(written(chart), "word/charts/chart1.xml"))
    shown = [s.find(f"{C}dLbls") is not None for s in space.iter(f"{C}ser")]
    assert shown == [False, True, False]


def test_letters_are_arial_of_ten_points():
    font = drawn(many(6)).font

    assert (font.name, font.size.pt) == ("Arial", 10)


def test_axis_numbers_are_not_below_zero():
    chart = etree.fromstring(part(written(a_chart()), "word/charts/chart1.xml"))

    assert all(int(element.get("val")) > 0 for element in chart.iter(f"{C}axId", f"{C}crossAx"))


def test_a_label_never_becomes_a_formula_a_link_or_a_number():
    hostile = ("=1+1", "http://127.0.0.1/", "12", "@SUM(A1)")
    sheet = workbook(a_chart(hostile, (("=cmd", (1, 2, 3, 4)),)))

    cells = [sheet.cell(row, 1) for row in range(2, 6)] + [sheet["B1"]]
    assert [cell.value for cell in cells] == [*hostile, "=cmd"]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_the_workbook_holds_the_numbers_as_numbers():
    sheet = workbook(a_chart(("Yes", "No"), (("Now", (4, None)), ("Later", (1, 2)))))

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "Now", "Later"],
        ["Yes", 4, 1],
        ["No", None, 2],
    ]


def test_charts_of_one_file_are_told_apart():
    word = WordFile()
    for _ in range(3):
        add_chart(word, a_chart())

    shapes = word.document.element.body.xpath(".//wp:docPr")
    assert [shape.get("id") for shape in shapes] == ["1", "2", "3"]
    assert {shape.get("descr") for shape in shapes} == {a_chart().alt}


def many(categories, kind="clustered"):
    names = tuple(f"Category {n}" for n in range(categories))
    return a_chart(names, (("Partners", tuple(range(categories))),), kind)


@pytest.mark.parametrize("kind", ["clustered", "stacked", "mirrored"])
def test_a_chart_grows_with_its_categories_but_not_far_from_what_libreoffice_draws(kind):
    heights = [chart_size(many(count, kind)).height.cm for count in (6, 12, 40)]

    assert LOWEST_CM <= heights[0] < heights[1] < heights[2] <= TALLEST_CM
    assert chart_size(many(2, kind)) == SMALL


def test_what_is_too_long_for_one_chart_stands_in_equal_parts_on_one_axis():
    parts = list(in_parts(many(19)))
    content = written(many(19))
    charts = [etree.fromstring(part(content, f"word/charts/chart{n}.xml")) for n in (1, 2)]

    assert [each.title[-14:] for each in parts] == [" (part 1 of 2)", " (part 2 of 2)"]
    assert [len(each.categories) for each in parts] == [10, 9]
    assert parts[0].series[0].values + parts[1].series[0].values == tuple(range(19))
    assert [chart.find(f".//{C}max").get("val") for chart in charts] == ["20.0", "20.0"]


def test_parts_of_bars_that_stand_one_to_a_line_are_a_third_of_a_page():
    """So that three of them fill it."""
    parts = list(in_parts(many(25, "stacked")))

    assert [len(each.categories) for each in parts] == [9, 8, 8]
    assert {chart_size(each).height.cm for each in parts} == {LOWEST_CM}


def test_neighbours_with_two_lines_each_have_room_for_both():
    """LibreOffice would leave every second out."""
    long = tuple(f"A label of more than forty letters, number {n}" for n in range(2))
    short = tuple(f"Short {n}" for n in range(8))
    side_by_side = a_chart((*long, *short), (("n", tuple(range(10))),), "stacked")

    heights = [chart_size(each).height.cm / len(each.categories) for each in in_parts(side_by_side)]
    assert heights[0] > 1


def test_each_part_is_told_by_its_own_numbers_but_for_words_of_somebody():
    drawn = many(25, "stacked")
    by_number = replace(drawn, alt=alt_of(drawn))

    assert [part.alt.count(";") for part in in_parts(by_number)] == [8, 7, 7]
    assert next(in_parts(drawn)).alt == f"{drawn.alt} (part 1 of 3)"


def test_a_long_label_takes_room_and_is_cut_in_the_chart_only():
    long, short = ("A label that goes on " * 30,) * 6, ("Short",) * 6
    numbers = (("n", (1,) * 6),)

    assert chart_size(a_chart(long, numbers)).height > chart_size(a_chart(short, numbers)).height
    assert list(drawn(a_chart(long, numbers)).plots[0].categories)[0].endswith("…")


def test_nothing_but_missing_values_is_still_a_chart():
    assert tuple(drawn(a_chart(("Yes",), (("n", (None,)),))).plots[0].series[0].values) == (None,)


MIRRORED = a_chart(
    ("Providers", "Network"), (("Hopes", (12, None)), ("Anxieties", (8, 0))), "mirrored"
)


def test_a_mirrored_chart_goes_to_two_sides_and_shows_no_sign():
    chart = drawn(MIRRORED)

    assert [tuple(series.values) for series in chart.plots[0].series] == [(-12, None), (8, 0)]
    assert chart.plots[0].overlap == 100
    labels = [series.data_labels.number_format for series in chart.plots[0].series]
    assert labels == ["#,##0;#,##0;;"] * 2
    axis = chart.value_axis
    assert (axis.minimum_scale, axis.maximum_scale, axis.major_unit) == (-20, 20, 10)
    assert axis.tick_labels.number_format == "#,##0;#,##0"


def test_the_names_of_a_mirrored_chart_stand_beside_its_bars():
    assert drawn(MIRRORED).category_axis.tick_label_position == XL_TICK_LABEL_POSITION.LOW


def test_the_bars_of_a_mirrored_chart_keep_their_colour_below_zero():
    chart = etree.fromstring(part(written(MIRRORED), "word/charts/chart1.xml"))

    assert {mark.get("val") for mark in chart.iter(f"{C}invertIfNegative")} == {"0"}


def test_the_workbook_of_a_mirrored_chart_shows_no_sign_and_says_why():
    sheet = workbook(MIRRORED)

    assert [sheet["B2"].value, sheet["C2"].value, sheet["C3"].value] == [-12, 8, 0]
    assert sheet["B2"].number_format == "#,##0;#,##0"
    assert sheet["A5"].value.startswith("The numbers of the column Hopes are kept below zero")


def test_a_mirrored_chart_is_valid_in_a_report(validated):
    assert validated(written_report(a_report(a_finding(MIRRORED)), a_guide(), "today")) == []


def test_a_chart_says_that_a_bar_is_missing_as_its_number_is_not_published():
    chart = a_chart(("Postcode", "Needs"), (("Held", (None, 3)),))
    table = replace(chart.table, rows=(("Postcode", MARK), ("Needs", "3")))
    content = written(replace(chart, table=table))

    assert LEFT_OUT in [each.text for each in Document(BytesIO(content)).paragraphs]
    shown = WordChart(parse_xml(part(content, "word/charts/chart1.xml")), None)
    assert list(shown.plots[0].categories) == [f"Postcode {MARK}", "Needs"]
