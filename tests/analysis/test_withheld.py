"""What is left out whole is named once, and a chart without a bar is not drawn."""

from dataclasses import replace

from analysis.findings import UNTOLD, Prose
from analysis.rows_together import MARK
from analysis.withheld import ONE_SENTENCE, gathered
from tests.exports.sample import a_chart, a_table

SUMS = a_table("Costs", (("Once", MARK, "12"), ("Every year", MARK, "9")))
NONE_LEFT = a_table("Costs by step", (("Adapt the form", MARK, "–"),))


def test_tables_left_out_whole_are_told_in_one_sentence():
    answers = [
        f"Answers: {section}" for section in ("Introduction", "Barriers, and ways past them")
    ]

    [prose] = gathered([], ["words of partners", *answers, "words of partners"])

    assert prose.text == (
        "Not published, as it shows what single partners said: words of partners; "
        "Answers (Introduction; Barriers, and ways past them)."
    )


def test_paragraphs_that_are_not_published_are_told_once_after_what_is():
    said = Prose("Sums are bounds.")

    assert gathered([Prose(UNTOLD), said, Prose(UNTOLD)], []) == (said, Prose(ONE_SENTENCE))


def test_a_table_without_a_number_left_is_named_and_its_rows_are_not():
    [prose] = gathered([NONE_LEFT], [])

    assert "tell of fewer than three partners: Costs by step." in prose.text
    assert "Adapt" not in prose.text


def test_a_chart_without_a_bar_left_is_not_drawn_and_its_table_stays():
    chart = replace(a_chart(("Once", "Every year"), (("Lowest", (None, None)),)), table=SUMS)

    prose, table = gathered([chart], [])

    assert prose.text.startswith(f"No chart of “{chart.title}” is drawn")
    assert table == SUMS
