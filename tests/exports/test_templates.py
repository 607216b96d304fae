"""Findings in a page: the blocks as HTML, with whatever words people wrote."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from analysis.findings import Prose
from exports.plotly_chart import figure
from tests.exports.sample import ITEMS, PARTNERS, STATES, a_chart, a_finding, a_grid, a_table

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script>'\"&{{ 7 * 7 }}"


def page(finding):
    environment = Environment(
        loader=FileSystemLoader(ROOT / "templates"), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["figure"] = lambda chart: json.dumps(figure(chart))
    html = environment.get_template("report/finding.html").render(finding=finding)
    return BeautifulSoup(html, "html.parser")


def test_a_finding_says_its_claim_as_a_draft_and_its_base():
    shown = page(a_finding(claim="All agree."))

    assert shown.h2.text == "Importance of sharing"
    assert shown.select_one(".finding__claim").text.split() == ["Draft", "All", "agree."]
    assert "Base: 9 of 12 partners answered" in shown.text


def test_what_is_not_drafted_from_answers_is_no_draft_and_has_no_base():
    shown = page(a_finding(claim="Most is over half.", drafted=False))

    assert shown.select_one(".finding__claim").text.split() == ["Most", "is", "over", "half."]
    assert "Base:" not in shown.text


def test_a_chart_carries_its_figure_its_words_and_its_table():
    shown = page(a_finding(a_chart()))

    plot = shown.select_one("figure .chart__plot")
    assert json.loads(plot["data-figure"]) == figure(a_chart())
    assert (plot["role"], plot["aria-label"]) == ("img", a_chart().alt)
    assert shown.find("figure").find_next("table").caption.text == a_chart().table.title


def test_a_long_table_of_a_chart_is_folded_away_and_a_short_one_is_not():
    long = a_chart(tuple(f"Item {n}" for n in range(13)), (("n", (1,) * 13),))

    assert page(a_finding(long)).select("details table")
    assert not page(a_finding(a_chart())).select("details")


def test_numbers_of_a_table_stand_to_the_right():
    row = page(a_finding(a_table())).select_one("tbody tr")

    assert row.th["scope"] == "row"
    assert "govuk-table__cell--numeric" in row.td["class"]


def test_a_grid_says_each_state_by_mark_by_shade_and_in_words():
    grid = a_grid()
    cells = page(a_finding(grid)).select(".report-grid__cell")

    states = {state.id: state for state in STATES}
    assert len(cells) == len(PARTNERS) * 6
    for cell, state in zip(cells, [states[id] for row in grid.cells for id in row], strict=True):
        assert [span.text for span in cell("span")] == [state.mark, state.label]
        assert f"report-shade-{state.shade}" in cell["class"]


def test_a_grid_scrolls_in_a_region_that_a_keyboard_reaches():
    region = page(a_finding(a_grid(PARTNERS, ITEMS))).select_one("[role=region]")

    assert (region["tabindex"], region["aria-label"]) == ("0", "What each partner holds")


def test_the_key_names_every_state():
    key = page(a_finding(a_grid())).select_one(".report-key").text

    assert all(state.label in key and state.mark in key for state in STATES)


def test_blocks_without_anything_in_them_say_so():
    empty = a_finding(a_table(rows=()), a_chart((), (("n", ()),)), a_grid((), ITEMS))

    assert page(empty).text.count("There is nothing to show yet.") == 3
    assert not page(empty).select("[data-figure]")


def test_words_from_outside_stay_words():
    blocks = (
        Prose(HOSTILE),
        a_table(title=HOSTILE, rows=((HOSTILE, HOSTILE),)),
        a_chart((HOSTILE,), ((HOSTILE, (1,)),), title=HOSTILE),
        a_grid((HOSTILE,), (HOSTILE,)),
    )
    shown = page(a_finding(*blocks, title=HOSTILE, claim=HOSTILE))

    assert not shown("script")
    assert shown.h2.text == HOSTILE
    assert shown.select_one("[data-figure]")["aria-label"] == f"Bar chart of {HOSTILE}."


@pytest.mark.parametrize("folder", ["templates/report/blocks", "static/report"])
def test_nothing_is_written_that_a_strict_page_refuses(folder):
    for path in (ROOT / folder).iterdir():
        text = path.read_text()
        for refused in (" style=", "<script", "onclick", "innerHTML", "eval(", "//cdn", "|safe"):
            assert refused not in text, path.name


def test_a_row_without_a_name_has_no_empty_heading():
    shown = page(a_finding(a_table(rows=(("", "7"),))))

    assert not shown.select("tbody th")
    assert [cell.text for cell in shown.select("tbody td")] == ["", "7"]
