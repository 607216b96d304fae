"""How complete the evidence is: what was answered, in which mode, and in how many minutes."""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from statistics import median

from analysis.charts import bar_chart, distribution, figure, number_table
from analysis.counted import (
    Basis,
    Claim,
    Count,
    Counted,
    Seen,
    Worded,
    as_counts,
    beside,
    largest_share,
)
from analysis.findings import Base, Finding, Table
from analysis.numbers_told import RANGE
from analysis.parted import Parted
from analysis.participation import BY_MODE
from analysis.rows import PartnerRow
from analysis.words import QUANTIFIERS, leaders, listing, number_of, quoted
from guides.kinds import MISSING
from guides.model import Guide, Section

STATES = {"answered": "Answered", **MISSING, "no_answer": "No answer"}
# Shown only where an older version of the guide left such gaps.
OF_VERSIONS = {"not_asked": "Not asked in that version", "asked_otherwise": "Asked otherwise"}
# What a partner said of the items of one question counts once, as the first of these.
SUMMED_UP = (
    "answered",
    "dont_know",
    "prefer_not_to_say",
    "not_reached",
    "no_answer",
    "asked_otherwise",
    "not_asked",
    "not_applicable",
)
MINUTES_AN_HOUR = 60
# Pounds for an hour of work: lines to read a cost between, and nobody's pay.
RATES = {"At £15 an hour": 15, "At £25 an hour": 25, "At £40 an hour": 40}
BURDEN = ("Rate", "Hours", "Pounds")
BURDEN_NOTE = (
    "Minutes that each partner gave, times the people it said had helped. The rates are assumptions"
    " to read a cost between; re-contacting partners is not in it."
)
Counts = dict[str, Counter[str]]


def method(
    frame: Parted, guide: Guide, took_part: Sequence[PartnerRow], *, of: int
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
        *burden(took_part, base),
        quantities(base),
    )


def states_by_question(frame: Parted, took_part: Set[str]) -> Counts:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    first: dict[tuple[str, str], Seen] = {}
    columns = ("question", "partner", "state", "seen")
    for question, partner, state, seen in frame.whole.each(*columns):
        if partner in took_part:
            told[question, partner].add(state)
            first.setdefault((question, partner), seen)
    rows: dict[str, dict[str, list[Seen]]] = defaultdict(lambda: defaultdict(list))
    for (question, partner), states in told.items():
        rows[question][summed_up(states)].append(first[question, partner])
    counts: Counts = defaultdict(Counter)
    return counts | {question: as_counts(by_state) for question, by_state in rows.items()}


def summed_up(states: Set[str]) -> str:
    return next(state for state in SUMMED_UP if state in states)


def shown_states(counts: Counts) -> dict[str, str]:
    found = {state for said in counts.values() for state in said}
    return STATES | {state: label for state, label in OF_VERSIONS.items() if state in found}


def answers_per_section(counts: Counts, guide: Guide, base: Base) -> Finding:
    sections = [section_total(counts, section) for section in guide.sections]
    chart = bar_chart(
        "What was answered, by section",
        corner="Section",
        categories=[section.title for section in guide.sections],
        series={
            label: [total[state] for total in sections]
            for state, label in shown_states(counts).items()
        },
        value_title="Number of questions, over all partners",
        note=base.text,
    )
    total = sum(sections, Counter[str]())
    asked = figure(total.total() - total["not_applicable"] - total["not_asked"])
    said = figure(total["answered"])
    claim = Claim(said, " of ", asked, " questions put to partners were answered.")
    return Finding("answers_per_section", "What was answered", claim, base, (chart,))


def section_total(counts: Counts, section: Section) -> Counter[str]:
    """Questions over all partners: no number of partners, so that only numbers are added."""
    total = Counter[str]()
    for question in section.questions:
        total.update({state: int(count) for state, count in counts[question.id].items()})
    return total


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
        *(names, ": ", unknown[first[0]], " of the ", took_part, " that took part"),
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
    counted = Counter(partner.mode for partner in took_part)
    counts = {label: counted[mode] for mode, label in BY_MODE.items()}
    interviewed, filled_in = counts.values()
    claim = (
        f"{number_of(interviewed, 'partner was', 'partners were')} interviewed, and"
        f" {number_of(filled_in, 'partner')} answered online."
    )
    chart = distribution("How partners took part", counts, corner="How", note=base.text)
    return Finding("modes", "How partners took part", claim, base, (chart,), drafted=False)


