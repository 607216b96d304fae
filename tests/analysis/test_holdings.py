"""Which data partners hold, how good it is, and how often it is updated."""

from analysis.findings import Chart, Grid, Prose
from tests.analysis.given import blocks_of, finding_of, partner, partners, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      data_items:
        number: 3
        title: "Data"
        groups:
          people:
            label: "About people"
            track: individual
            items: {postcode: "Postcode", outcomes: "Outcomes"}
          firms:
            label: "About businesses"
            track: business
            items: {address: "Address"}
    questions:
      - {id: own_records, kind: one_of, ask: "Any records?", indicator: own_records,
         options: {"yes": "Yes", "no": "No"}}
      - {id: held, kind: one_of, for_each: data_items, ask: "Held?", indicator: data_held,
         ask_if: {own_records: ["yes"]},
         options: {held: "Held", partly: "In part", not_held: "Not held"}}
      - {id: quality, kind: scale, for_each: data_items, ask: "How good?", indicator: data_quality,
         ask_if: {held: [held, partly]}, options: {poor: "Poor", fair: "Fair", good: "Good"}}
""")
ANSWERS = """
    P01 | own_records |          | yes
    P01 | held        | postcode | held
    P01 | held        | outcomes | partly
    P01 | held        | address  | not_held
    P01 | quality     | postcode | good
    P02 | own_records |          | yes
    P02 | held        | postcode | held
    P02 | held        | outcomes | dont_know
    P03 | own_records |          | no
"""
WHO = [*partners("P01", "P02", "P03"), partner("P04", status="in_progress")]


def test_what_most_partners_hold_makes_the_claim():
    finding = finding_of(GUIDE, "held", ANSWERS, WHO)

    assert finding.claim == (
        "Held, in whole or in part, by the greatest number of partners: “Postcode” (2 of 2)."
    )
    assert finding.base.text == "2 of 3 partners answered; 1 not applicable"


def test_data_that_nobody_holds_are_named():
    [words] = blocks_of(finding_of(GUIDE, "held", ANSWERS, WHO), Prose)

    assert words.text == "Held by no partner that answered: “Address”."


def test_each_track_has_a_grid_that_tells_every_state_apart():
    people, firms = blocks_of(finding_of(GUIDE, "held", ANSWERS, WHO), Grid)

    assert people.title == "Data by partner: About people"
    assert people.columns == ("Postcode", "Outcomes")
    assert dict(zip(people.rows, people.cells, strict=True)) == {
        "Partner 01": ("held", "partly"),
        "Partner 02": ("held", "dont_know"),
        "Partner 03": ("not_applicable", "not_applicable"),
        "Partner 04": ("no_answer", "no_answer"),
    }
    assert [(state.mark, state.shade) for state in people.states[:3]] == [
        ("Y", 4),
        ("P", 2),
        ("N", 1),
    ]
    assert firms.columns == ("Address",)


def test_every_bar_is_as_long_as_there_are_partners():
    people, _ = blocks_of(finding_of(GUIDE, "held", ANSWERS, WHO), Chart)

    assert series_of(people) == {
        "Held": (2, 0),
        "In part": (0, 1),
        "Not held": (0, 0),
        "Don't know": (0, 1),
        "Prefer not to say": (0, 0),
        "Not applicable": (1, 1),
        "No answer": (1, 1),
    }
    assert {sum(bar) for bar in zip(*series_of(people).values(), strict=True)} == {4}


def test_quality_is_counted_among_those_that_hold_the_data():
    finding = finding_of(GUIDE, "quality", ANSWERS, WHO)

    people, _ = blocks_of(finding, Chart)
    assert finding.title == "Quality of the data held"
    assert finding.claim == ("Called good by the greatest number of partners: “Postcode” (1 of 1).")
    assert people.value_title == "Number of partners that hold it"
    assert series_of(people) == {
        "Poor": (0, 0),
        "Fair": (0, 0),
        "Good": (1, 0),
        "Not said": (1, 1),
    }


def test_quality_of_what_nobody_holds_is_not_applicable():
    finding = finding_of(GUIDE, "quality", "P01 | own_records | | no")

    assert finding.claim == "This was not applicable to any partner."
