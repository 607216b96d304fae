import itertools
import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.rows_together import MARK
from exports.chart_design import (
    FILLS,
    SCALE,
    SHADES,
    axis,
    drawn_values,
    fills,
    fills_of,
    is_marked,
    marked,
    number_format,
)
from tests.exports.sample import a_chart

CSS = Path(__file__).parents[2] / "static" / "report" / "report.css"


def light(colour):
    """How light a colour is, from 0 to 1, as WCAG reckons it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_labels_can_be_read_on_every_fill_and_on_its_pattern():
    for fill in (*FILLS, *SCALE):
        assert contrast(fill.label, fill.colour) >= 4.5
        assert not fill.ink or contrast(fill.label, fill.ink) >= 4.5


def test_marks_can_be_read_on_every_shade():
    assert all(contrast(mark, shade) >= 4.5 for shade, mark in SHADES)


@pytest.mark.parametrize("series", [2, 3, 4])
def test_neighbours_differ_in_grey(series):
    for one, other in itertools.pairwise(fills(series)):
        assert contrast(one.colour, other.colour) >= 1.9


def a_scale(points, beside=0):
    names = [str(n) for n in range(points + beside)]
    return replace(a_chart(("a",), tuple((n, (1,)) for n in names), "stacked"), on_scale=points)


@pytest.mark.parametrize("points", [2, 3, 4, 5, 6, 7])
def test_a_scale_goes_from_light_to_dark_in_grey_and_its_neighbours_differ_in_pattern(points):
    looks = fills_of(a_scale(points))

    for one, other in itertools.pairwise(looks):
        assert light(one.colour) > light(other.colour)
        assert contrast(one.colour, other.colour) >= 1.2
        assert one.pattern != other.pattern


def test_what_is_no_point_of_the_scale_is_white():
    looks = fills_of(a_scale(5, beside=1))

    assert (len(looks), looks[-1].colour) == (6, "FFFFFF")
    assert looks[:5] == fills_of(a_scale(5))


def test_a_scale_of_too_many_points_looks_like_any_other_chart():
    assert fills_of(a_scale(9)) == fills(9)


def test_fills_that_are_equally_light_differ_in_their_pattern():
    for one, other in itertools.combinations(FILLS, 2):
        assert contrast(one.colour, other.colour) >= 1.3 or one.pattern != other.pattern


def test_ten_series_look_different():
    assert len({(fill.colour, fill.pattern) for fill in fills(10)}) == 10


def test_any_number_of_series_has_fills():
    assert [len(fills(count)) for count in (0, 1, 2, 6, 9)] == [0, 1, 2, 6, 9]


def test_the_shades_of_the_page_are_those_of_the_paper():
    found = re.findall(r"shade-(\d) \{ background: #(\w+); color: #(\w+)", CSS.read_text())

    assert [(shade, mark) for _, shade, mark in found] == list(SHADES)


@pytest.mark.parametrize(
    ("kind", "values", "top", "step"),
    [
        ("clustered", (1,), 2, 1),
        ("clustered", (22,), 25, 5),
        ("stacked", (22,), 25, 5),
        ("stacked", (8,), 8, 1),
        ("clustered", (0,), 1, 1),
        ("clustered", (None,), 1, 1),
        ("clustered", (125_000,), 140_000, 20_000),
        ("mirrored", (12,), 20, 10),
        ("mirrored", (1,), 2, 1),
        ("mirrored", (0,), 1, 1),
    ],
)
def test_the_axis_counts_in_round_whole_steps(kind, values, top, step):
    scale = axis(a_chart(tuple("abcdefg")[: len(values)], (("n", values),), kind))

    assert (scale.top, scale.step, scale.whole) == (top, step, True)


def test_a_stack_is_as_long_as_its_parts():
    assert axis(a_chart(("a",), (("x", (5,)), ("y", (6,))), "stacked")).top == 12


def test_broken_numbers_have_broken_steps():
    scale = axis(a_chart(("a",), (("x", (2.5,)),)))

    assert not scale.whole
    assert scale.step == pytest.approx(0.5)
    assert scale.top == pytest.approx(3)


def test_the_first_side_of_a_mirrored_chart_is_drawn_below_zero():
    chart = a_chart(("a", "b", "c"), (("Hopes", (3, 0, None)), ("Fears", (1, 2, 0))), "mirrored")

    assert [drawn_values(chart, side) for side in (0, 1)] == [(-3, 0, None), (1, 2, 0)]


def test_no_number_of_a_mirrored_chart_has_a_sign():
    whole, broken = a_chart(kind="mirrored"), a_chart(("a",), (("n", (2.5,)),), "mirrored")

    assert number_format(whole, axis(whole)) == "#,##0;#,##0"
    assert number_format(broken, axis(broken)) == "#,##0.0##;#,##0.0##"
    assert number_format(a_chart(), axis(a_chart())) == "#,##0"


def test_the_axis_of_levels_has_no_mark_past_the_highest():
    levels = replace(a_chart(("a", "b"), (("n", (4.0, 2.5)),)), ends_at=4)

    scale = axis(levels)
    assert 4 < scale.top < 5 and scale.step == 1


def test_a_name_says_that_a_number_beside_it_is_not_published():
    chart = a_chart(("Postcode", "Needs"), (("Held", (None, 3)),))
    table = replace(chart.table, rows=(("Postcode", MARK), ("Needs", "3")))
    known = replace(chart, table=table)

    assert marked(known).categories == ("Postcode [c]", "Needs")
    assert is_marked(marked(known)) and not is_marked(known)
    assert marked(chart) == chart  # a number that nobody gave is not one that is kept back
