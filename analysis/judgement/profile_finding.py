"""The dimension profile: how partners stand, and what missing answers could change about it."""

from collections.abc import Mapping
from dataclasses import replace
from math import isnan

import numpy as np

from analysis.charts import bar_chart
from analysis.criteria import TRACK_LABELS
from analysis.findings import Base, Block, Chart, Finding, Grid, Prose, State, Table
from analysis.judgement.arrays import one_decimal
from analysis.judgement.evidence import Evidence
from analysis.judgement.profile import Profile, Standing
from analysis.judgement.ratings import ALL
from analysis.words import listing, sentence

DASH = "\u2013"
INSUFFICIENT = "Insufficient evidence"
HOW = (
    "A partner's score on a dimension is the mean of its indicators, from 0 to 4. It is left blank"
    " where less than half of them were answered. There is no overall score. The median is that of"
    " partners with a score; lowest and highest are the medians if every missing answer were the"
    " worst or the best possible. With evidence graded D no score is printed."
)
UNCONFIRMED = "No answer has been confirmed by its partner yet, so no evidence is graded A."
NETWORK = "The score of {} is the network's own: one partner supplies what another wants."
LEVELS = tuple(State(f"level_{n}", f"Level {n}", str(n), n) for n in range(5))
NO_SCORE = State("no_score", "No score", "?", 0)
NOT_APPLICABLE = State("not_applicable", "Not applicable", "n/a", 0)


def profile_finding(evidence: Evidence, profiles: Mapping[str, Profile]) -> Finding:
    standings, base = profiles[ALL], base_of(evidence)
    if not base.answered:
        claim = "No partner has given enough answers for a score on any dimension."
        return Finding("judgement-profile", "Dimension profile", claim, base, (Prose(HOW),))
    blocks: list[Block] = [
        Prose(" ".join([HOW, *remarks(evidence)])),
        median_chart(standings, base.text),
        level_table(standings),
        weakest_table(evidence, standings),
    ]
    if len(profiles) > 2:
        blocks.append(track_table(profiles))
    blocks.append(score_grid(evidence))
    return Finding(
        "judgement-profile", "Dimension profile", claim_of(standings), base, tuple(blocks)
    )


def base_of(evidence: Evidence) -> Base:
    """A partner counts once it has a score on any dimension."""
    scores = evidence.scores
    eligible = int(scores.eligible[0].any(axis=0).sum())
    answered = int(scores.scored[0].any(axis=0).sum())
    return Base(answered, eligible, not_applicable=len(evidence.panel) - eligible)


def remarks(evidence: Evidence) -> list[str]:
    network = evidence.criteria.by_demand
    return [
        *([UNCONFIRMED] if evidence.panel.confirmed is None else []),
        *([NETWORK.format(f"“{network.title}”")] if network else []),
    ]


def claim_of(standings: Profile) -> str:
    known = [each for each in standings if not isnan(each.median)]
    thin = [each.dimension.title for each in standings if not each.is_sufficient]
    if not known:
        return "The evidence is insufficient for a score on any dimension."
    best, worst = (f(known, key=lambda each: each.median) for f in (max, min))
    ends = [f"the highest median is that of {said(best)}"]
    if best is not worst:
        ends.append(f"the lowest that of {said(worst)}")
    return sentence(listing(ends), f"insufficient evidence on {listing(thin)}" if thin else "")


def said(standing: Standing) -> str:
    return f"{standing.dimension.title} ({number(standing.median)} of 4)"


def number(value: float) -> str:
    return DASH if isnan(value) else f"{one_decimal(value):.1f}"


def shown(value: float) -> float | None:
    return None if isnan(value) else one_decimal(value)


def median_chart(standings: Profile, note: str) -> Chart:
    chart = bar_chart(
        "Medians, and their range if missing answers were all worst or all best",
        corner="Dimension",
        categories=[each.dimension.title for each in standings],
        series={
            "Lowest": [shown(each.low) for each in standings],
            "Median": [shown(each.median) for each in standings],
            "Highest": [shown(each.high) for each in standings],
        },
        kind="clustered",
        value_title="Level, from 0 to 4",
        note=note,
    )
    rows = tuple(median_row(each) for each in standings)
    columns = ("Dimension", "Lowest", "Median", "Highest", "Evidence")
    table = replace(chart.table, columns=columns, rows=rows, numeric=(1, 2, 3))
    return replace(chart, table=table)


def median_row(standing: Standing) -> tuple[str, ...]:
    grade = (
        standing.grade if standing.is_sufficient else f"{standing.grade}: {INSUFFICIENT.lower()}"
    )
    figures = (standing.low, standing.median, standing.high)
    return standing.dimension.title, *map(number, figures), grade


def level_table(standings: Profile) -> Table:
    rows = tuple(
        (
            each.dimension.title,
            *(str(each.levels[n]) if each.levels else DASH for n in range(5)),
            str(each.scored),
            str(each.eligible),
            str(each.dont_know),
        )
        for each in standings
        if not each.dimension.demand
    )
    levels = tuple(f"Level {n}" for n in range(5))
    return Table(
        "Partners by the level that they reach",
        ("Dimension", *levels, "With a score", "Of", "Do not know"),
        rows,
        numeric=tuple(range(1, 9)),
        note="A score between two levels counts as the lower one. The last column counts partners"
        " that do not know something that the dimension asks; such an answer counts as missing.",
    )


def weakest_table(evidence: Evidence, standings: Profile) -> Table:
    rows = tuple(
        (each.dimension.title, *weakest(each), listing(each.unknown) or DASH)
        for each in standings
        if not each.dimension.demand and each.is_sufficient
    )
    note = "" if evidence.panel.essential.any() else "No partner is marked as essential."
    columns = ("Dimension", "Weakest essential partner", "Score", "No score known of")
    return Table("The weakest essential partner", columns, rows, numeric=(2,), note=note)


def weakest(standing: Standing) -> tuple[str, str]:
    return listing(standing.weakest) or DASH, number(standing.weakest_score)


def track_table(profiles: Mapping[str, Profile]) -> Table:
    tracks = [scope for scope in profiles if scope != ALL]
    rows = tuple(
        (standings[0].dimension.title, *(ranged(each) for each in standings))
        for standings in zip(*(profiles[track] for track in tracks), strict=True)
    )
    columns = ("Dimension", *(TRACK_LABELS[track] for track in tracks))
    note = "Median, with its range in brackets. What belongs to no track counts in each."
    return Table("Medians by track", columns, rows, note=note)


def ranged(standing: Standing) -> str:
    if not standing.judged:
        return "Not judged"
    if not standing.is_sufficient:
        return INSUFFICIENT
    return f"{number(standing.median)} ({number(standing.low)} to {number(standing.high)})"


def score_grid(evidence: Evidence) -> Grid:
    point, eligible = evidence.scores.point[0], evidence.scores.eligible[0]
    reached = np.floor(np.nan_to_num(point) + 1e-9).astype(int)
    ids = np.where(np.isnan(point), NO_SCORE.id, np.char.add("level_", reached.astype(str)))
    cells = np.where(eligible, ids, NOT_APPLICABLE.id).T
    return Grid(
        title="Level that each partner reaches",
        corner="Partner",
        rows=evidence.panel.names,
        columns=tuple(each.title for each in evidence.criteria.measured),
        cells=tuple(tuple(str(cell) for cell in row) for row in cells),
        states=(*LEVELS, NO_SCORE, NOT_APPLICABLE),
    )
