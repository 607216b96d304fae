"""What the network supplies: wanted by one, held by another that may share it. On paper."""

import numpy as np
import pytest

from analysis.judgement.matching import match, matches_without_one
from tests.analysis.judgement.small_study import criteria_of, evidence, partners_of

EVERY = ("name", "postcode", "firm", "size")


def network(*partners, wants=(), shares=(), silent=(), refused=()):
    """`wants` and `shares` as "P01 name"; the rest is a no, unless a partner is silent."""
    lines = []
    for code in partners:
        lines.append(f"{code} | keeps | | yes")
        for item in EVERY:
            held = "held" if f"{code} {item}" in shares else "not_held"
            lines.append(f"{code} | held | {item} | {held}")
            if held == "held":
                may = "no" if f"{code} {item}" in refused else "yes"
                lines.append(f"{code} | allowed | {item} | {may}")
            if f"{code} {item}" not in silent:
                wanted = "yes" if f"{code} {item}" in wants else "no"
                lines.append(f"{code} | wanted | {item} | {wanted}")
    return evidence("\n".join(lines), partners_of(len(partners)))


def figures(made, included=None, scope=""):
    demand = criteria_of().by_demand.demand
    everyone = made.panel.everyone if included is None else np.array(included, dtype=bool)
    return match(made.market.within(scope), demand, everyone)


def test_one_of_two_items_that_are_wanted_is_supplied():
    made = network(
        "P01", "P02", wants=("P02 name", "P02 firm"), shares=("P01 name", "P01 postcode")
    )
    found = figures(made)

    assert (found.supplied, found.wanted) == (1, 2)
    assert (found.point, found.low, found.high) == (2.0, 2.0, 2.0)
    assert (found.answered, found.asked) == (8, 8)


def test_what_is_held_and_may_not_be_shared_supplies_nobody():
    held = ("P01 name", "P02 name")
    made = network("P01", "P02", "P03", wants=("P03 name",), shares=held, refused=("P01 name",))

    assert figures(made).supplied == 1
    assert figures(made, [True, False, True]).supplied == 0


def test_nobody_is_supplied_by_itself():
    made = network("P01", "P02", wants=("P01 name", "P02 firm"), shares=("P01 name", "P01 firm"))

    assert (figures(made).supplied, figures(made).wanted) == (1, 2)


def test_two_that_want_and_share_an_item_supply_each_other():
    both = ("P01 name", "P02 name")

    assert figures(network("P01", "P02", wants=both, shares=both)).supplied == 1


def test_an_item_that_is_supplied_already_is_not_unsure_and_any_other_may_go_either_way():
    made = network(
        "P01",
        "P02",
        "P03",
        wants=("P02 name", "P02 firm"),
        shares=("P01 name",),
        silent=("P03 name", "P03 size"),
    )
    found = figures(made)

    # Wanted are the name and the firm, and perhaps the size: at worst one of three, at best two.
    assert (found.point, found.low, found.high) == (2.0, 1.0, 2.0)
    assert (found.answered, found.asked) == (10, 12)


def test_only_the_items_of_a_track_are_counted_in_it():
    made = network("P01", "P02", wants=("P02 name", "P02 firm"), shares=("P01 name",))

    people, firms = (figures(made, scope=scope) for scope in ("individual", "business"))
    assert (people.supplied, people.wanted, people.asked) == (1, 1, 4)
    assert (firms.supplied, firms.wanted, firms.asked) == (0, 1, 4)
    assert (people.point, firms.point) == (4.0, 0.0)
    assert made.market.within("business").tracks == ("business", "business")


def test_who_is_left_out_neither_wants_nor_supplies():
    made = network(
        "P01", "P02", "P03", wants=("P02 name", "P03 firm"), shares=("P01 name", "P01 firm")
    )

    assert figures(made, [True, True, False]).wanted == 1
    assert figures(made, [False, True, True]).supplied == 0


def test_where_nothing_is_wanted_there_is_no_figure():
    assert np.isnan(figures(network("P01", "P02")).point)


@pytest.mark.parametrize(
    ("wants", "shares", "left"),
    [
        # Without P01 nobody supplies P02; without P02 nothing is wanted.
        (("P02 name",), ("P01 name",), [0.0, None]),
        # Without either, the other wants what nobody else has.
        (("P01 name", "P02 name"), ("P01 name", "P02 name"), [0.0, 0.0]),
        # Without P02 nobody supplies the firm to P01; without P01 nobody wants anything.
        (("P01 firm",), ("P02 firm", "P01 firm"), [None, 0.0]),
    ],
)
def test_the_figure_of_the_others_is_known_for_each_partner(wants, shares, left):
    made = network("P01", "P02", wants=wants, shares=shares)
    found = matches_without_one(made.market, criteria_of().by_demand.demand)

    assert [None if np.isnan(each) else float(each) for each in found] == left


def test_the_figure_of_the_others_counts_all_of_them():
    """Of the name and the firm, without P03 both are supplied; without P01 one of them."""
    made = network(
        *("P01", "P02", "P03"),
        wants=("P02 name", "P02 firm"),
        shares=("P01 name", "P01 firm", "P03 name"),
    )
    found = matches_without_one(made.market, criteria_of().by_demand.demand)

    assert found[[0, 2]].tolist() == [2.0, 4.0]
