"""What is published of figures that are told by their lowest, middle and highest is attacked.

Whoever attacks knows how many figures there are in each row, tries all that may have been given,
and keeps what comes to the ranges and sums that are told. What a row that is left out would tell
must stay in doubt, and so must the figures of three or four partners.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations_with_replacement, product
from statistics import median

from hypothesis import example, given, settings
from hypothesis import strategies as some

from analysis.charts import figure
from analysis.findings import Finding
from analysis.suppression import publishable
from tests.analysis.given import partner, report_of, tables_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
handouts:
  sheet: {number: 1, title: "Sheet", groups: {all: {label: "All", items: {a: Apples, b: Boats}}}}
questions:
  - {id: stock, kind: number, for_each: sheet, ask: "How many?"}
""")
ITEMS = {"a": "Apples", "b": "Boats"}
MODES = {"interviewer": "Interviewed", "self_completion": "Answered online"}
FIGURES = (1, 2, 3)
Given = Mapping[str, tuple[int, ...]]
"""The figures of each row, from the lowest."""

SOME = some.lists(some.sampled_from(FIGURES), max_size=7).map(lambda each: tuple(sorted(each)))


@settings(max_examples=8, deadline=None, derandomize=True)
@example(first=(1, 2, 2, 2, 2), second=(3,))
@example(first=(1, 1, 2), second=(2, 3))
@example(first=(1, 1, 2, 2), second=(1, 1, 2, 2, 3))
@given(first=SOME.filter(len), second=SOME)
def test_no_figure_of_an_item_that_is_left_out_can_be_worked_out_of_the_range_of_all(first, second):
    lines = [
        f"P{n:02} | stock | {item} | {value}"
        for item, values in zip(ITEMS, (first, second), strict=True)
        for n, value in enumerate(values)
    ]
    report = publishable(report_of(GUIDE, "\n".join(lines))).report

    is_in_doubt(dict(zip(ITEMS.values(), (first, second), strict=True)), report.findings[0])


@settings(max_examples=8, deadline=None, derandomize=True)
@example(first=(1, 2, 3), second=(2,))
@example(first=(2, 2, 2, 2, 2), second=(3,))
@example(first=(1, 2, 2, 3), second=(1, 3))
@given(first=SOME.filter(len), second=SOME)
def test_no_time_of_a_mode_that_is_left_out_can_be_worked_out_of_the_time_of_all(first, second):
    timed = [
        (mode, time) for mode, times in zip(MODES, (first, second), strict=True) for time in times
    ]
    who = [partner(f"P{n:02}", mode=mode, minutes=time) for n, (mode, time) in enumerate(timed)]
    said = "\n".join(f"{each.code} | stock | a | 1" for each in who)
    method = publishable(report_of(GUIDE, said, who)).report.method
    finding = next(each for each in method if each.id == "minutes")

    is_in_doubt(dict(zip(MODES.values(), (first, second), strict=True)), finding)


def is_in_doubt(truth: Given, finding: Finding) -> None:
    """But where all of five and more gave the same: then each is known to have given it."""
    found = [way for way in ways(truth) if all(fits(said, way) for said in told(finding))]
    assert truth in found
    for row, figures in truth.items():
        if figures and not (len(figures) >= 5 and len(set(figures)) == 1):
            assert len({way[row] for way in found}) > 1, (truth, finding.claim)


def ways(truth: Given) -> Iterator[Given]:
    for way in product(*(combinations_with_replacement(FIGURES, len(f)) for f in truth.values())):
        yield dict(zip(truth, way, strict=True))


def told(finding: Finding) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each row with its ends and its middle; and the sentence about all."""
    yield "", (finding.claim,)
    for table in tables_of(finding):
        yield from ((name, (*ends,)) for name, *ends, _ in table.rows)


def fits(said: tuple[str, tuple[str, ...]], way: Given) -> bool:
    row, texts = said
    if row:
        figures = way[row]
        ends = [figure(of(figures)) if figures else "–" for of in (min, median, max)]
        return all(text in ("[c]", end) for text, end in zip(texts, ends, strict=True))
    every = sorted(each for figures in way.values() for each in figures)
    span = f"from {every[0]} to {every[-1]}, with {figure(median(every))} in the middle."
    known = {" in all.": f"gave {sum(every)} minutes", "middle.": span}
    return all(words in texts[0] for end, words in known.items() if texts[0].endswith(end))
