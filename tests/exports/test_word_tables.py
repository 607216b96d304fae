from dataclasses import replace

from docx.oxml.ns import qn
from docx.table import Table as WordTable

from analysis.findings import Table
from exports.column_widths import PAGE_WIDTH, column_widths
from exports.letter_widths import widest_word_of, width_of
from exports.word_file import WordFile
from exports.word_tables import table_xml
from tests.exports.sample import a_table


def written(table):
    word = WordFile()
    word.add(table_xml(word, table))
    return WordTable(next(word.document.element.body.iter(qn("w:tbl"))), word.document)


def rows(count):
    return tuple((f"Row {n}", str(n)) for n in range(count))


def test_cells_read_as_given():
    table = written(a_table(rows=(("Interviewed", "7"), ("Online", "2"))))

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["How", "Partners"],
        ["Interviewed", "7"],
        ["Online", "2"],
    ]


def test_the_heading_row_is_repeated_and_no_row_but_the_first_is_broken():
    table = written(a_table(rows=rows(30)))

    assert [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows] == [True] + [
        False
    ] * 30
    kept = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows]
    assert kept == [True, False, *([True] * (len(kept) - 2))]


def test_the_only_row_of_a_table_is_not_broken():
    assert all(row._tr.xpath("w:trPr/w:cantSplit") for row in written(a_table(rows=rows(1))).rows)


def test_a_heading_within_a_table_stands_across_it_and_stays_with_the_row_below():
    table = written(replace(a_table(rows=rows(3)), groups=((0, "First"), (2, "Last"))))

    assert [row.cells[0].text for row in table.rows] == [
        *("How", "First", "Row 0", "Row 1", "Last", "Row 2")
    ]
    across = table.rows[4]._tr
    assert across.xpath("w:tc/w:tcPr/w:gridSpan/@w:val") == ["2"] and across.xpath(".//w:keepNext")


def test_a_row_longer_than_a_page_may_be_broken():
    table = written(a_table(rows=(("A", "1"), ("Said", "word " * 2000), ("Short", "yes"))))

    kept = [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows]
    assert kept == [True, False, False, True]


def test_numbers_stand_to_the_right_under_their_heading():
    table = written(a_table())

    aligned = [[bool(c._tc.xpath(".//w:jc[@w:val='right']")) for c in r.cells] for r in table.rows]
    assert aligned == [[False, True]] * 3


def test_a_short_table_stays_on_one_page_and_a_long_one_may_not():
    def kept(table):
        return [bool(row._tr.xpath(".//w:keepNext")) for row in written(table).rows[1:]]

    assert kept(a_table(rows=rows(4))) == [True, True, True, False]
    assert not any(kept(a_table(rows=rows(40))))
    assert not any(kept(a_table(rows=(("Said at length " * 60, "1"),) * 6)))


def test_a_note_stays_with_the_last_row():
    table = written(Table("Costs", ("Step", "Cost"), rows(40), note="In 2026 prices."))

    assert table.rows[-1]._tr.xpath(".//w:keepNext")


def test_a_table_has_a_title_for_those_who_do_not_see_it():
    assert written(a_table(title="Who <answered>"))._tbl.xpath(
        "string(w:tblPr/w:tblCaption/@w:val)"
    ) == ("Who <answered>")


def test_columns_get_what_their_words_need():
    name, number = column_widths(a_table(rows=(("A name of some length", "7"),)))

    assert number < name < PAGE_WIDTH // 2


def test_a_word_is_not_broken_where_there_is_room_for_it():
    names = ("Data", "Daily", "Weekly", "Monthly", "Quarterly", "Yearly", "Never", "Not said")
    rows = (("Personal characteristics", *"1234567"),)
    widths = column_widths(Table("How often", names, rows, numeric=tuple(range(1, 8))))

    needed = [widest_word_of(f"{name} {cell}") for name, cell in zip(names, rows[0], strict=True)]
    assert all(width >= need + 160 for width, need in zip(widths, needed, strict=True))


def test_words_below_give_way_before_a_word_of_a_heading_is_broken():
    long = "Personcharacteristicswithoutend"
    names = ("Option", "Benefit to planning", "Technical ease", "Little burden", "Cost")
    widths = column_widths(Table("Options", names, ((long,) * 5,)), page_width=6000)

    assert sum(widths) <= 6000
    for width, name in zip(widths, names, strict=True):
        assert width >= widest_word_of(name) + 160


def test_one_long_cell_makes_no_tower_beside_columns_that_may_be_narrower():
    names = tuple((f"Name of a partner of some length {n}", "") for n in range(20))
    reason = "Says that it may not disclose anything while the rules are under review " * 2
    table = Table("Partners", ("Partner", "Reason"), (*names, ("Last", reason)))

    name, why = column_widths(table, page_width=4000)

    assert width_of(reason) / (why - 200) < 8


def test_columns_never_leave_the_page():
    words = "words enough for many lines " * 20
    for count in (1, 2, 5, 12, 30):
        table = Table("Wide", ("Column",) * count, ((words,) * count,))
        assert sum(column_widths(table)) <= PAGE_WIDTH


def test_columns_of_long_text_share_the_page_by_what_their_cells_take():
    short, longer, longest = "word " * 8, "word " * 30, "word " * 60
    table = Table("Gates", ("Kind", "Met when", "Shown by"), ((short, longer, longest),) * 5)

    kind, met, shown = column_widths(table)

    assert PAGE_WIDTH - 300 < kind + met + shown <= PAGE_WIDTH
    lines = [width_of(text) / (width - 200) for text, width in ((longer, met), (longest, shown))]
    assert max(lines) / min(lines) < 1.3


def test_a_heading_over_numbers_stands_on_one_line_where_there_is_room():
    _, number = column_widths(Table("How", ("Answer", "Number of partners"), (("Yes", "7"),), (1,)))

    assert number >= width_of("Number of partners") + 200


def test_a_day_stands_on_one_line():
    rows = (("A reason", "words " * 60, "22 November 2026"),)

    *_, since = column_widths(Table("Why", ("What", "Why", "Since"), rows))
    assert since >= width_of("22 November 2026")
