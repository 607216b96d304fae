"""Every test of the conclusion tries every case, and its brackets hold."""

from functools import cache
from pathlib import Path
from random import Random
from statistics import median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.criteria_reading import library_criteria
from analysis.judgement.conclusions import judge, outcomes
from analysis.judgement.evidence import evidence_of
from analysis.judgement.moves import Moves, brackets, medians, without_one
from analysis.judgement.profile import profile
from analysis.judgement.sensitivity import WEIGHTS, Trial, telling_partners, trials
from analysis.judgement.sensitivity_finding import claim
from analysis.tidy import answers_frame
from guides.loader import load_guide
from tests.analysis.fieldwork import study
from tests.analysis.judgement.small_study import criteria_of, evidence, partners_of
from tests.analysis.judgement.test_verdicts import ALL_MET, STRONG, WEAK, holding

PACE = Path(__file__).resolve().parents[3] / "guides/library/pace_stage_1/v1.yaml"


def every_trial(made):
    return list(trials(made, judge(made), Moves.of(made)))


def tried(answers, *essential, count=1, **gates):
    made = evidence(answers, partners_of(count, *essential), criteria_of(**gates))
    return {
        trial.test: (trial.changes, " ".join(filter(None, [trial.how, trial.beside, trial.who])))
        for trial in every_trial(made)
    }


def test_leaving_out_the_weak_partner_changes_the_verdict_and_says_so():
    answers = f"{holding('P01', 'name', 'postcode', 'firm', 'size')}\n{holding('P02', 'name')}"
    found = tried(answers, "P01", "P02", count=2, **ALL_MET)

    changes, how = found["Any one partner is left out"]
    assert changes
    assert how.startswith("Without one of them: “Proceed” for option 1 (business level).")
    assert how.endswith("Partner 02")


def test_where_no_single_partner_decides_nothing_changes():
    answers = f"{STRONG}\n{holding('P02', 'name', 'postcode', 'firm', 'size')}"
    changes, how = tried(answers, "P01", "P02", count=2, **ALL_MET)["Any one partner is left out"]

    assert (changes, how) == (False, "No verdict changes. No median moves.")


def test_one_partner_cannot_be_left_out():
    assert tried(STRONG, "P01")["Any one partner is left out"] == (
        None,
        "There is only one partner.",
    )


def test_missing_answers_decide_where_they_could():
    answers = f"{STRONG}\n"
    found = tried(answers, "P01", "P02", count=2, **ALL_MET)

    assert found["Every missing answer is the worst possible"][0] is True
    assert "“Pilot with named conditions”" in found["Every missing answer is the worst possible"][1]
    assert "“Proceed”" in found["Every missing answer is the best possible"][1]


def test_a_gate_that_would_stop_everything_is_named():
    found = tried(STRONG, "P01", **ALL_MET)

    assert found["Gate 2 (met) stands otherwise"] == (
        True,
        "If met in part or not met: “Not yet” for every option but business as usual."
        " If no evidence: “Cannot be determined” for every option but business as usual.",
    )
    assert found["Gate 1 (met) stands otherwise"][1].startswith(
        "If met in part or not met: “Not yet” for option 1 (individual level);"
    )


def test_that_every_gate_is_met_shows_what_scores_alone_would_say():
    changes, how = tried(WEAK, "P01")["Every gate is met, so that only scores decide"]

    assert changes
    assert "“Pilot with named conditions” for option 1 (business level)" in how
    assert how.endswith("Partner 01")


@pytest.mark.parametrize(
    ("test", "why"),
    [
        ("Only essential partners", "No partner is marked as essential."),
        ("Only bodies that represent others", "There is no such partner."),
        ("Only partners that deliver", "These are all the partners."),
        ("Only what partners have confirmed", "No answer has been confirmed by its partner yet."),
    ],
)
def test_a_test_without_anything_to_try_it_on_says_so(test, why):
    assert tried(STRONG)[test] == (None, why)


@cache
def pace():
    return load_guide(PACE)


