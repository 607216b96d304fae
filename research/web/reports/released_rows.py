"""Which rows of partners the publishable data of several releases tell apart."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from analysis.differencing import Apart
from analysis.suppression import LEAST
from guides.answers.said import as_said
from guides.natural_order import natural
from research.report_snapshots import Frozen
from research.snapshot_cases import frozen_types

DATA, ROWS = "Publishable data", "Rows of partners, of which these are new, other or gone"
# What tells of a partner beside its answers.
FACTS = ("type", "holds_records", "mode", "version")


def rows_apart(before: Sequence[Frozen], now: Frozen) -> tuple[Apart, ...]:
    """A row that is in the same files as few others, which the files before told less apart."""
    files = [rows for each in before if (rows := dict(rows_of(each)))]
    if not files:
        return ()
    files.append(dict(rows_of(now)))
    who = tuple(sorted(rows_of_few(files), key=natural))
    return (Apart("", DATA, ROWS, str(len(files[-2])), str(len(files[-1])), who),) if who else ()


def rows_of(frozen: Frozen) -> Iterator[tuple[Hashable, str]]:
    """Each row of the file, as it is told, and whose it is; a corrected code changes nothing."""
    agreed = frozen_types(frozen).keys() & set(frozen.archived)
    told = defaultdict(set)
    for row in frozen.answers:
        key = row.id, row.question, row.item
        told[row.partner].add((*key, as_said(row.value, row.missing)))
    for partner in frozen.partners:
        if partner.code in agreed:
            facts = (getattr(partner, name) for name in FACTS)
            yield (*facts, frozenset(told[partner.code])), partner.code


def rows_of_few(files: Sequence[Mapping[Hashable, str]]) -> set[str]:
    """The partners whose rows the last file tells apart, from all but few or from what was none."""
    groups: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for row, partner in {row: who for file in files for row, who in file.items()}.items():
        groups[tuple(row in file for file in files)].add(partner)
    found = set()
    for (*earlier, last), partners in groups.items():
        is_split = (*earlier, not last) in groups or not any(earlier)
        found |= partners if is_split and len(partners) < LEAST else set()
    return found
