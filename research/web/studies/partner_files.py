"""Partners from a spreadsheet: a template, what a file would do, and doing it once confirmed."""

import re
from io import BytesIO

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from werkzeug import Response as Redirect

from research.fieldwork.partner_files import keep_sheet, waiting_sheet
from research.fieldwork.partner_import import Effect, import_partners, preview_import
from research.fieldwork.partner_sheet import COLUMNS, PartnerSheet, SheetRefused, kept_sheet
from research.fieldwork.studies import study_by_slug
from research.models import PartnerFile
from research.web.accounts.signing_in import note, the_person
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study
from research.web.studies.tracker_files import CSV, WORKBOOK

pages = Blueprint("partner_files", __name__, url_prefix="/studies/<slug>/import-partners")

Page = Redirect | str | tuple[str, int]

NO_FILE = "Choose a file first, or paste the rows."
PASTED = "pasted rows.txt"
TOO_LARGE = "That is more than 8 MB. Import it in parts."
CHANGED = "Another file was read in the meantime. Look at what it would do before it is imported."
FIELD_WORDS = {
    "holds_records": "records of its own",
    "essential_reason": "why it is essential",
    "essential": "essential",
    "email": "e-mail",
}


@pages.errorhandler(413)
def too_large(_error: Exception) -> tuple[str, int]:
    # What was sent is not read: to ask for what was pasted would be refused in the same way.
    return _bring_page((request.view_args or {})["slug"], TOO_LARGE, pasted=""), 413


@pages.route("", methods=["GET", "POST"])
def bring(slug: str) -> Page:
    """Read a file; nothing of it is imported yet."""
    if request.method == "GET":
        return _bring_page(slug)
    name, content = _sent()
    if name == PASTED and not content:
        return _bring_page(slug, NO_FILE), 422
    try:
        sheet = _read(name, content)
    except SheetRefused as reason:
        return _bring_page(slug, str(reason)), 422
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        keep_sheet(session, study, sheet, name=name, by=the_person().described)
    return redirect(url_for(".look", slug=slug))


@pages.get("/look")
def look(slug: str) -> Page:
    """What the file would do, and each cell that must be put right first."""
    study = the_study(slug)
    waiting = waiting_sheet(reading(), study)
    return _look_page(slug, waiting) if waiting else redirect(url_for(".bring", slug=slug))


@pages.post("/keep")
def keep(slug: str) -> Page:
    """Import it, all or nothing; what changed in the study since it was looked at is seen here."""
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        waiting = waiting_sheet(session, study, request.form.get("file", ""))
        sheet = kept_sheet(waiting.lines) if waiting else None
        preview = import_partners(session, study, sheet) if sheet else None
        if waiting and preview and not preview.problems:
            what = f"{_count(preview.partners)} partners, {_count(preview.people)} people"
            note(session, "partners_imported", what, study=slug)
            session.delete(waiting)
    if preview is None or preview.problems:
        flash(CHANGED)
        return redirect(url_for(".look", slug=slug))
    flash(f"Imported: {what} are new or changed.")
    return redirect(url_for("studies.study", slug=slug))


@pages.get("/template.<any(csv, xlsx):kind>")
def template(slug: str, kind: str) -> Response:
    """Only the headings: an example would be imported some day."""
    from exports.table_files import csv_file, workbook_file

    headings = [column.heading for column in COLUMNS.values()]
    content = csv_file(headings, []) if kind == "csv" else workbook_file("Partners", headings, [])
    mimetype = CSV if kind == "csv" else WORKBOOK
    name = f"partners-template.{kind}"
    return send_file(BytesIO(content), mimetype, as_attachment=True, download_name=name)


def _sent() -> tuple[str, bytes]:
    """The file, or what was pasted instead."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        pasted = request.form.get("pasted", "")
        # A tab at the very beginning is a column without a heading, and stays.
        return PASTED, pasted.encode() if pasted.strip() else b""
    # A browser names the file as it likes; only what stands after the last slash is kept.
    return re.split(r"[/\\]", sent.filename)[-1], sent.read()


def _read(name: str, content: bytes) -> PartnerSheet:
    # What reads workbooks takes a while to load, which other pages need not wait for.
    from research.fieldwork.partner_file import read_partner_file

    return read_partner_file(name, content)


def _bring_page(slug: str, problem: str = "", *, pasted: str | None = None) -> str:
    study = the_study(slug)
    waiting = waiting_sheet(reading(), study)
    return render_template(
        "partners/bring.html",
        study=study,
        problem=problem,
        columns=COLUMNS,
        waiting=waiting,
        pasted=request.form.get("pasted", "") if pasted is None else pasted,
    )


def _look_page(slug: str, waiting: PartnerFile) -> str:
    study, sheet = the_study(slug), kept_sheet(waiting.lines)
    preview = preview_import(reading(), study, sheet)
    return render_template(
        "partners/look.html",
        study=study,
        waiting=waiting,
        sheet=sheet,
        preview=preview,
        bad_rows=len({problem.row for problem in preview.problems}),
        FIELD_WORDS=FIELD_WORDS,
    )


def _count(effects: tuple[Effect, ...]) -> int:
    return sum(not each.is_idle for each in effects)
