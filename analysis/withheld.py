"""What is left out of a finding whole, gathered into a sentence for each reason."""

from collections.abc import Iterator, Sequence

from analysis.findings import UNTOLD, Block, Chart, Prose, Table
from analysis.rows_together import MARK

SINGLE = "it shows what single partners said"
SMALL = "it would tell of fewer than three partners"
ONE_SENTENCE = "A sentence is not published here, as it would tell of too few partners."
NOTHING = (MARK, "–", "")


def tells_nothing(block: Block) -> bool:
    """Whether none of its numbers is left; the names of its rows alone are no finding."""
    if isinstance(block, Chart):
        return tells_nothing(block.table)
    cells = [cell for row in block.rows for cell in row[1:]] if isinstance(block, Table) else []
    return MARK in cells and all(cell in NOTHING for cell in cells)


def gathered(shown: Sequence[Block], single: Sequence[str]) -> tuple[Block, ...]:
    """What is left of the blocks, then what is not; `single` are the titles of what is internal."""
    small = [title_of(block) for block in shown if tells_nothing(block)]
    left = [part for block in shown if not tells_nothing(block) for part in drawn(block)]
    said = [block for block in left if block != Prose(UNTOLD)]
    untold = [Prose(ONE_SENTENCE)] if len(said) < len(left) else []
    return (*said, *untold, *not_published(SMALL, small), *not_published(SINGLE, single))


def title_of(block: Block) -> str:
    return getattr(block, "title", "what partners said in their own words")


def drawn(block: Block) -> Iterator[Block]:
    """A chart without a bar is no chart: its table stands alone."""
    if not isinstance(block, Chart) or any(v is not None for s in block.series for v in s.values):
        yield block
        return
    yield Prose(
        f"No chart of “{block.title}” is drawn, as none of the numbers that it would show may be "
        "published."
    )
    yield block.table


def not_published(why: str, titles: Sequence[str]) -> Iterator[Prose]:
    if titles:
        told = f"Not published, as {why}: {named(titles)}"
        yield Prose(told if told.endswith("?") else f"{told}.")


def named(titles: Sequence[str]) -> str:
    """What they have in common is said once: Answers (Introduction; Last thoughts)."""
    parts: dict[str, list[str]] = {}
    for title in dict.fromkeys(titles):
        common, _, part = title.partition(": ")
        parts.setdefault(common, []).append(part)
    return "; ".join(map(together, parts, parts.values()))


def together(common: str, parts: Sequence[str]) -> str:
    if len(parts) > 1:
        return f"{common} ({'; '.join(filter(None, parts))})"
    return f"{common}: {parts[0]}" if parts[0] else common
