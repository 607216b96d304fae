"""Which reports partners make: for whom, how often, what they ask, and how many hours they take."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from analysis.blocks import NOTHING
from analysis.charts import figure, number_table
from analysis.claims import Draft, finding
from analysis.counted import Backing, Basis, Claim, Count, Seen, Worded, largest_share, once_each
from analysis.counts import about, answered
from analysis.findings import Base, Finding, Prose, Table
from analysis.parted import Parted, Rows
from analysis.steps import replies
from analysis.words import number_of
from guides.model import Guide
from guides.names import IndicatorName
from guides.question import Question

TIMES = {"weekly": 52, "monthly": 12, "quarterly": 4, "half_yearly": 2, "yearly": 1}
REPLIES: dict[str, IndicatorName] = {
    "to": "report_to",
    "fields": "report_fields",
    "often": "report_frequency",
    "hours": "report_hours",
    "repeats": "report_repeats",
}
HOW = (
    "Hours a year are the hours that a report takes each time, times how often it is made; a report"
    " without either is counted without hours. A report could fall away where it asks only for"
    " fields of the common record, and double entry stays where it asks for what was typed in"
    " before and for something else besides."
)
HOURS, TIMES_A_YEAR = "Hours a year", "Times a year, over all reports"
COLUMNS = ("Partner", "Report", "For", "How often", "Hours a year", "Could fall away")


class Line(NamedTuple):
    """One report that one partner makes; `hours` are those of a year.

    `rows` are all that was answered about it.
    """

    seen: Seen
    rows: tuple[Seen, ...]
    name: str
    to: str
    often: str
    fields: tuple[str, ...]
    hours: float | None
    repeats: str
    common: bool

    @property
    def stays_double(self) -> bool:
        return self.repeats in ("all", "some") and not self.common


def reporting_map(frame: Parted, guide: Guide, question: Question) -> Finding:
    part = about(frame, question)
    asked = {name: guide.measuring(of) for name, of in REPLIES.items()}
    lines = tuple(lines_of(frame, answered(part), asked))
    names = dict(frame.whole.each("partner", "partner_name"))

    def draft(base: Base) -> Draft:
        fields, often = asked["fields"], asked["often"]
        blocks = (
            Prose(HOW),
            *((by_field(lines, fields, base.text),) if fields else ()),
            in_all(lines, base.text),
            register(lines, names, often),
        )
        return claim_about(lines), blocks

    return finding(question, part, draft, title="Reports made today")


def lines_of(frame: Parted, named: Rows, asked: Mapping[str, Question | None]) -> Iterator[Line]:
    said = {name: replies(frame, question, named) for name, question in asked.items()}
    told = zip(
        *(replies(frame, question, named, "seen") for question in asked.values()), strict=True
    )
    columns = named["seen"], named["item_label"], told, *said.values()
    for seen, label, rows, *row in zip(*columns, strict=True):
        yield line_of(seen, label, rows, dict(zip(said, row, strict=True)))


def line_of(seen: Seen, label: str, told: Iterable[Any], said: Mapping[str, Any]) -> Line:
    fields, often, hours = tuple(said["fields"]), said["often"], said["hours"]
    return Line(
        seen=seen,
        rows=(seen, *filter(None, told)),
        name=label,
        to=said["to"],
        often=often,
        fields=fields,
        hours=hours * TIMES[often] if often in TIMES and hours != "" else None,
        repeats=said["repeats"],
        common=bool(fields) and "other" not in fields,
    )


def claim_about(lines: Sequence[Line]) -> Claim:
    partners = once_each(line.seen for line in lines)
    spare, behind = hours_of([line for line in lines if line.common])
    seen = Count(behind.rows)
    hours = Worded(
        seen, figure(spare), behind.largest, instead="an unpublished number of", measure=HOURS
    )
    return Claim(
        number_of(partners, "partner"),
        *(" named ", number_of(Count(line.seen for line in lines), "report"), ", of which "),
        *(Count(line.seen for line in lines if line.common), " could fall away under the common"),
        *(" record: ", hours, " hours a year."),
    )


def hours_of(lines: Sequence[Line]) -> tuple[float, Basis]:
    """What reports take in a year, of those of which it is known."""
    return added_up([(line.seen, line.hours) for line in lines if line.hours is not None], HOURS)


def times_of(lines: Sequence[Line]) -> tuple[float, Basis]:
    return added_up(
        [(line.seen, TIMES[line.often]) for line in lines if line.often in TIMES], TIMES_A_YEAR
    )


def added_up(amounts: Sequence[tuple[Seen, float]], measure: str) -> tuple[float, Basis]:
    rows, given = tuple(row for row, _ in amounts), [amount for _, amount in amounts]
    return sum(given), Basis(rows, measure, largest_share(rows, given))


def by_field(lines: Sequence[Line], fields: Question, note: str) -> Table:
    """How often each field is reported, counting reports and the partners that make them."""
    by_field: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for field in line.fields:
            by_field[field].append(line)
    options = [option for option in fields.options if option.id in by_field]
    told = [
        (
            Count(line.seen for line in by_field[option.id]),
            once_each(line.seen for line in by_field[option.id]),
            *times_of(by_field[option.id]),
        )
        for option in options
    ]
    table = number_table(
        "Fields that are reported",
        corner="Field",
        categories=[option.label for option in options],
        series={
            "Reports that ask for it": [reports for reports, *_ in told],
            "Partners that report it": [partners for _, partners, *_ in told],
            TIMES_A_YEAR: [times for *_, times, _ in told],
        },
        note=note,
    )
    counted = ((None, reports, partners, times) for reports, partners, _, times in told)
    backing = ((NOTHING, *[behind(by_field[option.id])] * 3) for option in options)
    return replace(table, counted=tuple(counted), backing=tuple(backing))


def in_all(lines: Sequence[Line], note: str) -> Table:
    parts = {
        "All reports": lines,
        "Could fall away under the common record": [line for line in lines if line.common],
        "Double entry stays": [line for line in lines if line.stays_double],
    }
    told = [
        (
            Count(line.seen for line in part),
            *hours_of(part),
            Count(line.seen for line in part if line.hours is None),
        )
        for part in parts.values()
    ]
    table = number_table(
        "Hours that reports take in a year",
        corner="Reports",
        categories=tuple(parts),
        series={
            "Reports": [reports for reports, *_ in told],
            HOURS: [hours for _, hours, *_ in told],
            "Without hours": [without for *_, without in told],
        },
        note=note,
    )
    counted = ((None, reports, hours, without) for reports, _, hours, without in told)
    backing = ((NOTHING, *map(behind, (part, *by_hours(part)))) for part in parts.values())
    return replace(table, counted=tuple(counted), backing=tuple(backing))


def by_hours(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Reports whose hours in a year are known, and the others."""
    known = [line for line in lines if line.hours is not None]
    return known, [line for line in lines if line.hours is None]


def register(lines: Sequence[Line], names: Mapping[str, str], often: Question | None) -> Table:
    labels = often.option_labels if often else {}
    rows = tuple(
        (
            names[line.seen.partner],
            *(line.name, line.to, labels.get(line.often, "")),
            *(figure(line.hours), "Yes" if line.common else "No"),
        )
        for line in lines
    )
    backing = tuple((NOTHING, *[behind([line])] * (len(COLUMNS) - 1)) for line in lines)
    return Table("Reports by partner", COLUMNS, rows, (4,), internal=True, backing=backing)


def behind(lines: Sequence[Line]) -> Backing:
    return Backing(tuple(row for line in lines for row in line.rows))
