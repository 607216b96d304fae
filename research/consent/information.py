"""The words by which a study informs people: its own sheet, or the standard text."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.models import InformationSheet, Study

STANDARD = """\
# What this study is about

{about}

# Why you are asked

Your organisation knows something that this study needs. Whether you take part is up to you, and \
you need give no reason if you do not. You may leave any question open.

# What happens with your answers

- The researchers of the study read them. Those who commissioned it get findings and reports, and \
never your interview.
- Reports say how many organisations said something. Words are quoted only as far as you \
allow below.
- We keep what you say confidential. There is a limit to that: in a small field readers may guess \
which organisation is meant, even where no name stands.
- The law may oblige us to pass something on, if somebody is in danger of harm.

# If you change your mind

You can change each choice below, and you can leave the study at any time, from the page that \
lists your sections. You can ask that your answers are no longer used, or that they are erased. \
A report that was already given to others cannot be taken back, but the next one will say that \
its numbers changed.

# Whom to ask

{contact}
"""


class Part(NamedTuple):
    """A piece of the sheet: a heading, a paragraph, or the lines of a list."""

    kind: str
    lines: tuple[str, ...]


def standard_text(study: Study) -> str:
    """To start from, or to be used as it is."""
    by = f" and done for {study.commissioner}" if study.commissioner else ""
    about = study.objectives.strip() or f"The study is called “{study.title}”{by}."
    contact = study.contact.strip() or "Write to the researcher who sent you the link."
    return STANDARD.format(about=about, contact=contact)


def newest_sheet(session: Session, study_id: int) -> InformationSheet | None:
    """What partners are told now; None where the standard text does."""
    sheets = select(InformationSheet).filter_by(study_id=study_id)
    return session.scalar(sheets.order_by(InformationSheet.version.desc()).limit(1))


def sheets_of(session: Session, study_id: int) -> list[InformationSheet]:
    """Every version, the newest first."""
    sheets = select(InformationSheet).filter_by(study_id=study_id)
    return list(session.scalars(sheets.order_by(InformationSheet.version.desc())))


def write_sheet(
    session: Session, study_id: int, text: str, *, withdraw_by: date | None, by: str
) -> InformationSheet:
    """A new version; those before it stay, for whoever consented to them."""
    before = newest_sheet(session, study_id)
    sheet = InformationSheet(
        study_id=study_id,
        version=before.version + 1 if before else 1,
        text=text,
        withdraw_by=withdraw_by,
        written_by=by,
        written_at=datetime.now(UTC),
    )
    session.add(sheet)
    session.flush()
    return sheet


def sheet_text(study: Study, sheet: InformationSheet | None) -> str:
    return sheet.text if sheet else standard_text(study)


def withdraw_by(sheet: InformationSheet | None) -> date | None:
    return sheet.withdraw_by if sheet else None


def parts(text: str) -> list[Part]:
    """An empty line begins a paragraph; `#` begins a heading and `-` a line of a list."""
    found: list[Part] = []
    begins = True
    for line in map(str.strip, text.splitlines()):
        if line:
            kind, words = _line(line)
            before = found.pop() if found and _goes_on(found[-1], kind, begins) else None
            found.append(_joined(before, words) if before else Part(kind, (words,)))
        begins = not line
    return found


def _goes_on(before: Part, kind: str, begins: bool) -> bool:
    return kind == before.kind and (kind == "list" or (kind == "paragraph" and not begins))


def _joined(before: Part, words: str) -> Part:
    if before.kind == "list":
        return Part("list", (*before.lines, words))
    return Part("paragraph", (f"{before.lines[0]} {words}",))


def _line(line: str) -> tuple[str, str]:
    marks = {"#": "heading", "-": "list"}
    kind = marks.get(line[0])
    return (kind, line.lstrip("#- ")) if kind else ("paragraph", line)
