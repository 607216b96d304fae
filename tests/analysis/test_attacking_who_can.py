"""What is published of who can send and receive is attacked by trying all that it may mean.

One kind of data; who holds it may share it, and told whether it can send it; who wants it told
whether it can receive it. Whoever attacks keeps what comes to the numbers that are told.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

from analysis.criteria import Ability, Reads
from analysis.findings import Report
from analysis.flows import flows
from analysis.suppression import publishable
from tests.analysis.attacking import assert_no_small_number_is_told
from tests.analysis.given import frame_of, partners, report_of, tables_of
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
  - {id: send, kind: one_of, ask: "Can you send?", options: {"yes": "Can send", "no": "Cannot"}}
  - {id: get, kind: one_of, ask: "Can you get?", options: {"yes": "Can get", "no": "Cannot"}}
""")
SINCE = {"reason": "As agreed", "date": "2026-11-26"}
ABILITIES = tuple(
    Ability(id=id, title=title, who=who, reads=Reads(question=id), able=("yes",), unable=("no",),
            **SINCE)
    for id, title, who in (("send", "A way out", "sends"), ("get", "A way in", "receives"))
)  # fmt: skip


class Said(NamedTuple):
    """Nobody is asked whether it can do what it would not do."""

    wants: bool
    holds: bool
    gets: bool = False
    sends: bool = False


World = tuple[Said, ...]
EVERYTHING = [
    Said(w, h, g, s)
    for w, g in ((False, False), (True, False), (True, True))
    for h, s in ((False, False), (True, False), (True, True))
]
W, WG = Said(True, False), Said(True, False, gets=True)
H, HS = Said(False, True), Said(False, True, sends=True)
WGHS, N = Said(True, True, gets=True, sends=True), Said(False, False)


@pytest.mark.parametrize(
    "world",
    [
        (WG, WG, WG, HS, HS, HS),  # all can
        (WG, WG, WG, HS, HS, H),  # one cannot send
        (WG, WG, W, HS, HS, HS),  # one cannot receive
        (WG, WG, W, HS, HS, H),  # one of each: three numbers tell who many could
        (W, W, W, HS, HS, HS),  # nobody can receive
        (W, W, W, H, H, H),
        (WG, WG, WG, W, HS, HS),
        (WGHS, WGHS, WGHS, W, H),
        (WGHS, WGHS, WGHS, N, N, N),
        (WGHS, WGHS, W, H),
    ],
)
def test_no_small_number_can_be_worked_out_of_who_can_send_and_receive(world):
    told = dict(told_by(publishable(report_about(world)).report))

    assert_no_small_number_is_told(world, EVERYTHING, told, numbers_of)


def report_about(world: World) -> Report:
    rows = []
    for n, said in enumerate(world):
        given = {"held | name": ("not_held", "held")[said.holds]}
        given["want | name"] = ("no", "yes")[said.wants]
        if said.holds:
            given |= {"may | name": "yes", "send |": ("no", "yes")[said.sends]}
        if said.wants:
            given["get |"] = ("no", "yes")[said.gets]
        rows += [f"P{n:02} | {asked} | {value}" for asked, value in given.items()]
    who, text = partners(*(f"P{n:02}" for n in range(len(world)))), "\n".join(rows)
    made = flows(frame_of(GUIDE, text, who), GUIDE, GUIDE.question("want"), ABILITIES)
    report = report_of(GUIDE, text, who)
    kept = tuple(each for each in report.findings if each.id != "want_flows")
    return replace(report, findings=(*kept, replace(made, id="want_flows")))


def told_by(report: Report) -> Iterator[tuple[str, str]]:
    """Every number by its row, as far as there are several, and its column; and the statement."""
    for finding in report.findings:
        for table in tables_of(finding):
            if table.numeric:
                for name, *numbers in table.rows:
                    row = "" if name == "Name" else f"{finding.id} {name} "
                    for column, number in zip(table.columns[1:], numbers, strict=True):
                        yield f"{row}{column}", number
    claim = next(each.claim for each in report.findings if each.id == "want_flows")
    if "is not published" not in claim:
        yield "endings", str([words in claim for words in ("now", "one thing", "several")])
        yield from (("flows", number) for number in re.findall(r"Of (\d+) flow", claim))


def numbers_of(world: World) -> dict[str, str]:
    """The same of this world, whether it may be told or not."""
    pairs = [(a, b) for n, a in enumerate(world) for m, b in enumerate(world) if n != m]
    flows = [(a.sends, b.gets) for a, b in pairs if a.holds and b.wants]
    wants, holds = sum(said.wants for said in world), sum(said.holds for said in world)
    sends, gets = sum(said.sends for said in world), sum(said.gets for said in world)
    out, into, both = (flows.count(each) for each in ((False, True), (True, False), (False, False)))
    numbers = {
        "Want it": wants,
        "Hold it": holds,
        "send Can send Partners": sends,
        "send Cannot Partners": holds - sends,
        "get Can get Partners": gets,
        "get Cannot Partners": wants - gets,
        "Works now": flows.count((True, True)),
        "One thing bars it": out + into,
        "Several things bar it": both,
        "A way out": out,
        "A way in": into,
        "want_flows A way out It alone bars": out,
        "want_flows A way in It alone bars": into,
        "want_flows A way out It bars with others": both,
        "want_flows A way in It bars with others": both,
        "flows": len(flows),
    }
    ends = str([bool(flows.count((True, True))), bool(out + into), bool(both)])
    return {name: str(number) for name, number in numbers.items()} | {"endings": ends}
