"""What partners that named a barrier in law said of their own ground to share data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from analysis.charts import number_table
from analysis.counted import Count, once_each
from analysis.counts import SAYING_NO, about, answered, chosen, count_of
from analysis.findings import Table
from analysis.parted import Parted, Rows
from guides.model import Guide
from guides.question import Question

TITLE = "Barriers in law, and the legal ground of the partners that named them"
NO_ANSWER, MAY_NOT = "No answer", "May not share some of what they hold"


def legal_grounds(frame: Parted, guide: Guide, named: Mapping[str, int]) -> Iterator[Table]:
    """By barrier, of the partners that `named` it; none where the guide asks for no ground.

    What they may share is another question: it stands beside the rest, and adds up to nothing.
    """
    question = guide.measuring("lawful_basis")
    if question is None or not named:
        return
    partners = [
        each.partners if isinstance(each, Count) else frozenset() for each in named.values()
    ]
    grounds = dict(by_ground([of(about(frame, question), who) for who in partners], question))
    may = guide.measuring("allowed_to_share")
    refused = [refusing(of(about(frame, may), who)) for who in partners]
    table = number_table(
        TITLE,
        corner="Barrier",
        categories=list(named),
        series={**grounds, **({MAY_NOT: refused} if may else {})},
        note=f"Each partner was asked once, for all barriers: {question.reading}",
    )
    yield replace(table, numeric=table.numeric[: len(grounds)])


def of(part: Rows, partners: frozenset[str]) -> Rows:
    return part.where(partner in partners for partner in part["partner"])


def by_ground(parts: Sequence[Rows], question: Question) -> Iterator[tuple[str, list[int]]]:
    counts = [chosen(part) for part in parts]
    for option, label in question.option_labels.items():
        yield label, [each["", option] for each in counts]
    yield (
        NO_ANSWER,
        [count_of(part.where(state != "answered" for state in part["state"])) for part in parts],
    )


def refusing(part: Rows) -> Count:
    given = answered(part)
    return once_each(given.where(value in SAYING_NO for value in given["value"])["seen"])
