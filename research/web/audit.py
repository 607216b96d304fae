"""Pages for administrators: the audit trail, and the same as a file for a spreadsheet."""

from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, Response, render_template, request

from research.audit import ACTS, Wanted, count_entries, entries, studies_named
from research.models import AuditEntry
from research.web.accounts.signing_in import note
from research.web.paging import ON_A_PAGE, asked_page
from research.web.request_database import reading, writing

pages = Blueprint("audit", __name__, url_prefix="/audit")

COLUMNS = ("Time (UTC)", "Who", "What", "On what", "Study", "Detail")


@pages.get("/")
def trail() -> str:
    wanted = _wanted()
    page = asked_page(count_entries(reading(), wanted))
    return render_template(
        "audit/trail.html",
        entries=entries(reading(), wanted, start=page.start, most=ON_A_PAGE),
        page=page,
        acts=ACTS,
        studies=studies_named(reading()),
        asked={name: request.args.get(name, "") for name in Wanted._fields},
    )


@pages.get("/audit.csv")
def export() -> Response:
    """What the filter shows, all of it, as a spreadsheet opens it."""
    from exports.table_files import csv_file

    with writing() as session:
        found = entries(session, _wanted())
        lines = csv_file(COLUMNS, [_cells(entry) for entry in found])
        note(session, "audit_exported")
    name = f"audit-trail-{datetime.now(UTC):%Y-%m-%d}.csv"
    attached = {"Content-Disposition": f"attachment; filename={name}"}
    return Response(lines, mimetype="text/csv", headers=attached)


def _wanted() -> Wanted:
    """What the address asks for; a date that is none leaves nothing out."""
    who, what, study = (request.args.get(name, "").strip() for name in Wanted._fields[:3])
    since, until = (request.args.get(name, type=date.fromisoformat) for name in Wanted._fields[3:])
    return Wanted(who, what, study, since, until)


def _cells(entry: AuditEntry) -> tuple[Any, ...]:
    when = f"{entry.at.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    return when, entry.who, ACTS[entry.what], entry.on_what, entry.study, entry.detail
