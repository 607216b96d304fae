"""What stands in the way."""

from analysis.findings import Chart, Prose, Table
from guides.kinds import MENTIONS
from tests.analysis.given import blocks_of, finding_of, partner, partners, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      barriers:
        number: 4
        title: "Barriers"
        groups:
          all: {label: "Barriers", items: {law: "The law", cost: "Cost", habit: "Habit"}}
    questions:
      - {id: any, kind: one_of, ask: "Anything?", indicator: any_barrier,
         options: {"yes": "Yes", "no": "No"}}
      - {id: barrier, kind: one_of, for_each: barriers, ask: "In the way?", indicator: barrier,
         instructions: if_not_mentioned, options: {"yes": "Yes", "no": "No"}}
      - {id: remedy, kind: long_text, for_each: barriers, ask: "What would help?",
         indicator: remedy, ask_if: {barrier: ["yes"]}}
      - {id: ease, kind: one_of, for_each: barriers, ask: "How hard?", ask_if: {barrier: ["yes"]},
         options: {quick: "Easy", long: "Takes long"}}
""")
ANSWERS = """
    P01 | barrier | law   | yes | spontaneous
    P01 | remedy  | law   | A model agreement
    P01 | ease    | law   | long
    P01 | barrier | cost  | no  | prompted
    P02 | barrier | law   | yes | prompted
    P02 | ease    | law   | quick
    P02 | barrier | cost  | yes
    P03 | barrier | law   | yes
    P03 | barrier | habit | no
"""
WHO = [*partners("P01", "P02"), partner("P03", mode="self_completion")]


def test_the_barrier_named_most_makes_the_claim():
    finding = finding_of(GUIDE, "barrier", ANSWERS, WHO)

    assert finding.claim == "Named by the greatest number of partners: “The law” (3 of 3)."


def test_a_partner_that_nothing_stops_counts_in_the_base_and_is_told_of():
    said = f"""{ANSWERS}
    P02 | any     |       | no
    P04 | any     |       | no
    P04 | barrier | law   | no
    P04 | barrier | cost  | no
    """
    finding = finding_of(GUIDE, "barrier", said, [*WHO, partner("P04")])

    assert finding.claim == (
        "Named by the greatest number of partners: “The law” (3 of 4); 1 said that nothing stops"
        " it."
    )
    assert finding.base.text == "4 of 4 partners answered"


def test_barriers_raised_unasked_are_told_from_those_that_were_shown():
    [chart] = blocks_of(finding_of(GUIDE, "barrier", ANSWERS, WHO), Chart)

    assert chart.categories == ("The law", "Cost", "Habit")
    assert series_of(chart) == {
        MENTIONS["spontaneous"]: (1, 0, 0),
        MENTIONS["prompted"]: (2, 1, 0),
    }


def test_the_modes_behind_the_mentions_are_counted():
    [words] = blocks_of(finding_of(GUIDE, "barrier", ANSWERS, WHO), Prose)

    assert words.text == (
        "A barrier can be raised before it is shown only in an interview: 2 partners were"
        " interviewed, and 1 partner answered online, with the list in view."
    )


def test_each_barrier_shows_how_many_partners_see_a_way_past_it():
    [table] = blocks_of(finding_of(GUIDE, "barrier", ANSWERS, WHO), Table)

    assert table.columns == (
        *("Barrier", "Partners that named it", "Partners that named a way past it"),
        *("Easy", "Takes long"),
    )
    assert table.rows == (
        ("The law", "3", "1", "1", "1"),
        ("Cost", "1", "0", "0", "0"),
        ("Habit", "0", "0", "0", "0"),
    )
