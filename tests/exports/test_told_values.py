"""The publishable data beside the publishable report are attacked by trying all they may mean.

Whoever attacks knows the report, how many rows the data have, and how often each answer stands in
them. What stays is more than one number for each small one that either leaves out, and for each
answer of those few who did not agree to be in the data.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from analysis.findings import Report
from analysis.recovering import Places, leaks
from analysis.report import feasibility_report
from analysis.suppression import publishable
from exports.data.publishable import closed
from exports.data.told_values import Reported, Telling, told_values
from guides.answers.said import as_said
from tests.analysis.attacking import assert_no_small_number_is_told
from tests.analysis.given import FACTS, Answer, answers, partners, tables_of
from tests.analysis.test_kept_study import GUIDE as KEPT_GUIDE
from tests.analysis.test_kept_study import SAID as KEPT
from tests.analysis.test_kept_study import WHO
from tests.guide_of import guide_of

GUIDE = guide_of("""
questions:
  - {id: goals, kind: one_of, ask: "Goals?", options: {few: "Few", some: "Some", many: "Many"}}
""")
LABELS = {"few": "Few", "some": "Some", "many": "Many"}


class Said(NamedTuple):
    value: str
    agreed: bool


World = tuple[Said, ...]
EVERYTHING = [Said(*each) for each in product((*LABELS, "dont_know"), (True, False))]


@pytest.mark.parametrize(
    "world",
    [
        "FFFMMMM",  # all agreed, and nothing is small
        "FFFFSMM",  # the report leaves out some and many: neither stands in the data
        "FFFFMMm",  # many are three, of whom one did not agree
        "FFFMMMm",  # the report tells four and the data three: one did not agree
        "FFfMMM?",
        "FFFFFF?",
        "FFFSSSf",
        "FFFFfff",
        "FFFSMMM",
        "ffffmmm",
    ],
)
def test_no_small_number_can_be_worked_out_of_report_and_data_together(world):
    of = {"F": "few", "S": "some", "M": "many", "?": "dont_know"}
    said = tuple(Said(of[letter.upper()], letter.isupper() or letter == "?") for letter in world)

    told = dict(told_by(said))

    assert_no_small_number_is_told(said, EVERYTHING, told, numbers_of)


@pytest.mark.parametrize(
    ("world", "told"),
    [
        ("FFFMMMM", {"Few": 3, "Many": 4}),
        ("FFFFFFF", {"Few": 7}),
        ("FFFFffffMMMM", {"Few": 4, "Many": 4}),  # four did not agree: they are no few either
        ("FFFFMMm", {}),  # one did not agree: the report and the data would tell what it said
        ("FFFFSMM", {"Few": 4}),  # the report tells it as well
    ],
)
def test_what_tells_of_nobody_alone_is_told(world, told):
    of = {"F": "few", "S": "some", "M": "many"}
    said = tuple(Said(of[letter.upper()], letter.isupper()) for letter in world)

    found = {row[0]: int(row[1]) for row in told_by(said) if row[0].startswith("Data")}

    assert found == {f"Data: {label}": count for label, count in told.items()}


def told_by(world: World) -> Iterator[tuple[str, str]]:
    """Every number of the report, and of the data how often each answer stands there, if at all."""
    rows = [
        Answer(f"P{n:02}", "goals", "", *split(said.value), id=n) for n, said in enumerate(world)
    ]
    codes = [row.partner for row in rows]
    whole = feasibility_report(rows, partners(*codes), GUIDE, FACTS)
    shown = publishable(whole).report
    [finding] = shown.findings
    yield "answered", str(finding.base.answered)
    for table in tables_of(finding):
        yield from table.rows
    agreed = {row.partner for row, said in zip(rows, world, strict=True) if said.agreed}
    yield "rows", str(len(agreed))
    told = told_values(closed(GUIDE), cases_of(rows), reported(rows, whole, shown), agreed=agreed)
    labels = dict(enumerate(LABELS.values(), 1))
    yield from ((f"Data: {labels[code]}", str(len(who))) for (_, code), who in told.items())


def split(value: str) -> tuple[str | None, str | None]:
    return (value, None) if value in LABELS else (None, value)


def numbers_of(world: World) -> dict[str, str]:
    """The same of this world, whether it may be told or not; who did not agree is told nowhere."""
    here = Counter(said.value for said in world if said.agreed)
    others = Counter(said.value for said in world if not said.agreed)
    numbers = {
        "answered": sum((here + others)[value] for value in LABELS),
        "rows": here.total(),
        **{label: (here + others)[value] for value, label in LABELS.items()},
        **{f"Data: {label}": here[value] for value, label in LABELS.items()},
        **{f"Others: {label}": others[value] for value, label in LABELS.items()},
    }
    return {name: str(number) for name, number in numbers.items()}


def test_what_the_report_of_a_larger_study_leaves_out_does_not_follow_from_its_data():
    """Each partner of the kept study as often as this; numbers are added and taken away.

    How many gave no answer follows from the base of the report, which is in the data as well.
    """
    often = {"P01": 4, "P02": 3, "P03": 2, "P04": 1}
    said = [
        row._replace(partner=f"{row.partner}-{n}")
        for row in answers(KEPT)
        for n in range(often[row.partner])
    ]
    rows = [row._replace(id=n) for n, row in enumerate(said)]
    who = [each._replace(code=f"{each.code}-{n}") for each in WHO for n in range(often[each.code])]
    whole = feasibility_report(rows, who, KEPT_GUIDE, FACTS)
    of = reported(rows, whole, publishable(whole).report)
    telling = Telling(closed(KEPT_GUIDE), cases_of(rows), of, {each.code for each in who})

    told = [telling.number(*each).places for each in telling.told().items()]
    shown = telling.counted(of.shown)
    hidden = [each.places for each in telling.counted(whole) - shown]
    known = [each.places for each in (*shown, *telling.in_all())]

    assert (len(hidden), len(told)) == (17, 9)
    assert following(hidden, [*known, *told]) == following(hidden, known)


def following(hidden: list[Places], known: list[Places]) -> set[int]:
    return {leak.hidden for leak in leaks(hidden, known)}


def reported(rows: list[Answer], whole: Report, shown: Report) -> Reported:
    return Reported(whole, shown, {row.id: (row.partner, row.question, row.item) for row in rows})


def cases_of(rows: list[Answer]) -> Iterator[SimpleNamespace]:
    for code in {row.partner: None for row in rows}:
        said = {
            (r.question, r.item): as_said(r.value, r.missing) for r in rows if r.partner == code
        }
        yield SimpleNamespace(code=code, said=said, beside={})
