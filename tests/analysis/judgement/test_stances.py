from dataclasses import replace

from analysis.findings import Base, Chart, Grid, Report, Table
from analysis.judgement.option_finding import option_finding
from analysis.judgement.stances import stance_chart, stance_grid, stance_reasons, stances_of
from analysis.suppression import publishable
from guides.loader import parse_guide
from guides.stage_two import stage_two_guide
from tests.analysis.given import FACTS, answers, blocks_of, frame_of, partner, partners
from tests.analysis.judgement.small_study import GUIDE, criteria_of, evidence
from tests.analysis.judgement.test_scores import ANSWERS

OPTIONS = [("Business as usual",) * 2 + ("",), ("Share",) * 2 + ("",), ("Burn it all",) * 2 + ("",)]
STAGE_TWO = parse_guide(stage_two_guide("Options", 1, OPTIONS), "options")
SAID = answers("""
    P01 | stance | share             | support
    P02 | stance | share             | support_if
    P03 | stance | share             | dont_know
    P04 | stance | share             | oppose
    P05 | stance | share             | support
    P01 | stance | burn_it_all       | oppose
    P01 | stance | business_as_usual | neutral
""")
WHO = [*partners("P01", "P02", "P03", "P04"), partner("P05", status="in_progress")]


def test_partners_are_counted_by_their_stance_on_each_option_that_is_weighed():
    stances = stances_of(SAID, WHO, STAGE_TWO, criteria_of(), "Stage 2")

    assert stances.labels[-2:] == ("Don't know", "No answer")
    assert dict(stances.counts) == {"share": (1, 1, 0, 1, 1, 0), "nothing": (0, 0, 1, 0, 0, 3)}
    assert stances.asked == 4


def test_two_partners_of_one_name_are_two_partners():
    """Codes tell partners apart; nothing keeps two of them from being called the same."""
    who = [each._replace(name="City council") for each in WHO]
    words = answers(
        "P01 | stance_reason | share | Too dear\nP04 | stance_reason | share | Too slow"
    )
    stances = stances_of([*SAID, *words], who, STAGE_TWO, criteria_of(), "Stage 2")

    assert stances.asked == 4
    assert stances.counts["share"] == (1, 1, 0, 1, 1, 0)
    assert stance_grid(criteria_of(), stances).rows == ("City council",) * 4
    assert [row[1:4] for row in stance_reasons(criteria_of(), stances).rows] == [
        ("City council", "We support it", "Too dear"),
        ("City council", "We oppose it", "Too slow"),
    ]


def shown(said, who=WHO):
    return stance_chart(criteria_of(), stances_of(said, who, STAGE_TWO, criteria_of(), "Stage 2"))


def test_why_there_is_no_stance_has_both_its_bars_or_neither():
    unsure = answers("P01 | stance | share | dont_know")
    taken = answers("P01 | stance | share | oppose\nP01 | stance | business_as_usual | oppose")
    alone = WHO[:1]

    assert [s.name for s in shown(unsure, alone).series] == ["Don't know", "No answer"]
    assert [s.name for s in shown(taken, alone).series] == ["We oppose it"]
    assert shown(taken, alone).table.note == "Stage 2: 1 partner answered."


def test_only_stances_that_somebody_took_are_on_the_scale():
    chart = shown(SAID)

    assert chart.on_scale == 4
    assert [series.name for series in chart.series][chart.on_scale :] == ["Don't know", "No answer"]


def test_options_that_were_not_put_to_partners_are_named():
    only = [row for row in SAID if row.item == "share"]
    guide = parse_guide(stage_two_guide("Options", 1, OPTIONS[1:]), "options")
    stances = stances_of(only, WHO, guide, criteria_of(), "Stage 2")

    assert stance_chart(criteria_of(), stances).table.note == (
        "Stage 2: 4 partners answered. Not asked about: option 0."
    )


