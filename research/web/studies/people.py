"""The people who speak for a partner: added, changed, removed and put back."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug import Response

from research.fieldwork.participants import (
    add_participant,
    participant_of,
    participants_of,
    put_participant_back,
    remove_participant,
)
from research.fieldwork.voices import is_called, rename
from research.models import Participant
from research.web.accounts.signing_in import note
from research.web.request_database import reading
from research.web.studies.partner_forms import PersonForm
from research.web.studies.partners import Found, Page, changing, found_partner, partner_page

pages = Blueprint("people", __name__, url_prefix="/studies/<slug>/partners/<code>/people")

FIELDS = ("name", "role", "email", "telephone", "voice")


@pages.route("/add", methods=["GET", "POST"])
def add(slug: str, code: str) -> Page:
    found = found_partner(slug, code)
    others = participants_of(reading(), found.partner)
    has_lead = any(each.voice == "lead" for each in others)
    form = PersonForm(request.form, voice="contributor" if has_lead else "lead")
    if not form.is_sent():
        return _page(found, form)
    with changing(slug, code) as found:
        add_participant(found.session, found.partner, **form.data)
        _note(found, "person_added", form.voice.data)
    flash("Added.")
    return _back(slug, code)


@pages.route("/<int:participant_id>", methods=["GET", "POST"])
def change(slug: str, code: str, participant_id: int) -> Page:
    found = found_partner(slug, code)
    person = _person(found, participant_id)
    now = {name: getattr(person, name) or "" for name in FIELDS}
    form = PersonForm(request.form, data=now)
    if not (form.is_sent_over(now) and _is_free(found, form, person)):
        return _page(found, form, person)
    with changing(slug, code) as found:
        person = _person(found, participant_id)
        changed = [name for name in FIELDS if getattr(person, name) != form[name].data]
        rename(found.session, person, form.name.data)
        form.populate_obj(person)
        if changed:
            _note(found, "person_changed", ", ".join(changed))
    flash("Saved.")
    return _back(slug, code)


@pages.post("/<int:participant_id>/remove")
def remove(slug: str, code: str, participant_id: int) -> Response:
    with changing(slug, code) as found:
        person = _person(found, participant_id)
        remove_participant(person)
        _note(found, "person_removed", person.voice)
    flash("Removed, and their links no longer open. You can put them back below.")
    return _back(slug, code)


@pages.post("/<int:participant_id>/put-back")
def put_back(slug: str, code: str, participant_id: int) -> Response:
    with changing(slug, code) as found:
        person = _person(found, participant_id)
        put_participant_back(person)
        _note(found, "person_put_back", person.voice)
    flash("Back, with the links they had.")
    return _back(slug, code)


def _person(found: Found, participant_id: int) -> Participant:
    return participant_of(found.session, found.partner, participant_id) or abort(404)


def _is_free(found: Found, form: PersonForm, person: Participant) -> bool:
    """Answers are kept under names, so nobody takes the name of a colleague."""
    name = form.name.data
    if name == person.name or not is_called(found.session, found.partner, name, but=person):
        return True
    form.refuse("name", "Somebody else of this partner has this name: add an initial or a role")
    return False


def _note(found: Found, what: str, detail: str) -> None:
    """People are not named in the audit trail: what is erased must be gone."""
    code, slug = found.partner.code, found.study.slug
    note(found.session, what, f"Partner {code}", study=slug, detail=detail)


def _back(slug: str, code: str) -> Response:
    return redirect(url_for("partners.show", slug=slug, code=code, _anchor="people"))


def _page(found: Found, form: PersonForm, person: Participant | None = None) -> Page:
    page = partner_page("person", found, form=form, person=person)
    return (page, 422) if form.has_problem else page
