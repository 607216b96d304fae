"""A study of four partners, small enough for paper: each expected number was worked out by hand.

P01 and P02 are councils, P03 a charity, P04 a fund that holds nothing.

             held                wanted        wish to share   may share
    P01      postcode, sector    outcome       both            postcode yes, sector no
    P02      postcode            sector        no postcode     postcode yes
    P03      outcome             postcode      outcome         outcome on conditions
    P04      nothing             postcode      -               -

Flows: postcode P01 -> P03 and P01 -> P04 could go now; P02 -> P03 and P02 -> P04 wait for the wish
of P02; sector P01 -> P02 waits for P01 to be allowed; outcome P03 -> P01 could go on a condition.

Who can: P01 and P03 can export data, P02 does not know if it can; P01 keeps the postcode in a
database and the sector on paper. Somebody could analyse data at P01 and P04, at P02 when other work
allows, at P03 nobody. Then postcode P01 -> P04 could go now, and P01 -> P03 if P03 had an analyst;
P02 -> P04 waits for the wish of P02 alone, P02 -> P03 for the analyst besides; sector P01 -> P02
for leave and for a form that can be sent; outcome P03 -> P01 could go on the condition of P03.
If P04 does not know who would analyse data, nothing that was told bars P01 -> P04: it could go as
far as is told, and not now.

Money: P01 1,000 to 3,000, P02 2,000 to 4,000, P03 500: 3,500 to 7,500 in all.
"""

from random import Random

import pytest

from analysis.criteria import Ability, Reads
from analysis.findings import Finding, Network, Table
from analysis.flows import flows
from analysis.report import feasibility_report
from analysis.suppression import publishable
from tests.analysis.given import (
    FACTS,
    answers,
    blocks_of,
    finding_of,
    frame_of,
    partner,
    report_of,
    tables_of,
)
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  records:
    number: 1
    title: "Records"
    groups:
      all: {label: "All", items: {postcode: "Postcode", sector: "Sector", outcome: "Outcome"}}
questions:
  - id: matters
    kind: scale
    ask: "Does it matter?"
    options: {no: "No", partly: "In part", yes: "Yes"}
    indicator: importance
  - id: held
    kind: one_of
    for_each: records
    ask: "Do you hold it?"
    options: {held: "Yes", partly: "In part", not_held: "No"}
    indicator: data_held
  - id: will
    kind: one_of
    for_each: records
    ask: "Would you share it?"
    options: {yes: "Yes", no: "No"}
    indicator: wish_to_share
  - id: may
    kind: one_of
    for_each: records
    ask: "May you share it?"
    options: {yes: "Yes", conditions: "On conditions", no: "No"}
    indicator: allowed_to_share
  - id: want
    kind: one_of
    for_each: records
    ask: "Would you like it?"
    options: {yes: "Yes", no: "No"}
    indicator: wish_to_receive
  - id: cost
    kind: money
    ask: "What would it cost?"
  - {id: export, kind: one_of, ask: "Export?", options: {yes: "Yes", no: "No"}}
  - id: form
    kind: any_of
    for_each: records
    ask: "In what form?"
    options: {paper: "Paper", database: "Database", other: "Other"}
  - id: analyst
    kind: one_of
    ask: "Who would analyse it?"
    options: {someone: "Someone", if_time: "Someone, with time", nobody: "Nobody"}
