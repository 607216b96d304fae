"""What costs add up to, figure by figure, and whose they are."""

import pytest

from analysis.amounts import Amounts, is_open, money
from analysis.cost_lines import Said, grouped, line_of
from analysis.costs import MOST, asks_timing, stress_table, totals_of, with_payment
from analysis.counted import Seen
from analysis.findings import Base, Chart, Prose
from analysis.steps import named_alike
from tests.analysis.given import blocks_of, finding_of, frame_of, partners, tables_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    rosters:
      steps: {title: "Key steps", item: "step", named_by: step_name, most: 15}
      trips: {title: "Trips", item: "trip", named_by: trip, most: 3}
    questions:
      - {id: step_name, kind: text, for_each: steps, ask: "Which step?", indicator: step_name}
      - {id: cost, kind: money, for_each: steps, ask: "How much?", indicator: step_cost}
      - {id: trip, kind: text, for_each: trips, ask: "Which trip?"}
      - {id: fare, kind: money, for_each: trips, ask: "What fare?", unit: "kr"}
      - {id: when, kind: one_of, for_each: trips, ask: "How often?",
         options: {one_off: "Once", yearly: "Every year"}}
      - {id: fee, kind: money, ask: "What fee?"}
""")


def said(place, partner, value=None, state="answered"):
    return Said(Seen(place, partner, None), state, value)


def figures(low, central, high):
    return {"low": low, "central": central, "high": high}


def test_the_share_of_one_partner_is_the_greatest_that_it_has_in_any_of_the_sums():
    line = line_of(
        [
            said(1, "P01", figures(10, 10, 80)),
            said(2, "P02", figures(10, 10, 10)),
            said(3, "P03", figures(10, 10, 10)),
        ]
    )

    assert line.largest == 0.8
    assert [basis.largest for basis in line.counted[1:4]] == [0.8] * 3


def test_two_figures_of_one_partner_are_its_share_together():
    line = line_of([said(n, who, figures(20, 20, 20)) for n, who in enumerate(("P1", "P1", "P2"))])

    assert line.largest == pytest.approx(2 / 3)
    assert (line.givers, line.unknown) == (2, 0)
    assert line.amounts == (60, 60, 60)


def test_without_all_most_likely_figures_their_share_is_not_that_of_a_sum():
    line = line_of([said(1, "P01", {"low": 5, "high": 5}), said(2, "P02", figures(5, 95, 5))])

    assert line.amounts == (10, None, 10)
    assert line.largest == 0.5


def test_who_gave_a_figure_does_not_count_as_not_knowing():
    line = line_of([said(1, "P01", figures(1, 1, 1)), said(2, "P01", state="dont_know")])

    assert (line.givers, line.unknown) == (1, 0)


def test_what_nobody_gave_nor_said_that_they_do_not_know_has_no_line():
    frame = frame_of(GUIDE, "P01 | fee | | prefer_not_to_say\nP02 | fee | | dont_know")
    part = frame.about("fee")

    assert list(grouped(part, ["kept silent", "unknown"])) == ["unknown"]
    assert grouped(part, ["kept silent", "unknown"])["unknown"].stressed(3.0, "£") == ("–",) * 3


def test_a_range_is_multiplied_whole():
    assert Amounts(10, 20, 30).times(1.1) == pytest.approx((11, 22, 33))
    assert Amounts(10, None, 30).times(3.0) == (30, None, 90)


def test_money_is_printed_in_its_unit_to_the_penny():
    assert money(1234.567, "") == "£1,234.57"
    assert money(5, "kr") == "5 kr"
    assert money(None, "kr") == "–"


def test_a_range_is_told_with_its_likely_figure_where_there_is_one():
    assert Amounts(1, 2, 3).words("") == "between £1 and £3, most likely £2"
    assert Amounts(1, None, 3).words("") == "between £1 and £3"
    assert Amounts(3, 3, 3).words("kr") == "3 kr"
    assert Amounts.total([Amounts(1, 2, 3), Amounts(10, 20, 30)]) == (11, 22, 33)
    assert Amounts.total([Amounts(1, None, 3), Amounts(10, 20, 30)]) == (11, None, 33)


def test_a_range_without_an_end_is_open():
    whole = figures(1, 2, 3)

    assert not is_open(whole)
    assert all(is_open({k: v for k, v in whole.items() if k != end}) for end in ("low", "high"))
    assert Amounts.given({"central": 2, "high": 3}) == (2, 2, 3)
    assert Amounts.given({"low": 1}) == (1, None, 1)


FARES = """
    P01 | trip | 1 | Oslo
    P01 | fare | 1 | {"low": 10, "central": 20, "high": 40}
    P01 | when | 1 | one_off
    P02 | trip | 1 | Oslo
    P02 | fare | 1 | {"low": 30, "high": 60}
    P02 | when | 1 | one_off
    P03 | trip | 1 | Bergen
    P03 | fare | 1 | {"low": 7, "central": 7, "high": 7}
    P03 | when | 1 | yearly
    P04 | trip | 1 | Bergen
    P04 | fare | 1 | dont_know