def versions(took_part: Sequence[PartnerRow], base: Base) -> tuple[Finding, ...]:
    """Said only where the guide was changed in the field."""
    counted = Counter(partner.version for partner in took_part if partner.version)
    if len(counted) < 2:
        return ()
    counts = {f"Version {number}": counted[number] for number in sorted(counted)}
    claim = (
        f"Answers to versions {listing([str(n) for n in sorted(counted)])} are counted together."
    )
    note = "By the version first answered; what a later one asked besides counts with it."
    chart = distribution("Version of the guide", counts, corner="Version", note=note)
    return (Finding("versions", "Versions of the guide", claim, base, (chart,)),)


def minutes(took_part: Sequence[PartnerRow], guide: Guide, base: Base) -> Finding:
    timed = [partner for partner in took_part if partner.minutes is not None]
    rows = tuple(minutes_row(label, mode, timed) for mode, label in BY_MODE.items())
    columns = ("How partners took part", "Shortest", "Middle (median)", "Longest", "Partners timed")
    planned = sum(section.minutes or 0 for section in guide.sections)
    note = f"The guide plans {number_of(planned, 'minute')}." if planned else ""
    title = "Minutes taken, by how partners took part"
    counted = tuple(minutes_counted(mode, timed) for mode in BY_MODE)
    table = Table(title, columns, rows, numeric=(1, 2, 3, 4), note=note, counted=counted)
    claim = minutes_given(timed)
    if not timed:
        return Finding("minutes", "Minutes taken", "No time was noted.", base, (), drafted=False)
    return Finding("minutes", "Minutes taken", claim, base, (table,), drafted=False)


def minutes_given(timed: Sequence[PartnerRow]) -> Claim:
    """What all took stands beside the shortest and the longest time of each mode."""
    every = Count(row for mode in BY_MODE for row in minutes_rows(mode, timed))
    total = figure(sum(partner.minutes or 0 for partner in timed))
    words = Worded(every, f"{total} minutes in all", instead="their time", measure=RANGE)
    return Claim(number_of(every, "partner"), " gave ", words, ".")


def minutes_row(label: str, mode: str, timed: Sequence[PartnerRow]) -> tuple[str, ...]:
    taken = [partner.minutes or 0 for partner in timed if partner.mode == mode]
    spans = [figure(of(taken)) if taken else "\u2013" for of in (min, median, max)]
    return label, *spans, str(len(taken))


def minutes_counted(mode: str, timed: Sequence[PartnerRow]) -> tuple[Counted | None, ...]:
    rows = minutes_rows(mode, timed)
    return None, *[Basis(rows, RANGE)] * 3, Count(rows)


def minutes_rows(mode: str, timed: Sequence[PartnerRow]) -> tuple[Seen, ...]:
    places = enumerate(timed)
    return tuple(Seen(beside("minutes", n), p.code, None) for n, p in places if p.mode == mode)


def burden(took_part: Sequence[PartnerRow], base: Base) -> tuple[Finding, ...]:
    """What the study took from partners, by their own word: nothing where nobody was asked."""
    told = [each for each in took_part if each.burden_minutes is not None]
    if not told:
        return ()
    minutes_each = [(each.burden_minutes or 0) * (each.burden_people or 1) for each in told]
    hours = sum(minutes_each) / MINUTES_AN_HOUR
    seen = tuple(Seen(beside("burden", n), each.code, None) for n, each in enumerate(told))
    behind = Basis(seen, BURDEN[1], largest_share(seen, minutes_each))
    table = Table(
        "What the study took from partners",
        BURDEN,
        tuple((name, figure(hours), figure(hours * rate)) for name, rate in RATES.items()),
        numeric=(1, 2),
        note=BURDEN_NOTE,
        counted=((None, behind, behind),) * len(RATES),
    )
    words, share = figure(hours), behind.largest
    in_all = Worded(Count(seen), words, share, instead="some", measure=BURDEN[1])
    said = number_of(Count(seen), "partner")
    claim = Claim(said, " said how long it took them: ", in_all, " hours of work in all.")
    return (Finding("burden", "Burden on partners", claim, base, (table,), drafted=False),)


def quantities(base: Base) -> Finding:
    rows = tuple((each.word.capitalize(), each.meaning) for each in QUANTIFIERS)
    table = Table("Words for numbers", ("Word", "Of the partners that answered"), rows)
    claim = "Numbers are of partners that answered, and words for them always mean the same."
    return Finding("quantities", "Words for numbers", claim, base, (table,), drafted=False)