""")
SINCE = {"reason": "As agreed", "date": "2026-11-26"}
ABILITIES = (
    Ability(id="export", title="An export", who="sends", reads=Reads(question="export"),
            able=("yes",), unable=("no",), **SINCE),
    Ability(id="form", title="A form that can be sent", who="sends", reads=Reads(question="form"),
            able=("database",), unable=("paper",), untold=("other",), **SINCE),
    Ability(id="analyst", title="An analyst", who="receives", reads=Reads(question="analyst"),
            able=("someone",), conditions=("if_time",), unable=("nobody",), **SINCE),
)  # fmt: skip
WHO = [
    partner("P01", type="Council"),
    partner("P02", type="Council"),
    partner("P03", type="Charity"),
    partner("P04", type="Fund"),
]
SAID = """
    P01 | matters |          | yes
    P02 | matters |          | yes
    P03 | matters |          | partly
    P04 | matters |          | dont_know
    P01 | held    | postcode | held
    P01 | held    | sector   | held
    P01 | held    | outcome  | not_held
    P02 | held    | postcode | partly
    P02 | held    | sector   | not_held
    P02 | held    | outcome  | not_held
    P03 | held    | postcode | not_held
    P03 | held    | sector   | not_held
    P03 | held    | outcome  | held
    P01 | will    | postcode | yes
    P01 | will    | sector   | yes
    P02 | will    | postcode | no
    P03 | will    | outcome  | yes
    P01 | may     | postcode | yes
    P01 | may     | sector   | no
    P02 | may     | postcode | yes
    P03 | may     | outcome  | conditions
    P01 | want    | outcome  | yes
    P02 | want    | sector   | yes
    P03 | want    | postcode | yes
    P04 | want    | postcode | yes
    P01 | cost    |          | {"low": 1000, "high": 3000}
    P02 | cost    |          | {"low": 2000, "high": 4000}
    P03 | cost    |          | {"central": 500}
"""
CAN = """
    P01 | export  |          | yes
    P02 | export  |          | dont_know
    P03 | export  |          | yes
    P01 | form    | postcode | ["paper", "database"]
    P01 | form    | sector   | ["paper"]
    P02 | form    | postcode | ["database"]
    P03 | form    | outcome  | ["database", "other"]
    P01 | analyst |          | someone
    P02 | analyst |          | if_time
    P03 | analyst |          | nobody
    P04 | analyst |          | someone
