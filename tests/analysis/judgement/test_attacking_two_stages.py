"""The reports of both stages tell where partners stand: together they are attacked by what fits.

Stage 1 weighs the options on what partners of stage 2 said of them, and stage 2 tells the same by
its own question. Whoever attacks has both, and knows how many answered.
"""

from collections.abc import Iterator
from itertools import product

import pytest

from analysis.findings import Report
from analysis.judgement.option_finding import option_finding
from analysis.judgement.stances import TITLE, stances_of
from analysis.suppression import MARK, publishable
from tests.analysis.given import FACTS, Answer, frame_of, partners, report_of, tables_of
from tests.analysis.judgement.small_study import GUIDE, criteria_of, evidence
from tests.analysis.judgement.test_stances import STAGE_TWO

STANCES = ("support", "support_if", "neutral", "oppose")
LABELS = tuple(STAGE_TWO.measuring("stance").option_labels.values())
STAGE_ONE = "\n".join(f"P{n:02} | matters | | all" for n in range(1, 5))


@pytest.mark.parametrize("taken", [(3, 0, 2, 3), (3, 1, 0, 3), (4, 2, 3, 3), (5, 0, 2, 4)])
def test_no_stance_of_few_can_be_worked_out_of_the_reports_of_both_stages(taken):
    told = [dict(stances_told(report)) for report in reports(taken)]

    every = product(range(sum(taken) + 1), repeat=len(STANCES))
    found = [way for way in every if sum(way) == sum(taken) and all(fits(t, way) for t in told)]

    assert all(MARK in each.values() for each in told) and taken in found
    for n, count in enumerate(taken):
        assert count not in (1, 2) or len({way[n] for way in found}) > 1


def reports(taken: tuple[int, ...]) -> Iterator[Report]:
    said = [stance for stance, count in zip(STANCES, taken, strict=True) for _ in range(count)]
    who = partners(*(f"P{n:02}" for n in range(len(said))))
    rows = [Answer(p.code, "stance", "share", stance) for p, stance in zip(who, said, strict=True)]
    stances = stances_of(rows, who, STAGE_TWO, criteria_of(), "Stage 2")
    weighed = option_finding(frame_of(GUIDE, STAGE_ONE), evidence(STAGE_ONE), stances)
    yield publishable(Report(FACTS, None, (weighed,), ())).report
    lines = "\n".join(f"{row.partner} | stance | share | {row.value}" for row in rows)
    yield publishable(report_of(STAGE_TWO, lines, who)).report


def stances_told(report: Report) -> Iterator[tuple[str, str]]:
    for finding in report.findings:
        for table in tables_of(finding):
            for row in table.rows:
                if "Share" in row[0] and (table.title == TITLE or finding.id == "stance"):
                    yield from zip(table.columns[1:], row[1:], strict=True)


def fits(told: dict[str, str], way: tuple[int, ...]) -> bool:
    """A stance that nobody took has no column in stage 1."""
    return all(told.get(label, "0") in (MARK, str(n)) for label, n in zip(LABELS, way, strict=True))
