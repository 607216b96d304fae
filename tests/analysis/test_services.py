"""Which services partners offer."""

from analysis.findings import Chart, Grid, Prose
from tests.analysis.given import blocks_of, finding_of, partner, partners, series_of
from tests.guide_of import guide_of

HANDOUT = """
    handouts:
      services:
        number: 2
        title: "Services"
        groups:
          work: {label: "Work", items: {advice: "Advice", training: "Training"}}
          money: {label: "Money", items: {pensions: "Pensions"}}
    questions:
      - {id: offered, kind: one_of, for_each: services, ask: "Do you offer it?",
         indicator: service_offered, options: {"yes": "Yes", "no": "No"}}
"""
GUIDE = guide_of(f"""{HANDOUT}
      - {{id: provider, kind: one_of, for_each: services, ask: "Who provides it?",
         indicator: service_provider, ask_if: {{offered: ["yes"]}},
         options: {{in_house: "We do", sub_contracted: "Under contract"}}}}
""")
ANSWERS = """
    P01 | offered  | advice   | yes
    P01 | provider | advice   | in_house
    P01 | offered  | training | yes
    P01 | provider | training | sub_contracted
    P01 | offered  | pensions | no
    P02 | offered  | advice   | yes
    P02 | offered  | training | no
    P02 | provider | training | in_house
    P02 | offered  | pensions | dont_know
"""


def test_the_service_offered_most_makes_the_claim():
    finding = finding_of(GUIDE, "offered", ANSWERS)

    assert finding.title == "Services offered"
    assert finding.claim == "Offered by the greatest number of partners: “Advice” (2 of 2)."


def test_services_that_nobody_offers_are_named():
    [words] = blocks_of(finding_of(GUIDE, "offered", ANSWERS), Prose)

    assert words.text == "Offered by no partner that answered: “Pensions”."


def test_a_bar_is_as_long_as_there_are_partners_that_offer_the_service():
    [chart] = blocks_of(finding_of(GUIDE, "offered", ANSWERS), Chart)

    assert chart.categories == ("Advice", "Training", "Pensions")
    assert series_of(chart) == {
        "We do": (1, 0, 0),
        "Under contract": (0, 1, 0),
        "Provider not said": (1, 0, 0),
    }


def test_the_grid_shows_who_provides_each_service_for_each_partner():
    who = [*partners("P01", "P02"), partner("P03", status="declined")]
    [grid] = blocks_of(finding_of(GUIDE, "offered", ANSWERS, who), Grid)

    assert grid.rows == ("Partner 01", "Partner 02", "Partner 03")
    assert grid.columns == ("Advice", "Training", "Pensions")
    assert grid.cells == (
        ("provider_in_house", "provider_sub_contracted", "no"),
        ("yes", "no", "dont_know"),
        ("no_answer", "no_answer", "no_answer"),
    )
    assert [state.mark for state in grid.states] == ["1", "2", "Y", "N", "DK", "PN", "n/a", "?"]
    assert [state.label for state in grid.states][:2] == ["We do", "Under contract"]


def test_a_guide_that_does_not_ask_who_provides_counts_offers_alone():
    finding = finding_of(guide_of(HANDOUT), "offered", "P01 | offered | advice | yes")

    [chart] = blocks_of(finding, Chart)
    assert series_of(chart) == {"Number of partners": (1, 0, 0)}


def test_no_offer_at_all_is_said():
    finding = finding_of(GUIDE, "offered", "P01 | offered | advice | no")

    assert finding.claim == "Offered by no partner that answered."
