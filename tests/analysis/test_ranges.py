"""What a question answered in numbers gives without programming."""

from analysis.findings import Chart, Table
from analysis.prices import priced
from tests.analysis.given import blocks_of, finding_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      sheet:
        number: 1
        title: "Items"
        groups:
          only: {label: "Items", items: {b: "Boats", a: "Apples"}}
    questions:
      - {id: hours, kind: number, ask: "How many hours?", unit: hours}
      - {id: stock, kind: number, for_each: sheet, ask: "How many?"}
      - {id: work, kind: effort, ask: "How much work?"}
      - {id: spent, kind: money, ask: "What did you spend?"}
""")


def test_figures_are_told_by_their_ends_and_their_middle():
    finding = finding_of(
        GUIDE,
        "hours",
        """
        P01 | hours | | 2
        P02 | hours | | 1500
        P03 | hours | | 3.5
        P04 | hours | | dont_know
        """,
    )

    [table] = blocks_of(finding, Table)
    assert finding.claim == ("3 figures were given: from 2 to 1,500 hours, with 3.5 in the middle.")
    assert table.title == "How many hours? Figures given (hours)"
    assert table.rows == (("All partners", "2", "3.5", "1,500", "3"),)


def test_one_figure_has_no_range():
    finding = finding_of(GUIDE, "hours", "P01 | hours | | 1")

    assert finding.claim.startswith("1 figure was given: 1 hour")


def test_each_item_has_its_own_range():
    finding = finding_of(
        GUIDE,
        "stock",
        """
        P01 | stock | a | 0.1
        P02 | stock | a | 0.2
        P02 | stock | b | 7
        """,
    )

    [table] = blocks_of(finding, Table)
    assert table.rows == (("Boats", "7", "7", "7", "1"), ("Apples", "0.1", "0.15", "0.2", "2"))


def test_days_and_posts_are_never_added_up():
    finding = finding_of(
        GUIDE,
        "work",
        """
        P01 | work | | {"amount": 5, "unit": "days"}
        P02 | work | | {"amount": 0.5, "unit": "posts", "months": 6}
        P03 | work | | {"amount": 1, "unit": "posts"}
        """,
    )

    [table] = blocks_of(finding, Table)
    assert finding.claim == (
        "3 amounts of work were given: 1 in days of work, 1 in full-time posts and 1 in months of a"
        " full-time post."
    )
    assert [row[:2] for row in table.rows] == [
        ("Days of work", "5"),
        ("Full-time posts", "1"),
        ("Months of a full-time post", "3"),
    ]


def test_money_without_an_indicator_is_summed_as_bounds():
    finding = finding_of(
        GUIDE,
        "spent",
        """
        P01 | spent | | {"low": 100, "central": 150, "high": 200}
        P02 | spent | | {"central": 50}
        """,
    )

    [chart] = blocks_of(finding, Chart)
    assert finding.claim == (
        "The figures given add up to between £150 and £250, most likely £200, from 2 of 2 partners."
    )
    assert chart.table.rows[0] == ("Amount", "£150", "£200", "£250", "2", "0")


def test_costs_say_in_which_years_prices_they_are_where_the_study_is_set_so():
    plain = finding_of(GUIDE, "spent", 'P01 | spent | | {"central": 10}')

    [said, *_] = priced(plain, GUIDE, 2021).blocks
    assert said.text.startswith("Costs are told in prices of 2021, the price base year")
    assert priced(plain, GUIDE, None) == plain
    hours = finding_of(GUIDE, "hours", "P01 | hours | | 2")
    assert priced(hours, GUIDE, 2021) == hours
