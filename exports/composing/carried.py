"""What carries a finding in a report: beside its claim, or in the annex of data tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from analysis.findings import Block, Chart, Finding, Grid, Network, Table
from exports.column_widths import is_wide
from exports.composing.neighbours import told_together
from exports.composing.parts import Data, Drawn, Moved, Piece

LONGEST_TABLE_OF_CHART, LONGEST_TABLE, LONGEST_GRID = 6, 14, 45


@dataclass
class DataTables:
    """The annex of what is too long for the body, if the report has it: filled as it is written."""

    is_shown: bool
    tables: list[Data] = field(default_factory=list)

    def move(self, block: Table | Grid | Network) -> str:
        """By the key that the body calls it."""
        key = f"_Data{len(self.tables) + 1}"
        self.tables.append(Data(block, key))
        return key


def in_body(finding: Finding, data: DataTables) -> Iterator[Piece]:
    """What is long is told in short, and stands whole in the annex of data tables."""
    for block in told_together(_in_order(finding)):
        yield _in_short(block, data) if data.is_shown else block


def whole(finding: Finding, data: DataTables) -> Iterator[Piece]:
    """But for what no page that stands upright has room for."""
    for block in told_together(_in_order(finding)):
        yield _in_short(block, data) if data.is_shown and is_wide(block) else block


def in_annex(finding: Finding, data: DataTables) -> Iterator[Piece]:
    """In tables alone: whoever looks something up there needs no picture of it."""
    blocks = tuple(b.table if isinstance(b, Chart) else b for b in finding.blocks)
    return whole(replace(finding, blocks=blocks), data)


def _in_order(finding: Finding) -> Iterator[Block]:
    """What all partners say together comes first, and then who of them says it."""
    told = sorted(finding.blocks, key=lambda each: isinstance(each, Grid | Network))
    return (_below_base(block, finding) for block in told)


def _below_base(block: Block, finding: Finding) -> Block:
    """Without a note that says the base again, which stands above."""
    if isinstance(block, Chart):
        return replace(block, table=_without_base(block.table, finding))
    return _without_base(block, finding) if isinstance(block, Table) else block


def _without_base(table: Table, finding: Finding) -> Table:
    is_said = finding.drafted and table.note == finding.base.text
    return replace(table, note="") if is_said else table


def _in_short(block: Block, data: DataTables) -> Piece:
    if isinstance(block, Chart) and len(block.table.rows) > LONGEST_TABLE_OF_CHART:
        return Drawn(block, data.move(block.table))
    if isinstance(block, Table | Grid | Network) and _is_large(block):
        return Moved(block.title, data.move(block))
    return block


def _is_large(block: Table | Grid | Network) -> bool:
    shown = block.grid if isinstance(block, Network) else block
    longest = LONGEST_TABLE if isinstance(shown, Table) else LONGEST_GRID
    return is_wide(block) or len(shown.rows) > longest
