"""Where partners stand on each option that their stage puts to them, and why."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from analysis.counted import Basis
from analysis.counts import about, answered, items_of, per_item
from analysis.distributions import choices_by_item
from analysis.findings import Finding, Grid, State, Table
from analysis.grids import cell_states, grid, sheets
from analysis.judgement.stance_reasons import ASKED, COLUMNS, DASH, TITLE
from analysis.judgement.stances import NO_ANSWER
from analysis.judgement.stances import TITLE as STANCES
from analysis.parted import Parted, Rows
from analysis.tidy import heard_in
from guides.kinds import MISSING
from guides.model import Guide
from guides.question import Question

# What a partner, by its code, said of an item.
Said = Mapping[tuple[str, str], tuple[str, Basis | None]]
UNSAID: tuple[str, None] = (DASH, None)


def stances_on_options(frame: Parted, guide: Guide, question: Question) -> Finding:
    """What is counted, and for the research team each partner's stance with its words."""
    part = about(frame, question)
    counted = choices_by_item(frame, guide, question, taking_none(part, heard_in(frame.whole)))
    if not counted.blocks:
        return counted
    grids = [
        with_stances(grid(sheet.titled("Stance of each partner"), part, question, sheet.items))
        for sheet in sheets(guide, question)
    ]
    reasons = reasons_table(frame, guide, question, labels={s.id: s.label for s in grids[0].states})
    blocks = (*counted.blocks, *grids, *([reasons] if reasons.rows else []))
    return replace(counted, title=STANCES, blocks=blocks)


def taking_none(part: Rows, heard: frozenset[str]) -> dict[str, Counter[str]]:
    """Who of those that said anything took no stance, counted as the report of stage 1 does.

    So that the two tell no more together than one does.
    """
    none = part.where(
        state != "answered" and who in heard for who, state in part.each("partner", "state")
    )
    unknown = [state == "dont_know" for state in none["state"]]
    silent = none.where(not each for each in unknown)
    by_word = {MISSING["dont_know"]: per_item(none.where(unknown)), NO_ANSWER: per_item(silent)}
    return by_word if len(none) else {}


def with_stances(made: Grid) -> Grid:
    """From the first, which is for it, to the last, against it; as dark as in the chart."""
    return replace(made, states=tuple(map(marked, made.states, range(1, len(made.states) + 1))))


def marked(state: State, place: int) -> State:
    return state if state.shade == 0 else replace(state, mark=str(place), shade=min(place, 4))


def reasons_table(
    frame: Parted, guide: Guide, question: Question, labels: Mapping[str, str]
) -> Table:
    """Words of single partners: published nowhere."""
    part = about(frame, question)
    names = dict(zip(part["partner"], part["partner_name"], strict=True))
    stance = stances_taken(part, labels)
    asked = [guide.measuring(name) for name in ASKED]
    said = [words_of(frame, each) if each else {} for each in asked]
    lines = [
        (item.label, names[code], [each.get((code, item.id), UNSAID) for each in (stance, *said)])
        for item in items_of(guide, question)
        for code in names
        if any((code, item.id) in each for each in said)
    ]
    return Table(
        TITLE,
        COLUMNS,
        tuple((option, partner, *(words for words, _ in told)) for option, partner, told in lines),
        counted=tuple((None, None, *(basis for _, basis in told)) for *_, told in lines),
        internal=True,
    )


def stances_taken(part: Rows, labels: Mapping[str, str]) -> Said:
    states = cell_states(part)
    columns = (part[name] for name in ("partner", "item", "seen"))
    return {
        (partner, item): (
            labels[states[partner, item]],
            None if seen.answer is None else Basis((seen,)),
        )
        for partner, item, seen in zip(*columns, strict=True)
    }


def words_of(frame: Parted, question: Question) -> Said:
    given = answered(about(frame, question))
    columns = (given[name] for name in ("partner", "item", "value", "seen"))
    return {
        (partner, item): (str(value), Basis((seen,)))
        for partner, item, value, seen in zip(*columns, strict=True)
    }
