"""Ratings, scores and the profile of a study worked out by hand."""

from math import isnan

import numpy as np
import pytest

from analysis.judgement.arrays import medians_without_one
from analysis.judgement.evidence import evidence_of
from analysis.judgement.profile import profile
from tests.analysis.given import frame_of, partner
from tests.analysis.judgement.small_study import GUIDE, criteria_of, evidence, partners_of

# Will: P01 (3 + 4) / 2 = 3.5, P02 1 (one of its two indicators answered), P03 nothing answered.
# Fit: P01 4 of 4 items = level 4; P02 2 of the 3 answered of 4 = 66 in 100 = level 2;
# P03 has not answered at all.
# Fit of P02 at its lowest is 2 of 4 = level 2, at its highest 3 of 4 = level 3.
ANSWERS = """
    P01 | matters | | much
    P01 | plans | | ["own", "joint"]
    P01 | keeps | | yes
    P01 | held | name | held
    P01 | held | postcode | held
    P01 | held | firm | partly
    P01 | held | size | held
    P01 | allowed | name | yes
    P01 | allowed | postcode | no
    P01 | wanted | name | no
    P02 | matters | | little
    P02 | keeps | | yes
    P02 | held | name | held
    P02 | held | postcode | partly
    P02 | held | firm | not_held
    P02 | held | size | dont_know
    P02 | wanted | name | yes
    P02 | wanted | postcode | yes
"""


def study(table=ANSWERS, count=3, *essential):
    return evidence(table, partners_of(count, *essential))


def listed(array):
    return [None if isnan(value) else float(value) for value in array]


def test_a_score_is_the_mean_of_what_was_answered():
    scores = study().scores

    assert listed(scores.point[0, 0]) == [3.5, 1.0, None]
    assert listed(scores.low[0, 0]) == [3.5, 0.5, 0.0]
    assert listed(scores.high[0, 0]) == [3.5, 2.5, 4.0]


def test_a_share_counts_missing_items_as_worst_and_as_best():
    scores = study().scores

    assert listed(scores.point[0, 1]) == [4.0, 2.0, None]
    assert listed(scores.low[0, 1]) == [4.0, 2.0, 0.0]
    assert listed(scores.high[0, 1]) == [4.0, 3.0, 4.0]


def test_a_track_is_judged_by_its_own_items():
    made = study()
    individual, business = made.scopes.index("individual"), made.scopes.index("business")

    assert listed(made.scores.point[individual, 1]) == [4.0, 4.0, None]
    assert listed(made.scores.point[business, 1]) == [4.0, 0.0, None]
    assert listed(made.scores.point[business, 0]) == [3.5, 1.0, None]


def test_under_half_of_the_items_is_too_little_for_a_score():
    made = study("P01 | keeps | | yes\nP01 | held | name | held", 1)

    assert listed(made.scores.point[0, 1]) == [None]
    assert listed(made.scores.low[0, 1] + made.scores.high[0, 1]) == [4.0]


def test_a_partner_without_records_is_not_judged_by_what_it_holds():
    made = study("P01 | matters | | all\nP01 | keeps | | no", 1)

    assert made.scores.eligible[0, :, 0].tolist() == [True, False]
    assert listed(made.scores.high[0, 1]) == [None]


def test_a_partner_that_holds_nothing_is_judged_the_worst():
    table = "P01 | keeps | | yes\n" + "\n".join(
        f"P01 | held | {item} | not_held" for item in ("name", "postcode", "firm", "size")
    )

    assert listed(study(table, 1).scores.point[0, 1]) == [0.0]


def test_an_option_that_tells_nothing_is_no_rating():
    made = study('P01 | plans | | ["odd"]\nP02 | plans | | ["odd", "own"]', 2)

    assert listed(made.ratings.point[0, 1]) == [None, 2.0]


def test_the_profile_counts_levels_and_names_the_weakest_essential_partner():
    made = study(ANSWERS, 3, "P02", "P03")
    will, fit, _ = profile(made, made.panel.everyone)[""]

    assert (will.median, will.low, will.high) == (2.25, 0.5, 3.5)
    assert will.levels == (0, 1, 0, 1, 0)
    assert (will.scored, will.eligible, will.grade) == (2, 3, "B")
    assert (will.weakest, will.weakest_score, will.unknown) == (
        ("Partner 02",),
        1.0,
        ("Partner 03",),
    )
    assert (fit.median, fit.low, fit.high) == (3.0, 2.0, 4.0)


def test_too_few_scores_are_insufficient_evidence_and_none_is_given():
    made = study(ANSWERS, 6)
    will, *_ = profile(made, made.panel.everyone)[""]

    assert (will.grade, will.is_sufficient) == ("D", False)
    assert isnan(will.median) and isnan(will.high) and will.weakest == ()


@pytest.mark.parametrize(("count", "grade"), [(2, "B"), (3, "B"), (4, "C"), (5, "C"), (6, "D")])
def test_evidence_is_graded_by_how_many_have_a_score(count, grade):
    made = study(ANSWERS, count)

    assert profile(made, made.panel.everyone)[""][0].grade == grade


def test_only_confirmed_answers_are_graded_best():
    frame = frame_of(GUIDE, ANSWERS).assign(confirmed=True)
    made = evidence_of(frame, GUIDE, criteria_of())

    assert profile(made, made.panel.everyone)[""][0].grade == "A"


def test_demand_counts_core_items_wanted_that_another_may_share():
    # P02 wants the name, which P01 may share, and the postcode, which P01 may not: one of two.
    # Nothing else is wanted yet, but every item has an answer missing.
    made = study()
    *_, demand = profile(made, made.panel.everyone)["individual"]

    assert (demand.scored, demand.eligible) == (1, 6)
    assert demand.grade == "D"
    complete = ANSWERS + "P02 | allowed | name | no\nP02 | allowed | postcode | no\n"
    made = evidence(complete + "P01 | wanted | postcode | no", partners_of(2))
    *_, demand = profile(made, made.panel.everyone)["individual"]
    assert (demand.median, demand.low, demand.high, demand.grade) == (2.0, 2.0, 2.0, "B")


def test_partners_that_did_not_take_part_are_missing_and_not_worst():
    who = [*partners_of(2), partner("P03", status="declined")]
    made = evidence(ANSWERS, who)

    assert listed(made.scores.point[0, 0]) == [3.5, 1.0, None]
    assert made.panel.base.text == "2 of 3 partners answered"


def test_medians_without_one_are_those_of_the_others():
    random = np.random.default_rng(5)
    for count in range(1, 9):
        values = random.integers(0, 4, (count, 30)) * 1.0
        values[random.random(values.shape) < 0.3] = np.nan
        found = medians_without_one(values)
        for row in range(count):
            for column in range(30):
                others = np.delete(values[:, column], row)
                others = others[~np.isnan(others)]
                expected = float(np.median(others)) if len(others) else None
                assert listed([found[row, column]]) == [expected]