@cache
def criteria():
    return library_criteria(pace())


def by_chance(seed, count):
    answers, who = study(pace(), Random(seed), count)
    return answers, [each._replace(status="submitted") for each in who]


def judged(answers, who):
    return evidence_of(answers_frame(answers, who, pace()), pace(), criteria())


SOME = settings(max_examples=5, deadline=None)


@SOME
@given(st.integers(), st.integers(1, 6))
def test_a_point_lies_between_its_low_and_its_high(seed, count):
    made = judged(*by_chance(seed, count))

    for array in (made.ratings, made.scores):
        known = ~np.isnan(array.point)
        assert (array.low[known] <= array.point[known] + 1e-9).all()
        assert (array.point[known] <= array.high[known] + 1e-9).all()
        assert ((array.low >= 0) | np.isnan(array.low)).all()
        assert ((array.high <= 4) | np.isnan(array.high)).all()
    for standings in profile(made, made.panel.everyone).values():
        for each in standings:
            assert np.isnan(each.median) or each.low <= each.median + 1e-9 <= each.high + 2e-9


@SOME
@given(st.integers(), st.integers(2, 6))
def test_leaving_a_partner_out_is_the_same_as_never_having_asked_it(seed, count):
    answers, who = by_chance(seed, count)
    made = judged(answers, who)
    found, (low, high) = without_one(made), brackets(made)

    for n, left_out in enumerate(who):
        rest = judged(
            [row for row in answers if row.partner != left_out.code],
            [each for each in who if each is not left_out],
        )
        included = made.panel.everyone
        included[n] = False
        np.testing.assert_allclose(medians(rest), found[n])
        np.testing.assert_allclose(medians(rest), medians(made, included))
        assert outcomes(judge(rest)) == outcomes(judge(made, included=included))
        inside = (low <= found[n] + 1e-9) & (found[n] <= high + 1e-9)
        assert (inside | np.isnan(found[n])).all()


@SOME
@given(st.integers(), st.integers(2, 9))
def test_the_partners_that_are_left_out_tell_for_all_the_others(seed, count):
    made = judged(*by_chance(seed, count))

    def without(n):
        included = made.panel.everyone
        included[n] = False
        return outcomes(judge(made, included=included, statuses=dict.fromkeys(GATES, "met")))

    assert {without(n) for n in telling_partners(made)} == {without(n) for n in range(count)}


GATES = [gate.id for gate in library_criteria(load_guide(PACE)).gates]


@SOME
@given(st.integers())
def test_the_order_of_rows_changes_nothing(seed):
    answers, who = by_chance(7, 5)
    first = judged(answers, who)
    Random(seed).shuffle(answers)
    Random(seed).shuffle(who)
    again = judged(answers, who)

    np.testing.assert_array_equal(first.scores.point, again.scores.point)
    assert every_trial(first) == every_trial(again)


def test_medians_are_those_of_the_scores():
    made = judged(*by_chance(3, 7))
    point = made.scores.point[0]

    expected = [median(row[~np.isnan(row)]) if (~np.isnan(row)).any() else np.nan for row in point]
    np.testing.assert_allclose(medians(made)[: len(expected)], expected)


def test_what_changes_the_conclusion_is_counted_by_what_is_taken_otherwise():
    could = (
        Trial("Any one partner is left out", True, "How", reaches=frozenset({"pilot"})),
        Trial("Every missing answer is the worst possible", False, "How"),
        Trial("Gate 1 stands otherwise", True, "How", of="gates", reaches=frozenset({"proceed"})),
        Trial("Speed weighs anything", None, "How", of=WEIGHTS),
    )

    assert claim(could) == (
        "2 of 3 tests change the conclusion, 1 of 2 on partners and scores and 1 of 1 on gates;"
        " 1 would take a further option beyond a pilot; 1 cannot be tried yet."
    )
    assert claim(could[:2]) == (
        "1 of 2 tests changes the conclusion, 1 of 2 on partners and scores;"
        " none would take a further option beyond a pilot."
    )
