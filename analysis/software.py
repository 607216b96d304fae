"""Software that could be had, compared with what partners said that they need."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.blocks import NOTHING
from analysis.charts import bar_chart
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim
from analysis.counts import about, chosen
from analysis.entries import FITS, Entries, FitRow, SoftwareRow
from analysis.findings import Base, Chart, Finding, Grid, Prose, State, Table
from analysis.parted import Parted
from analysis.requirements import NEEDS, ORDER, need_of, need_words, requirements
from analysis.words import inline, listing, number_of, quoted, sentence
from guides.model import Guide
from guides.question import Question

TITLE = "Software compared with what is needed"
IN_FULL = "Software: the evidence"
RULE = (
    "A requirement is a must where more partners, and at least three, said so than said anything"
    " else; with should and could it is the same, and a tie goes to the stronger. How far an option"
    " meets it is the judgement of a researcher, on the evidence that is named; without evidence it"
    " is not known. No option is given a score in all."
)
NO_MUST = "No requirement is a must to three partners, so nothing can be said of musts."
STATES = (
    State("meets", FITS["meets"], "Y", 4),
    State("in_part", FITS["in_part"], "P", 2),
    State("does_not", FITS["does_not"], "N", 1),
    State("not_known", FITS["not_known"], "?", 0),
)


class Line(NamedTuple):
    """A requirement, and how each option meets it, in the order of the options.

    `said` is what partners answered about how much they need it.
    """

    label: str
    need: str
    said: Backing
    fits: tuple[FitRow | None, ...]

    @property
    def states(self) -> tuple[str, ...]:
        return tuple(each.fit if each else "not_known" for each in self.fits)


def software_compared(
    frame: Parted, guide: Guide, question: Question, entries: Entries
) -> Finding | None:
    """Nothing where nobody entered any software."""
    if not entries.software:
        return None
    lines, options = lines_of(frame, guide, entries), entries.software

    def draft(base: Base) -> Draft:
        blocks = Prose(RULE), musts(options, lines, base.text), matrix(options, lines)
        return claim(options, lines), (*blocks, table_of(options))

    made = finding(question, about(frame, question), draft, title=TITLE)
    return replace(made, id=f"{question.id}_software", leads=True)


def software_evidence(
    frame: Parted, guide: Guide, question: Question, entries: Entries
) -> Finding | None:
    if not entries.software:
        return None
    lines = lines_of(frame, guide, entries)

    def draft(base: Base) -> Draft:
        blocks = (evidence(option, n, lines) for n, option in enumerate(entries.software))
        return claim(entries.software, lines), tuple(blocks)

    made = finding(question, about(frame, question), draft, title=IN_FULL)
    return replace(made, id=f"{question.id}_software_evidence")


def lines_of(frame: Parted, guide: Guide, entries: Entries) -> tuple[Line, ...]:
    """What most need first, in the guide's order."""
    fits = {(each.software, each.question, each.item): each for each in entries.fits}
    counts = needs_by_requirement(frame, guide)
    lines = (
        Line(
            each.item.label,
            need_of(counts[each.key]),
            Backing.of(counts[each.key].values()),
            tuple(fits.get((option.title, *each.key)) for option in entries.software),
        )
        for each in requirements(guide)
    )
    return tuple(sorted(lines, key=lambda line: ORDER.index(line.need)))


def needs_by_requirement(
    frame: Parted, guide: Guide
) -> Mapping[tuple[str, str], Mapping[str, int]]:
    asked = {each.question for each in requirements(guide)}
    said = {question: chosen(about(frame, guide.question(question))) for question in asked}
    return {
        each.key: {need: said[each.question][each.item.id, need] for need in NEEDS}
        for each in requirements(guide)
    }


def claim(options: Sequence[SoftwareRow], lines: Sequence[Line]) -> Claim:
    counted = musts_by_option(options, lines)
    of = sum(line.need == "must" for line in lines)
    if not of:
        return Claim(number_of(len(options), "option"), f" compared. {NO_MUST}")
    said = [
        Claim(f"{quoted(option.title)} meets {counts['meets']}")
        for option, counts in zip(options, counted, strict=True)
    ]
    return Claim("Of ", number_of(of, "must"), ": ", listing(said), ".")


def musts_by_option(
    options: Sequence[SoftwareRow], lines: Sequence[Line]
) -> tuple[Counter[str], ...]:
    needed = [line.states for line in lines if line.need == "must"]
    return tuple(Counter(states[n] for states in needed) for n, _ in enumerate(options))


def musts(options: Sequence[SoftwareRow], lines: Sequence[Line], note: str) -> Chart:
    counted = musts_by_option(options, lines)
    backing = tuple(
        (NOTHING, *(Backing(words=tuple(fits_in_words(lines, n, fit))) for fit in FITS))
        for n, _ in enumerate(options)
    )
    chart = bar_chart(
        "How far each option meets the musts",
        corner="Option",
        categories=[option.title for option in options],
        series={label: [counts[fit] for counts in counted] for fit, label in FITS.items()},
        value_title="Number of musts",
        note=note,
    )
    return replace(chart, table=replace(chart.table, backing=backing))


def fits_in_words(lines: Sequence[Line], n: int, wanted: str) -> Iterator[str]:
    """The musts that an option meets so far, each with the evidence that was named."""
    for line in lines:
        fit = line.fits[n]
        if line.need == "must" and line.states[n] == wanted:
            yield sentence(
                f"{line.label}: {inline(FITS[line.states[n]])}", fit.evidence if fit else ""
            )


def matrix(options: Sequence[SoftwareRow], lines: Sequence[Line]) -> Grid:
    return Grid(
        title="How each option meets each requirement",
        corner="Requirement",
        rows=tuple(f"{need_words(line.need)}: {line.label}" for line in lines),
        columns=tuple(option.title for option in options),
        cells=tuple(line.states for line in lines),
        states=STATES,
        internal=False,
        backing=tuple(
            tuple(fit_backing(line, option, n) for n, option in enumerate(options))
            for line in lines
        ),
    )


def fit_backing(line: Line, option: SoftwareRow, n: int) -> Backing:
    """What was put down of how the option meets it, beside what partners said of the need."""
    fit = line.fits[n]
    said = fit.evidence if fit else "no evidence was named"
    met = f"{quoted(option.title)}, {line.label}: {inline(FITS[line.states[n]])}"
    return Backing(line.said.rows, (sentence(met, said),))


def table_of(options: Sequence[SoftwareRow]) -> Table:
    rows = tuple((each.title, each.description, each.source) for each in options)
    return Table("The options", ("Option", "What its supplier says", "Source"), rows)


def evidence(option: SoftwareRow, n: int, lines: Sequence[Line]) -> Table:
    rows = tuple(
        (line.label, need_words(line.need), FITS[line.states[n]], fit.evidence if fit else "")
        for line in lines
        for fit in line.fits[n : n + 1]
    )
    columns = ("Requirement", "Need", "How it is met", "Evidence")
    backing = tuple((NOTHING, line.said, NOTHING, NOTHING) for line in lines)
    return Table(f"What is known of {quoted(option.title)}", columns, rows, backing=backing)
