"""One table of every test: does the conclusion change, and how?"""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis.blocks import NOTHING
from analysis.findings import Block, Finding, Prose, Table
from analysis.judgement.evidence import Evidence
from analysis.judgement.moves import Moves
from analysis.judgement.profile_finding import number
from analysis.judgement.sensitivity import COSTS, GATES, SCORES, WEIGHTS, Trial
from analysis.judgement.verdicts import Outcome
from analysis.words import listing, number_of, sentence

FURTHER: tuple[Outcome, ...] = "proceed", "conditions"
DECIDING = "Partners that it turns on"
HOW = (
    "The conclusion is the verdict on every option{}; for weights, it is the option that leads."
    " Every case is tried: no test draws lots."
)
ANSWERS = {True: "Yes", False: "No", None: "Cannot be tried"}


def sensitivity_finding(evidence: Evidence, moves: Moves, tried: tuple[Trial, ...]) -> Finding:
    rows = tuple((trial.test, ANSWERS[trial.changes], trial.how) for trial in tried)
    columns = ("Test", "Does the conclusion change?", "How")
    behind = tuple((NOTHING, trial.backing, trial.backing) for trial in tried)
    table = Table("What would change the conclusion", columns, rows, backing=behind)
    blocks: tuple[Block, ...] = (
        Prose(HOW.format(" in every track" if evidence.criteria.are_by_track else "")),
        table,
        *beside_table(tried),
        *brackets_table(evidence, moves),
    )
    title = "How firm the conclusion is"
    return Finding("judgement-sensitivity", title, claim(tried), evidence.panel.base, blocks)


def claim(tried: tuple[Trial, ...]) -> str:
    could = [trial for trial in tried if trial.changes is not None]
    changing = sum(bool(trial.changes) for trial in could)
    verb = "changes" if changing == 1 else "change"
    said = f"{changing or 'none'} of {number_of(len(could), 'test')} {verb} the conclusion"
    by_kind = f", {listing(list(changing_by_kind(could)))}" if changing else ""
    untried = len(tried) - len(could)
    return sentence(
        f"{said}{by_kind}", going_ahead(could), f"{untried} cannot be tried yet" if untried else ""
    )


def changing_by_kind(could: Sequence[Trial]) -> Iterator[str]:
    """10 of 14 on partners and scores."""
    for kind in (SCORES, GATES, WEIGHTS, COSTS):
        of_kind = [trial for trial in could if trial.of == kind]
        if of_kind:
            changing = sum(bool(trial.changes) for trial in of_kind)
            yield f"{changing or 'none'} of {len(of_kind)} on {kind}"


def going_ahead(could: Sequence[Trial]) -> str:
    """Whether any of them takes an option further than a pilot."""
    on_verdicts = [trial for trial in could if trial.of in (SCORES, GATES)]
    further = sum(not trial.reaches.isdisjoint(FURTHER) for trial in on_verdicts)
    if not on_verdicts:
        return ""
    return f"{further or 'none'} would take a further option beyond a pilot"


def beside_table(tried: tuple[Trial, ...]) -> Iterator[Table]:
    """Some of the parts that a test counts alone are few partners, and others are named."""
    told = [each for each in tried if each.who or each.beside]
    if told:
        yield Table(
            "On whom each test turns, and what else it moves",
            ("Test", DECIDING, "What else moves"),
            tuple((each.test, each.who, each.beside) for each in told),
            internal=True,
            backing=tuple((NOTHING, each.backing, NOTHING) for each in told),
        )


def brackets_table(evidence: Evidence, moves: Moves) -> Iterator[Table]:
    """Between which figures each median stays, whichever one partner is left out."""
    low, high = moves.brackets
    told = [
        (n, dimension)
        for n, dimension in enumerate(evidence.criteria.dimensions)
        if moves.printed[n] and not np.isnan(low[n])
    ]
    rows = tuple(
        (dimension.title, *(number(float(ends[n])) for ends in (low, moves.now, high)))
        for n, dimension in told
    )
    if rows and len(evidence.panel) > 1:
        yield Table(
            "Each median, whichever one partner is left out",
            ("Dimension", "Lowest", "With everybody", "Highest"),
            rows,
            numeric=(1, 2, 3),
            internal=True,
            backing=tuple((NOTHING, *[evidence.backings.of(each.id)] * 3) for _, each in told),
        )
