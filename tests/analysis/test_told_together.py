"""All reports that were ever released are attacked at once, by adding and taking away."""

import pytest

from analysis.differencing import Sourced, apart
from analysis.report import feasibility_report
from analysis.suppression import publishable
from analysis.told_together import told_together
from tests.analysis.given import FACTS, Answer, partners
from tests.guide_of import guide_of

GUIDE = guide_of("""
questions:
  - {id: goals, kind: one_of, ask: "Goals?", options: {few: "Few", some: "Some", many: "Many"}}
  - {id: cost, kind: money, ask: "Cost?"}
""")
OTHERS = dict.fromkeys(range(20, 24), "many")


def released(said: dict[int, str], cost: dict[int, int] | None = None) -> Sourced:
    """What partners of these numbers said; an answer keeps its id from report to report."""
    rows = [Answer(f"P{n:02}", "goals", "", value, id=n) for n, value in said.items()]
    for n, amount in (cost or {}).items():
        rows.append(Answer(f"P{n:02}", "cost", "", {"central": amount}, id=100 + n))
    who = partners(*(f"P{n:02}" for n in said))
    report = feasibility_report(rows, who, GUIDE, FACTS)
    return Sourced(publishable(report).report, rows, who)


def chose(value: str, *numbers: int) -> dict[int, str]:
    return dict.fromkeys(numbers, value)


FIRST = released({**chose("some", 1, 2, 3, 4, 5), **OTHERS})
SECOND = released({**chose("some", 1, 2, 3, 4, 5, 6, 7, 8), **OTHERS})
THIRD = released({**chose("some", 1, 6, 7, 8), **OTHERS})


def test_three_reports_tell_what_no_two_of_them_tell():
    """4 of the third, less the 3 that the second has more than the first: one that stayed."""
    assert apart(FIRST, SECOND) == apart(SECOND, THIRD) == apart(FIRST, THIRD) == ()
    assert told_together([FIRST], THIRD) == told_together([SECOND], THIRD) == ()

    [found] = told_together([FIRST, SECOND], THIRD)

    assert (found.title, found.partners) == ("Goals?", ("P01",))


def test_a_small_number_is_told_where_each_report_left_another_out_beside_it():
    """The first tells the 4, the second the 6, and both that all are 2 more."""
    small = {**chose("few", 1, 2), **chose("many", 6, 7, 8, 9)}
    first = released({**small, **chose("some", 3, 4, 5)})
    second = released({**small, **chose("some", 3, 4, 5, 10, 11, 12)})
    assert apart(first, second) == ()

    [found] = told_together([first], second)

    assert found.partners == ("P01", "P02")


def test_a_sum_over_three_reports_tells_the_amount_of_one_partner():
    said = dict.fromkeys(range(1, 9), "some")

    def costs(*numbers: int) -> Sourced:
        return released(said, dict.fromkeys(numbers, 10))

    reports = [costs(1, 2, 3, 4, 5), costs(1, 2, 3, 4, 5, 6, 7, 8)]
    [found] = told_together(reports, costs(1, 6, 7, 8))

    assert (found.title, found.partners) == ("Cost?", ("P01",))


@pytest.mark.parametrize("now", [FIRST, SECOND])
def test_nothing_is_told_by_the_same_again_nor_by_three_partners_more(now):
    assert told_together([FIRST], now) == told_together([FIRST, SECOND], now) == ()


def test_what_was_out_before_is_not_held_against_the_newest():
    assert (
        told_together(
            [FIRST, SECOND, THIRD], released({**chose("some", 1, 6, 7, 8, 9, 10, 11), **OTHERS})
        )
        == ()
    )
