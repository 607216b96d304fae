from dataclasses import replace

from docx.oxml.ns import qn
from docx.table import Table as WordTable

from exports.chart_design import SHADES
from exports.column_widths import PAGE_WIDTH, is_wide
from exports.word_file import WordFile
from exports.word_grid import LANDSCAPE_WIDTH, MOST_COLUMNS, NARROWEST_MARK, grid_xml
from tests.exports.sample import ITEMS, PARTNERS, STATES, a_grid

MARKS = {state.id: state.mark for state in STATES}


def written(grid):
    word = WordFile()
    word.add(grid_xml(word, grid), wide=is_wide(grid))
    body = word.document.element.body
    return word, [WordTable(table, word.document) for table in body.iter(qn("w:tbl"))]


def widths_of(table):
    return [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]


def test_each_cell_has_the_mark_and_the_shade_of_its_state():
    grid = a_grid()
    _, [table] = written(grid)

    for row, cells in zip(table.rows[1:], grid.cells, strict=True):
        shown = row.cells[1:]
        states = [next(s for s in STATES if s.id == state) for state in cells]
        assert [cell.text for cell in shown] == [state.mark for state in states]
        assert [c._tc.xpath("string(w:tcPr/w:shd/@w:fill)") for c in shown] == [
            SHADES[state.shade][0] for state in states
        ]


def test_rows_and_columns_are_named():
    _, [table] = written(a_grid())

    assert [cell.text for cell in table.rows[0].cells] == ["Partner", *ITEMS[:6]]
    assert [row.cells[0].text for row in table.rows[1:]] == list(PARTNERS)
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_the_key_says_every_state_in_words():
    word, _ = written(a_grid())
    key = next(p.text for p in word.document.paragraphs if p.style.name == "Key")

    assert all(state.mark in key for state in STATES)
    assert all(state.label in key.replace("\u00a0", " ") for state in STATES)


def test_seventeen_columns_stand_upright_and_eighteen_turn_the_page():
    items = tuple(f"Item {n}" for n in range(18))
    _, [table] = written(a_grid(items=items[:17]))

    assert not is_wide(a_grid(items=items[:17]))
    assert is_wide(a_grid(items=items))
    assert sum(widths := widths_of(table)) <= PAGE_WIDTH
    assert min(widths) >= NARROWEST_MARK


def test_a_page_never_ends_behind_the_first_or_before_the_last_rows_of_a_grid():
    def kept(rows):
        _, [table] = written(a_grid(tuple(f"Partner {n}" for n in range(rows))))
        return [bool(row._tr.xpath("w:tc[1]/w:p/w:pPr/w:keepNext")) for row in table.rows[1:]]

    assert kept(10) == [True] * 9 + [False]
    assert kept(20) == [True] * 6 + [False] * 7 + [True] * 6 + [False]
    assert kept(60) == [False] * 60


def test_forty_partners_by_twenty_five_items_fit_the_width_of_a_turned_page():
    forty = tuple(f"Partner {n}" for n in range(40))
    _, [table] = written(a_grid(forty, ITEMS))

    widths = widths_of(table)
    assert sum(widths) <= LANDSCAPE_WIDTH
    assert min(widths) >= 400, "two upright lines and the longest mark need this"
    assert len(table.rows) == 41


def test_a_grid_too_wide_for_any_page_stands_in_equal_parts_that_name_its_rows():
    word, tables = written(a_grid(items=tuple(f"Item {n}" for n in range(MOST_COLUMNS + 10))))

    assert [len(table.columns) for table in tables] == [21, 21]
    captions = [p.text for p in word.document.paragraphs if p.style.name == "Caption"]
    assert [caption[-14:] for caption in captions] == [" (part 1 of 2)", " (part 2 of 2)"]
    assert [table.rows[3].cells[0].text for table in tables] == [PARTNERS[2]] * 2


def test_a_long_heading_makes_the_heading_row_higher_but_not_without_end():
    def height(label):
        _, [table] = written(replace(a_grid(), columns=(label, *ITEMS[1:6])))
        return table.rows[0].height.cm

    assert height("Postcode") < height("Criteria for classifying an individual as a client of ours")
    assert height("word " * 2000) < 12


def test_a_heading_of_one_long_word_is_not_broken():
    def height(label):
        _, [table] = written(replace(a_grid(), columns=(label, "No", "Yes")))
        return table.rows[0].height.cm

    assert height("Identifiability") > height("Identifi able")
