"""What one answer comes to, and where exactly a share reaches its next level."""

import numpy as np
import pytest

from analysis.criteria_reading import parse_criteria
from analysis.judgement.evidence import evidence_of
from analysis.judgement.ratings import level_of, worth_of
from analysis.judgement.scores import score
from analysis.tidy import answers_frame
from tests.analysis.given import answers
from tests.analysis.judgement.small_study import (
    CRITERIA,
    GUIDE,
    criteria_of,
    evidence,
    partners_of,
    with_text,
)

LEVELS = (1, 50, 75, 100)


def indicator(dimension, criteria=None):
    found = (criteria or criteria_of()).dimensions
    return next(each for each in found if each.id == dimension).indicators[-1]


@pytest.mark.parametrize(
    ("part", "whole", "level"),
    [
        (0, 4, 0),
        (1, 4, 1),
        (1, 2, 2),
        (49, 100, 1),
        (74, 100, 2),
        (3, 4, 3),
        (99, 100, 3),
        (4, 4, 4),
    ],
)
def test_a_level_is_reached_at_its_share_and_not_before(part, whole, level):
    assert level_of(LEVELS, np.array([part * 1.0]), np.array([whole])).tolist() == [level]


def test_nothing_of_nothing_is_no_level():
    assert level_of(LEVELS, np.array([0.0]), np.array([0])).tolist() == [0]


def test_of_several_choices_the_highest_counts_unless_the_lowest_is_asked_for():
    text = with_text(
        "ratings: {own: 2, joint: 4}", "takes: lowest\n        ratings: {own: 2, joint: 4}"
    )
    lowest = indicator("will", parse_criteria(text, "small.yaml", GUIDE))

    assert worth_of(indicator("will"), ["own", "joint"]) == 4
    assert worth_of(lowest, ["own", "joint"]) == 2
    assert worth_of(lowest, ["joint", "odd"]) == 4
    assert np.isnan(worth_of(lowest, ["odd"]))


def test_where_a_share_is_counted_one_choice_that_counts_is_enough():
    held = indicator("fit")

    assert [worth_of(held, each) for each in ("held", "partly", "not_held")] == [1, 1, 0]
    assert worth_of(held, ["not_held", "partly"]) == 1


def test_what_a_figure_rests_on_is_rated_by_its_basis():
    held = indicator("fit")

    assert worth_of(held, {"low": 5, "basis": "held"}) == 1
    assert worth_of(held, {"low": 5, "basis": "not_held"}) == 0
    assert np.isnan(worth_of(held, {"low": 5}))


def test_half_of_the_items_is_enough_for_a_level_and_less_is_not():
    half = "P01 | keeps | | yes\nP01 | held | name | held\nP01 | held | firm | not_held"
    less = "P01 | keeps | | yes\nP01 | held | name | held"

    assert evidence(half).scores.point[0, 1].tolist() == [2.0]
    assert np.isnan(evidence(less).scores.point[0, 1]).all()


def test_half_of_the_indicators_is_enough_for_a_score_and_none_is_not():
    assert evidence("P01 | plans | | own").scores.point[0, 0].tolist() == [2.0]
    assert np.isnan(evidence("P01 | keeps | | yes").scores.point[0, 0]).all()


def test_more_than_half_of_two_is_both():
    criteria = parse_criteria(
        with_text("answered: {value: 50,", "answered: {value: 51,", CRITERIA), "small.yaml", GUIDE
    )

    assert np.isnan(evidence("P01 | plans | | own", criteria=criteria).scores.point[0, 0]).all()


def test_who_does_not_know_is_told_apart_from_who_said_nothing():
    made = evidence("P01 | plans | | dont_know\nP02 | keeps | | yes")

    assert made.scores.unknown[0, 0].tolist() == [True, False]


def test_where_a_dimension_does_not_apply_nothing_is_eligible_worst_or_best():
    made = evidence("P01 | keeps | | yes\nP01 | held | name | held\nP01 | held | firm | held")
    nobody = np.zeros_like(made.applies)
    scores = score(made.ratings, nobody, made.criteria)

    assert not scores.eligible.any()
    assert all(np.isnan(each).all() for each in (scores.point, scores.low, scores.high))


def test_a_dimension_without_a_question_that_must_apply_applies_to_everyone():
    made = evidence("P01 | matters | | all\nP01 | keeps | | no")

    will, fit = made.applies[0]
    assert (will.tolist(), fit.tolist()) == ([True], [False])
    assert made.judged.all()


def test_the_answers_behind_ratings_are_those_that_are_kept():
    given = answers("P01 | matters | | all\nP01 | plans | | own\nP01 | wanted | name | yes")
    kept = [row._replace(id=number) for number, row in enumerate(given, start=7)]
    made = evidence_of(answers_frame(kept, partners_of(2), GUIDE), GUIDE, criteria_of())

    assert made.ratings.replies.answers == (7, 8)
