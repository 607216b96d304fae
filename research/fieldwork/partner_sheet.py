"""A sheet of partners and their people: its columns, and its lines as they were filled in."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

MOST_LINES = 5_000
MOST_ABOVE = 10


class SheetRefused(ValueError):
    """The file cannot be used as a whole: the sentence says why and what to do."""


class Column(NamedTuple):
    """`names` are other headings under which people keep the same."""

    heading: str
    most: int
    what: str
    names: tuple[str, ...] = ()


COLUMNS = {
    "code": Column(
        "Code", 20, "Such as P07. Finds a partner that is there; empty gives the next number",
        ("partner code", "id"),
    ),
    "name": Column(
        "Organisation", 200, "The partner's name",
        ("partner", "organization", "organisation name", "partner name")
        + ("name of organisation", "name of the organisation", "company"),
    ),
    "type": Column(
        "Type", 60, "Such as Council or Funder",
        ("partner type", "organisation type", "type of organisation", "kind", "sector"),
    ),
    "holds_records": Column(
        "Holds own records", 20, "yes or no; empty where it is not known",
        ("records", "holds records", "own records"),
    ),
    "essential_reason": Column(
        "Essential because", 2000, "Only for an essential partner: why it is",
        ("why essential", "essential reason"),
    ),
    "person": Column(
        "Person", 200, "Who speaks for the partner",
        ("contact", "contact name", "contact person", "main contact", "participant")
        + ("person name", "full name"),
    ),
    "role": Column("Role", 200, "The person's post", ("job title", "post", "position", "job")),
    "email": Column(
        "E-mail", 254, "Finds a person who is there", ("email", "e-mail address", "email address")
    ),
    "telephone": Column(
        "Telephone", 60, "However you write it", ("phone", "tel", "telephone number", "mobile")
    ),
    "voice": Column(
        "Voice", 20, "lead, contributor or approver; empty makes the first person the lead"
    ),
}  # fmt: skip
OF_PARTNER = ("code", "name", "type", "holds_records", "essential_reason")
OF_PERSON = ("person", "role", "email", "telephone", "voice")


class Line(NamedTuple):
    """A row of the sheet by its number there; `cells` has every column, empty where it lacks."""

    row: int
    cells: Mapping[str, str]

    def has(self, columns: Iterable[str]) -> bool:
        return any(self.cells[column] for column in columns)


class PartnerSheet(NamedTuple):
    """`unknown` are the headings that no column has."""

    unknown: tuple[str, ...]
    lines: tuple[Line, ...]

    def kept(self) -> dict[str, Any]:
        """As it waits in the database, without what is empty."""
        rows = [[line.row, {c: t for c, t in line.cells.items() if t}] for line in self.lines]
        return {"unknown": list(self.unknown), "rows": rows}


def kept_sheet(kept: Mapping[str, Any]) -> PartnerSheet:
    lines = (Line(row, dict.fromkeys(COLUMNS, "") | cells) for row, cells in kept["rows"])
    return PartnerSheet(tuple(kept["unknown"]), tuple(lines))


def sheet_of(rows: Iterable[Sequence[str]]) -> PartnerSheet:
    """The rows below the headings, which may stand below a title. Raises SheetRefused."""
    numbered = enumerate((_cleaned(row) for row in rows), start=1)
    filled = [(number, row) for number, row in numbered if any(row)]
    if not filled:
        raise SheetRefused("The file is empty: there is no row in it.")
    (_, headings), *rest = filled[_headings_at(row for _, row in filled) :]
    places = _places(headings)
    if len(rest) > MOST_LINES:
        raise SheetRefused(
            f"The file has {len(rest):,} rows, and at most {MOST_LINES:,} can be read at once."
            " Import it in parts."
        )
    if not rest:
        raise SheetRefused("There are headings in the file, and no row below them.")
    unknown = [words for at, words in enumerate(headings) if words and at not in places.values()]
    return PartnerSheet(tuple(unknown), tuple(_line(number, row, places) for number, row in rest))


def _headings_at(rows: Iterable[Sequence[str]]) -> int:
    """The first of the rows at the top that names a partner's column and another one."""
    for at, row in enumerate(islice(rows, MOST_ABOVE)):
        known = set(columns_in(row)) - {None}
        if {"code", "name"} & known and len(known) > 1:
            return at
    return 0


def columns_in(headings: Sequence[str]) -> list[str | None]:
    """For each heading the column that it means."""
    return [MEANING.get(_plain(heading)) for heading in headings]


def _places(headings: Sequence[str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, column in enumerate(columns_in(headings)):
        if column in places:
            first, second = headings[places[column]], headings[at]
            raise SheetRefused(
                f"The columns “{first}” and “{second}” mean the same ({COLUMNS[column].heading})."
                " Keep one of them."
            )
        if column:
            places[column] = at
    if not {"code", "name"} & set(places):
        raise SheetRefused(
            "A row at the top must have the headings, and one of them must be Organisation."
            " Download the template to see all."
        )
    return places


def _line(row: int, cells: Sequence[str], places: Mapping[str, int]) -> Line:
    found = {c: cells[at] if at < len(cells) else "" for c, at in places.items()}
    return Line(row, dict.fromkeys(COLUMNS, "") | found)


def _cleaned(row: Sequence[str]) -> list[str]:
    return [" ".join(cell.split()) for cell in row]


def _plain(heading: str) -> str:
    return re.sub(r"[^a-z]+", " ", heading.casefold()).strip()


MEANING = {
    _plain(name): key
    for key, column in COLUMNS.items()
    for name in (key, column.heading, *column.names)
}