"""


def found(id: str):
    return finding_of(GUIDE, id, SAID, WHO)


def table(finding, title: str) -> dict[str, tuple[str, ...]]:
    tables = [getattr(block, "table", block) for block in finding.blocks]
    rows = next(t.rows for t in tables if getattr(t, "title", "") == title)
    return {row[0]: row[1:] for row in rows}


def test_importance():
    finding = found("matters")

    assert finding.claim == "Called yes by 2 of the 3 partners that answered."
    assert finding.base.text == "3 of 4 partners answered; 1 said that they do not know"
    assert table(finding, "Does it matter? By type of partner") == {
        "Charity": ("0", "1", "0"),
        "Council": ("0", "0", "2"),
        "Fund": ("0", "0", "0"),
    }


def test_what_is_held():
    finding = found("held")

    assert finding.claim == (
        "Held, in whole or in part, by the greatest number of partners: “Postcode” (2 of 3)."
    )
    assert finding.base.answered == 3


def test_what_could_be_shared():
    finding = found("want")

    assert finding.claim == (
        "Of 3 kinds of data: 1 shareable now, 1 shareable under conditions and 1 with a legal gap."
    )
    assert table(finding, "Demand and supply") == {
        "Postcode": ("2", "2", "1", "2"),
        "Sector": ("1", "1", "1", "0"),
        "Outcome": ("1", "1", "1", "1"),
    }


def test_flows():
    finding = found("want_flows")

    assert finding.claim == (
        "Of 6 flows that partners want: 2 could go now, 1 could go under a condition and"
        " 3 could go if one thing were put right."
    )
    assert table(finding, "Flows by kind of data") == {
        "Postcode": ("2", "2", "2", "0", "2", "0", "0"),
        "Sector": ("1", "1", "0", "0", "1", "0", "0"),
        "Outcome": ("1", "1", "0", "1", "0", "0", "0"),
    }
    assert table(finding, "Flows that one thing alone bars, by kind of data") == {
        "Postcode": ("0", "2"),
        "Sector": ("1", "0"),
        "Outcome": ("0", "0"),
    }
    assert table(finding, "Would like to share and may share") == {
        "Postcode": ("1", "1", "0"),
        "Sector": ("1", "0", "1"),
        "Outcome": ("1", "1", "0"),
    }


def who_can(said: str = CAN) -> Finding:
    frame = frame_of(GUIDE, SAID + said, WHO)
    return flows(frame, GUIDE, GUIDE.question("want"), ABILITIES)


def test_flows_by_who_can_send_and_receive():
    finding = who_can()

    assert finding.claim == (
        "Of 6 flows that partners want: 1 could go now, 1 could go under a condition,"
        " 2 could go if one thing were put right and 2 could go if several things were."
    )
    assert table(finding, "Flows by kind of data") == {
        "Postcode": ("2", "2", "1", "0", "0", "2", "1", "0"),
        "Sector": ("1", "1", "0", "0", "0", "0", "1", "0"),
        "Outcome": ("1", "1", "0", "0", "1", "0", "0", "0"),
    }
    assert table(finding, "What bars flows, and on what they depend") == {
        "Leave to share it": ("0", "1", "1"),
        "The wish to share it": ("1", "1", "0"),
        "An export": ("0", "0", "0"),
        "A form that can be sent": ("0", "1", "0"),
        "An analyst": ("1", "1", "0"),
    }


def test_what_nobody_told_is_neither_able_nor_unable():
    finding = who_can(CAN.replace("P04 | analyst |          | someone", ""))

    assert "1 could go as far as is told" in finding.claim
    assert "now" not in finding.claim
    assert table(finding, "Flows by kind of data")["Postcode"] == (
        *("2", "2"),
        *("0", "1", "0", "2", "1", "0"),
    )
    [network] = blocks_of(finding, Network)
    assert network.grid.cells[0] == ("none", "barred", "barred", "as_told")


def test_numbers_of_flows_are_published_only_where_enough_hold_the_data():
    """Two partners hold the postcode and two want it: its four flows would tell both."""
    finding = next(f for f in publishable(report_of(GUIDE, SAID, WHO)).report.findings
                   if f.id == "want_flows")  # fmt: skip

    assert "is not published" in finding.claim
    assert "Flows by kind of data" not in [t.title for t in tables_of(finding)]


def test_who_could_give_to_whom():
    [network] = blocks_of(found("want_flows"), Network)

    assert network.nodes == ("P01", "P02", "P03", "P04")
    assert network.grid.cells == (
        ("none", "barred", "now", "now"),
        ("none", "none", "barred", "barred"),
        ("condition", "none", "none", "none"),
        ("none", "none", "none", "none"),
    )


def test_a_cell_of_who_could_give_to_whom_knows_the_answers_of_both():
    numbered = [row._replace(id=number) for number, row in enumerate(answers(SAID), start=1)]
    findings = feasibility_report(numbered, WHO, GUIDE, FACTS).findings
    [network] = blocks_of(next(each for each in findings if each.id == "want_flows"), Network)
    said = {row.id: (row.partner, row.question, row.item) for row in numbered}

    assert [said[id] for id in network.grid.answers[0][2]] == [
        ("P03", "want", "postcode"),
        ("P01", "held", "postcode"),
        ("P01", "will", "postcode"),
        ("P01", "may", "postcode"),
    ]
    assert network.grid.answers[0][0] == ()


def test_costs():
    finding = found("cost")

    assert finding.claim == (
        "The figures given add up to between £3,500 and £7,500, from 3 of 4 partners."
    )
    higher = "What would it cost? If they turn out higher, from 3 of 4 partners"
    assert table(finding, higher)["In all, three times as much"] == ("£10,500", "–", "£22,500")


def test_the_order_of_answers_and_partners_changes_nothing():
    turned = "\n".join(reversed(SAID.strip().splitlines()))

    assert report_of(GUIDE, turned, WHO[::-1]) == report_of(GUIDE, SAID, WHO)


@pytest.mark.parametrize("number", range(5))
def test_a_partner_more_never_lowers_a_count(number):
    """Whatever it says of what is held and wanted; only the claims may change their leaders."""
    random = Random(number)
    options = {"held": ("held", "partly", "not_held"), "want": ("yes", "no")}
    more = "\n".join(
        f"P05 | {question} | {item} | {random.choice(options[question])}"
        for question in options
        for item in ("postcode", "sector", "outcome")
    )
    before = report_of(GUIDE, SAID, WHO)
    after = report_of(GUIDE, f"{SAID}\n{more}", [*WHO, partner("P05", type="Council")])

    for old, new in zip(counts_of(before), counts_of(after), strict=True):
        assert old <= new


def counts_of(report) -> list[int]:
    ids = ("held", "want", "want_flows")
    tables = (
        getattr(block, "table", block)
        for finding in report.findings
        if finding.id in ids
        for block in finding.blocks
    )
    return [
        int(row[column])
        for table in tables
        if isinstance(table, Table)
        for row in table.rows
        for column in table.numeric
    ]
