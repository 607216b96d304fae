from analysis.findings import Table
from exports.column_widths import PAGE_WIDTH
from exports.fitted_tables import fitted, lines_of

CRITERIA = ("Benefit to service", "Benefit to planning", "Legal ease", "Technical ease")
COST = "Between £12,000 and £45,000, most likely £28,000"


def options(name):
    rows = tuple((f"{n}. {name}", "10", "85", "40", "45", "95", "35", COST) for n in range(4))
    return Table("Options", ("Option", *CRITERIA, "Little burden", "Speed", "Cost"), rows)


def test_names_that_would_be_towers_stand_above_their_rows():
    table = options("Extracts of records without names, analysed by one body centrally")

    stacked, widths = fitted(table)

    assert stacked.columns == table.columns[1:] and stacked.rows[0] == table.rows[0][1:]
    assert [name for _, name in stacked.groups] == [row[0] for row in table.rows]
    assert sum(widths) <= PAGE_WIDTH


def test_short_names_stay_beside_their_rows():
    table = options("Wait")

    assert fitted(table)[0] == table


def test_lines_that_the_words_have_are_counted_with_those_that_the_width_makes():
    table = Table("Said", ("Who", "What"), (("A", "one\ntwo\n" + "word " * 18),))

    assert list(lines_of(table, [1000, 2200])) == [2 + 5]


def test_names_that_are_towers_themselves_stand_above_rows_that_are_as_high_anyway():
    name, long = "Data protection, with consent and the option to refuse", "words " * 30
    columns = ("Gate", "Kind", "Met when", "Status", "What shows it")
    table = Table("Gates", columns, ((name, "Hard", long, "Met in part", long * 2),) * 4)

    assert fitted(table)[0].columns == columns[1:]
