"""What authored texts refer to: findings are cited, figures and quotes put in from what is kept."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from analysis.findings import Table
from exports.composing.markdown import blocks
from exports.composing.material import Quote
from exports.composing.parts import Run, Text

REFERENCE = re.compile(
    r"\[F:(?P<cites>[^\]\s]+)\]|\[Q:(?P<quote>\d+)\]|\{(?P<figure>[a-z0-9_\-]+(?:\.[a-z0-9_]+)+)\}"
)


@dataclass(frozen=True)
class Known:
    """What can be referred to; a citation is shown by its marker."""

    markers: Mapping[str, str]
    figures: Mapping[str, Mapping[str, str]]
    quotes: Mapping[int, Quote] = field(default_factory=dict)


@dataclass(frozen=True)
class Read:
    """An authored text put into blocks, and what is wrong with its references, in sentences."""

    blocks: tuple[Text | Table, ...]
    wrong: tuple[str, ...]


def read_authored(markdown: str, known: Known) -> Read:
    wrong: list[str] = []
    read = tuple(_put_in(block, known, wrong.append) for block in blocks(markdown))
    return Read(read, tuple(wrong))


def citations(markdown: str) -> list[str]:
    """The ids of the findings that the text cites or takes a figure from."""
    found = REFERENCE.finditer(markdown)
    named = (match["cites"] or (match["figure"] or "").partition(".")[0] for match in found)
    return [name for name in named if name]


def without_references(markdown: str) -> str:
    return REFERENCE.sub(" ", markdown)


def figure_named(reference: str, known: Known) -> str | None:
    finding, _, name = reference.partition(".")
    return known.figures.get(finding, {}).get(name)


def _put_in(block: Text | Table, known: Known, complain: Callable[[str], None]) -> Text | Table:
    def words(text: str) -> str:
        return "".join(run.text for run in _runs(Run(text), known, complain))

    if isinstance(block, Table):
        rows = tuple(tuple(map(words, row)) for row in block.rows)
        return replace(block, rows=rows)
    return replace(block, runs=tuple(_all_runs(block, known, complain)))


def _all_runs(block: Text, known: Known, complain: Callable[[str], None]) -> Iterator[Run]:
    for run in block.runs:
        yield from _runs(run, known, complain)


def _runs(run: Run, known: Known, complain: Callable[[str], None]) -> Iterator[Run]:
    if run.note:
        note = "".join(each.text for each in _runs(Run(run.note), known, complain))
        yield run._replace(note=note)
        return
    at = 0
    for found in REFERENCE.finditer(run.text):
        if found.start() > at:
            yield run._replace(text=run.text[at : found.start()])
        yield _resolved(found, run, known, complain)
        at = found.end()
    if run.text[at:]:
        yield run._replace(text=run.text[at:])


def _resolved(found: re.Match[str], run: Run, known: Known, complain: Callable[[str], None]) -> Run:
    if cited := found["cites"]:
        if cited in known.markers:
            return run._replace(text=f"[{known.markers[cited]}]", cites=cited)
        complain(f"{found[0]}: the report has no finding of that name.")
    elif figure := found["figure"]:
        value = figure_named(figure, known)
        if value is not None:
            return run._replace(text=value)
        complain(f"{found[0]}: the findings have no figure of that name.")
    elif quote := known.quotes.get(int(found["quote"])):
        return run._replace(text=quoted(quote))
    else:
        complain(f"{found[0]}: there are no such words among the verbatims.")
    return run


def quoted(quote: Quote) -> str:
    return f"“{quote.words}”" + (f" – {quote.speaker}" if quote.speaker else "")
