"""How complete the evidence is."""

from analysis.counted import Basis
from analysis.criteria import HourlyRate
from analysis.findings import Chart, Table
from analysis.time_taken import burden_table
from tests.analysis.given import blocks_of, partner, partners, report_of, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      sheet:
        number: 1
        title: "Items"
        groups:
          only: {label: "Items", items: {a: "Apples", b: "Boats"}}
    sections:
      - id: first
        title: "First part"
        minutes: 20
        aim: "Learn it"
        questions:
          - {id: views, kind: long_text, ask: "What do you think?"}
          - {id: held, kind: one_of, for_each: sheet, ask: "Held?",
             options: {"yes": "Yes", "no": "No"}}
      - id: second
        title: "Second part"
        minutes: 25
        aim: "Learn more"
        questions:
          - {id: why, kind: text, ask: "Why?"}
""")
ANSWERS = """
    P01 | views |   | It depends
    P01 | held  | a | dont_know
    P01 | held  | b | yes
    P01 | why   |   | dont_know
    P02 | views |   | not_reached
    P02 | held  | a | not_applicable
    P02 | held  | b | not_applicable
    P03 | views |   | Not yet submitted
"""
WHO = [
    partner("P01", minutes=40),
    partner("P02", mode="self_completion", minutes=65),
    partner("P03", status="in_progress"),
]


def method(id, who=WHO):
    return {finding.id: finding for finding in report_of(GUIDE, ANSWERS, who).method}[id]


def test_what_was_answered_is_told_by_section():
    finding = method("answers_per_section")

    [chart], [reasons] = blocks_of(finding, Chart), blocks_of(finding, Table)
    assert finding.claim == "2 of 5 questions put to partners were answered."
    assert chart.categories == ("First part", "Second part")
    assert [[cell.opens for cell in row] for row in chart.table.backing] == [
        [False, True, True],
        [False, False, True],
    ]
    assert series_of(chart) == {"Answered": (2, 0), "Not answered": (1, 2)}
    assert reasons.internal and reasons.columns == (
        *("Section", "Don't know", "Prefer not to say"),
        *("Not applicable", "Not reached", "No answer"),
    )
    assert reasons.rows == (
        ("First part", "0", "0", "1", "1", "0"),
        ("Second part", "1", "0", "0", "0", "1"),
    )


def test_missing_answers_are_told_by_question_and_by_reason():
    finding = method("missing_by_question")

    first, second = blocks_of(finding, Table)
    assert finding.claim == (
        "Partners knew least about “Why?”: 1 of the 2 partners that took part said “Don't know”."
    )
    assert first.title == "Answers to each question: First part"
    assert first.columns == (
        *("Question", "Answered", "Don't know", "Prefer not to say"),
        *("Not applicable", "Not reached", "No answer"),
    )
    assert first.rows == (
        ("What do you think?", "1", "0", "0", "0", "1", "0"),
        ("Held?", "1", "0", "0", "1", "0", "0"),
    )
    assert second.rows == (("Why?", "0", "1", "0", "0", "0", "1"),)


def test_modes_are_counted():
    finding = method("modes")

    assert finding.claim == "1 partner was interviewed, and 1 partner answered online."
    assert not finding.drafted
    assert finding.base.text == "2 of 3 partners answered"


def test_minutes_taken_are_held_against_what_the_guide_plans():
    finding = method("minutes")

    [table] = blocks_of(finding, Table)
    assert finding.claim == "2 partners gave 105 minutes in all."
    assert table.rows == (
        ("Interviewed", "40", "40", "40", "1"),
        ("Answered online", "65", "65", "65", "1"),
    )
    assert table.note == "The guide plans 45 minutes."


def test_where_no_time_was_noted_there_is_no_table():
    finding = method("minutes", partners("P01"))

    assert (finding.claim, finding.blocks) == ("No time was noted.", ())


def test_the_burden_is_everybodys_time_as_partners_gave_it_whoever_helped():
    told = [
        partner("P01", burden_minutes=90, burden_people=3),
        partner("P02", mode="self_completion", burden_minutes=30),
    ]

    finding = method("burden", told)

    [table] = blocks_of(finding, Table)
    assert finding.claim == "2 partners said how long it took them: 2 hours of work in all."
    assert finding.base.answered == 2
    assert table.rows == (("No rate is set", "2", "–"),)
    assert "No criteria of this study say what an hour is taken to cost" in table.note


def test_hours_are_read_in_pounds_at_the_rates_of_the_criteria():
    why = {"reason": "A line of our own.", "date": "2026-11-26"}
    rates = [HourlyRate(id=str(n), pounds=n, **why) for n in (15, 22)]

    table = burden_table(2, Basis(()), rates)

    assert table.rows == (("At £15 an hour", "2", "£30"), ("At £22 an hour", "2", "£44"))


def test_the_burden_is_read_from_the_answers_where_the_guide_asks_for_it():
    guide = guide_of("""
        sections:
          - id: last
            title: "Last"
            minutes: 5
            aim: "Know it"
            questions:
              - {id: took, kind: number, ask: "Hours?", unit: hours, indicator: burden_hours}
    """)
    told = "P01 | took | | 1.5\nP02 | took | | dont_know"

    report = report_of(guide, told, partners("P01", "P02"))

    [finding] = [each for each in report.method if each.id == "burden"]
    [table] = blocks_of(finding, Table)
    assert finding.claim == "1 partner said how long it took them: 1.5 hours of work in all."
    assert table.opened(0, 1).partners == {"P01"}


def test_the_words_for_numbers_are_explained():
    finding = method("quantities")

    [table] = blocks_of(finding, Table)
    assert not finding.drafted

    assert ("Most", "over half") in table.rows
