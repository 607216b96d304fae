"""The pages of reports that were made: asked for, fetched again, compared, released."""

from io import BytesIO
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from werkzeug import Response

from analysis.findings import NothingToReport
from guides.answers.texts import UNKEEPABLE
from research.fieldwork.studies import current_stage
from research.models import ReportBuild
from research.reports.builds import (
    EDITIONS,
    OPEN_STATES,
    REPORT,
    ask_for_build,
    build_before,
    build_of,
    builds,
    by_form,
    release,
    released,
    withdraw,
)
from research.reports.snapshots import freeze
from research.web.accounts.signing_in import note, the_person
from research.web.background import later
from research.web.reports.releasing import (
    MOST_SHOWN,
    problem_of,
    told_beside,
    unfinished,
    with_reason,
)
from research.web.reports.report_building import (
    FORMS,
    as_it_stands,
    build_report,
    changes_between,
    has_office,
    make_pdf,
)
from research.web.reports.report_material import gathered
from research.web.reports.report_opened import stage_in
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("reports", __name__, url_prefix="/studies/<slug>/reports")

# What the name of a file begins with that others may not have yet.
NOT_RELEASED = "draft-not-released-"
EDITION_WORDS = {"internal": "Internal", "publishable": "Publishable"}


@pages.get("")
def index(slug: str) -> str:
    study = the_study(slug)
    found = builds(reading(), current_stage(reading(), study).id)
    return render_template(
        "reports/index.html",
        study=study,
        builds=found,
        are_waiting=any(build.state in OPEN_STATES for build in found),
        has_office=has_office(),
        EDITION_WORDS=EDITION_WORDS,
        FORMS=FORMS,
    )


@pages.post("")
def build(slug: str) -> Response | tuple[str, int]:
    """Freeze the evidence, unless an earlier snapshot is named, and have the report made of it."""
    edition = request.form.get("edition", "")
    if edition not in EDITIONS:
        abort(400)
    study = the_study(slug)
    by, again = the_person().name, request.form.get("again", type=int)
    try:
        stage = current_stage(reading(), study)
        frozen = None if again else gathered(reading(), study, stage)
    except NothingToReport as reason:
        return render_template("report/nothing.html", study=study, reason=str(reason)), 409
    with writing() as session:
        stage = stage_in(session, slug)
        if frozen is None:
            earlier = build_of(session, stage.id, again or 0) or abort(404)
            snapshot = earlier.snapshot
        else:
            snapshot = freeze(session, stage.id, frozen, by=by)
        build_id = ask_for_build(session, snapshot, edition, by=by).id
        words = f"{EDITION_WORDS[edition]} edition"
        note(session, "report_built", f"{REPORT}{build_id}", study=slug, detail=words)
    later(build_report, build_id)
    return redirect(url_for(".index", slug=slug, _anchor=f"report-{build_id}"))


@pages.get("/<int:build_id>/files/<form>")
def download(slug: str, build_id: int, form: str) -> Any:
    """For researchers every report; the pages of commissioners lead to released ones only."""
    return _sent(slug, _build(slug, build_id), form)


@pages.get("/<int:build_id>/changes")
def changes(slug: str, build_id: int) -> str:
    study, made = the_study(slug), _build(slug, build_id)
    before = build_before(reading(), made)
    found = changes_between(study, before, made) if before else ()
    return render_template(
        "reports/changes.html", study=study, build=made, before=before, changes=found
    )


@pages.post("/<int:build_id>/pdf")
def pdf(slug: str, build_id: int) -> Response:
    made = _build(slug, build_id)
    if made.state != "ready" or not has_office():
        abort(404)
    later(make_pdf, made.id)
    flash("The PDF is being made. It will stand beside the Word file in some seconds.")
    return redirect(url_for(".index", slug=slug, _anchor=f"report-{build_id}"))


@pages.route("/<int:build_id>/release", methods=["GET", "POST"])
def release_build(slug: str, build_id: int) -> Response | tuple[str, int]:
    """Only what may be published is released, and only after a question.

    With a reason, where one or two partners could be known by it and an earlier one.
    """
    study, made = the_study(slug), _build(slug, build_id)
    if made.edition != "publishable" or made.state != "ready":
        abort(404)
    beside = told_beside(reading(), made)
    typed = UNKEEPABLE.sub("", " ".join(request.form.get("reason", "").split()))
    problem = problem_of(typed) if beside else ""
    if request.method == "GET" or problem:
        shown = {"beside": beside, "reason": typed, "most": MOST_SHOWN, "left": unfinished(made)}
        shown |= {"problem": problem if request.method == "POST" else ""}
        page = render_template("reports/release.html", study=study, build=made, **shown)
        return page, 422 if shown["problem"] else 200
    with writing() as session:
        had_pdf = release(session.get_one(ReportBuild, build_id), by=the_person().name)
        detail = with_reason(beside, typed)
        note(session, "report_released", f"{REPORT}{build_id}", study=slug, detail=detail)
    _print_anew(had_pdf, build_id)
    flash("The report is released: the commissioners of the study can fetch it.")
    return redirect(url_for(".index", slug=slug, _anchor=f"report-{build_id}"))


@pages.route("/<int:build_id>/withdraw", methods=["GET", "POST"])
def withdraw_build(slug: str, build_id: int) -> Response | str:
    """Only after a question, as all that commissioners see hangs on what was released last."""
    study, made = the_study(slug), _build(slug, build_id)
    if made.released_at is None:
        abort(404)
    if request.method == "GET":
        others = (each for each in _released(study.id) if each.stage_id == made.stage_id)
        then = next((each for each in others if each.id != build_id), None)
        return render_template("reports/withdraw.html", study=study, build=made, then=then)
    with writing() as session:
        had_pdf = withdraw(session.get_one(ReportBuild, made.id))
        note(session, "report_withdrawn", f"{REPORT}{build_id}", study=slug)
    _print_anew(had_pdf, build_id)
    flash(f"Report {build_id} is no longer released. It can be released again.")
    return redirect(url_for(".index", slug=slug, _anchor=f"report-{build_id}"))


@pages.get("/released")
def for_readers(slug: str) -> str:
    """What a commissioner sees of the reports."""
    study = the_study(slug)
    return render_template(
        "reports/released.html", study=study, builds=_released(study.id), FORMS=FORMS
    )


@pages.get("/released/<int:build_id>/<form>")
def released_file(slug: str, build_id: int, form: str) -> Any:
    found = (each for each in _released(the_study(slug).id) if each.id == build_id)
    return _sent(slug, next(found, None) or abort(404), form)


def _released(study_id: int) -> list[ReportBuild]:
    return list(released(reading(), study_id))


def _build(slug: str, build_id: int) -> ReportBuild:
    stage = current_stage(reading(), the_study(slug))
    return build_of(reading(), stage.id, build_id) or abort(404)


def _print_anew(had_pdf: bool, build_id: int) -> None:
    """Each page of it says whether the report is released."""
    if had_pdf:
        later(make_pdf, build_id)


def _sent(slug: str, made: ReportBuild, form: str) -> Any:
    file = by_form(made).get(form) or abort(404)
    is_draft = made.edition == "publishable" and not made.released_at
    name = f"{NOT_RELEASED}{file.name}" if is_draft else file.name
    content, edition = as_it_stands(made, form), made.edition
    with writing() as session:
        words = f"{EDITION_WORDS[edition]} edition, {FORMS[form].words}"
        note(session, "report_downloaded", f"{REPORT}{made.id}", study=slug, detail=words)
    kind = FORMS[form].kind
    return send_file(BytesIO(content), kind, as_attachment=True, download_name=name)