def test_the_options_show_who_stands_where_below_their_scores():
    stances = stances_of(SAID, WHO, STAGE_TWO, criteria_of(), "Stage 2")
    finding = option_finding(frame_of(GUIDE, ANSWERS), evidence(ANSWERS), stances)

    chart = finding.blocks[2]
    assert chart.categories == ("0. Business as usual", "1. Share")
    assert all(sum(series.values[n] for series in chart.series) == 4 for n in (0, 1))
    [grid] = [block for block in finding.blocks if isinstance(block, Grid)]
    assert grid.rows[0] == "Partner 01"
    assert grid.cells[2] == ("stance_5", "stance_4")


def test_each_stance_and_its_reason_opens_to_the_answer_that_says_so():
    words = answers("P04 | stance_reason | share | Too dear")
    said = [row._replace(id=n) for n, row in enumerate([*SAID, *words], start=1)]
    stances = stances_of(said, WHO, STAGE_TWO, criteria_of(), "Stage 2")
    finding = option_finding(frame_of(GUIDE, ANSWERS), evidence(ANSWERS), stances)

    bars = finding.blocks[2].table
    share = bars.rows.index(next(row for row in bars.rows if row[0] == "1. Share"))
    assert [count.answers for count in bars.counted[share][1:]] == [(1,), (2,), (), (4,), (3,), ()]
    [grid] = [block for block in finding.blocks if isinstance(block, Grid)]
    assert grid.answers == (((7,), (1,)), ((), (2,)), ((), (3,)), ((), (4,)))
    table = next(b for b in finding.blocks if isinstance(b, Table) and b.internal)
    assert [cell and cell.answers for cell in table.counted[0]] == [None, None, (4,), (8,), None]
    assert set(finding.evidence) == {1, 2, 3, 4, 7, 8}


def test_reasons_and_conditions_stand_with_the_stances_and_are_published_nowhere():
    words = answers("""
        P04 | stance_reason    | share | <Too> dear
        P02 | stance_condition | share | If somebody pays
    """)
    stances = stances_of([*SAID, *words], WHO, STAGE_TWO, criteria_of(), "Stage 2")
    finding = option_finding(frame_of(GUIDE, ANSWERS), evidence(ANSWERS), stances)

    table = next(b for b in finding.blocks if isinstance(b, Table) and b.internal)
    assert table.rows == (
        ("1. Share", "Partner 02", "We would support it on a condition", "–", "If somebody pays"),
        ("1. Share", "Partner 04", "We oppose it", "<Too> dear", "–"),
    )
    shown = publishable(report_of(finding)).report.findings[0]
    assert "Too" not in str(shown) and "Partner 04" not in str(shown)


def test_a_stance_of_fewer_than_three_partners_is_not_published():
    who = partners("P01", "P02", "P03", "P04", "P05", "P06", "P07")
    said = answers("""
        P01 | stance | share | support
        P02 | stance | share | support
        P03 | stance | share | support
        P04 | stance | share | support
        P05 | stance | share | oppose
        P06 | stance | share | neutral
        P07 | stance | share | neutral
    """)
    stances = stances_of(said, who, STAGE_TWO, criteria_of(), "Stage 2")
    finding = option_finding(frame_of(GUIDE, ANSWERS), evidence(ANSWERS), stances)

    [chart] = blocks_of(publishable(report_of(finding)).report.findings[0], Chart)

    assert chart.table.rows[1] == ("1. Share", "4", *["[c]"] * 4)
    assert [series.values[1] for series in chart.series] == [4, *[None] * 4]


def report_of(finding) -> Report:
    """With a base that may be told."""
    told = replace(finding, base=Base(answered=7, eligible=7))
    return Report(study=FACTS, participation=None, findings=(told,), method=())


def test_a_guide_that_puts_no_options_to_partners_tells_no_stance():
    assert stances_of(SAID, WHO, GUIDE, criteria_of(), "Stage 1") is None
