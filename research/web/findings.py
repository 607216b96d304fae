"""The findings as a page, and the report as a Word file."""

from io import BytesIO
from typing import Any

from flask import Blueprint, Response, render_template, send_file

from analysis.findings import NothingToReport
from research.web.report_building import report_now
from research.web.reporting import study_report
from research.web.request_database import reading, writing
from research.web.signing_in import note
from research.web.studies import the_study

pages = Blueprint("findings", __name__, url_prefix="/studies/<slug>")

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.get("/findings")
def findings(slug: str) -> str | tuple[str, int]:
    study = the_study(slug)
    try:
        report, _ = study_report(reading(), study)
    except NothingToReport as reason:
        return render_template("report/nothing.html", study=study, reason=str(reason))
    return render_template("report/page.html", study=study, report=report)


@pages.get("/report.docx")
def report(slug: str) -> Any:
    study = the_study(slug)
    try:
        name, content = report_now(reading(), study)
    except NothingToReport as reason:
        page = render_template("report/nothing.html", study=study, reason=str(reason))
        return Response(page, 409)
    with writing() as session:
        note(session, "report_downloaded", study=slug)
    return send_file(BytesIO(content), WORD, as_attachment=True, download_name=name)
