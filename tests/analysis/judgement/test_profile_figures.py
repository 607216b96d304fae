"""Which partners the numbers of the profile count, what its claim says, and how medians move."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.criteria_reading import parse_criteria
from analysis.judgement.grades import grade_of, grades_of
from analysis.judgement.moves import Moves, brackets, medians
from analysis.judgement.profile import profile
from analysis.judgement.profile_counts import behind_median, by_level, scored, unsure
from analysis.judgement.profile_finding import claim_of
from tests.analysis.judgement.small_study import (
    CRITERIA,
    GUIDE,
    criteria_of,
    evidence,
    partners_of,
    with_text,
)

# Will: P01 (4 + 4) / 2 = 4, P02 (2 + ?) = 2, P03 (0 + 2) / 2 = 1, and P04 does not know.
SAID = """
    P01 | matters | | all
    P01 | plans   | | joint
    P02 | matters | | fair
    P02 | plans   | | dont_know
    P03 | matters | | none
    P03 | plans   | | own
    P04 | matters | | dont_know
    P04 | plans   | | dont_know
"""


@pytest.fixture(scope="module")
def made():
    return evidence(SAID, partners_of(4))


@pytest.fixture(scope="module")
def will(made):
    return profile(made, made.panel.everyone)[""][0]


def whose(count):
    return sorted(count.partners) if count is not None else None


def test_each_level_counts_the_partners_that_reach_it_and_no_higher(will):
    *levels, with_score, in_all = by_level(0, will)

    assert [whose(each) for each in levels] == [[], ["P03"], ["P02"], [], ["P01"]]
    assert whose(with_score) == ["P01", "P02", "P03"]
    assert whose(in_all) == ["P01", "P02", "P03", "P04"]


def test_who_does_not_know_is_counted_with_a_score_or_without(will):
    assert whose(unsure(0, will)) == ["P02", "P04"]
    assert scored(0, will) == 3


def test_where_no_level_is_printed_none_is_counted(will):
    *levels, with_score, _ = by_level(0, replace(will, levels=()))

    assert levels == [None] * 5
    assert with_score == 3


def test_a_median_rests_on_every_partner_with_a_score(will):
    first, *figures, grade = behind_median(0, will)

    assert (first, grade) == (None, None)
    assert [whose(each) for each in figures] == [["P01", "P02", "P03"]] * 3
    assert behind_median(0, replace(will, scored=0)) == (None,) * 5


def test_a_score_of_one_dimension_is_no_score_of_another(will):
    assert scored(0, will).places.isdisjoint(scored(1, will).places)
    assert len(scored(0, will).places) == 3


@pytest.mark.parametrize(
    ("scored", "eligible", "confirmed", "grade"),
    [
        (8, 10, 8, "A"),
        (10, 10, 7, "B"),
        (6, 10, 0, "B"),
        (59, 100, 0, "C"),
        (4, 10, 0, "C"),
        (39, 100, 0, "D"),
        (0, 0, 0, "D"),
    ],
)
def test_a_grade_is_earned_at_its_share_and_not_before(scored, eligible, confirmed, grade):
    assert grade_of(criteria_of(), scored, eligible, confirmed) == grade


def test_a_grade_counts_only_partners_that_are_included_and_what_they_confirmed():
    who = [each._replace(confirmed=each.code in ("P01", "P02")) for each in partners_of(4)]
    made = evidence(SAID, who)

    def grade(*included):
        return grades_of(made, np.array([code in included for code in made.panel.codes]))[0, 0]

    # Will is known of P01, P02 and P03, and P01 and P02 have confirmed what they said.
    assert grade("P01", "P02") == "A"
    assert grade("P01", "P02", "P03") == "B"
    assert grade("P01", "P02", "P03", "P04") == "B"
    assert grade("P03", "P04") == "C"
    assert grade("P04") == "D"


def told(*figures):
    made = evidence(SAID, partners_of(4))
    standing = profile(made, made.panel.everyone)[""][0]
    titles = ("Will", "Fit", "Demand")
    return claim_of(
        tuple(
            replace(
                standing,
                dimension=replace(standing.dimension, title=title),
                median=figure,
                grade="D" if np.isnan(figure) else "B",
            )
            for title, figure in zip(titles, figures, strict=True)
        )
    )


def test_the_claim_names_every_dimension_that_shares_the_highest_median():
    assert told(3.0, 1.0, 3.0) == (
        "The highest median is that of Will (3.0 of 4) and Demand (3.0 of 4),"
        " the lowest that of Fit (1.0 of 4)."
    )


def test_the_claim_names_every_dimension_that_shares_the_lowest_median():
    assert told(2.0, 2.0, 3.0).endswith(", the lowest that of Will (2.0 of 4) and Fit (2.0 of 4).")


def test_medians_that_are_printed_alike_are_alike():
    assert told(3.0, 2.99, 3.01) == (
        "The highest median is that of Will (3.0 of 4), Fit (3.0 of 4) and Demand (3.0 of 4)."
    )


def test_a_dimension_without_a_median_is_neither_highest_nor_lowest():
    assert told(float("nan"), 2.0, 3.0) == (
        "The highest median is that of Demand (3.0 of 4), the lowest that of Fit (2.0 of 4);"
        " insufficient evidence on Will."
    )


def test_the_median_that_moves_furthest_is_told_from_before_to_after(made):
    moves = Moves.of(made)

    # Without P01 the median of Will goes from 2 to 1.5, halfway between 1 and 2.
    left = medians(made, np.array([False, True, True, True]))
    assert moves.to(left) == "The median that moves furthest: Will, from 2.0 to 1.5."
    assert moves.to(moves.now) == "No median moves."


def test_the_widest_range_is_that_of_the_lowest_and_the_highest_median_without_one(made):
    moves = Moves.of(made)

    # Without P01 it is 1.5, without P02 2.5, without P03 3: from 1.5 to 3.
    low, high = brackets(made)
    assert (low[0], high[0]) == (1.5, 3.0)
    assert moves.between(low, high) == "The median with the widest range: Will, 1.5 to 3.0."
    assert moves.between(low, low) == "No median moves."


def test_a_median_that_is_not_printed_moves_nothing():
    thin = Moves.of(evidence("P01 | matters | | all", partners_of(6)))

    assert not thin.printed.any()
    assert thin.to(thin.now + 1) == "No dimension has a median to compare."


def test_medians_are_those_at_the_end_that_is_asked_for(made):
    everyone = made.panel.everyone

    assert [float(medians(made, everyone, end)[0]) for end in ("point", "low", "high")] == [
        *(2.0, 1.0, 3.5),
    ]


def test_a_demand_that_nobody_spoke_of_prints_no_figure():
    criteria = parse_criteria(with_text("grade_c: {value: 40,", "grade_c: {value: 0,", CRITERIA),
                              "small.yaml", GUIDE)  # fmt: skip
    thin = Moves.of(evidence(SAID, partners_of(4), criteria))

    # Nobody said what it wants: no answer is no evidence, however low the share that is enough.
    assert thin.printed.tolist() == [True, False, False]
