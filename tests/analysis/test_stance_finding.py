"""What a stage tells of the options that it puts to its partners."""

from analysis.findings import Chart, Grid, Table
from analysis.report import feasibility_report
from analysis.suppression import publishable
from guides.loader import parse_guide
from guides.stage_two import stage_two_guide
from tests.analysis.given import FACTS, answers, blocks_of, partners

OPTIONS = [("As now", "As now", ""), ("Share", "Share", "")]
GUIDE = parse_guide(stage_two_guide("Options", 1, OPTIONS), "options")
SAID = answers("""
    P01 | stance | as_now | support
    P01 | stance | share  | oppose
    P02 | stance | share  | support_if
    P03 | stance | share  | dont_know
    P01 | stance_reason | share | Too dear
    P02 | stance_condition | share | The client agrees
    P03 | stance_reason | share | Nobody was asked
    P01 | helped | | 4
""")


def report():
    return feasibility_report(SAID, partners("P01", "P02", "P03"), GUIDE, FACTS)


def test_a_stage_that_puts_options_leads_with_where_each_partner_stands():
    [led] = [finding for finding in report().findings if finding.leads]

    assert led.title == "Where partners stand on each option"
    [chart] = blocks_of(led, Chart)
    assert chart.categories == ("As now", "Share")
    [grid] = blocks_of(led, Grid)
    marks = {state.id: state.mark for state in grid.states}
    assert [[marks[state] for state in row] for row in grid.cells] == [
        ["1", "4"],
        ["?", "2"],
        ["?", "DK"],
    ]


def test_what_partners_say_to_it_stands_option_by_option_and_is_published_nowhere():
    led = next(finding for finding in report().findings if finding.leads)
    words = next(table for table in blocks_of(led, Table) if table.internal)

    assert words.rows == (
        ("Share", "Partner 01", "We oppose it", "Too dear", "–"),
        ("Share", "Partner 02", "We would support it on a condition", "–", "The client agrees"),
        ("Share", "Partner 03", "Don't know", "Nobody was asked", "–"),
    )
    shown = publishable(report()).report
    assert "Too dear" not in str(shown) and "Partner 01" not in str(shown)