"""


def fares_stressed():
    frame, question = frame_of(GUIDE, FARES), GUIDE.question("fare")
    timing = asks_timing(GUIDE, question)
    part = with_payment(named_alike(frame.about("fare")), frame, timing)
    totals = totals_of(part, timing)
    return stress_table("Fares", part, totals, question, Base(answered=3, eligible=4))


def test_costs_that_turn_out_higher_are_a_tenth_more_and_three_times_as_much():
    table = fares_stressed()

    assert table.title == "Fares: if they turn out higher, from 3 of 4 partners"
    assert table.rows == (
        ("Once, and a tenth", "44 kr", "–", "110 kr"),
        ("Once, three times as much", "120 kr", "–", "300 kr"),
        ("Once, where a most likely figure came with it, and a tenth", "11 kr", "22 kr", "44 kr"),
        (
            "Once, where a most likely figure came with it, three times as much",
            *("30 kr", "60 kr", "120 kr"),
        ),
        ("Every year, and a tenth", "7.70 kr", "7.70 kr", "7.70 kr"),
        ("Every year, three times as much", "21 kr", "21 kr", "21 kr"),
        ("Not said, and a tenth", "–", "–", "–"),
        ("Not said, three times as much", "–", "–", "–"),
    )


def test_each_stressed_sum_knows_who_gave_it_so_that_it_is_left_out_with_the_sum():
    table = fares_stressed()

    givers = [[sorted(cell.partners) for cell in row[1:]] for row in table.counted]
    assert givers == [
        *[[["P01", "P02"]] * 3] * 2,
        *[[["P01"]] * 3] * 2,
        *[[["P03"]] * 3] * 2,
        *[[[]] * 3] * 2,
    ]
    assert all(len(row) == len(table.columns) for row in table.counted)


def test_how_often_a_cost_is_paid_is_asked_of_the_same_list_only():
    assert asks_timing(GUIDE, GUIDE.question("cost")) is None
    assert asks_timing(GUIDE, GUIDE.question("fare")).id == "when"


def test_a_cost_that_nobody_knows_stands_under_its_name_alone():
    finding = finding_of(
        GUIDE, "fare", FARES.replace("dont_know", "dont_know\nP04 | when | 1 | yearly")
    )
    [chart] = blocks_of(finding, Chart)

    assert [row[0] for row in chart.table.rows] == ["Oslo (once)", "Bergen (every year)"]
    assert "1 trip is not listed, as nobody could put a figure to it." in [
        block.text for block in blocks_of(finding, Prose)
    ]


def test_one_amount_of_the_whole_interview_is_one_line():
    finding = finding_of(GUIDE, "fee", 'P01 | fee | | {"low": 5, "central": 6, "high": 9}')
    in_all, stressed, amount = tables_of(finding)

    assert amount.rows == (("Amount", "£5", "£6", "£9", "1", "0"),)
    assert in_all.rows == (("In all", "£5", "£6", "£9", "1", "0"),)
    assert stressed.rows[1] == ("In all, three times as much", "£15", "£18", "£27")
    assert not [b for b in blocks_of(finding, Prose) if "not listed" in b.text]


def many(count):
    return "\n".join(
        f'P{n:02} | step_name | 1 | Step {n:02}\nP{n:02} | cost | 1 | {{"low": {n}00}}'
        for n in range(1, count + 1)
    )


def test_a_chart_that_holds_every_step_says_nothing_of_a_cut():
    [chart] = blocks_of(finding_of(GUIDE, "cost", many(MOST)), Chart)

    assert len(chart.categories) == MOST
    assert chart.table.note == f"{MOST} of {MOST} partners answered"


def test_several_steps_without_a_figure_are_counted_together():
    table = "\n".join(
        [
            many(1),
            *(f"P02 | step_name | {n} | Odd {n}\nP02 | cost | {n} | dont_know" for n in (1, 2)),
        ]
    )
    finding = finding_of(GUIDE, "cost", table, partners("P01", "P02"))

    assert "2 steps are not listed, as nobody could put a figure to them." in [
        block.text for block in blocks_of(finding, Prose)
    ]
