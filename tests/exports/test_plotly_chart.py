import json
from dataclasses import replace

import plotly.graph_objects as go
import pytest

from analysis.findings import Link, Network
from exports.plotly_chart import figure
from exports.plotly_network import network_figure
from tests.exports.sample import a_chart, a_grid

TWO = (("Now", (4, None)), ("Later", (0, 2)))


def test_bars_lie_from_the_first_category_at_the_top():
    drawn = figure(a_chart(("Yes", "No"), TWO))

    assert [bar["orientation"] for bar in drawn["data"]] == ["h", "h"]
    assert [bar["x"] for bar in drawn["data"]] == [[4, None], [0, 2]]
    assert drawn["layout"]["yaxis"]["ticktext"] == ["Yes", "No"]
    assert drawn["layout"]["yaxis"]["range"] == [1.5, -0.5]


def test_it_is_json_without_the_template_and_its_seven_kilobytes():
    text = json.dumps(figure(a_chart()), allow_nan=False)

    assert "template" not in text
    assert len(text) < 3000


def test_there_is_no_mode_bar_and_nothing_to_drag():
    config = figure(a_chart())["config"]

    assert not config["displayModeBar"]
    assert config["staticPlot"] and config["responsive"]


def test_counts_have_an_axis_of_whole_numbers():
    axis = figure(a_chart(("Yes",), (("n", (3,)),)))["layout"]["xaxis"]

    assert (axis["range"], axis["dtick"], axis["tickformat"]) == ([0, 4], 1, ",d")
    assert axis["title"]["text"] == "Number of partners"


def test_stacks_differ_in_pattern_as_well_as_in_colour():
    bars = figure(a_chart(("a",), tuple((n, (1,)) for n in "abcd"), "stacked"))["data"]

    looks = [(bar["marker"]["color"], bar["marker"]["pattern"]["shape"]) for bar in bars]
    assert len({colour for colour, _ in looks}) == 4
    assert len({shape for _, shape in looks}) == 4


def test_a_legend_stands_only_where_there_is_something_to_tell_apart():
    assert not figure(a_chart())["layout"]["showlegend"]
    assert figure(a_chart(("Yes", "No"), TWO))["layout"]["showlegend"]


def test_every_bar_says_its_number_and_a_part_that_is_nothing_says_none():
    clustered = figure(a_chart(("Yes", "No"), TWO))["data"]
    stacked = figure(a_chart(("Yes", "No"), TWO, "stacked"))["data"]

    assert [bar["text"] for bar in clustered] == [["4", ""], ["0", "2"]]
    assert [bar["text"] for bar in stacked] == [["4", ""], ["", "2"]]


def test_where_bars_are_close_only_one_series_carries_its_numbers():
    series = (("Lowest", (1,)), ("Most likely", (2,)), ("Highest", (3,)))
    drawn = figure(replace(a_chart(("Step",), series), numbered="Most likely"))

    assert [bar["text"] for bar in drawn["data"]] == [[""], ["2"], [""]]


def test_the_figure_grows_with_its_categories():
    def height(count):
        return figure(a_chart(("name",) * count, (("n", (1,) * count),)))["layout"]["height"]

    assert height(3) < height(10) < height(40)


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("Skills & training", "Skills &amp; training"),
        ("<a href='javascript:x'>", "&lt;a href='javascript:x'&gt;"),
        ("no\x00thing", "nothing"),
        ("Systems that do not speak to each other", "Systems that do not speak<br>to each other"),
    ],
)
def test_a_label_is_words_and_never_markup(words, label):
    drawn = figure(a_chart((words,), ((words, (1,)), ("Other", (2,)))))

    assert drawn["layout"]["yaxis"]["ticktext"] == [label]
    assert drawn["data"][0]["name"] == label


def test_two_categories_of_one_name_stay_two_bars():
    drawn = figure(a_chart(("Other", "Other"), (("n", (1, 2)),)))

    assert drawn["data"][0]["y"] == [0, 1]


def test_a_mirrored_chart_goes_to_two_sides_and_counts_up_on_both():
    sides = (("Hopes", (12, 0)), ("Anxieties", (8, 3)))
    drawn = figure(a_chart(("Providers", "Network"), sides, "mirrored"))

    assert [bar["x"] for bar in drawn["data"]] == [[-12, 0], [8, 3]]
    assert [bar["text"] for bar in drawn["data"]] == [["12", ""], ["8", "3"]]
    assert {bar["textposition"] for bar in drawn["data"]} == {"outside"}
    assert drawn["layout"]["barmode"] == "overlay"
    axis = drawn["layout"]["xaxis"]
    assert axis["range"] == [-20, 20]
    assert axis["tickvals"] == [-20, -10, 0, 10, 20]
    assert axis["ticktext"] == ["20", "10", "0", "10", "20"]


@pytest.mark.parametrize("kind", ["clustered", "stacked", "mirrored"])
def test_plotly_knows_everything_that_a_figure_says(kind):
    drawn = figure(a_chart(series=(("Hopes", (5, 3, 1)), ("Fears", (1, 0, 2))), kind=kind))

    go.Figure(drawn["data"], drawn["layout"])


def test_plotly_knows_everything_that_a_network_says():
    grid = a_grid()
    links = (Link(0, 1, 3, "now"), Link(1, 0, 1, "barred"))
    network = Network("Flows", ("P01", "P02"), links, grid)

    drawn = network_figure(network)

    go.Figure(drawn["data"], drawn["layout"])
    assert [line["line"]["dash"] for line in drawn["data"][:2]] == ["solid", "dot"]
