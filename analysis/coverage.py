"""How complete the evidence is: what was answered, and in which mode."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import replace

from analysis.blocks import NOTHING
from analysis.charts import bar_chart, distribution, figure, number_table
from analysis.counted import Backing, Claim, Seen, as_counts
from analysis.criteria import HourlyRate
from analysis.findings import Base, Chart, Finding, Table
from analysis.parted import Parted, Rows
from analysis.participation import BY_MODE, counted
from analysis.rows import PartnerRow
from analysis.time_taken import burden, minutes
from analysis.words import QUANTIFIERS, greatest, leaders, listing, number_of, quoted
from guides.kinds import MISSING
from guides.model import Guide, Section

STATES = {"answered": "Answered", **MISSING, "no_answer": "No answer"}
# Shown only where there are such; the last two are gaps that an older version of the guide left.
SOMETIMES = {
    "only_in_words": "Said in words, not put into figures",
    "not_asked": "Not asked in that version",
    "asked_otherwise": "Asked otherwise",
}
# No question that was put to the partner.
NOT_PUT = ("not_applicable", "not_asked")
# What a partner said of the items of one question counts once, as the first of these.
SUMMED_UP = (
    "answered",
    "only_in_words",
    "dont_know",
    "prefer_not_to_say",
    "not_reached",
    "no_answer",
    "asked_otherwise",
    "not_asked",
    "not_applicable",
)
OF_QUESTIONS = "Number of questions, over all partners"
Counts = dict[str, Counter[str]]


def method(
    frame: Parted,
    guide: Guide,
    took_part: Sequence[PartnerRow],
    *,
    of: int,
    rates: Sequence[HourlyRate] = (),
) -> tuple[Finding, ...]:
    """What the method annex says of the fieldwork; only partners that took part are counted."""
    base = Base(answered=len(took_part), eligible=of)
    counts = states_by_question(frame, {partner.code for partner in took_part})
    return (
        answers_per_section(counts, guide, base),
        missing_by_question(counts, guide, base),
        modes(took_part, base),
        *versions(took_part, base),
        minutes(took_part, guide, base),
        *burden(frame, guide, took_part, base, rates),
        quantities(base),
    )


def states_by_question(frame: Parted, took_part: Set[str]) -> Counts:
    counts: Counts = defaultdict(Counter)
    parts = frame.of_questions.items()
    return counts | {question: partners_by_state(part, took_part) for question, part in parts}


def partners_by_state(part: Rows, took_part: Set[str]) -> Counter[str]:
    first: dict[str, Seen] = {}
    for seen in part["seen"]:
        first.setdefault(seen.partner, seen)
    rows: dict[str, list[Seen]] = defaultdict(list)
    for partner, states in part.states.items():
        if partner in took_part:
            rows[summed_up(states)].append(first[partner])
    return as_counts(rows)


def summed_up(states: Set[str]) -> str:
    return next(state for state in SUMMED_UP if state in states)


def shown_states(counts: Counts) -> dict[str, str]:
    found = {state for said in counts.values() for state in said}
    return STATES | {state: label for state, label in SOMETIMES.items() if state in found}


def answers_per_section(counts: Counts, guide: Guide, base: Base) -> Finding:
    """How many were answered is told to everybody, as every base is; why others were not, is not.

    Of a section with one question, a reason may be that of a single partner.
    """
    sections = [section_total(counts, section) for section in guide.sections]
    why = {state: label for state, label in shown_states(counts).items() if state != "answered"}
    columns = ["answered"], [state for state in why if state not in NOT_PUT]
    said, unsaid = (
        [sum(total[state] for state in states) for total in sections] for states in columns
    )
    chart = bar_chart(
        "What was answered, by section",
        corner="Section",
        categories=[section.title for section in guide.sections],
        series={STATES["answered"]: said, "Not answered": unsaid},
        value_title=OF_QUESTIONS,
        note=base.text,
    )
    backing = backings(counts, guide, columns)
    chart = replace(chart, table=replace(chart.table, backing=backing))
    answered, asked = figure(sum(said)), figure(sum(said) + sum(unsaid))
    claim = Claim(f"{answered} of {asked} questions put to partners were answered.")
    blocks = (chart, reasons_per_section(counts, guide, why))
    return Finding("answers_per_section", "What was answered", claim, base, blocks)


def reasons_per_section(counts: Counts, guide: Guide, why: Mapping[str, str]) -> Table:
    sections = [section_total(counts, section) for section in guide.sections]
    table = number_table(
        "Why questions were not answered, by section",
        corner="Section",
        categories=[section.title for section in guide.sections],
        series={label: [total[state] for total in sections] for state, label in why.items()},
        note=OF_QUESTIONS,
    )
    backing = backings(counts, guide, [[state] for state in why])
    return replace(table, backing=backing, internal=True)


def section_total(counts: Counts, section: Section) -> Counter[str]:
    """Questions over all partners: no number of partners, so that only numbers are added."""
    total = Counter[str]()
    for question in section.questions:
        total.update({state: int(count) for state, count in counts[question.id].items()})
    return total


def backings(
    counts: Counts, guide: Guide, columns: Iterable[Collection[str]]
) -> tuple[tuple[Backing, ...], ...]:
    """By section and the states of a column, what stands behind it question by question."""
    columns = list(columns)
    rows = ([counts[question.id] for question in section.questions] for section in guide.sections)
    return tuple(
        (NOTHING, *(Backing.of(said[state] for said in row for state in each) for each in columns))
        for row in rows
    )


def missing_by_question(counts: Counts, guide: Guide, base: Base) -> Finding:
    tables = tuple(
        section_table(counts, section, base) for section in guide.sections if section.questions
    )
    claim = least_known(counts, guide, base)
    return Finding("missing_by_question", "Missing answers by question", claim, base, tables)


def least_known(counts: Counts, guide: Guide, base: Base) -> str:
    unknown = {quoted(q.reading): counts[q.id]["dont_know"] for q in guide.questions}
    first = leaders(unknown)
    if not first:
        return "No partner said of any question that it does not know."
    names = listing(first) if len(first) < 5 else f"{len(first)} questions equally"
    each = " to each" if len(first) > 1 else ""
    took_part = number_of(base.answered, "partner")
    return Claim(
        "Partners knew least about ",
        *(names, ": ", greatest(unknown[first[0]]), " of the ", took_part, " that took part"),
        f" said “Don't know”{each}.",
    )


def section_table(counts: Counts, section: Section, base: Base) -> Table:
    """Most of these numbers are of one or two partners: only the internal edition has them."""
    asked = section.questions
    table = number_table(
        f"Answers to each question: {section.title}",
        corner="Question",
        categories=[question.reading for question in asked],
        series={
            label: [counts[q.id][state] for q in asked]
            for state, label in shown_states(counts).items()
        },
        note=f"Number of partners; {base.text}",
    )
    return replace(table, internal=True)


def modes(took_part: Sequence[PartnerRow], base: Base) -> Finding:
    by_mode = {
        label: [partner for partner in took_part if partner.mode == mode]
        for mode, label in BY_MODE.items()
    }
    interviewed, filled_in = map(len, by_mode.values())
    claim = (
        f"{number_of(interviewed, 'partner was', 'partners were')} interviewed, and"
        f" {number_of(filled_in, 'partner')} answered online."
    )
    chart = partners_chart("How partners took part", by_mode, corner="How", note=base.text)
    return Finding("modes", "How partners took part", claim, base, (chart,), drafted=False)


def partners_chart(
    title: str, parts: Mapping[str, Sequence[PartnerRow]], *, corner: str, note: str
) -> Chart:
    """Who took part how is told to everybody, so that these numbers are never left out."""
    counts = {label: len(partners) for label, partners in parts.items()}
    chart = distribution(title, counts, corner=corner, note=note)
    backing = ((NOTHING, Backing.of([counted(partners)])) for partners in parts.values())
    return replace(chart, table=replace(chart.table, backing=tuple(backing)))


def versions(took_part: Sequence[PartnerRow], base: Base) -> tuple[Finding, ...]:
    """Said only where the guide was changed in the field."""
    given = sorted({partner.version for partner in took_part if partner.version})
    if len(given) < 2:
        return ()
    by_version = {
        f"Version {number}": [partner for partner in took_part if partner.version == number]
        for number in given
    }
    claim = f"Answers to versions {listing([str(n) for n in given])} are counted together."
    note = "By the version first answered; what a later one asked besides counts with it."
    chart = partners_chart("Version of the guide", by_version, corner="Version", note=note)
    return (Finding("versions", "Versions of the guide", claim, base, (chart,)),)


def quantities(base: Base) -> Finding:
    rows = tuple((each.word.capitalize(), each.meaning) for each in QUANTIFIERS)
    table = Table("Words for numbers", ("Word", "Of the partners that answered"), rows)
    claim = "Numbers are of partners that answered, and words for them always mean the same."
    return Finding("quantities", "Words for numbers", claim, base, (table,), drafted=False)
