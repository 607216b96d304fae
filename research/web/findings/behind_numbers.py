"""The answers behind a statement or a number, found by where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from analysis.counted import Backing, Opened, Portion
from analysis.findings import Block, Chart, Finding, Grid, Network, Prose, Report, Table
from analysis.participation import registered
from guides import Guide
from guides.kinds import MENTIONS
from guides.model import Slot
from guides.natural_order import natural
from guides.routing import item_label
from research.database import Session
from research.evidence.cited_answers import Cited, Names, names_of_rows
from research.guides.versions import fielded_guide
from research.web.findings.reading_findings import Reading
from research.web.wording import answer_text


@dataclass(frozen=True)
class Behind:
    """What the answers stand behind, in words; `place` is empty for the statement itself.

    `partners` are counted without an answer, by code, and `register` says what part they took;
    `words` are what a person put down for it; `portions` are its answers again, one after another.
    """

    finding: Finding
    place: str
    number: str
    answers: tuple[int, ...]
    partners: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    register: tuple[tuple[str, ...], ...] = ()
    portions: tuple[Portion, ...] = ()

    @property
    def is_number(self) -> bool:
        """Verdicts and states of a grid are words."""
        return bool(self.place) and self.number.lstrip("£")[:1].isdigit()


class Spoken(NamedTuple):
    """One answer in words, with where to read on in its interview."""

    partner: str
    mode: str
    question: str
    item: str
    words: str
    mention: str
    note: str
    saved_at: datetime
    interview_id: int
    section: str
    id: int


class Told(NamedTuple):
    """The answers of one portion, under its title, and what they came to."""

    title: str
    words: str
    lines: list[Spoken]


def behind(reading: Reading, finding_id: str, asked: Mapping[str, str]) -> Behind | None:
    """Nothing of what may be published opens."""
    finding = finding_in(reading.report, finding_id) if reading.is_internal else None
    found = of_finding(finding, asked) if finding else None
    if found is None:
        return None
    register = (registered(reading.report.participation, code) for code in found.partners)
    return replace(found, register=tuple(filter(None, register)))


def of_finding(finding: Finding, asked: Mapping[str, str]) -> Behind | None:
    if "block" not in asked:
        return of_statement(finding)
    try:
        block = finding.blocks[whole(asked["block"])]
        if isinstance(block, Prose):
            return opened(finding, "", block.text, block.opened)
        return of_cell(finding, block, whole(asked["row"]), whole(asked["column"]))
    except (KeyError, ValueError, IndexError):
        return None


def of_statement(finding: Finding) -> Behind | None:
    if finding.evidence or not finding.opened.opens:
        return Behind(finding, "", "", finding.evidence)
    return opened(finding, "", "", finding.opened)


def opened(finding: Finding, place: str, number: str, found: Opened) -> Behind | None:
    if not found.opens:
        return None
    partners = found.partners.difference(row.partner for row in found.rows if row.answer)
    more = found if isinstance(found, Backing) else Backing()
    return Behind(
        finding,
        place,
        number,
        found.answers,
        tuple(sorted(partners, key=natural)),
        more.words,
        portions=more.portions,
    )


def whole(text: str) -> int:
    """A place from nought on: one that counts from the end is no place."""
    if not text.isdecimal():
        raise ValueError(text)
    return int(text)


def of_cell(finding: Finding, block: Block, row: int, column: int) -> Behind | None:
    if isinstance(block, Network):
        return of_cell(finding, block.grid, row, column)
    if isinstance(block, Grid):
        states = {state.id: state.label for state in block.states}
        place = f"{block.title}: {block.rows[row]}, {block.columns[column]}"
        state = states[block.cells[row][column]]
        if block.backing:
            return opened(finding, place, state, block.backing[row][column])
        return Behind(finding, place, state, block.answers[row][column])
    table = block.table if isinstance(block, Chart) else block
    if not isinstance(table, Table) or not (found := table.opened(row, column)):
        return None
    place = f"{table.title}: {table.rows[row][0]}, {table.columns[column]}"
    return opened(finding, place, table.rows[row][column], found)


def finding_in(report: Report, finding_id: str) -> Finding | None:
    everything = (*report.opening, *report.findings, *report.method)
    return next((finding for finding in everything if finding.id == finding_id), None)


def spoken(session: Session, cited: list[Cited]) -> list[Spoken]:
    """Each as its partner was asked it: by the version of the guide that it answered."""
    guides = {each: fielded_guide(session, each) for each in {c.guide_version_id for c in cited}}
    rows = {roster.named_by for guide in guides.values() for roster in guide.rosters}
    names = names_of_rows(session, {each.interview_id for each in cited}, rows)
    return [in_words(guides[each.guide_version_id], each, names) for each in cited]


def in_words(guide: Guide, cited: Cited, names: Names) -> Spoken:
    question = guide.question(cited.question)
    item = next((i for i in guide.items(question) if i and i.id == cited.item), None)
    slot = Slot(question, item)
    section = next(section for section in guide.sections if question in section.questions)
    return Spoken(
        partner=cited.partner,
        mode=cited.mode,
        question=question.reading,
        item=item_label(guide, slot, names.get(cited.interview_id, {})),
        words=answer_text(slot, cited),
        mention=MENTIONS.get(cited.mention or "", ""),
        note=cited.note,
        saved_at=cited.saved_at,
        interview_id=cited.interview_id,
        section=section.id,
        id=cited.id,
    )


def having(lines: list[Spoken], words: str) -> list[Spoken]:
    """Those of a partner, about a line, or in whose words that stands."""
    sought = words.casefold()
    return [line for line in lines if sought in "\n".join(line[:7]).casefold()]


def by_portion(found: Behind, lines: list[Spoken]) -> list[Told]:
    """All answers in one, where there are no portions."""
    said = {line.id: line for line in lines}
    return [
        Told(each.title, each.words, [said[id] for id in Backing(each.rows).answers if id in said])
        for each in found.portions
    ] or [Told("", "", lines)]


def in_rows(told: list[Told]) -> list[tuple[Told, Spoken | None]]:
    """Each answer with what it is told under; a portion without any is a row, too."""
    return [(each, line) for each in told for line in each.lines or (None,)]


def of_rows(rows: Iterable[tuple[Told, Spoken | None]]) -> list[Told]:
    """The portions that some rows stand under, with the answers of those alone."""
    return [
        each._replace(lines=[line for _, line in group if line])
        for each, group in groupby(rows, key=itemgetter(0))
    ]
