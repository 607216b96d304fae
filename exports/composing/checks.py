"""What keeps a report from being built, and what its authors should look at before."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from analysis.findings import Table
from analysis.statements import numbers_in
from exports.composing.compose import known_in
from exports.composing.editions import pattern_of
from exports.composing.markdown import blocks
from exports.composing.material import Material, Quote
from exports.composing.outline import AUTHORED, MUST_CITE
from exports.composing.parts import Text
from exports.composing.references import (
    REFERENCE,
    Known,
    citations,
    read_authored,
    without_references,
)

YEARS = range(1900, 2101)
LONGEST_SHOWN = 60
OTHERWISE = (
    "it was frozen by another version of Showcard, which said otherwise what follows. No report is "
    "made of it any more, as it would differ from those that were. They can be fetched as they "
    "are. For a new report, make one of how everything stands now."
)


class Remark(NamedTuple):
    """What is to be looked at, and where; `stops` keeps the report from being built."""

    where: str
    what: str
    stops: bool = True


def remarks(material: Material, claims: Mapping[str, str] | None = None) -> list[Remark]:
    """`claims` are the statements as drafted when the evidence was frozen."""
    known = known_in(material)
    found = [*_recomputed(material, claims or {})]
    for where, text in authored(material):
        found += about_text(where, text, known)
        found += _names(material, where, text)
    found += _uncited(material)
    found += _unanswered(material)
    return found


def authored(material: Material) -> Iterator[tuple[str, str]]:
    """Everything that somebody wrote, with the name of where it stands."""
    for name, text in material.texts.items():
        yield AUTHORED.get(name, name), text
    for n, objective in enumerate(material.objectives, start=1):
        yield f"Objective {n}", objective.answer
    for n, each in enumerate(material.recommendations, start=1):
        for part in each:
            yield f"Recommendation {n}", part
    for finding in material.report.everything:
        if finding.drafted and finding.standing and finding.standing.state == "edited":
            yield f"Statement on “{finding.title}”", finding.claim


def about_text(where: str, text: str, known: Known) -> list[Remark]:
    """What is wrong with one text: references, quotations, and numbers that were typed."""
    return [
        *(Remark(where, what) for what in read_authored(text, known).wrong),
        *_quotations(where, text, known),
        *_typed_numbers(where, text, known),
    ]


def _recomputed(material: Material, claims: Mapping[str, str]) -> Iterator[Remark]:
    """The same rows say the same in the same version of Showcard: another one may not."""
    found = {each.id: each for each in (material.whole or material.report).everything}
    now = {id: each.standing.drafted if each.standing else each.claim for id, each in found.items()}
    others = {id: claim for id, claim in claims.items() if now.get(id) != claim}
    if others:
        yield Remark("The snapshot", OTHERWISE)
    for id, frozen in others.items():
        where = f"Statement on “{found[id].title}”" if id in found else f"Statement “{id}”"
        said = f"it now says “{now[id]}”" if id in found else "there is none any more"
        yield Remark(where, f"{said}, and said “{frozen}” when the snapshot was frozen.")


def _quotations(where: str, text: str, known: Known) -> Iterator[Remark]:
    """A quote is put in by its number; typed beside it, it must be as it was stored."""
    for block in blocks(text):
        named = REFERENCE.finditer(_words_of(block))
        for number in (int(found["quote"]) for found in named if found["quote"]):
            quote = known.quotes.get(number)
            if quote and not quote.cleared:
                yield Remark(where, f"[Q:{number}] is not cleared: {quote.why_not}.")
            if quote and isinstance(block, Text) and block.style == "quote":
                yield from _as_stored(where, block, quote)


def _words_of(block: Text | Table) -> str:
    """Of a table, all its cells: a quote or a number may stand there too."""
    if isinstance(block, Text):
        return block.words
    return " ".join(cell for row in (block.columns, *block.rows) for cell in row)


def _as_stored(where: str, block: Text, quote: Quote) -> Iterator[Remark]:
    typed = without_references(block.words).strip(" “”\"'–-\n")
    if typed and " ".join(typed.split()) != " ".join(quote.words.split()):
        yield Remark(where, f"[Q:{quote.id}] was stored in other words than those typed here.")


def _typed_numbers(where: str, text: str, known: Known) -> Iterator[Remark]:
    """A number that no cited finding has: it is pointed out, and may be meant."""
    for block in blocks(text):
        words = _words_of(block)
        if isinstance(block, Table) or block.style != "quote":
            cited = citations(words) or list(known.figures)
            there = {n for name in cited for n in _numbers_of(known, name)}
            for number in numbers_in(without_references(words)):
                if number not in there and not _is_year(number):
                    shown = words[:LONGEST_SHOWN]
                    what = f"{number} is typed in “{shown}…”, and the findings do not say it."
                    yield Remark(where, what, stops=False)


def _numbers_of(known: Known, finding: str) -> Iterator[str]:
    for value in known.figures.get(finding, {}).values():
        yield from numbers_in(value)


def _is_year(number: str) -> bool:
    return number.isdecimal() and int(number) in YEARS


def _names(material: Material, where: str, text: str) -> Iterator[Remark]:
    if not material.is_publishable:
        return
    hidden = {p.name for p in material.partners if not p.may_be_named and p.name}
    hidden |= {partner.code for partner in material.partners}
    pattern = pattern_of(hidden, any_case=True)
    for name in sorted({found[0] for found in pattern.finditer(text)} if pattern else ()):
        if name in hidden:
            yield Remark(where, f"{name} did not agree to be named; take the name out.")
        else:
            what = f"“{name}” may be somebody who did not agree to be named; see whether it is."
            yield Remark(where, what, stops=False)


def _uncited(material: Material) -> Iterator[Remark]:
    """Conclusions and recommendations rest on findings, and say on which."""
    for name in MUST_CITE:
        for block in blocks(material.texts.get(name, "")):
            rests = isinstance(block, Text) and (block.style == "heading" or citations(block.words))
            if isinstance(block, Text) and not rests:
                what = f"“{block.words[:LONGEST_SHOWN]}…” cites no finding."
                yield Remark(AUTHORED[name], what, stops=material.is_publishable)
    for n, each in enumerate(material.recommendations, start=1):
        if not citations(each.evidence):
            what = "its evidence cites no finding."
            yield Remark(f"Recommendation {n}", what, stops=material.is_publishable)


def _unanswered(material: Material) -> Iterator[Remark]:
    for n, objective in enumerate(material.objectives, start=1):
        if not any(objective[1:]):
            what = "nobody has answered it yet, or said that it cannot be answered."
            yield Remark(f"Objective {n}", what, stops=False)
