"""How much it matters to partners."""

from analysis.findings import Chart
from tests.analysis.given import blocks_of, finding_of, partner, series_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    questions:
      - {id: importance, kind: scale, ask: "How important is it?", indicator: importance,
         options: {little: "Not important", fairly: "Fairly important", very: "Very important",
                   critical: "Critical"}}
""")
ANSWERS = """
    P01 | importance | | critical
    P02 | importance | | very
    P03 | importance | | little
    P04 | importance | | dont_know
"""
STUDY = [
    partner("P01"),
    partner("P02", type="Funder"),
    partner("P03", type="Funder"),
    partner("P04", type="Adviser"),
]


def test_the_two_highest_points_of_the_scale_make_the_claim():
    finding = finding_of(GUIDE, "importance", ANSWERS, STUDY)

    assert finding.claim == (
        "Called critical or very important by 2 of the 3 partners that answered."
    )
    assert finding.base.text == "3 of 4 partners answered; 1 said that they do not know"


def test_importance_is_shown_in_all_and_by_type_of_partner():
    overall, by_type = blocks_of(finding_of(GUIDE, "importance", ANSWERS, STUDY), Chart)

    assert series_of(overall) == {"Number of partners": (1, 0, 1, 1)}
    assert by_type.categories == ("Adviser", "Delivery body", "Funder")
    assert series_of(by_type) == {
        "Not important": (0, 0, 1),
        "Fairly important": (0, 0, 0),
        "Very important": (0, 0, 1),
        "Critical": (0, 1, 0),
    }


def test_a_short_scale_has_one_highest_point():
    guide = guide_of("""
        questions:
          - {id: importance, kind: scale, ask: "How important is it?", indicator: importance,
             options: {low: "Low", middle: "Middle", high: "High"}}
    """)

    finding = finding_of(guide, "importance", "P01 | importance | | high")
    assert finding.claim == "Called high by the only partner that answered."
