"""A partner who has left words in every table that can hold some, found by one of them."""

import re
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, insert, select
from sqlalchemy.orm import Session

from research.database import Database
from research.models import Interview, Table
from tests.fieldwork import a_participant

SENTINEL = "zebra-stripes"
BY_TYPE: dict[type, Any] = {
    bool: False,
    int: 1,
    datetime: datetime(2026, 3, 2, tzinfo=UTC),
    date: date(2026, 3, 2),
    object: {"words": SENTINEL},
    bytes: SENTINEL.encode(),
    str: SENTINEL,
}
# Columns that words of a partner never reach, and those that say what researchers did.
FIXED: dict[str, Any] = {
    "missing": None,
    "settled": None,
    "settled_at": None,
    "choice": "quoted",
    "consent.value": "yes",
    "token_hash": "hash",
    "key": "key",
    "reply_to": "rosa@example.org",
    "question": "staff",
    "section": "records",
    "asked_by": "Partner P01",
    "done_at": None,
    "done_by": "",
    "undone_at": None,
    "undone_by": "",
    "removed": {},
    **dict.fromkeys(("made_by", "sent_by", "marked_by", "written_by", "shown_by"), "Rosa"),
}
OF_PARTNERS = {"partner", "interview", "participant"}


def fill_every_table(database: Database, interview_id: int) -> None:
    """One row of the interview's partner in every table that refers to it."""
    participant = a_participant(database, interview_id, name=SENTINEL)
    a_participant(database, interview_id, "lead", name=SENTINEL)
    with database.writing() as session:
        theirs = session.get_one(Interview, interview_id)
        theirs.partner.name = theirs.partner.essential_reason = SENTINEL
        theirs.declined_reason = theirs.appointment_place = theirs.present = SENTINEL
        theirs.set_aside_reason = SENTINEL
        known = {
            "interview": interview_id,
            "participant": participant,
            "partner": theirs.partner_id,
            "stage": theirs.stage_id,
            "study": theirs.partner.study_id,
        }
        session.flush()
        for table in Table.metadata.sorted_tables:
            refers = {key.column.table.name for key in table.foreign_keys}
            if refers & OF_PARTNERS and table.name not in OF_PARTNERS:
                _add(session, table, known)


def tables_with_the_sentinel(database: Database) -> set[str]:
    with database.reading() as session:
        return {
            table.name
            for table in Table.metadata.sorted_tables
            if SENTINEL in repr(session.execute(select(table)).all())
        }


def _add(session: Session, table: Any, known: dict[str, int]) -> int:
    row = {
        column.name: _filling(session, column, known)
        for column in table.c
        if not column.primary_key
    }
    return session.execute(insert(table).values(row).returning(table.c.id)).scalar_one()


def _filling(session: Session, column: Column[Any], known: dict[str, int]) -> Any:
    if column.foreign_keys:
        return _referred(session, column, known)
    for name in (f"{column.table.name}.{column.name}", column.name):
        if name in FIXED:
            return FIXED[name]
    if allowed := _allowed(column):
        return allowed
    value = BY_TYPE[getattr(column.type, "impl", column.type).python_type]
    return value[: getattr(column.type, "length", None)] if isinstance(value, str) else value


def _referred(session: Session, column: Column[Any], known: dict[str, int]) -> int | None:
    """The partner's own row there, or a new one where one must be."""
    (key,) = column.foreign_keys
    table = key.column.table
    if table.name in known:
        return known[table.name]
    return None if column.nullable else _add(session, table, known)


def _allowed(column: Column[Any]) -> str | None:
    """A word that the table allows, where it allows only some."""
    rules = (str(getattr(rule, "sqltext", "")) for rule in column.table.constraints)
    found = (re.search(rf"{column.name} in \('(\w+)'", rule) for rule in rules)
    return next((match[1] for match in found if match), None)
