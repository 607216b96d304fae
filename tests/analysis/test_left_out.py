"""Which numbers are too small to be told, at the very edge; and which rows go together."""

from dataclasses import replace

import pytest

from analysis.charts import TYPES, bar_chart
from analysis.counted import Count, Seen
from analysis.left_out import around, beside_others
from analysis.numbers_left_out import DOMINANT, Numbers
from analysis.numbers_told import COUNTS, FIGURE, RANGE, Told
from analysis.recovering import connected, leaks
from analysis.rows_together import MARK, NOTE, noted, rows_together, together
from analysis.withheld import SMALL


def told(*numbers, measure=COUNTS, **more):
    return Told(frozenset(numbers), measure, frozenset(f"P{n}" for n in numbers), **more)


def why(*numbers):
    whose = {place: f"P{place}" for each in numbers for place in each.places}
    return Numbers(numbers, (), whose, 3, 0.75).left_out()


@pytest.mark.parametrize(("count", "reason"), [(0, None), (1, SMALL), (2, SMALL), (3, None)])
def test_one_and_two_partners_are_few_and_none_and_three_are_not(count, reason):
    number = told(*range(count))

    assert why(number).get(number) == reason


@pytest.mark.parametrize(("count", "reason"), [(4, SMALL), (5, None)])
def test_a_range_needs_five_partners(count, reason):
    number = told(*range(count), measure=RANGE)

    assert why(number).get(number) == reason


@pytest.mark.parametrize(("largest", "reason"), [(0.75, None), (0.751, DOMINANT)])
def test_a_sum_is_of_one_partner_where_it_gave_more_than_three_quarters(largest, reason):
    number = told(1, 2, 3, measure="Highest", largest=largest)

    assert why(number).get(number) == reason


def test_what_is_known_or_assumed_anyway_is_no_secret():
    known, assumed = told(1, known=True), told(2, 3, assumed=True)

    assert why(known, assumed) == {}


def test_rows_that_are_few_together_are_no_number_to_tell_however_many_they_are():
    number = told(1, 2, 3, 4, few=True)

    assert why(number) == {number: SMALL}


def test_beside_a_small_number_goes_the_smallest_that_would_give_it_away():
    small, some, most = told(1, 2), told(3, 4, 5), told(6, 7, 8, 9)
    whole = told(*range(1, 10))

    assert set(why(small, some, most, whole)) == {small, some}
    assert set(why(small, some, most)) == {small}


def test_numbers_of_another_measure_give_nothing_away():
    small, rest, whole = told(1), told(2, 3, 4), told(1, 2, 3, 4, measure="hours")

    assert set(why(small, rest, whole)) == {small}


def test_a_range_of_more_than_one_that_is_left_out_goes_with_it():
    few, all_of_them, others = (
        told(*each, measure=RANGE) for each in ((1, 2), range(9), range(5, 12))
    )

    assert around([few, all_of_them, others], {few: SMALL}, RANGE) == {all_of_them}
    assert set(why(few, all_of_them, others)) == {few, all_of_them}
    assert around([few, all_of_them], {few: SMALL}, COUNTS) == set()


def test_what_adds_up_to_nothing_is_not_worked_out():
    few, whole = told(1, measure=FIGURE), told(1, 2, 3, measure=FIGURE)

    assert set(why(few, whole)) == {few}


def test_what_has_no_place_in_common_is_looked_at_apart():
    a, b, c = frozenset({1, 2}), frozenset({2, 3}), frozenset({4})

    assert connected([a, b, c]) == [[0, 1], [2]]
    assert list(leaks([c], [a, b])) == []
    assert list(leaks([c, a], [b, a | b])) == []
    assert [(leak.hidden, leak.told) for leak in leaks([c, a], [b, frozenset({3}), a | b])] == [
        (1, (1, 2))
    ]


def test_beside_others_leaves_alone_what_is_known():
    small, some, whole = told(1, 2), told(3, 4, 5, known=True), told(1, 2, 3, 4, 5)

    assert beside_others([small, some, whole], {small: SMALL}, COUNTS) == {whole}


def by_type(**said):
    """Who said yes and no, a letter for each partner: `Council="yyn"`."""

    def count(kind, word):
        who = [n for n, letter in enumerate(said[kind]) if letter == word]
        return Count(Seen(list(said).index(kind) * 100 + n, f"{kind} {n}", None) for n in who)

    return bar_chart(
        "Goals by type",
        corner=TYPES,
        categories=list(said),
        series={label: [count(kind, label[0]) for kind in said] for label in ("yes", "no")},
    )


def rows(chart):
    return together(chart, 3).table.rows


def test_types_of_few_stand_in_one_row_behind_the_others():
    chart = together(by_type(Council="y", Charity="yyynnn", Fund="nn"), 3)

    assert chart.table.rows == (("Charity", "3", "3"), ("Council and Fund", "1", "2"))
    assert chart.categories == ("Charity", "Council and Fund")
    assert [series.values for series in chart.series] == [(3, 1), (3, 2)]
    assert chart.alt == (
        "Bar chart. Number of partners. Charity: 3 yes, 3 no; Council and Fund: 1 yes, 2 no."
    )


def test_a_type_of_three_is_not_few():
    chart = by_type(Council="yyn", Charity="yyynnn")

    assert together(chart, 3) is chart


def test_the_smallest_of_the_others_joins_types_that_are_too_few_together():
    assert rows(by_type(Council="y", Charity="yyynnn", Fund="nnny")) == (
        ("Charity", "3", "3"),
        ("Council and Fund", "2", "3"),
    )


def test_types_that_all_said_the_same_are_joined_by_another_that_did_not():
    """A row of one number would tell what each of them said."""
    assert rows(by_type(Council="y", Fund="yy", Agency="yyn", Charity="yyynnn")) == (
        ("Charity", "3", "3"),
        ("Council, Fund and Agency", "5", "1"),
    )


def test_where_no_two_rows_would_be_left_nothing_is_told_by_type():
    chart = together(by_type(Council="y", Charity="yyynnn"), 3)

    assert chart.table.rows == (("Council", MARK, MARK), ("Charity", MARK, MARK))
    assert chart.table.note == NOTE
    assert [series.values for series in chart.series] == [(None, None)] * 2


def test_a_type_of_which_nobody_is_counted_joins_none():
    assert rows(by_type(Council="y", Charity="yyynnn", Fund="nn", Trust="")) == (
        ("Charity", "3", "3"),
        ("Trust", "0", "0"),
        ("Council and Fund", "1", "2"),
    )


def test_a_table_of_one_number_by_type_is_left_as_it_is():
    chart = by_type(Council="y", Charity="yyynnn", Fund="nn")
    one = replace(chart.table, numeric=(1,))

    assert rows_together(one, 3) is one
    assert rows_together(replace(chart.table, columns=("Option", "Yes", "No")), 3).rows[0] == (
        *("Council", "1", "0"),
    )


def test_a_table_for_the_research_team_keeps_its_types():
    table = replace(by_type(Council="y", Charity="yyynnn", Fund="nn").table, internal=True)

    assert together(table, 3) is table
    assert together(replace(table, internal=False), 3).rows[-1][0] == "Council and Fund"


@pytest.mark.parametrize(
    ("note", "ended"),
    [("", ""), ("4 of 4 answered", "4 of 4 answered. "), ("Why?", "Why? "), ("So.", "So. ")],
)
def test_the_mark_is_explained_behind_the_note_of_a_table(note, ended):
    assert noted(note) == f"{ended}{NOTE}"
