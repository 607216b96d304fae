"""Options compared: values, dominance and the weights at which the leading option changes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.criteria_reading import parse_criteria
from analysis.judgement.appraisal import (
    Matrix,
    dominated,
    equal_shares,
    leaders,
    matrix_of,
    shares,
    stretches,
    values,
)
from analysis.judgement.weighing import weight_trials
from analysis.judgement.weight_finding import switching_table, value_table
from tests.analysis.judgement.small_study import GUIDE, SINCE, criteria_of, scored

SCORE = st.integers(0, 100)


def matrix(*rows):
    options = criteria_of().options * len(rows)
    return Matrix(options[: len(rows)], np.array(rows, dtype=float))


def test_a_value_is_the_weighted_sum_of_its_scores():
    point, low, high = values(matrix([100, 0], [40, 80]), shares([100, 50]))

    assert point.round(6).tolist() == [66.666667, 53.333333]
    assert point.tolist() == low.tolist() == high.tolist()


def test_a_score_that_nobody_gave_leaves_a_range_and_no_value():
    point, low, high = values(matrix([100, np.nan]), shares([1, 1]))

    assert np.isnan(point).all()
    assert (low.tolist(), high.tolist()) == ([50], [100])


def test_where_nobody_judged_there_is_no_leader():
    nobody = matrix([np.nan, np.nan], [np.nan, 5])

    assert leaders(values(nobody, shares([1, 1]))[0]) == ()
    assert dominated(nobody) == []
    assert stretches(nobody, shares([1, 1]), 0) == ()


def test_what_is_nowhere_better_and_somewhere_worse_is_dominated():
    assert dominated(matrix([50, 50], [50, 60], [70, 0], [50, 50])) == [(0, 1), (3, 1)]


def test_the_leader_changes_where_two_lines_cross():
    # 100 w against 40 w + 80 (1 - w): level at w = 80 / 140.
    found = stretches(matrix([100, 0], [40, 80]), shares([1, 1]), 0)

    assert [(each.leaders, round(each.begin, 4), round(each.end, 4)) for each in found] == [
        ((1,), 0.0, 0.5714),
        ((0,), 0.5714, 1.0),
    ]


def test_a_weight_of_nothing_takes_a_criterion_out():
    point, *_ = values(matrix([100, 0], [0, 90]), shares([0, 100]))

    assert point.tolist() == [0, 90]


@given(st.lists(st.lists(SCORE, min_size=3, max_size=3), min_size=1, max_size=5),
       st.lists(st.integers(1, 100), min_size=3, max_size=3), st.integers(1, 9))  # fmt: skip
def test_weights_scaled_alike_change_nothing(rows, weights, scale):
    scores = matrix(*rows)
    once, again = (values(scores, shares([w * n for w in weights]))[0] for n in (1, scale))

    assert np.allclose(once, again)
    assert leaders(once) == leaders(again)


@given(st.lists(st.lists(SCORE, min_size=2, max_size=2), min_size=2, max_size=5),
       st.integers(0, 100))  # fmt: skip
def test_the_stretches_name_who_leads_at_every_weight(rows, weight):
    scores, share = matrix(*rows), weight / 100
    led = leaders(values(scores, np.array([share, 1 - share]))[0])

    inside = [e.leaders for e in stretches(scores, shares([1, 1]), 0)
              if e.begin - 1e-6 <= share <= e.end + 1e-6]  # fmt: skip
    assert any(set(leading) <= set(led) for leading in inside)


@given(st.lists(st.lists(SCORE | st.none(), min_size=2, max_size=2), min_size=1, max_size=4))
def test_low_is_never_above_high(rows):
    scores = matrix(*[[np.nan if cell is None else cell for cell in row] for row in rows])
    point, low, high = values(scores, shares([3, 1]))

    known = ~np.isnan(point)
    assert (low <= high + 1e-9).all()
    assert (low[known] <= point[known] + 1e-9).all() and (point[known] <= high[known] + 1e-9).all()


def judged(weights="", **scores):
    return parse_criteria(scored(**scores) + weights, "small.yaml", GUIDE)


def test_tests_of_weights_say_where_the_leader_switches():
    found = list(weight_trials(judged(nothing=(100, 0), share=(40, 80))))

    assert [(trial.test, trial.changes) for trial in found[:2]] == [
        ("“Good” weighs anything from nothing to everything", True),
        ("“Easy” weighs anything from nothing to everything", True),
    ]
    assert found[0].how == (
        "Leading by its weight, out of 100: option 1 from 0 to 57.1 and option 0 from 57.1 to 100."
    )


def test_tests_of_weights_say_that_nobody_judged():
    assert {(t.changes, t.how) for t in weight_trials(criteria_of())} == {
        (None, "No option has been judged on every criterion yet.")
    }


@pytest.mark.parametrize(("swings", "leads"), [("good: 100, easy: 0", 0), ("good: 0, easy: 9", 1)])
def test_weights_of_a_person_lead_and_equal_ones_are_a_test(swings, leads):
    weights = f'weights:\n  chair: {{who: "The chair", swings: {{{swings}}}, {SINCE}}}\n'
    criteria = judged(weights, nothing=(100, 0), share=(40, 80))

    found = {trial.test: trial.changes for trial in weight_trials(criteria)}
    assert found["All weights are equal"] is (leads == 0)


@pytest.mark.parametrize("scale", [2, 5])
def test_swings_scaled_alike_change_no_table_and_no_test(scale):
    swings = (f"good: {20 * n}, easy: {10 * n}" for n in (1, scale))
    weights = [f'weights:\n  chair: {{who: "C", swings: {{{each}}}, {SINCE}}}\n' for each in swings]
    once, again = (judged(each, nothing=(100, 0), share=(40, 80)) for each in weights)

    for made in (value_table, switching_table):
        assert made(once, matrix_of(once)) == made(again, matrix_of(again))
    assert list(weight_trials(once)) == list(weight_trials(again))


def test_equal_shares_add_up_to_one():
    assert equal_shares(criteria_of()).tolist() == [0.5, 0.5]
