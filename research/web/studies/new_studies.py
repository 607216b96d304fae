"""The three steps to a new study: its guide, its settings, its partners."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.database import Session
from research.fieldwork.new_studies import (
    begin_draft,
    chosen_version,
    copy_partners,
    draft_of,
    make_study,
    open_drafts,
)
from research.fieldwork.settings import Settings
from research.guides.listing import GuideLine, guide_lines
from research.models import Study, StudyDraft
from research.web.accounts.signing_in import note, the_person
from research.web.request_database import reading, writing
from research.web.studies.study_forms import GuideForm, PartnersForm, SettingsForm, typed_settings

pages = Blueprint("new_studies", __name__, url_prefix="/studies/new")

Page = Response | str | tuple[str, int]

# Where the third step leads.
PARTNERS_PAGES = {
    "none": "studies.study",
    "copy": "studies.study",
    "import": "partner_files.bring",
    "by_hand": "partners.add",
}
FIRST = typed_settings(Settings(title=""), "Stage 1")


@pages.route("", methods=["GET", "POST"])
def begin() -> Page:
    """The first step; from here on what is typed is kept."""
    form = guide_form()
    if not form.is_sent():
        return _page("guide", form, drafts=open_drafts(reading(), the_person().id))
    with writing() as session:
        typed = {**FIRST, "guide": form.guide.data}
        draft_id = begin_draft(session, the_person().id, typed).id
    return redirect(url_for(".settings", draft_id=draft_id))


@pages.route("/<int:draft_id>/guide", methods=["GET", "POST"])
def guide(draft_id: int) -> Page:
    draft = _open(reading(), draft_id)
    form = guide_form(guide=draft.typed.get("guide"))
    if not form.is_sent():
        return _page("guide", form, draft=draft, drafts=[])
    _keep(draft_id, {"guide": form.guide.data})
    return redirect(url_for(".settings", draft_id=draft_id))


@pages.route("/<int:draft_id>/settings", methods=["GET", "POST"])
def settings(draft_id: int) -> Page:
    """The second step; what was typed is kept even where it has mistakes, or one goes back."""
    draft = _open(reading(), draft_id)
    form = SettingsForm(request.form, data=draft.typed)
    if request.method == "GET":
        return _page("settings", form, draft=draft)
    _keep(draft_id, {name: form[name].data for name in form.data})
    if "back" in request.form:
        return redirect(url_for(".guide", draft_id=draft_id))
    if not form.is_sent():
        return _page("settings", form, draft=_open(reading(), draft_id))
    return redirect(url_for(".partners", draft_id=draft_id))


@pages.route("/<int:draft_id>/partners", methods=["GET", "POST"])
def partners(draft_id: int) -> Page:
    """The third step makes the study."""
    draft = _open(reading(), draft_id)
    copied = reading().get(Study, draft.copy_of_id) if draft.copy_of_id else None
    form = PartnersForm(request.form, partners="copy" if copied else "none")
    form.offer(copied.title if copied else "")
    if not form.is_sent():
        return _page("partners", form, draft=draft)
    filled = SettingsForm(data=draft.typed)
    if not filled.validate():
        return redirect(url_for(".settings", draft_id=draft_id))
    with writing() as session:
        slug = _make(session, _open(session, draft_id, lock=True), filled, form.partners.data)
    flash("The study is made.")
    return redirect(url_for(PARTNERS_PAGES[form.partners.data], slug=slug))


def guide_form(**filled: str | None) -> GuideForm:
    """With every guide that is there to choose."""
    form = GuideForm(request.form, **filled)
    form.offer(offered_guides())
    return form


def offered_guides() -> list[GuideLine]:
    person = the_person()
    return guide_lines(reading(), member=None if person.is_administrator else person.id)


def _make(session: Session, draft: StudyDraft, filled: SettingsForm, partners: str) -> str:
    version = chosen_version(session, draft.typed["guide"]) or abort(404)
    study = make_study(
        session,
        version,
        filled.settings(),
        stage_title=filled.stage_title.data,
        account_id=the_person().id,
    )
    draft.study_id = study.id
    what = f"{version.guide}, version {version.version}"
    note(session, "study_made", study.slug, study=study.slug, detail=what)
    if partners == "copy" and draft.copy_of_id:
        old = session.get_one(Study, draft.copy_of_id)
        copied = copy_partners(session, old, study)
        note(session, "partners_copied", f"{copied} partners", study=study.slug, detail=old.slug)
    return study.slug


def _open(session: Session, draft_id: int, *, lock: bool = False) -> StudyDraft:
    """A draft that is one's own and of which no study was made yet."""
    draft = draft_of(session, the_person().id, draft_id, lock=lock)
    if draft is None or draft.study_id:
        abort(404)
    return draft


def _keep(draft_id: int, typed: dict[str, str]) -> None:
    with writing() as session:
        draft = _open(session, draft_id)
        draft.typed = {**draft.typed, **typed}


def _page(
    step: str, form: GuideForm | SettingsForm | PartnersForm, **shown: object
) -> str | tuple[str, int]:
    page = render_template(f"studies/new_{step}.html", form=form, **shown)
    return (page, 422) if form.has_problem else page
