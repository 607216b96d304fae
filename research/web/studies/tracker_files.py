"""The tracker as a file for a spreadsheet: the lines that the page shows, in its order."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, send_file

from exports.file_names import download_name
from research.tracking.tracker import STATES, TrackerLine
from research.web.accounts.signing_in import note
from research.web.request_database import writing
from research.web.studies.studies import the_study
from research.web.studies.tracking import Tracked, tracked
from research.web.wording import MODES

pages = Blueprint("tracker_files", __name__, url_prefix="/studies/<slug>")

HEADINGS = (
    *("Code", "Partner", "Type", "Essential because", "State", "Reason", "How it answers"),
    *("Sections done", "Sections asked", "Last activity (UTC)", "Next step", "Due"),
    *("Interviewer", "Appointment (UTC)", "Minutes", "Place"),
)
CSV = "text/csv; charset=utf-8"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/partners.<any(csv, xlsx):kind>")
def export(slug: str, kind: str) -> Response:
    from exports.table_files import csv_file, workbook_file

    found = tracked(the_study(slug))
    headings = [*HEADINGS, *(stage.title for stage in _others(found))]
    rows = [_cells(line) for line in found.shown]
    what = f"{len(rows)} partners"
    content = (
        csv_file(headings, rows) if kind == "csv" else workbook_file("Partners", headings, rows)
    )
    name = _name(found, kind)
    with writing() as session:
        note(session, "tracker_exported", what, study=slug, detail=kind)
    mimetype = CSV if kind == "csv" else WORKBOOK
    return send_file(BytesIO(content), mimetype, as_attachment=True, download_name=name)


def _cells(line: TrackerLine) -> list[Any]:
    partner, interview = line.partner, line.interview
    done, asked = line.sections or ("", "")
    return [
        *(partner.code, partner.name, partner.type, partner.essential_reason, STATES[line.state]),
        interview.declined_reason if interview else "",
        MODES[interview.mode] if interview else "",
        *(done, asked, _utc(line.last_activity), line.next_step.words),
        line.next_step.due or "",
        *(line.interviewer, _utc(line.appointment)),
        interview.appointment_minutes or "" if interview else "",
        interview.appointment_place if interview else "",
        *(STATES[state] for state, _ in line.elsewhere),
    ]


def _others(found: Tracked) -> list[Any]:
    return [stage for stage in found.study.stages if stage.id != found.stage.id]


def _utc(when: datetime | None) -> str:
    return f"{when.astimezone(UTC):%Y-%m-%d %H:%M}" if when else ""


def _name(found: Tracked, kind: str) -> str:
    today, study = datetime.now(UTC).date().isoformat(), found.study
    return download_name(study.title, "partners", today, kind, fictitious=study.fictitious)
