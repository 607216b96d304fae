from analysis.findings import Prose, Table
from exports.composing.neighbours import told_together
from tests.exports.sample import a_chart, a_grid, a_table

ROWS = (("Postcode", "3"), ("Age", "1"))


def test_tables_that_ask_the_same_of_two_groups_share_their_heading_row():
    people = a_table("Why do you hold this? About people", ROWS)
    firms = a_table("Why do you hold this? About firms", (("Name", "2"),))

    [told] = told_together([people, firms])

    assert (told.title, told.rows) == ("Why do you hold this?", (*ROWS, ("Name", "2")))
    assert told.groups == ((0, "About people"), (2, "About firms"))


def test_titles_may_end_alike_too():
    [told] = told_together([a_table("1. Law: each level"), a_table("2. Data: each level")])

    assert told.title == "Each level"
    assert [name for _, name in told.groups] == ["1. Law", "2. Data"]


def test_what_has_other_columns_another_note_or_words_between_stays_apart():
    first, second = a_table("Held: people"), a_table("Held: firms")
    other = Table("Held: all", ("How", "Firms"), ROWS)
    apart = [first, Prose("Of firms:"), second, other, a_table("Wanted")]

    assert list(told_together(apart)) == apart


def test_charts_of_one_key_become_one_whose_table_names_the_groups():
    people = a_chart(("Postcode", "Age"), (("Yes", (3, 1)), ("No", (0, 2))), title="Held: people")
    firms = a_chart(("Name",), (("Yes", (2,)), ("No", (1,))), title="Held: firms")

    [told] = told_together([people, firms])

    assert (told.title, told.categories) == ("Held", ("Postcode", "Age", "Name"))
    assert [each.values for each in told.series] == [(3, 1, 2), (0, 2, 1)]
    assert [start for start, _ in told.table.groups] == [0, 2]


def test_charts_with_a_bar_of_the_same_name_stay_apart():
    charts = [a_chart(("Other",), (("Yes", (n,)),), title=f"Held: {n}") for n in (1, 2)]

    assert list(told_together(charts)) == charts


def test_grids_stand_side_by_side_where_a_page_has_room_for_both():
    sizes = {"people": 17, "firms": 4, "news": 5}
    grids = [
        a_grid(("P1", "P2"), tuple(f"{name} {n}" for n in range(size)), title=f"Held: {name}")
        for name, size in sizes.items()
    ]

    alone, both = told_together(grids)

    assert alone == grids[0]
    assert both.title == "Held: firms; news"
    assert both.columns == (*grids[1].columns, *grids[2].columns)
    assert [len(cells) for cells in both.cells] == [9, 9]


def test_what_the_first_column_says_of_many_rows_is_said_once_above_them():
    said = [("Share", f"P{n}", "Yes", "1") for n in range(4)]
    said += [("Wait", f"P{n}", "No", "2") for n in range(3)]
    table = Table("Why", ("Option", "Partner", "Stance", "Days"), tuple(said), numeric=(3,))

    [told] = told_together([table])

    assert (told.columns, told.numeric) == (("Partner", "Stance", "Days"), (2,))
    assert told.rows[4] == ("P0", "No", "2")
    assert told.groups == ((0, "Share"), (4, "Wait"))
