"""Which key steps partners named, and what they would cost."""

from analysis.findings import Chart, Prose, Table
from analysis.report import feasibility_report
from tests.analysis.given import (
    FACTS,
    Answer,
    answers,
    blocks_of,
    finding_of,
    partners,
    report_of,
    series_of,
    tables_of,
)
from tests.guide_of import guide_of

GUIDE = guide_of("""
    rosters:
      steps: {title: "Key steps", item: "step", named_by: step_name, most: 3}
    questions:
      - {id: step_name, kind: text, for_each: steps, ask: "Which step?", indicator: step_name}
      - {id: need, kind: one_of, for_each: steps, ask: "Needed?", indicator: step_need,
         options: {essential: "Essential", optional: "Optional"}}
      - {id: time, kind: one_of, for_each: steps, ask: "When?", indicator: step_time,
         options: {immediate: "At once", medium: "Later", long: "Much later"}}
      - {id: cost, kind: money, for_each: steps, ask: "How much?", indicator: step_cost}
""")
STEPS = """
    P01 | step_name | 1 | Train staff
    P01 | need      | 1 | essential
    P01 | time      | 1 | immediate
    P01 | step_name | 2 | Appoint a lead
    P01 | need      | 2 | optional
    P02 | step_name | 1 | train  staff.
    P02 | need      | 1 | essential
    P02 | time      | 1 | long
    P03 | step_name | 3 | Train staff
"""
COSTS = f"""{STEPS}
    P01 | cost | 1 | {{"low": 1000, "central": 2000, "high": 4000}}
    P01 | cost | 2 | dont_know
    P02 | cost | 1 | {{"low": 500, "central": 500, "high": 500}}
    P03 | cost | 3 | dont_know
"""
WHO = partners("P01", "P02", "P03", "P04")


def test_steps_are_counted_as_they_were_named():
    finding = finding_of(GUIDE, "step_name", STEPS, WHO)

    assert finding.claim == (
        "3 partners named 4 key steps (2 different), 2 as essential and 1 as optional."
    )
    assert finding.base.text == "3 of 4 partners answered"


def test_without_how_soon_there_is_no_chart_and_a_label_that_is_a_sentence_is_quoted():
    guide = guide_of("""
        rosters:
          steps: {title: "Key steps", item: "step", named_by: step_name, most: 3}
        questions:
          - {id: step_name, kind: text, for_each: steps, ask: "Which?", indicator: step_name}
          - {id: need, kind: one_of, for_each: steps, ask: "Needed?", indicator: step_need,
             options: {essential: "It must be done", optional: "Optional"}}
    """)
    asked = [line for line in STEPS.splitlines() if "time" not in line]
    finding = finding_of(guide, "step_name", "\n".join(asked), WHO)

    assert "2 as “It must be done” and 1 as optional" in finding.claim
    assert blocks_of(finding, Chart) == []


def test_steps_stand_by_need_and_by_time():
    [chart] = blocks_of(finding_of(GUIDE, "step_name", STEPS, WHO), Chart)

    assert chart.categories == ("At once", "Later", "Much later", "Not said")
    assert series_of(chart) == {
        "Essential": (1, 0, 1, 0),
        "Optional": (0, 0, 0, 1),
        "Not said": (0, 0, 0, 1),
    }


def test_names_that_differ_only_in_case_are_one_step():
    [table] = blocks_of(finding_of(GUIDE, "step_name", STEPS, WHO), Table)

    assert table.columns == (
        *("Step", "Partners", "Essential", "Optional", "At once", "Later", "Much later"),
    )
    assert table.rows == (
        ("Train staff", "3", "2", "0", "1", "0", "1"),
        ("1 other step, named by one partner", "1", "0", "1", "0", "0", "0"),
    )


def test_the_body_counts_what_one_partner_named_and_the_annex_lists_all():
    said = f"""{STEPS}
    P04 | step_name | 1 | Buy a server
    P04 | need      | 1 | essential
    """
    report = report_of(GUIDE, said, WHO)

    [body] = blocks_of(report.findings[0], Table)
    whole = next(finding for finding in report.findings if finding.title == "All key steps")
    assert body.rows[1:] == (
        ("2 other steps, each named by one partner", "1 each", "1", "1", "0", "0", "0"),
    )
    assert [row[0] for row in blocks_of(whole, Table)[0].rows] == [
        "Train staff",
        "Appoint a lead",
        "Buy a server",
    ]
    assert whole in report.others
    assert "“All key steps”" in blocks_of(report.findings[0], Prose)[0].text


def test_costs_are_sums_of_what_was_given_and_of_nothing_else():
    finding = finding_of(GUIDE, "cost", COSTS, WHO)

    assert finding.claim == (
        "The figures given add up to between £1,500 and £4,500, most likely £2,500,"
        " from 2 of 4 partners."
    )
    assert finding.base.text == "2 of 4 partners answered; 1 said that they do not know"


def test_each_step_shows_its_range_and_who_gave_it():
    [chart] = blocks_of(finding_of(GUIDE, "cost", COSTS, WHO), Chart)

    assert chart.categories == ("Train staff",)
    assert series_of(chart) == {"Lowest": (1500,), "Most likely": (2500,), "Highest": (4500,)}
    assert chart.table.title == "Costs by step, from 2 of 4 partners"
    assert chart.table.rows == (("Train staff", "£1,500", "£2,500", "£4,500", "2", "1"),)
    in_all, _ = blocks_of(finding_of(GUIDE, "cost", COSTS, WHO), Table)
    assert in_all.title == "Costs by step: in all, from 2 of 4 partners"
    assert in_all.rows == (("In all", "£1,500", "£2,500", "£4,500", "2", "1"),)


