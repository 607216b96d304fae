from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.bases import base_of
from analysis.costs import totals_of, with_payment
from analysis.counts import about
from analysis.judgement.columns import Columns
from analysis.judgement.weighing import totals_by_payment
from analysis.steps import named_alike
from analysis.tidy import answers_frame
from guides.loader import load_guide
from tests.analysis.fieldwork import study
from tests.analysis.judgement.test_criteria import PACE

GUIDE = load_guide(PACE)
IDS = [question.id for question in GUIDE.questions]


@settings(max_examples=10, deadline=None)
@given(st.integers(), st.integers(1, 5), st.sets(st.sampled_from(IDS), max_size=3))
def test_a_base_is_that_of_the_frame(seed, count, ids):
    frame = answers_frame(*study(GUIDE, Random(seed), count), GUIDE)
    expected = base_of(about(frame, None).beside(*(frame.about(name) for name in ids)))

    base = Columns(frame).base_of([GUIDE.question(name) for name in ids])

    assert (base.answered, base.eligible) == (expected.answered, expected.eligible)


def test_costs_add_up_to_what_the_finding_on_costs_says():
    answers, partners = study(GUIDE, Random(3), 4)
    frame = answers_frame(answers, [each._replace(status="submitted") for each in partners], GUIDE)
    cost, timing = GUIDE.measuring("step_cost"), GUIDE.question("step_cost_timing")
    lines = totals_of(with_payment(named_alike(about(frame, cost)), frame, timing), timing)
    expected = {how: line.amounts for how, line in lines.items() if line.amounts}

    assert totals_by_payment(Columns(frame), cost, timing) == expected
    assert expected
