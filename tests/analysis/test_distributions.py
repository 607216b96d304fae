"""What any question with options gives without programming."""

from analysis.findings import Chart, Table
from tests.analysis.given import blocks_of, finding_of, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      sheet:
        number: 1
        title: "Items"
        groups:
          only: {label: "Items", items: {b: "Boats", a: "Apples"}}
    rosters:
      plans: {title: "Plans", item: "plan", named_by: plan_name, most: 4}
    questions:
      - {id: liking, kind: scale, ask: "Do you like it?",
         options: {little: "A little", much: "Very much", all: "Totally"}}
      - {id: reasons, kind: any_of, ask: "Why?", options: {good: "Good", new: "New", old: "Old"}}
      - {id: rating, kind: one_of, for_each: sheet, ask: "Which?",
         options: {good: "Good", bad: "Bad"}}
      - {id: uses, kind: any_of, for_each: sheet, ask: "Uses?", options: {eat: "Eat", sail: "Sail"}}
      - {id: plan_name, kind: text, for_each: plans, ask: "Which plan?"}
      - {id: plan_state, kind: one_of, for_each: plans, ask: "How far?",
         options: {made: "Made", running: "Running"}}
""")


def test_one_bar_for_each_option_in_the_order_of_the_guide():
    finding = finding_of(
        GUIDE,
        "liking",
        """
        P01 | liking | | all
        P02 | liking | | all
        P03 | liking | | little
        P04 | liking | | dont_know
        """,
    )

    [chart] = blocks_of(finding, Chart)
    assert finding.title == "Do you like it?"
    assert finding.claim == "Most partners that answered (2 of 3) said “Totally”."
    assert finding.base.text == "3 of 4 partners answered; 1 said that they do not know"
    assert chart.categories == ("A little", "Very much", "Totally")
    assert series_of(chart) == {"Number of partners": (1, 0, 2)}
    assert chart.alt == "Bar chart. Number of partners. A little: 1; Very much: 0; Totally: 2."
    assert chart.table.rows == (("A little", "1"), ("Very much", "0"), ("Totally", "2"))


def test_a_tie_is_said_as_a_tie():
    finding = finding_of(GUIDE, "liking", "P01 | liking | | all\nP02 | liking | | much")

    assert finding.claim == "Said equally often: “Very much” (1 of 2) and “Totally” (1 of 2)."


def test_each_of_several_choices_counts_once_for_a_partner():
    finding = finding_of(
        GUIDE,
        "reasons",
        """
        P01 | reasons | | ["good", "new", "good"]
        P02 | reasons | | ["new"]
        """,
    )

    [chart] = blocks_of(finding, Chart)
    assert finding.claim == "All partners that answered (2 of 2) chose “New”."
    assert series_of(chart) == {"Number of partners": (1, 2, 0)}


def test_items_are_compared_side_by_side():
    finding = finding_of(
        GUIDE,
        "rating",
        """
        P01 | rating | a | good
        P02 | rating | a | good
        P02 | rating | b | bad
        """,
    )

    [chart] = blocks_of(finding, Chart)
    assert finding.claim == (
        "Said by the greatest number of partners: “Good” of “Apples” (2 of 2)."
    )
    assert chart.categories == ("Boats", "Apples")
    assert series_of(chart) == {"Good": (0, 2), "Bad": (1, 0)}
    assert chart.alt == "Bar chart. Number of partners. Boats: 1 Bad; Apples: 2 Good."


def test_several_choices_for_each_item_make_a_table():
    finding = finding_of(
        GUIDE,
        "uses",
        """
        P01 | uses | a | ["eat"]
        P02 | uses | b | ["eat", "sail"]
        """,
    )

    [table] = blocks_of(finding, Table)
    assert table.columns == ("Item", "Eat", "Sail")
    assert table.rows == (("Boats", "1", "1"), ("Apples", "1", "0"))


def test_rows_that_partners_named_are_counted_as_rows():
    finding = finding_of(
        GUIDE,
        "plan_state",
        """
        P01 | plan_name  | 1 | Alpha
        P01 | plan_state | 1 | made
        P01 | plan_name  | 2 | Beta
        P01 | plan_state | 2 | running
        P02 | plan_name  | 1 | Gamma
        P02 | plan_state | 1 | running
        P03 | liking     |   | all
        """,
    )

    [chart] = blocks_of(finding, Chart)
    assert finding.claim == "Said most often, of 3 plans: “Running” (2 of 3)."
    assert finding.base.text == "2 of 3 partners answered"
    assert series_of(chart) == {"Number of plans": (1, 2)}


def test_a_question_that_nobody_answered_says_so():
    finding = finding_of(
        GUIDE,
        "liking",
        """
        P01 | liking | | dont_know
        P02 | liking | | prefer_not_to_say
        """,
    )

    assert finding.claim == (
        "No partner answered this; 1 said that they do not know; 1 preferred not to say."
    )
    assert finding.blocks == ()
