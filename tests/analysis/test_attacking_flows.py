"""What is published of who could share one kind of data is attacked by trying all it may mean.

Whoever attacks keeps what comes to the numbers that are told, to what the answers come to, and to
what the statements say. What stays is more than one number for each small one that is left out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from analysis.findings import Finding, Prose, Report
from analysis.left_out import around
from analysis.numbers_told import FLOWS, Told
from analysis.suppression import MARK, publishable
from analysis.withheld import SMALL
from tests.analysis.attacking import assert_no_small_number_is_told
from tests.analysis.given import blocks_of, partners, report_of, tables_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  records: {number: 1, title: "Records", groups: {all: {label: "All", items: {name: "Name"}}}}
questions:
  - {id: held, for_each: records, kind: one_of, ask: "Held?", indicator: data_held,
     options: {held: "We do", partly: "In part", not_held: "We do not"}}
  - {id: may, for_each: records, kind: one_of, ask: "Allowed?", indicator: allowed_to_share,
     options: {"yes": "Yes", "no": "No"}}
  - {id: want, for_each: records, kind: one_of, ask: "Wanted?", indicator: wish_to_receive,
     options: {"yes": "Yes", "no": "No"}}
""")


class Said(NamedTuple):
    """What one partner said; nobody is asked whether it may share what it does not hold."""

    wants: bool
    holds: bool
    may: bool = False


EVERYTHING = [Said(w, h, m) for w in (True, False) for h, m in ((0, 0), (1, 0), (1, 1))]
World = tuple[Said, ...]
W, H, M, WH, WM, N = (
    *(Said(True, False), Said(False, True), Said(False, True, True)),
    *(Said(True, True), Said(True, True, True), Said(False, False)),
)


@pytest.mark.parametrize(
    "world",
    [
        (WM, WM, M),  # two want what three hold: the number of flows told that they are two
        (WM, N, N),  # who wants it holds it alone
        (W, WM, WM, WH),  # three hold what four want: the number of flows told that one does not
        (WM, WM, WH, WH),
        (W, W, W, M),
        (WM, WM, WM, WM, N),
        (WM, WM, WM, WH, H),
        (W, W, W, WM, M, M),  # 11 flows of 4 that want it and 3 that hold it: one does both
        (W, W, WH, WH, WH, N),  # 12 of 5 and 3: two want it and do not hold it
        (WH, M, M, M, M),  # all hold it, and all but one of them may share it
        (H, H, M, M, M),
    ],
)
def test_no_small_number_can_be_worked_out_of_what_few_partners_said_of_one_kind_of_data(world):
    told = dict(told_by(publishable(report_about(world)).report))

    assert_no_small_number_is_told(world, EVERYTHING, told, numbers_of)


def test_how_many_may_share_it_goes_where_all_but_one_of_those_that_answered_do():
    """Else whoever knows how many answered knows that one does not hold it."""
    told = dict(told_by(publishable(report_about((WM, M, M, N))).report))

    assert told.get("Hold it and may share it", MARK) == MARK


def test_flows_of_all_kinds_go_with_those_of_one():
    """Few products come to one sum: of 13 that are barred beside 10 that are not, one was known."""
    part, other = (Told(frozenset(each), FLOWS, frozenset("abc")) for each in ((1, 2), (3,)))
    whole = Told(part.places | other.places, FLOWS, frozenset("abcd"))

    assert around([part, other, whole], {part: SMALL}, FLOWS) == {whole}


def report_about(world: World) -> Report:
    rows = []
    for n, said in enumerate(world):
        answers = {"held": ("not_held", "held")[said.holds], "want": ("no", "yes")[said.wants]}
        answers |= {"may": ("no", "yes")[said.may]} if said.holds else {}
        rows += [f"P{n:02} | {question} | name | {value}" for question, value in answers.items()]
    return report_of(GUIDE, "\n".join(rows), partners(*(f"P{n:02}" for n in range(len(world)))))


def told_by(report: Report) -> Iterator[tuple[str, str]]:
    """Every number by its column; what the answers come to; what the statement and remarks say."""
    for finding in report.findings:
        for table in tables_of(finding):
            for row in table.rows:
                yield from zip(table.columns[1:], row[1:], strict=True)
    flows = next(finding for finding in report.findings if finding.id == "want_flows")
    yield from in_statement(flows)
    remarks = " ".join(block.text for block in blocks_of(flows, Prose))
    yield "nobody else holds it", str("Wanted, and held by no other" in remarks)
    yield "nobody wants it", str("Held, and wanted by no partner" in remarks)


def in_statement(flows: Finding) -> Iterator[tuple[str, str]]:
    if flows.claim.startswith("No partner holds"):
        yield "flows", "0"
    elif "is not published" not in flows.claim:
        yield "kinds", str(("could go now" in flows.claim, "put right" in flows.claim))
        yield from (("flows", number) for number in re.findall(r"Of (\d+) flow", flows.claim))


def numbers_of(world: World) -> dict[str, str]:
    """The same of this world, whether it may be told or not; some is told in no cell."""
    pairs = [(a, b) for n, a in enumerate(world) for m, b in enumerate(world) if n != m]
    flows = [holder.may for holder, wanter in pairs if holder.holds and wanter.wants]
    wants, holds = sum(said.wants for said in world), sum(said.holds for said in world)
    both = sum(said.wants and said.holds for said in world)
    return {
        "Want it and hold it": str(both),
        "Want it and do not hold it": str(wants - both),
        "Hold it and may not share it": str(sum(said.holds and not said.may for said in world)),
        "Want it": str(wants),
        "Hold it": str(holds),
        "Hold it and may share it": str(sum(said.may for said in world)),
        "We do": str(holds),
        "We do not": str(len(world) - holds),
        "Works now": str(sum(flows)),
        "One thing bars it": str(len(flows) - sum(flows)),
        "Leave to share it": str(len(flows) - sum(flows)),
        "As far as leave to share it goes": status_of(wants, flows),
        "flows": str(len(flows)),
        "kinds": str((any(flows), not all(flows))),
        "nobody else holds it": str(bool(wants and not flows)),
        "nobody wants it": str(bool(holds and not wants)),
    }


def status_of(wants: int, flows: list[bool]) -> str:
    if not wants:
        return "Not wanted"
    if not flows:
        return "Not held"
    return "Shareable now" if any(flows) else "Legal gap"
