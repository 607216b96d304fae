"""Barriers with the key steps that answer them, and barriers in law asserted and confirmed."""

from typing import NamedTuple

from analysis.entries import Entries
from analysis.findings import Finding, Report, Table
from analysis.report import feasibility_report
from analysis.suppression import publishable
from guides.row_names import key_of
from tests.analysis.given import FACTS, answers, blocks_of, partners
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  barriers:
    number: 1
    title: "Barriers"
    groups:
      all: {label: "All", items: {law: "The law", staff: "Staff", money: "Money"}}
rosters:
  steps: {title: "Key steps", item: step, named_by: step_name, most: 3}
questions:
  - {id: barrier, for_each: barriers, kind: one_of, ask: "In the way?", indicator: barrier,
     options: {"yes": "Yes", "no": "No"}}
  - {id: remedy, for_each: barriers, kind: long_text, ask: "A way past?", indicator: remedy,
     ask_if: {barrier: "yes"}}
  - {id: step_name, for_each: steps, kind: text, ask: "Steps?", indicator: step_name}
""")
SAID = """
    P01 | barrier | law | yes
    P02 | barrier | law | yes
    P03 | barrier | law | yes
    P03 | barrier | staff | yes
    P04 | barrier | staff | no
    P01 | remedy | law | Ask a lawyer
    P01 | step_name | 1 | Get legal advice
    P02 | step_name | 1 | get  legal advice.
    P02 | step_name | 2 | Buy laptops
"""


class Coding(NamedTuple):
    barrier: str
    steps: tuple[str, ...] = ()
    law: str = "none"
    source: str = ""


ADVICE, GONE = key_of("Get legal advice"), key_of("A step of a partner that left")
CONFIRMED = Coding("law", (ADVICE, GONE), "confirmed", "Adviser's note, 3 May 2026")


def report_with(*codings: Coding) -> Report:
    who = partners("P01", "P02", "P03", "P04")
    entries = Entries(codings=codings)
    return feasibility_report(answers(SAID), who, GUIDE, FACTS, entries=entries)


def register(report: Report, name: str = "barrier_register") -> Finding:
    return next(each for each in report.findings if each.id == name)


def tables(finding: Finding) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {table.title: table.rows for table in blocks_of(finding, Table)}


def test_there_is_no_register_before_anybody_looked_at_a_barrier():
    assert "barrier_register" not in [each.id for each in report_with().findings]


def test_each_barrier_stands_with_the_steps_that_answer_it_and_gaps_are_named():
    finding = register(report_with(CONFIRMED, Coding("staff")))

    assert finding.claim == (
        "Key steps answer 1 of 2 barriers that partners named; no step answers “Staff”;"
        " of 1 barrier in law, 1 is confirmed."
    )
    assert tables(finding)["Barrier register"] == (
        ("The law", "3", "1", "Get legal advice"),
        ("Staff", "1", "0", "None"),
        ("Money", "0", "0", "–"),
    )
    idle = register(report_with(CONFIRMED), "barrier_idle_steps")
    assert idle.claim == "1 of 2 key steps answers no barrier."
    assert tables(idle) == {"Key steps that answer no barrier": (("Buy laptops", "1"),)}
    assert finding.leads and not idle.leads


def test_a_barrier_that_nobody_looked_at_is_told_from_one_that_no_step_answers():
    finding = register(report_with(CONFIRMED))

    assert "not looked at yet: “Staff”" in finding.claim
    assert tables(finding)["Barrier register"][1][-1] == "Not looked at yet"


def test_what_is_asserted_in_law_is_told_apart_from_what_is_confirmed():
    asserted = register(report_with(Coding("law", law="asserted")))

    assert "none is confirmed" in asserted.claim
    assert tables(asserted)["Barriers in law: asserted and confirmed"] == (
        ("The law", "3", "Asserted by partners, confirmed by nobody", "–"),
    )
    assert tables(register(report_with(CONFIRMED)))["Barriers in law: asserted and confirmed"] == (
        ("The law", "3", "Confirmed", "Adviser's note, 3 May 2026"),
    )


ASKS_THE_GROUND = guide_of("""
handouts:
  barriers: {number: 1, title: "B", groups: {all: {label: "All", items: {law: "The law"}}}}
  data: {number: 2, title: "D", groups: {all: {label: "All", items: {name: "N", age: "A"}}}}
questions:
  - {id: barrier, for_each: barriers, kind: one_of, ask: "In the way?", indicator: barrier,
     options: {"yes": "Yes", "no": "No"}}
  - {id: may, for_each: data, kind: one_of, ask: "Allowed?", indicator: allowed_to_share,
     options: {"yes": "Yes", "no": "No"}}
  - {id: ground, kind: one_of, ask: "A ground?", indicator: lawful_basis,
     options: {confirmed: "Confirmed", believed: "Believed", "none": "None"}}
""")


def test_a_barrier_in_law_shows_what_those_that_named_it_said_of_their_own_ground():
    said = answers("""
        P01 | barrier | law  | yes
        P02 | barrier | law  | yes
        P03 | barrier | law  | yes
        P04 | barrier | law  | no
        P01 | ground  |      | confirmed
        P02 | ground  |      | believed
        P04 | ground  |      | confirmed
        P01 | may     | name | no
        P01 | may     | age  | no
        P02 | may     | name | yes
    """)
    entries = Entries(codings=[Coding("law", law="asserted")])
    who = partners("P01", "P02", "P03", "P04")
    report = feasibility_report(said, who, ASKS_THE_GROUND, FACTS, entries=entries)

    [table] = [each for each in blocks_of(register(report), Table) if "ground" in each.title]

    assert table.columns[1:] == (
        *("Confirmed", "Believed", "None", "No answer"),
        "May not share some of what they hold",
    )
    assert table.rows == (("The law", "1", "1", "0", "1", "1"),)
    assert table.counted[0][2].partners == {"P02"}
    # One of each: in the open they would be known.
    assert table.title not in tables(register(publishable(report).report))


def test_a_number_opens_to_the_answers_that_it_counts():
    finding = register(report_with(CONFIRMED))
    table = blocks_of(finding, Table)[0]

    assert table.counted[0][1].partners == {"P01", "P02", "P03"}


def test_the_publishable_register_leaves_small_numbers_out():
    report = publishable(report_with(CONFIRMED)).report

    assert tables(register(report))["Barrier register"][1] == (
        "Staff",
        "[c]",
        "[c]",
        "Not looked at yet",
    )
    idle = register(report, "barrier_idle_steps")
    assert "Key steps that answer no barrier" in idle.blocks[-1].text
    assert "Buy laptops" not in str(idle.blocks)
