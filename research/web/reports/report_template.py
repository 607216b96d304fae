"""The page of a report's looks: the house style, or the commissioner's own Word template."""

import re
from pathlib import PurePath

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.fieldwork.studies import study_by_slug
from research.reports.templates import drop_template, keep_template, template_of
from research.web.accounts.signing_in import note, the_person
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("report_template", __name__, url_prefix="/studies/<slug>/report-template")

NO_FILE = "Choose a Word document (.docx)"
TOO_LARGE = "The file is larger than 8 MB. Take out its pictures; only its styles are used."
NOT_DOCX = "“{}” is no Word document (.docx). Save it in Word as .docx, without macros."


@pages.errorhandler(413)
def too_large(_error: Exception) -> tuple[str, int]:
    return _page((request.view_args or {})["slug"], TOO_LARGE), 413


@pages.get("")
def show(slug: str) -> str:
    return _page(slug)


@pages.post("")
def save(slug: str) -> Response | tuple[str, int]:
    """Tried out before it is kept, so that no report fails by it."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _page(slug, NO_FILE), 422
    # A browser names the file as it likes; only what stands after the last slash is kept.
    name, content = re.split(r"[/\\]", sent.filename)[-1], sent.read()
    if PurePath(name).suffix.lower() != ".docx":
        return _page(slug, NOT_DOCX.format(name)), 422
    if refused := _refused(content):
        return _page(slug, f"“{name}” was not kept. {refused}"), 422
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        keep_template(session, study.id, name, content, by=the_person().name)
        note(session, "template_kept", study=slug)
    flash(f"Reports are made with the styles of “{name}” from now on.")
    return redirect(url_for(".show", slug=slug))


@pages.post("/house-style")
def go_back(slug: str) -> Response:
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        drop_template(session, study.id)
        note(session, "template_left", study=slug)
    flash("Reports are made in the house style again.")
    return redirect(url_for(".show", slug=slug))


def _refused(content: bytes) -> str:
    # What writes Word files takes a while to load, which other pages need not wait for.
    from exports.own_template import NotATemplate, in_template

    try:
        in_template(content)
    except NotATemplate as reason:
        return str(reason)
    return ""


def _page(slug: str, problem: str = "") -> str:
    from exports.own_template import lacking

    study = the_study(slug)
    template = template_of(reading(), study.id)
    return render_template(
        "reports/template.html",
        study=study,
        template=template,
        lacks=lacking(template.content) if template else (),
        problem=problem,
    )
