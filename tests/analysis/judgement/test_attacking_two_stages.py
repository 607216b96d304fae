"""The reports of both stages tell where partners stand: together they are attacked by what fits.

Stage 1 weighs the options on what partners of stage 2 said of them, and stage 2 tells the same by
its own question. Whoever attacks has both, and knows how many answered.
"""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from analysis.findings import Report
from analysis.judgement.option_finding import option_finding
from analysis.judgement.stances import TITLE, stances_of
from analysis.report import feasibility_report
from analysis.suppression import MARK, publishable
from tests.analysis.given import FACTS, Answer, frame_of, partners, tables_of
from tests.analysis.judgement.small_study import GUIDE, criteria_of, evidence
from tests.analysis.judgement.test_stances import STAGE_TWO

STANCES = ("support", "support_if", "neutral", "oppose")
LABELS = (*STAGE_TWO.measuring("stance").option_labels.values(), "Don't know", "No answer")
STAGE_ONE = "\n".join(f"P{n:02} | matters | | all" for n in range(1, 5))
CLAIMED = r"“([^”]+)” of “Share” \((\d+) of ([^)]+)\)"
ALIKE, APART = ("oppose",), ("support", "neutral", "oppose")


@pytest.mark.parametrize(
    "taken",
    [
        *[(3, 0, 2, 3, 0, 0), (3, 1, 0, 3, 0, 0), (4, 2, 3, 3, 0, 0), (5, 0, 2, 4, 0, 0)],
        *[(3, 3, 4, 0, 0, 1), (3, 3, 4, 0, 1, 0), (3, 3, 4, 0, 1, 1), (6, 0, 3, 3, 0, 1)],
        *[(3, 3, 3, 3, 3, 1), (4, 0, 0, 5, 0, 2), (5, 0, 2, 4, 1, 0)],
    ],
)
@pytest.mark.parametrize("of_another", [ALIKE, APART])
def test_no_stance_of_few_nor_who_took_none_can_be_worked_out_of_the_reports_of_both_stages(
    taken, of_another
):
    """Everybody said something of another option, so that no base tells who took no stance."""
    first, second = reports(taken, of_another)
    told = [dict(stances_told(report)) for report in (first, second)]
    claims = re.findall(CLAIMED, " ".join(each.claim for each in second.findings))

    every = ways(sum(taken), len(taken))
    found = [
        way for way in every if all(fits(each, way) for each in told) and is_claimed(claims, way)
    ]

    assert all(MARK in each.values() for each in told) and taken in found
    for n, count in enumerate(taken):
        assert count not in (1, 2) or len({way[n] for way in found}) > 1


def ways(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    for bars in combinations(range(total + parts - 1), parts - 1):
        yield tuple(b - a - 1 for a, b in pairwise((-1, *bars, total + parts - 1)))


def reports(taken: tuple[int, ...], of_another: tuple[str, ...]) -> Iterator[Report]:
    every = ((stance, None) for stance in STANCES)
    given = zip((*every, (None, "dont_know"), (None, None)), taken, strict=True)
    said = [each for each, count in given for _ in range(count)]
    who = partners(*(f"P{n:02}" for n in range(len(said))))
    rows = [
        *(Answer(p.code, "stance", "share", *each) for p, each in zip(who, said, strict=True)),
        *(
            Answer(p.code, "stance", "burn_it_all", of_another[n % len(of_another)])
            for n, p in enumerate(who)
        ),
    ]
    rows = [row for row in rows if row.value or row.missing]
    stances = stances_of(rows, who, STAGE_TWO, criteria_of(), "Stage 2")
    weighed = option_finding(frame_of(GUIDE, STAGE_ONE), evidence(STAGE_ONE), stances)
    yield publishable(Report(FACTS, None, (weighed,), ())).report
    yield publishable(feasibility_report(rows, who, STAGE_TWO, FACTS)).report


def stances_told(report: Report) -> Iterator[tuple[str, str]]:
    for finding in report.findings:
        for table in tables_of(finding):
            for row in table.rows:
                if "Share" in row[0] and (table.title == TITLE or finding.id == "stance"):
                    yield from zip(table.columns[1:], row[1:], strict=True)


def fits(told: dict[str, str], way: tuple[int, ...]) -> bool:
    """A stance that nobody took has no column in stage 1."""
    return all(told.get(label, "0") in (MARK, str(n)) for label, n in zip(LABELS, way, strict=True))


def is_claimed(claims: list[tuple[str, str, str]], way: tuple[int, ...]) -> bool:
    """What the statement of stage 2 says of the option, and of how many took a stance on it."""
    return all(
        count == str(way[LABELS.index(label)]) and (not of.isdigit() or int(of) == sum(way[:4]))
        for label, count, of in claims
    )
