"""Pages for administrators: the audit trail, and the same as a file for a spreadsheet."""

from datetime import UTC, date, datetime
from typing import Any

from flask import Blueprint, Response, render_template, request

from research.audit import ACTS, Wanted, count_entries, entries, studies_named
from research.models import AuditEntry
from research.web.accounts.signing_in import note
from research.web.request_database import reading, writing

pages = Blueprint("audit", __name__, url_prefix="/audit")

A_PAGE = 50
COLUMNS = ("Time (UTC)", "Who", "What", "On what", "Study", "Detail")


@pages.get("/")
def trail() -> str:
    wanted = _wanted()
    count = count_entries(reading(), wanted)
    pages_in_all = max(1, -(-count // A_PAGE))
    page = min(max(request.args.get("page", 1, type=int), 1), pages_in_all)
    return render_template(
        "audit/trail.html",
        entries=entries(reading(), wanted, start=(page - 1) * A_PAGE, most=A_PAGE),
        count=count,
        page=page,
        pages=pages_in_all,
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
