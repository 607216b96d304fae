"""A network in a page: nodes in a circle, lines as thick as there is much to go along them."""

from math import cos, pi, sin
from typing import Any

from analysis.findings import Link, Network
from exports.chart_design import BLACK
from exports.plotly_chart import CONFIG

HEIGHT, WIDEST, NODE, LETTERS = 640, 7, 34, 11
STRONG, WEAK = "#12436D", "#8C8C8C"
# Of the states of a network's grid; any other is dotted.
LINES = {"now": (STRONG, "solid"), "condition": (STRONG, "dash"), "as_told": (WEAK, "dashdot")}
DOTTED = WEAK, "dot"


def network_figure(network: Network) -> dict[str, Any]:
    """Data, layout and config, ready for JSON."""
    places = places_of(len(network.nodes))
    most = max((link.amount for link in network.links), default=1)
    lines = [line(link, places, most) for link in network.links]
    return {"data": [*lines, nodes(network, places)], "layout": LAYOUT, "config": CONFIG}


def places_of(count: int) -> list[tuple[float, float]]:
    angles = [2 * pi * n / max(count, 1) for n in range(count)]
    return [(sin(angle), cos(angle)) for angle in angles]


def line(link: Link, places: list[tuple[float, float]], most: int) -> dict[str, Any]:
    (x, y), (to_x, to_y) = places[link.start], places[link.end]
    color, dash = LINES.get(link.state, DOTTED)
    look = {"color": color, "dash": dash, "width": 1 + (WIDEST - 1) * link.amount / most}
    return {"type": "scatter", "mode": "lines", "x": [x, to_x], "y": [y, to_y], "line": look}


def nodes(network: Network, places: list[tuple[float, float]]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": list(network.nodes),
        "marker": {"size": NODE, "color": "#FFFFFF", "line": {"color": f"#{BLACK}", "width": 2}},
        "textfont": {"size": LETTERS, "color": f"#{BLACK}"},
        "cliponaxis": False,
    }


HIDDEN = {"visible": False, "range": [-1.15, 1.15]}
LAYOUT = {
    "height": HEIGHT,
    "showlegend": False,
    "margin": {"l": 8, "r": 8, "t": 8, "b": 8},
    "font": {"family": "arial, sans-serif", "size": 14, "color": f"#{BLACK}"},
    "paper_bgcolor": "rgba(0,0,0,0)",
    "plot_bgcolor": "rgba(0,0,0,0)",
    "xaxis": HIDDEN,
    "yaxis": {**HIDDEN, "scaleanchor": "x"},
}
