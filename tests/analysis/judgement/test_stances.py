from analysis.findings import Chart, Grid
from analysis.judgement.option_finding import option_finding
from analysis.judgement.stances import stances_of
from guides.loader import parse_guide
from guides.stage_two import stage_two_guide
from tests.analysis.given import answers, frame_of, partner, partners
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


def test_the_options_show_who_stands_where_beside_their_scores():
    stances = stances_of(SAID, WHO, STAGE_TWO, criteria_of(), "Stage 2")
    finding = option_finding(frame_of(GUIDE, ANSWERS), evidence(ANSWERS), stances)

    matrix = finding.blocks[1]
    assert matrix.columns[-1] == "Stance of partners"
    assert matrix.rows[1][-1].startswith("We support it: 1; we would support it on a condition: 1")
    [chart] = [block for block in finding.blocks if isinstance(block, Chart)]
    assert chart.categories == ("0. Business as usual", "1. Share")
    assert all(sum(series.values[n] for series in chart.series) == 4 for n in (0, 1))
    [grid] = [block for block in finding.blocks if isinstance(block, Grid)]
    assert grid.rows[0] == "Partner 01"
    assert grid.cells[2] == ("stance_5", "stance_4")


def test_a_guide_that_puts_no_options_to_partners_tells_no_stance():
    assert stances_of(SAID, WHO, GUIDE, criteria_of(), "Stage 1") is None