def test_steps_without_a_figure_are_counted_and_not_listed():
    [_, counted] = blocks_of(finding_of(GUIDE, "cost", COSTS, WHO), Prose)

    assert counted.text == "1 step is not listed, as nobody could put a figure to it."


def test_most_likely_figures_are_added_up_where_they_were_given():
    finding = finding_of(GUIDE, "cost", COSTS + """
        P01 | cost | 2 | {"low": 100, "high": 300}
        """, WHO)  # fmt: skip

    in_all, _ = blocks_of(finding, Table)
    assert [row[:4] for row in in_all.rows] == [
        ("In all", "£1,600", "–", "£4,800"),
        ("In all, where a most likely figure came with it", "£1,500", "£2,500", "£4,500"),
    ]


def test_a_range_with_an_open_end_is_said_to_be_wider():
    finding = finding_of(
        GUIDE,
        "cost",
        f"""{STEPS}
        P01 | cost | 1 | {{"low": 1000, "high": 4000}}
        P02 | cost | 1 | {{"central": 500}}
        """,
    )

    assert finding.claim == (
        "The figures given add up to between £1,500 and £4,500, from 2 of 3 partners."
    )
    assert blocks_of(finding, Prose)[1].text == (
        "1 of 2 ranges came without a lowest or a highest figure. The nearest figure given stands"
        " for it, so the true range is wider."
    )


def test_where_nobody_could_name_a_figure_no_sum_is_made_up():
    finding = finding_of(GUIDE, "cost", f"{STEPS}    P01 | cost | 1 | dont_know")

    assert finding.claim == "No partner answered this; 1 said that they do not know."


def test_a_partner_that_knows_no_step_adds_no_line():
    finding = finding_of(GUIDE, "cost", f"{COSTS}    P04 | step_name | 1 | dont_know", WHO)

    [chart] = blocks_of(finding, Chart)
    assert [row[0] for row in chart.table.rows] == ["Train staff"]
    assert finding.base.text == "2 of 4 partners answered; 2 said that they do not know"


def test_a_chart_of_many_steps_shows_the_first_and_says_so():
    many = "\n".join(
        f'P{n:02} | step_name | 1 | Step {n:02}\nP{n:02} | cost | 1 | {{"low": {n}00}}'
        for n in range(1, 14)
    )
    [chart] = blocks_of(finding_of(GUIDE, "cost", many), Chart)

    assert chart.categories[:2] == ("Step 13", "Step 12")
    assert (len(chart.categories), len(chart.table.rows)) == (12, 13)
    assert chart.table.note == "13 of 13 partners answered; the chart shows the first 12"


def test_what_is_paid_once_is_never_added_to_what_is_paid_every_year():
    guide = guide_of("""
        rosters:
          steps: {title: "Key steps", item: "step", named_by: step_name, most: 3}
        questions:
          - {id: step_name, kind: text, for_each: steps, ask: "Which step?", indicator: step_name}
          - {id: cost, kind: money, for_each: steps, ask: "How much?", indicator: step_cost}
          - {id: paid, kind: one_of, for_each: steps, ask: "How often?",
             options: {one_off: "Once", yearly: "Every year", both: "Both"}}
    """)
    finding = finding_of(
        guide,
        "cost",
        """
        P01 | step_name | 1 | Train staff
        P01 | cost      | 1 | {"low": 100, "central": 150, "high": 200}
        P01 | paid      | 1 | one_off
        P01 | step_name | 2 | Employ an analyst
        P01 | cost      | 2 | {"low": 300, "central": 300, "high": 300}
        P01 | paid      | 2 | yearly
        P02 | step_name | 1 | Train staff
        P02 | cost      | 1 | {"low": 10, "central": 20, "high": 30}
        """,
    )

    [chart], (in_all, _) = blocks_of(finding, Chart), blocks_of(finding, Table)
    assert finding.claim == (
        "The figures given add up to between £100 and £200, most likely £150 (once), £300 (every"
        " year) and between £10 and £30, most likely £20 (not said), from 2 of 2 partners."
    )
    assert [row[:4] for row in (*chart.table.rows, *in_all.rows)] == [
        ("Employ an analyst (every year)", "£300", "£300", "£300"),
        ("Train staff (once)", "£100", "£150", "£200"),
        ("Train staff (not said)", "£10", "£20", "£30"),
        ("Once", "£100", "£150", "£200"),
        ("Every year", "£300", "£300", "£300"),
        ("Not said", "£10", "£20", "£30"),
    ]


def test_a_cost_whose_reading_nobody_confirmed_is_told_and_is_in_no_sum():
    given = [*answers(COSTS), Answer("P03", "cost", "3", specify="about 10k")]
    report = feasibility_report(given, WHO, GUIDE, FACTS)
    finding = next(each for each in report.findings if each.id == "cost")
    how_complete = {each.id: each for each in report.method}

    assert "£1,500 and £4,500, most likely £2,500" in finding.claim
    assert blocks_of(finding, Prose)[-1].text == (
        "1 cost stands only in the words of 1 partner: nobody has confirmed how it is read, so it"
        " is in no sum."
    )
    [_, reasons] = tables_of(how_complete["answers_per_section"])
    assert "Said in words, not put into figures" in reasons.columns
