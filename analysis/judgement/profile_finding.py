"""The dimension profile: how partners stand, and what missing answers could change about it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import isnan

import numpy as np

from analysis.blocks import NOTHING
from analysis.charts import bar_chart
from analysis.counted import Claim, Worded
from analysis.criteria import TRACK_LABELS
from analysis.findings import Base, Block, Chart, Finding, Grid, Prose, State, Table
from analysis.judgement.arrays import one_decimal
from analysis.judgement.evidence import Evidence
from analysis.judgement.profile import Profile, Standing
from analysis.judgement.profile_backing import (
    by_indicator,
    figure_backing,
    level_backing,
    median_backing,
    weakest_backing,
)
from analysis.judgement.profile_counts import behind_median, by_level, scored, unsure
from analysis.judgement.ratings import ALL, BEST
from analysis.words import listing

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
        median_chart(evidence, standings, base.text),
        level_table(evidence, standings),
        weakest_table(evidence, standings),
    ]
    if len(profiles) > 2:
        blocks.append(track_table(evidence, profiles))
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
    known = [n for n, each in enumerate(standings) if not isnan(each.median)]
    thin = [each.dimension.title for each in standings if not each.is_sufficient]
    if not known:
        return "The evidence is insufficient for a score on any dimension."
    best, worst = (ends_of(standings, known, end) for end in (max, min))
    lowest = Claim(", the lowest that of ", worst) if best != worst else ""
    lacking = f"; insufficient evidence on {listing(thin)}" if thin else ""
    return Claim("The highest median is that of ", best, lowest, f"{lacking}.")


def ends_of(standings: Profile, known: Sequence[int], end: Callable[..., float]) -> str:
    """All dimensions that share the highest or the lowest median, as it is printed."""
    figure = number(end(standings[n].median for n in known))
    return listing([said(n, standings) for n in known if number(standings[n].median) == figure])


def said(place: int, standings: Profile) -> Claim:
    standing = standings[place]
    words = f"{standing.dimension.title} ({number(standing.median)} of 4)"
    return Claim(Worded(scored(place, standing), words, instead=standing.dimension.title))


def number(value: float) -> str:
    return DASH if isnan(value) else f"{one_decimal(value):.1f}"


def shown(value: float) -> float | None:
    return None if isnan(value) else one_decimal(value)


def median_chart(evidence: Evidence, standings: Profile, note: str) -> Chart:
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
    behind = tuple(behind_median(n, each) for n, each in enumerate(standings))
    table = replace(
        chart.table,
        columns=columns,
        rows=rows,
        numeric=(1, 2, 3),
        counted=behind,
        backing=tuple(median_backing(evidence, each) for each in standings),
    )
    return replace(chart, table=table, ends_at=BEST)


def median_row(standing: Standing) -> tuple[str, ...]:
    grade = (
        standing.grade if standing.is_sufficient else f"{standing.grade}: {INSUFFICIENT.lower()}"
    )
    figures = (standing.low, standing.median, standing.high)
    return standing.dimension.title, *map(number, figures), grade


def level_table(evidence: Evidence, standings: Profile) -> Table:
    measured = [(n, each) for n, each in enumerate(standings) if not each.dimension.demand]
    rows = tuple(
        (
            each.dimension.title,
            *(str(each.levels[n]) if each.levels else DASH for n in range(5)),
            str(each.scored),
            str(each.eligible),
            str(len(each.dont_know)),
        )
        for _, each in measured
    )
    levels = tuple(f"Level {n}" for n in range(5))
    behind = tuple((None, *by_level(n, each), unsure(n, each)) for n, each in measured)
    return Table(
        "Partners by the level that they reach",
        ("Dimension", *levels, "With a score", "Of", "Do not know"),
        rows,
        numeric=tuple(range(1, 9)),
        note="A score between two levels counts as the lower one. The last column counts partners"
        " that do not know something that the dimension asks; such an answer counts as missing.",
        counted=behind,
        backing=tuple(level_backing(evidence, each) for _, each in measured),
    )


def weakest_table(evidence: Evidence, standings: Profile) -> Table:
    known = [each for each in standings if not each.dimension.demand and each.is_sufficient]
    rows = tuple(
        (each.dimension.title, *weakest(each), listing(each.unknown) or DASH) for each in known
    )
    note = "" if evidence.panel.essential.any() else "No partner is marked as essential."
    columns = ("Dimension", "Weakest essential partner", "Score", "No score known of")
    title = "The weakest essential partner"
    behind = tuple(weakest_backing(evidence, each) for each in known)
    return Table(title, columns, rows, numeric=(2,), note=note, internal=True, backing=behind)


def weakest(standing: Standing) -> tuple[str, str]:
    return listing(standing.weakest) or DASH, number(standing.weakest_score)


def track_table(evidence: Evidence, profiles: Mapping[str, Profile]) -> Table:
    tracks = [scope for scope in profiles if scope != ALL]
    by_dimension = list(zip(*(profiles[track] for track in tracks), strict=True))
    rows = tuple(
        (standings[0].dimension.title, *map(ranged, standings)) for standings in by_dimension
    )
    behind = tuple(
        (NOTHING, *(figure_backing(evidence, each) for each in standings))
        for standings in by_dimension
    )
    columns = ("Dimension", *(TRACK_LABELS[track] for track in tracks))
    note = "Median, with its range in brackets. What belongs to no track counts in each."
    counted = tuple(
        (None, *(behind_median(n, each)[1] for each in standings))
        for n, standings in enumerate(by_dimension)
    )
    return Table("Medians by track", columns, rows, note=note, counted=counted, backing=behind)


def ranged(standing: Standing) -> str:
    if not standing.judged:
        return "Not judged"
    if not standing.is_sufficient:
        return INSUFFICIENT
    return f"{number(standing.median)} ({number(standing.low)} to {number(standing.high)})"


def score_grid(evidence: Evidence) -> Grid:
    measured = evidence.criteria.measured
    point, eligible = evidence.scores.point[0], evidence.scores.eligible[0]
    reached = np.floor(np.nan_to_num(point) + 1e-9).astype(int)
    ids = np.where(np.isnan(point), NO_SCORE.id, np.char.add("level_", reached.astype(str)))
    cells = np.where(eligible, ids, NOT_APPLICABLE.id).T
    return Grid(
        title="Level that each partner reaches",
        corner="Partner",
        rows=evidence.panel.names,
        columns=tuple(each.title for each in measured),
        cells=tuple(tuple(str(cell) for cell in row) for row in cells),
        states=(*LEVELS, NO_SCORE, NOT_APPLICABLE),
        backing=by_indicator(evidence),
    )
