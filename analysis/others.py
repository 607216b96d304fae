"""What partners meant by an “other” line or answer, in their own words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from analysis.counted import Basis, Seen
from analysis.counts import SAYING_NO, about, options_in, roster_of
from analysis.findings import Finding, Prose, Table
from analysis.parted import Parted
from analysis.words import inline, listing, quoted
from guides.lists import Item
from guides.model import Guide
from guides.question import Question

COLUMNS = ("Line", "In partners' words", "Type of partner")


class Meant(NamedTuple):
    """A line with words to it, and the partners that gave them, each by its type."""

    line: str
    words: str
    given: list[tuple[str, Seen]]


def with_others(
    made: Finding,
    frame: Parted,
    guide: Guide,
    questions: Sequence[Question],
    told: Mapping[str, str],
) -> Finding:
    """The finding with what was meant below the rest of it, where it has such a line.

    `told` are the titles of the findings before, by the questions that they read.
    """
    if not made.blocks:
        return made
    own = [meant for question in questions for meant in meant_by(frame, guide, question)]
    tables = (table_of(own, made.title),) if own else ()
    elsewhere = of_lines(frame, guide, questions)
    said = [each for by, kept in elsewhere for each in sentences(kept, told.get(by.id, ""))]
    return replace(made, blocks=(*made.blocks, *tables, *said))


def meant_by(frame: Parted, guide: Guide, question: Question) -> Iterator[Meant]:
    """Line by line; no partner is named, nor is a row of a roster, which may name one."""
    part = about(frame, question).worded
    if not part:
        return
    of_rows = roster_of(guide, question) is not None
    given: dict[str, list[tuple[Any, str, tuple[str, Seen]]]] = defaultdict(list)
    by = part.each("partner_type", "seen")
    for answer, partner in zip(part.each("item", "value", "specify"), by, strict=True):
        given["" if of_rows else answer[0]].append((*answer[1:], partner))
    for item in (None,) if of_rows else guide.items(question):
        said: dict[tuple[str, str], list[tuple[str, Seen]]] = defaultdict(list)
        for value, words, partner in given[item.id if item else ""]:
            if line := line_of(question, item, value):
                said[line, words].append(partner)
        yield from (Meant(*key, partners) for key, partners in said.items())


def of_lines(
    frame: Parted, guide: Guide, read: Sequence[Question]
) -> Iterator[tuple[Question, tuple[Meant, ...]]]:
    """What other questions about the same hand-out keep of its lines: they are named but once."""
    each = read[0].for_each
    if not any(item and item.specify for item in guide.items(read[0])):
        return
    for question in guide.questions:
        offers_other = any(option.specify for option in question.options)
        if question.for_each == each and question not in read and not offers_other:
            yield question, tuple(meant_by(frame, guide, question))


def line_of(question: Question, item: Item | None, value: Any) -> str:
    """The line or the answer that the words belong to; empty where it was not said to hold."""
    offered = {option.id: option.label for option in question.options if option.specify}
    if not offered:
        return item.label if item and item.specify and value not in SAYING_NO else ""
    chosen = [label for option, label in offered.items() if option in options_in(value)]
    about_item = f"{item.label}: " if item and chosen else ""
    return about_item + listing([inline(label) if item else label for label in chosen])


def table_of(meant: Sequence[Meant], title: str) -> Table:
    return Table(
        f"Other: what was meant under {quoted(title)}",
        COLUMNS,
        tuple((each.line, each.words, types_of(each)) for each in meant),
        counted=tuple((None, *[Basis(tuple(s for _, s in each.given))] * 2) for each in meant),
        internal=True,
    )


def types_of(meant: Meant) -> str:
    types = Counter(kind for kind, _ in meant.given)
    return ", ".join(f"{kind} ({n})" if n > 1 else kind for kind, n in types.items())


def sentences(meant: Sequence[Meant], under: str) -> Iterator[Prose]:
    """Where the words stand already, or else the words."""
    lines: dict[str, list[str]] = {}
    for each in meant:
        lines.setdefault(each.line, []).append(each.words.rstrip("."))
    if lines and under:
        meaning = f"What partners meant by {listing([quoted(line) for line in lines])}"
        yield Prose(f"{meaning} stands under {quoted(under)}.", internal=True, points=True)
        return
    for line, words in lines.items():
        yield Prose(f"In partners' words under {quoted(line)}: {'; '.join(words)}.", internal=True)
