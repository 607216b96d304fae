"""What stands behind the body: who took part, the claim register, what is not published."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.findings import Table
from analysis.rows_together import MARK
from analysis.withheld import named
from analysis.words import inline
from exports.composing.checklist import checklist
from exports.composing.claim_register import register
from exports.composing.material import Changed, Material, Recommended
from exports.composing.parts import Piece, Run, Text
from exports.composing.references import Known, read_authored

__all__ = [
    "changes",
    "checklist",
    "method_words",
    "has_partners",
    "is_register",
    "partners",
    "recommendations",
    "register",
    "suppressed",
]

CRITERIA = "judgement-criteria"
NOT_LISTED = "Findings that fewer than three partners changed are not listed."
LONGEST_LIST = 320
KINDS = {"number": "Numbers", "statement": "Statements", "suppressed": "What is not published"}


def method_words(material: Material) -> Iterator[str]:
    """In the past tense, as the work is done when it is told."""
    study, fieldwork = material.report.study, material.fieldwork
    guide = f"The topic guide “{study.guide_title}”, version {study.guide_version}, was used"
    yield f"{guide}{f' {fieldwork.dates}' if fieldwork.dates else ''}. It stands in the annex."
    took_part = material.report.participation
    if took_part:
        yield took_part.claim or f"It was put to {took_part.base.text}."
    for words in (fieldwork.participants, fieldwork.consent, fieldwork.confirmed):
        if words:
            yield words
    yield (
        "Partners were counted, not sampled: each number is a number of partners, with how many "
        "answered. No percentage of so few was worked out, and nothing was weighted."
    )
    yield (
        f"The report was made from one frozen copy of the evidence ({material.facts.digest[:12]}), "
        f"with answers up to {study.data_cut_off}, by Showcard {material.facts.version}."
        if material.facts.digest
        else "The report was made from the answers as they stood on the day."
    )
    if material.facts.command:
        yield f"It can be made again with: {material.facts.command}"


def partners(material: Material) -> Iterator[Piece]:
    """In a published report those that agreed to be named, and how many did not."""
    if not material.is_publishable:
        found = material.report.participation
        registers = filter(is_register, found.blocks if found else ())
        yield from (_reasons_below(each) for each in registers if isinstance(each, Table))
        return
    named = [partner for partner in material.partners if partner.may_be_named]
    rows = tuple((partner.name, partner.type) for partner in named)
    others = len(material.partners) - len(named)
    note = f"{others} further partners are not named." if others != 1 else ""
    note = "One further partner is not named." if others == 1 else note
    yield Table("Partners that agreed to be named", ("Partner", "Type"), rows, note=note)


def _reasons_below(register: Table) -> Table:
    """A reason is longer than anything else in its column."""
    place = register.columns.index("Took part")
    told = [row[place].partition(": ") for row in register.rows]
    rows = tuple(
        (*row[:place], how, *row[place + 1 :])
        for row, (how, _, _) in zip(register.rows, told, strict=True)
    )
    reasons = (
        f"{row[0]} {inline(how)}: {why.rstrip('.')}."
        for row, (how, _, why) in zip(register.rows, told, strict=True)
        if why
    )
    return replace(register, rows=rows, note=" ".join(reasons))


def has_partners(material: Material) -> bool:
    found = material.report.participation
    if material.is_publishable:
        return bool(material.partners)
    return any(is_register(block) for block in (found.blocks if found else ()))


def is_register(block: object) -> bool:
    return isinstance(block, Table) and block.columns[:2] == ("Code", "Partner")


def recommendations(material: Material, known: Known) -> Table:
    columns = ("Action", "Who", "When", "Resource", "Only if", "Evidence")
    rows = tuple(_recommended(each, known) for each in material.recommendations)
    return Table("Recommendations", columns, rows)


def _recommended(each: Recommended, known: Known) -> tuple[str, ...]:
    return tuple(_plain(words, known) for words in each)


def _plain(words: str, known: Known) -> str:
    found = read_authored(words, known).blocks
    return "\n".join(block.words for block in found if isinstance(block, Text))


def suppressed(material: Material) -> Iterator[Piece]:
    """A table for each reason; cells of one table stand together, so that it is not named again."""
    together: dict[str, dict[tuple[str, str], dict[str, list[str]]]] = defaultdict(dict)
    for each in material.suppressed:
        where = each.place if each.row and each.place != each.finding else ""
        rows = together[each.why].setdefault((each.finding, where), {})
        rows.setdefault(each.row or each.place, []).append(each.column)
    for why, found in together.items():
        lines = tuple((_where(*key), _left_out(rows)) for key, rows in found.items())
        yield Table(f"Left out, as {why}", ("Where", "What"), lines)


def _where(finding: str, place: str) -> str:
    """Most tables are called as their finding is."""
    return place if place.startswith(finding) else ": ".join(filter(None, (finding, place)))


def _left_out(rows: Mapping[str, Sequence[str]]) -> str:
    """By its rows or by its columns, whichever is shorter; where both are long, how much it is."""
    whole = [row for row, columns in rows.items() if not any(columns)]
    cells = [(row, column) for row, columns in rows.items() for column in columns if column]
    told = min(_gathered(cells), _gathered([(column, row) for row, column in cells]), key=len)
    if len(told) > LONGEST_LIST:
        told = f"{len(set(cells))} numbers, each marked {MARK} in the table"
    return "\n".join(filter(None, (told, named(whole))))


def _gathered(cells: Sequence[tuple[str, str]]) -> str:
    """A line for all that have the same in common: Yes, No: Council."""
    by_first: dict[str, dict[str, None]] = defaultdict(dict)
    for first, second in cells:
        by_first[first][second] = None
    alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for first, seconds in by_first.items():
        alike[tuple(seconds)].append(first)
    return "\n".join(f"{'; '.join(who)}: {'; '.join(what)}" for what, who in alike.items())


def changes(material: Material) -> Iterator[Piece]:
    found = material.changes or ()
    if material.is_publishable:
        yield Text((Run(NOT_LISTED),))
    if not found:
        other = "else " if material.is_publishable else ""
        yield Text((Run(f"Nothing {other}has changed since the report before."),))
    for kind, title in KINDS.items():
        rows = tuple(_changed(each) for each in found if each.kind == kind)
        if rows:
            yield Table(f"{title} that changed", ("Where", "Before", "Now", "Why"), rows)


def _changed(each: Changed) -> tuple[str, ...]:
    return each.where, each.before, each.now, each.why
