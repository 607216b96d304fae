"""The cases of a data file as they were frozen, so that others get what a report was made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from guides.answers.said import as_said
from research.evidence.cases import Beside, Case
from research.evidence.rows import AnswerRow, PartnerRow
from research.reports.snapshots import Frozen


def frozen_types(frozen: Frozen) -> dict[str, str]:
    """The type of each partner that is a case, by their codes."""
    return {row.code: row.type for row in frozen.partners if row.status == "submitted"}


def agreed_in(frozen: Frozen) -> set[str]:
    """The cases that agreed that others may have their answers."""
    return frozen_types(frozen).keys() & set(frozen.archived)


def frozen_until(frozen: Frozen) -> date | None:
    """The day up to which answers are in."""
    return max((row.submitted_on for row in frozen.partners if row.submitted_on), default=None)


def frozen_cases(frozen: Frozen, codes: Sequence[str]) -> Iterator[Case]:
    """In the order of the codes."""
    partners = {row.code: row for row in frozen.partners}
    given: dict[str, list[AnswerRow]] = defaultdict(list)
    for row in frozen.answers:
        given[row.partner].append(row)
    for code in codes:
        yield _case(partners[code], given[code])


def _case(who: PartnerRow, rows: Iterable[AnswerRow]) -> Case:
    assert who.submitted_on and who.mode and who.version
    facts = who.code, who.name, who.type, who.holds_records, who.essential
    of_interview = who.mode, who.version, who.minutes, who.submitted_on
    said, beside = {}, {}
    for row in rows:
        said[row.question, row.item] = as_said(row.value, row.missing)
        if row.specify or row.mention or row.note:
            beside[row.question, row.item] = Beside(row.specify, row.mention, row.note)
    return Case(*facts, *of_interview, said, beside)
