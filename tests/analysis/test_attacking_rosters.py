"""What is published of the steps that partners listed is attacked by adding up.

Whoever attacks has every number that is told: of each step, of each answer about it, and of steps
by how soon. No number of one or two partners may follow from others.
"""

import re
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as some

from analysis.findings import Report, Table
from analysis.suppression import LEAST, MARK, publishable
from tests.analysis.given import partners, report_of, tables_of
from tests.analysis.test_attacking_money import follows
from tests.guide_of import guide_of

GUIDE = guide_of("""
rosters:
  steps: {title: "Key steps", item: step, named_by: step, most: 3}
questions:
  - {id: step, for_each: steps, kind: text, ask: "Which steps?", indicator: step_name}
  - {id: need, for_each: steps, kind: one_of, ask: "How needed?", indicator: step_need,
     options: {essential: "Essential", optional: "Optional"}}
  - {id: time, for_each: steps, kind: one_of, ask: "How soon?", indicator: step_time,
     options: {immediate: "At once", medium: "Soon", long: "Late"}}
""")
STEPS = ("Train", "Buy", "Hire")
LABELS = {"essential": "Essential", "optional": "Optional"}
TIMES = {"immediate": "At once", "medium": "Soon", "long": "Late"}
Named = tuple[str, str] | None
Entry = tuple[int, str, str, str]
"""A partner, the step that it named, and what it said of it."""

OF_STEP = some.none() | some.tuples(some.sampled_from([*LABELS]), some.sampled_from([*TIMES]))
NOW, LATE, SPARE = ("essential", "immediate"), ("essential", "long"), ("optional", "medium")


@settings(max_examples=12, deadline=None)
@example(said=[(NOW, NOW, None)] * 3 + [(LATE, None, SPARE), (None, SPARE, None)])
@example(said=[(NOW, None, None)] * 4 + [(LATE, None, None)])
@example(said=[(NOW, LATE, None)] * 3 + [(SPARE, LATE, None)] * 2)
@given(said=some.lists(some.tuples(*[OF_STEP] * len(STEPS)), min_size=3, max_size=6))
def test_no_number_of_few_can_be_worked_out_of_what_is_published_of_a_list(said):
    entries = [
        (partner, step, *named)
        for partner, row in enumerate(said)
        for step, named in zip(STEPS, row, strict=True)
        if named
    ]
    whole = report(said)
    told = [of for _, text, of in numbers(publishable(whole).report, entries) if text != MARK]

    for place, text, of in numbers(whole, entries):
        assert int(text) == len(of), place
        if 0 < len({partner for partner, *_ in of}) < LEAST:
            assert not follows(of, told, entries), (place, said)


def report(said: list[tuple[Named, ...]]) -> Report:
    rows = [
        f"P{partner:02} | {question} | {item} | {value}"
        for partner, row in enumerate(said, start=1)
        for item, (step, named) in enumerate(zip(STEPS, row, strict=True), start=1)
        if named
        for question, value in zip(("step", "need", "time"), (step, *named), strict=True)
    ]
    who = partners(*(f"P{n:02}" for n in range(1, len(said) + 1)))
    return report_of(GUIDE, "\n".join(rows), who)


def numbers(
    report: Report, entries: list[Entry]
) -> Iterator[tuple[tuple[str, ...], str, frozenset[Entry]]]:
    """Each number of a table: where it stands, what it says, and what it counts."""
    for finding in report.findings:
        for table in tables_of(finding):
            for row in table.rows:
                for column, text in zip(table.columns[1:], row[1:], strict=True):
                    if text == MARK or text.isdigit():
                        place = table.title, row[0], column
                        yield place, text, frozenset(counted(table, row[0], column, entries))


def counted(table: Table, row: str, column: str, entries: list[Entry]) -> Iterator[Entry]:
    alone = re.search("named by one partner", row)
    for entry in entries:
        _, step, need, time = entry
        of_row = row in (step, TIMES[time]) or (alone and number_of(step, entries) == 1)
        if of_row and column in ("Partners", "Number of partners", LABELS[need], TIMES[time]):
            yield entry


def number_of(step: str, entries: list[Entry]) -> int:
    return sum(named == step for _, named, *_ in entries)
