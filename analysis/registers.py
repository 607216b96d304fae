"""What partners listed that no theme reads: each row with what was said of it, in full."""

from collections.abc import Iterator

import pandas as pd

from analysis.claims import Draft, finding
from analysis.counted import Claim, once_each
from analysis.counts import about, answered, count_of
from analysis.findings import Base, Finding, Table
from analysis.words import number_of
from guides.kinds import read_back
from guides.model import Guide, Question, Roster

COLUMNS = ("Partner", "Name", "What was said of it")
# A list of persons is no evidence, and nobody's but the researchers'.
OF_PERSONS = "person"


def register_of(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
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


def table_of(frame: pd.DataFrame, guide: Guide, roster: Roster, named: pd.DataFrame) -> Table:
    said = {key: "\n".join(lines) for key, lines in told(frame, guide, roster)}
    columns = (named[name] for name in ("partner", "item", "partner_name", "item_label"))
    rows = tuple(
        (partner, label, said.get((code, item), ""))
        for code, item, partner, label in zip(*columns, strict=True)
    )
    return Table(roster.title, COLUMNS, rows, internal=True)


def told(
    frame: pd.DataFrame, guide: Guide, roster: Roster
) -> Iterator[tuple[tuple[str, str], list[str]]]:
    """Of each row, what was answered to the questions about it."""
    questions = {q.id: q for q in guide.questions if q.for_each == roster.id}
    rest = questions.keys() - {roster.named_by}
    given = answered(frame[frame["question"].isin(rest)])
    lines: dict[tuple[str, str], list[str]] = {}
    columns = (given[name] for name in ("partner", "item", "question", "value"))
    for partner, item, question, value in zip(*columns, strict=True):
        asked = questions[question]
        line = f"{asked.reading.rstrip('?')}: {read_back(asked, value)}"
        lines.setdefault((partner, item), []).append(line)
    yield from lines.items()
