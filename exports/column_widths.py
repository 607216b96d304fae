"""How wide the columns of a table are, so that it takes as few lines as it can."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.findings import Grid, Network, Table
from exports.letter_widths import widest_word_of, width_of

PAGE_WIDTH = 9638  # 17 cm, in twentieths of a point
NARROWEST, LONGEST_WORD, MARGINS = 700, 2600, 200
LINE_END = 1.06  # a line is not full to its end
STRIDES = 0.94, 0.8, 0.6, 0.45
MOST_ROWS = 30
DAY = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")
MOST_UPRIGHT_COLUMNS = 17


def is_wide(block: object) -> bool:
    """Whether it is a grid of more columns than a page that stands upright has room for."""
    grid = block.grid if isinstance(block, Network) else block
    return isinstance(grid, Grid) and len(grid.columns) > MOST_UPRIGHT_COLUMNS


class Need(NamedTuple):
    """Of a column: the widest word of its heading, of all, and all on one line.

    `cells` are the rows that need more than the widest word, each with the room of its lines.
    """

    heading: int
    least: int
    all_on_one: int
    cells: tuple[tuple[int, tuple[int, ...]], ...]


class Step(NamedTuple):
    """A column made narrower, and what that costs for the room it gives.

    A line costs more the more lines its row has already, so that no row becomes a tower.
    """

    price: float
    column: int
    width: int


def column_widths(table: Table, page_width: int = PAGE_WIDTH) -> list[int]:
    """What the words need on one line; where that is too much, what costs the fewest lines.

    The widest word of each column keeps its room; where not all can, those of headings do.
    """
    needs = [_need(table, n) for n in range(len(table.columns))]
    if sum(need.least for need in needs) > page_width:
        return _squeezed(needs, page_width)
    widths = [need.all_on_one for need in needs]
    lines = [1] * (MOST_ROWS + 1)
    while (over := sum(widths) - page_width) > 0:
        step = min(_steps(needs, widths, lines, over))
        widths[step.column] = step.width
        for row, rooms in needs[step.column].cells:
            lines[row] = max(lines[row], _lines(rooms, step.width))
    shared = _shared(needs, widths, -over)
    return [width + extra for width, extra in zip(widths, shared, strict=True)]


def _steps(
    needs: Sequence[Need], widths: Sequence[int], lines: Sequence[int], over: int
) -> Iterator[Step]:
    """Up to the first that costs nothing, as none that follows is cheaper."""
    for n, (need, width) in enumerate(zip(needs, widths, strict=True)):
        narrower = {max(need.least, int(width * stride)) for stride in STRIDES} - {width}
        for less in sorted(narrower):
            more = _more(need, less, lines)
            yield Step(more / min(over, width - less), n, less)
            if not more:
                return


def _more(need: Need, width: int, lines: Sequence[int]) -> int:
    """What the lines cost that rows take more; asked a hundred times for a table."""
    more = 0
    for row, rooms in need.cells:
        now, before = _lines(rooms, width), lines[row]
        if now > before:
            more += now * now - before * before
    return more


def _lines(rooms: tuple[int, ...], width: int) -> int:
    """Without those that the words themselves end, which no width saves."""
    if len(rooms) == 1:
        return -(-rooms[0] // (width - MARGINS))
    return sum(-(-room // (width - MARGINS)) - 1 for room in rooms) + 1


def _shared(needs: Sequence[Need], widths: Sequence[int], room: int) -> list[int]:
    """Room that is left over goes where it still helps."""
    more = [need.all_on_one - width for need, width in zip(needs, widths, strict=True)]
    share = min(1.0, room / (sum(more) or 1))
    return [int(extra * share) for extra in more]


def _squeezed(needs: Sequence[Need], page_width: int) -> list[int]:
    """Words below a heading give way first."""
    firm = [need.heading for need in needs]
    if sum(firm) > page_width:
        return [room * page_width // sum(firm) for room in firm]
    loose = [need.least - need.heading for need in needs]
    left = page_width - sum(firm)
    shares = (extra * left // sum(loose) for extra in loose)
    return [width + share for width, share in zip(firm, shares, strict=True)]


def _need(table: Table, n: int) -> Need:
    """Of a long table, some rows stand for all."""
    every = max(1, -(-len(table.rows) // MOST_ROWS))
    cells = [row[n] for row in table.rows]
    rooms_by_words = {words: _rooms(words) for words in {table.columns[n], *cells}}
    widest = {words: max(rooms) for words, rooms in rooms_by_words.items()}
    firm = max(NARROWEST, widest_word_of(table.columns[n]) + MARGINS)
    least = max(firm, min(max(map(_unbroken, set(cells))), LONGEST_WORD) + MARGINS)
    taken = enumerate([table.columns[n], *cells[::every]])
    return Need(
        heading=firm,
        least=least,
        all_on_one=max(least, max(widest.values()) + MARGINS),
        cells=tuple(
            (row, tuple(int(room * LINE_END) for room in rooms_by_words[words]))
            for row, words in taken
            if widest[words] + MARGINS > least
        ),
    )


def _unbroken(words: str) -> int:
    """A day is read as one word."""
    return width_of(words) if DAY.fullmatch(words) else widest_word_of(words)


def _rooms(words: str) -> tuple[int, ...]:
    """Of each line that the words have, if only an empty one."""
    return tuple(max(1, width_of(line)) for line in words.split("\n"))
