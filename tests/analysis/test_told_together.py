"""All reports that were ever released are attacked at once, by adding and taking away."""

import pytest

from analysis.differencing import Sourced, apart, split_off
from analysis.report import feasibility_report
from analysis.suppression import publishable
from analysis.told_together import ANYWHERE, told_together
from tests.analysis.given import FACTS, Answer, partner, partners
from tests.guide_of import guide_of

GUIDE = guide_of("""
questions:
  - {id: goals, kind: one_of, ask: "Goals?", options: {few: "Few", some: "Some", many: "Many"}}
  - {id: cost, kind: money, ask: "Cost?"}
  - {id: staff, kind: number, ask: "Staff?"}
""")
BY_TYPE = guide_of("""
questions:
  - {id: matters, kind: scale, ask: "Does it matter?", indicator: importance,
     options: {few: "Few", some: "Some", many: "Many"}}
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
    assert (found.before, found.now) == ("5, 8", "4")


def test_a_small_number_is_told_where_each_report_left_another_out_beside_it():
    """The first tells how many of all said it, the second how many councils: none came or went."""
    before = {"Council": "fmsfmfmm", "Charity": "sfmfsfsm", "Trust": "sfsf"}
    first, second = by_type(before), by_type({**before, "Trust": "sfsfffmf"})

    found = [each for each in told_together([first], second) if each.where == ANYWHERE]

    assert [each.partners for each in found] == [("Charity 3", "Charity 8")]
    assert not [each for each in apart(first, second) if "Charity 3" in each.partners]


def by_type(said: dict[str, str]) -> Sourced:
    """What partners of each type said, by the first letter of it."""
    options = {"f": "few", "s": "some", "m": "many"}
    of_type = {kind: {f"{kind} {n}": a for n, a in enumerate(s, 1)} for kind, s in said.items()}
    who = [partner(code, type=kind) for kind, codes in of_type.items() for code in codes]
    rows = [
        Answer(code, "matters", "", options[letter], id=number)
        for place, codes in enumerate(of_type.values())
        for number, (code, letter) in enumerate(codes.items(), place * 100)
    ]
    return Sourced(publishable(feasibility_report(rows, who, BY_TYPE, FACTS)).report, rows, who)


def test_a_sum_over_three_reports_tells_the_amount_of_one_partner():
    said = dict.fromkeys(range(1, 9), "some")

    def costs(*numbers: int) -> Sourced:
        return released(said, dict.fromkeys(numbers, 10))

    reports = [costs(1, 2, 3, 4, 5), costs(1, 2, 3, 4, 5, 6, 7, 8)]
    [found] = told_together(reports, costs(1, 6, 7, 8))

    assert (found.title, found.partners) == ("Cost?", ("P01",))


def test_figures_over_three_reports_tell_apart_who_was_corrected_once_and_who_twice():
    """No two of them differ by what fewer than three said, and as many answered each time.

    P01 and P02 were corrected once, P03 twice, and P04 and P05 the second time only.
    """
    said = dict(enumerate((10, 20, 30, 40, 50, 60, 70, 80), 1))
    second = said | {1: 90, 2: 90, 3: 90}
    third = second | {3: 35, 4: 45, 5: 55}
    reports = [staffed(each) for each in (said, second, third)]

    assert apart(*reports[:2]) == apart(*reports[1:]) == apart(reports[0], reports[2]) == ()
    found = told_together(reports[:2], reports[2])

    assert ("10, 40", "35") in [(each.before, each.now) for each in found]
    assert {each.partners for each in found} == {("P01", "P02", "P03", "P04", "P05")}


def staffed(said: dict[int, int]) -> Sourced:
    rows = [Answer(f"P{n:02}", "staff", "", value, id=n) for n, value in said.items()]
    who = partners(*(f"P{n:02}" for n in said))
    return Sourced(publishable(feasibility_report(rows, who, GUIDE, FACTS)).report, rows, who)


def test_three_tell_apart_what_came_with_the_second_and_went_with_the_third():
    """No two of them differ by fewer than three."""
    letters = "abcdefg", "abcdefghijk", "defgijk"
    first, second, third = (dict(zip(each, each, strict=True)) for each in letters)

    assert split_off([first, second]) == split_off([second, third]) == set()
    assert split_off([first, third]) == set()
    assert split_off([first, second, third]) == {"h"}


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
