"""What partners listed that no theme reads: each row with what was said of it, in full."""

from typing import NamedTuple

from analysis.claims import Draft, finding
from analysis.counted import Basis, Claim, Seen, once_each
from analysis.counts import about, answered, count_of
from analysis.findings import Base, Finding, Table
from analysis.parted import Parted, Rows
from analysis.words import number_of
from guides.kinds import read_back
from guides.lists import Roster
from guides.model import Guide
from guides.question import Question

COLUMNS = ("Partner", "Name", "What was said of it")
# A list of persons is no evidence, and nobody's but the researchers'.
OF_PERSONS = "person"


def register_of(frame: Parted, guide: Guide, question: Question) -> Finding:
    roster = next(each for each in guide.rosters if each.named_by == question.id)
    part = about(frame, question)

    def draft(base: Base) -> Draft:
        given = answered(part)
        rows = number_of(count_of(given), roster.item)
        claim = Claim(number_of(once_each(given["seen"]), "partner"), " named ", rows, ".")
        return claim, (table_of(frame, guide, roster, given),)

    return finding(question, part, draft, title=roster.title)


def is_kept_in_full(guide: Guide, question: Question) -> bool:
    rosters = (each for each in guide.rosters if each.named_by == question.id)
    return any(roster.item != OF_PERSONS for roster in rosters)


class Told(NamedTuple):
    """What was said of one row, line by line, and the answers that say it."""

    lines: list[str]
    rows: list[Seen]


def table_of(frame: Parted, guide: Guide, roster: Roster, named: Rows) -> Table:
    said = told(frame, guide, roster)
    names = ("partner", "item", "partner_name", "item_label", "seen")
    rows, counted = [], []
    for code, item, partner, label, seen in named.each(*names):
        lines, behind = said.get((code, item), Told([], []))
        rows.append((partner, label, "\n".join(lines)))
        counted.append((None, Basis((seen,)), Basis(tuple(behind))))
    return Table(roster.title, COLUMNS, tuple(rows), counted=tuple(counted), internal=True)


def told(frame: Parted, guide: Guide, roster: Roster) -> dict[tuple[str, str], Told]:
    """Of each row, what was answered to the questions about it."""
    asked = (q for q in guide.questions if q.for_each == roster.id and q.id != roster.named_by)
    said: dict[tuple[str, str], Told] = {}
    for question in asked:
        given = answered(about(frame, question))
        for partner, item, value, seen in given.each("partner", "item", "value", "seen"):
            of_row = said.setdefault((partner, item), Told([], []))
            of_row.lines.append(f"{question.reading.rstrip('?')}: {read_back(question, value)}")
            of_row.rows.append(seen)
    return said
