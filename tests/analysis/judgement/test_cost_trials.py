"""What tests of costs come to, figure by figure."""

from types import SimpleNamespace

import pytest

from analysis.criteria_options import Stress
from analysis.judgement.columns import Columns
from analysis.judgement.weighing import BESIDE, cost_trials
from tests.analysis.given import frame_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    rosters:
      steps: {title: "Steps", item: "step", named_by: step, most: 3}
    questions:
      - {id: step, kind: text, for_each: steps, ask: "Which step?", indicator: step_name}
      - {id: cost, kind: money, for_each: steps, ask: "How much?", indicator: step_cost}
      - {id: paid, kind: one_of, for_each: steps, ask: "How often?",
         options: {one_off: "Once", yearly: "Every year, with VAT"}}
""")
SAID = """
    P01 | step | 1 | Train
    P01 | cost | 1 | {"low": 1000, "central": 2000, "high": 4000}
    P01 | paid | 1 | one_off
    P02 | step | 1 | Hire
    P02 | cost | 1 | {"low": 500, "high": 600}
    P02 | paid | 1 | yearly
    P03 | step | 1 | Buy
    P03 | cost | 1 | dont_know
"""


def stress(**given):
    return Stress(id="s", label="A stress", reason="As agreed", date="2026-11-22", **given)


@pytest.mark.parametrize(
    ("given", "factor"),
    [
        ({}, 1.0),
        ({"percent": 10}, 1.1),
        ({"percent": 200}, 3.0),
        ({"years": 1, "rate": "3.5"}, 1 / 1.035),
        ({"years": -1, "rate": "3.5"}, 1.035),
        ({"years": 2, "rate": "10"}, 1 / 1.21),
        ({"percent": 10, "years": 1, "rate": "10"}, 1.0),
    ],
)
def test_what_is_paid_later_counts_for_less_and_what_is_added_for_more(given, factor):
    assert stress(**given).factor == pytest.approx(factor)


def tried(table, *stresses):
    frame = frame_of(GUIDE, table)
    evidence = SimpleNamespace(columns=Columns(frame), criteria=SimpleNamespace(stress=stresses))
    return list(cost_trials(evidence, GUIDE))


def test_costs_are_told_by_how_often_they_are_paid_and_stressed_one_by_one():
    first, later = tried(SAID, stress(percent=10))

    assert first.how == (
        "Between £1,000 and £4,000, most likely £2,000 (once) and between £500 and £600 (every"
        f" year, with VAT). {BESIDE}"
    )
    assert later.test == "Costs: a stress"
    assert later.how == (
        "Between £1,100 and £4,400, most likely £2,200 (once) and between £550 and £660 (every"
        " year, with VAT)."
    )
    assert (first.changes, later.changes) == (False, False)
    assert sorted(first.backing.partners) == ["P01", "P02"]


def test_where_nobody_gave_a_figure_there_is_nothing_to_test():
    (only,) = tried("P03 | step | 1 | Buy\nP03 | cost | 1 | dont_know", stress(percent=10))

    assert (only.changes, only.how) == (None, "No partner gave a figure.")
