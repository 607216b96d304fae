"""How much partners need each function of a system, by type of partner."""

from analysis.findings import Table
from tests.analysis.given import blocks_of, finding_of, partner
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      functions:
        number: 1
        title: "Functions"
        groups: {all: {label: "All", items: {remind: "Remind staff", steps: "Show steps"}}}
    questions:
      - {id: need, kind: one_of, for_each: functions, ask: "How much?", indicator: function_need,
         options: {must: "Must", should: "Should", could: "Could", not_wanted: "Not wanted"}}
""")
WHO = [
    partner("P01", type="Provider"),
    partner("P02", type="Provider"),
    partner("P03", type="Funder"),
]
ANSWERS = """
    P01 | need | remind | must
    P02 | need | remind | must
    P03 | need | remind | should
    P01 | need | steps  | should
    P02 | need | steps  | not_wanted
    P03 | need | steps  | must
"""


def test_what_is_wanted_is_told_by_type_of_partner_and_by_how_much():
    must, should = blocks_of(finding_of(GUIDE, "need", ANSWERS, WHO), Table)

    assert must.title == "What a system must do: Partners for which it is a must, by type"
    assert must.columns == ("Item", "Funder", "Provider")
    assert must.rows == (("Remind staff", "0", "2"), ("Show steps", "1", "0"))
    assert should.title == "What a system must do: Partners for which it should be there, by type"
    assert should.rows == (("Remind staff", "1", "0"), ("Show steps", "0", "1"))
