"""The settings of a study, its stages, and a copy of it."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides import Guide
from research.fieldwork.new_studies import (
    StageInUse,
    begin_draft,
    begin_stage,
    chosen_version,
    take_back_stage,
)
from research.fieldwork.settings import change_settings, settings_of
from research.fieldwork.studies import (
    archive_study,
    bring_study_back,
    current_stage,
    partner_lines,
    study_by_slug,
    the_stage,
)
from research.guides.stage_guides import versions_in_use
from research.guides.versions import fielded_guide
from research.models import Stage, Study
from research.web.accounts.signing_in import note, the_person
from research.web.reports.reporting import option_titles
from research.web.request_database import reading, writing
from research.web.studies.new_studies import Page, offered_guides
from research.web.studies.studies import the_study
from research.web.studies.study_forms import SettingsForm, StageForm, typed_settings

pages = Blueprint("study_settings", __name__, url_prefix="/studies/<slug>")


@pages.route("/settings", methods=["GET", "POST"])
def show(slug: str) -> Page:
    study = the_study(slug)
    stage = current_stage(reading(), study)
    now = typed_settings(settings_of(study), stage.title)
    form = SettingsForm(request.form, data=now)
    if not form.is_sent_over(now):
        stages = [(each, _guide(each.guide_version_id)) for each in study.stages]
        last = stage if stage.number > 1 and not versions_in_use(reading(), stage) else None
        page = render_template(
            "studies/settings.html", study=study, form=form, stages=stages, last=last
        )
        return (page, 422) if form.has_problem else page
    with writing() as session:
        changed = _change(study_by_slug(session, slug) or abort(404), form)
        if changed:
            note(session, "study_changed", slug, study=slug, detail=", ".join(changed))
    flash("The settings are saved." if changed else "Nothing was changed.")
    return redirect(url_for(".show", slug=slug))


@pages.route("/stages/new", methods=["GET", "POST"])
def next_stage(slug: str) -> Page:
    """Another round of fieldwork with the same partners and a guide of its own."""
    study = the_study(slug)
    newest = current_stage(reading(), study)
    form = StageForm(request.form, title=f"Stage {newest.number + 1}")
    form.offer(offered_guides())
    if not form.is_sent():
        page = render_template(
            "studies/next_stage.html",
            study=study,
            newest=newest,
            form=form,
            options=option_titles(reading(), study, newest),
            in_use=versions_in_use(reading(), newest),
        )
        return (page, 422) if form.has_problem else page
    with writing() as session:
        found = study_by_slug(session, slug) or abort(404)
        if current_stage(session, found).id != newest.id or not _is_after(newest):
            flash("A stage was begun already in the meantime: look at it first.")
            return redirect(url_for("studies.study", slug=slug))
        version = chosen_version(session, form.guide.data) or abort(404)
        stage = begin_stage(session, found, version, form.title.data)
        what = f"{version.guide}, version {version.version}"
        note(session, "stage_begun", f"Stage {stage.number}", study=slug, detail=what)
    flash("The stage has begun. Its partners are those of the study; nobody is invited yet.")
    return redirect(url_for("studies.study", slug=slug))


@pages.post("/stages/<int:number>/take-back")
def take_back(slug: str, number: int) -> Response:
    """A stage that was begun by mistake; one in which anything was kept stays."""
    try:
        with writing() as session:
            found = study_by_slug(session, slug) or abort(404)
            stage = the_stage(session, found, number) or abort(404)
            take_back_stage(session, stage)
            note(session, "stage_taken_back", f"Stage {number}", study=slug)
    except StageInUse as reason:
        flash(str(reason))
    else:
        flash("The stage is taken back.")
    return redirect(url_for(".show", slug=slug))


@pages.post("/copy")
def copy(slug: str) -> Response:
    """The steps to a new study, filled in from this one; nothing that was answered is copied."""
    study = the_study(slug)
    first = study.stages[0]
    typed = typed_settings(settings_of(study), first.title)
    guide = _guide(first.guide_version_id)
    typed |= {"title": f"Copy of {study.title}"[:200], "guide": f"{guide.id}/{guide.version}"}
    with writing() as session:
        draft_id = begin_draft(session, the_person().id, typed, copy_of=study).id
    return redirect(url_for("new_studies.settings", draft_id=draft_id))


@pages.route("/archive", methods=["GET", "POST"])
def archive(slug: str) -> Response | str:
    """What is over makes room in the list of studies; it asks first, with what stays open."""
    if request.method == "GET":
        study = the_study(slug)
        begun = [
            line.interview for line in partner_lines(reading(), current_stage(reading(), study))
        ]
        unfinished = sum(interview.is_open for interview in begun if interview)
        return render_template("studies/archive.html", study=study, unfinished=unfinished)
    _put(slug, archive_study, "study_archived")
    flash("The study is archived. It stands at the end of the list of studies.")
    return redirect(url_for(".show", slug=slug))


@pages.post("/bring-back")
def bring_back(slug: str) -> Response:
    _put(slug, bring_study_back, "study_brought_back")
    flash("The study is back in the list of studies.")
    return redirect(url_for(".show", slug=slug))


def _put(slug: str, act: Callable[[Study], None], what: str) -> None:
    with writing() as session:
        act(study_by_slug(session, slug) or abort(404))
        note(session, what, slug, study=slug)


def _change(study: Study, form: SettingsForm) -> list[str]:
    changed = change_settings(study, form.settings())
    newest = study.stages[-1]
    if newest.title != form.stage_title.data:
        newest.title = form.stage_title.data
        changed.append("title of the stage")
    return changed


def _is_after(newest: Stage) -> bool:
    """Whether the form was made for the stage after this one, and not sent twice."""
    return request.form.get("after", type=int) == newest.number


def _guide(version_id: int) -> Guide:
    return fielded_guide(reading(), version_id)
