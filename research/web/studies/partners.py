"""The page of one partner, and what can be done with it: change, remove, put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.consent.leaving import ACTS, requests_of
from research.database import Session
from research.fieldwork.merging import merge_of, merged_into
from research.fieldwork.new_studies import facts_of
from research.fieldwork.participants import VOICES, participants_of, removed_participants_of
from research.fieldwork.partners import (
    CodeTaken,
    PartnerFacts,
    change_partner,
    new_partner,
    next_code,
    put_partner_back,
    remove_partner,
    types_of,
)
from research.fieldwork.studies import partner_by_code, study_by_slug
from research.interviewing.setting_aside import interviews_set_aside
from research.models import Partner, Study
from research.tracking.standing import standings
from research.tracking.tracker import STATES
from research.web.accounts.signing_in import note
from research.web.request_database import reading, writing
from research.web.studies.partner_forms import PartnerForm, typed_facts
from research.web.studies.studies import the_study

pages = Blueprint("partners", __name__, url_prefix="/studies/<slug>")

Page = Response | str | tuple[str, int]


class Found(NamedTuple):
    """A partner of a study, in the session that reads or writes it."""

    session: Session
    study: Study
    partner: Partner


@pages.get("/partners/<code>")
def show(slug: str, code: str) -> str:
    """Also of a partner that was removed or merged: here that is taken back."""
    found = found_partner(slug, code)
    merge = merge_of(reading(), found.partner)
    return partner_page(
        "partner",
        found,
        people=participants_of(reading(), found.partner),
        removed_people=removed_participants_of(reading(), found.partner),
        standings=standings(reading(), found.study, found.partner),
        set_aside=interviews_set_aside(reading(), found.partner.id),
        into=reading().get(Partner, merge.kept_id) if merge else None,
        took_in=merged_into(reading(), found.partner),
        requests=[
            each for each in requests_of(reading(), found.study.id) if each[0] is found.partner
        ],
        acts=ACTS,
        VOICES=VOICES,
        STATES=STATES,
    )


@pages.route("/add-partner", methods=["GET", "POST"])
def add(slug: str) -> Page:
    study = the_study(slug)
    form = PartnerForm(request.form, code=next_code(reading(), study))
    if not form.is_sent():
        return _form_page("add", study, form)
    try:
        with writing() as session:
            code = new_partner(session, study, form.facts()).code
            note(session, "partner_added", f"Partner {code}", study=slug)
    except CodeTaken as error:
        form.refuse("code", str(error))
        return _form_page("add", study, form)
    flash("The partner is added. Say who speaks for it next.")
    return redirect(url_for(".show", slug=slug, code=code))


@pages.route("/partners/<code>/change", methods=["GET", "POST"])
def change(slug: str, code: str) -> Page:
    found = found_partner(slug, code)
    now = typed_facts(facts_of(found.partner))
    form = PartnerForm(request.form, data=now)
    if not form.is_sent_over(now):
        return _form_page("change", found.study, form, partner=found.partner)
    try:
        new_code = _change(slug, code, form.facts())
    except CodeTaken as error:
        form.refuse("code", str(error))
        return _form_page("change", found.study, form, partner=found.partner)
    flash("Saved.")
    return redirect(url_for(".show", slug=slug, code=new_code))


@pages.route("/partners/<code>/remove", methods=["GET", "POST"])
def remove(slug: str, code: str) -> Page:
    """Ask first; nothing is deleted."""
    found = found_partner(slug, code)
    if request.method == "GET":
        lines = standings(reading(), found.study, found.partner)
        return partner_page("remove", found, standings=lines, STATES=STATES)
    with changing(slug, code) as changed:
        remove_partner(changed.partner)
        note(changed.session, "partner_removed", f"Partner {code}", study=slug)
    flash("The partner is removed from lists, counts and findings. You can put it back here.")
    return redirect(url_for(".show", slug=slug, code=code))


@pages.post("/partners/<code>/put-back")
def put_back(slug: str, code: str) -> Response:
    with changing(slug, code) as found:
        if found.partner.merged_into_id:
            abort(409)
        put_partner_back(found.partner)
        note(found.session, "partner_put_back", f"Partner {code}", study=slug)
    flash("The partner is back, with its people, interviews and links.")
    return redirect(url_for(".show", slug=slug, code=code))


def found_partner(slug: str, code: str, session: Session | None = None) -> Found:
    session = session or reading()
    study = study_by_slug(session, slug) or abort(404)
    return Found(session, study, partner_by_code(session, study, code) or abort(404))


@contextmanager
def changing(slug: str, code: str) -> Iterator[Found]:
    """The partner in a transaction that is going to change something about it."""
    with writing() as session:
        yield found_partner(slug, code, session)


def partner_page(name: str, found: Found, **shown: Any) -> str:
    return render_template(
        f"partners/{name}.html", study=found.study, partner=found.partner, **shown
    )


def _change(slug: str, code: str, facts: PartnerFacts) -> str:
    """The code that it has now. Raises CodeTaken."""
    with changing(slug, code) as found:
        changed = change_partner(found.session, found.partner, facts)
        new_code = found.partner.code
        if changed:
            what = ", ".join(name.replace("_", " ") for name in changed)
            note(found.session, "partner_changed", f"Partner {new_code}", study=slug, detail=what)
    return new_code


def _form_page(name: str, study: Study, form: PartnerForm, **shown: Any) -> Page:
    types = types_of(reading(), study)
    page = render_template(f"partners/{name}.html", study=study, form=form, types=types, **shown)
    return (page, 422) if form.has_problem else page
