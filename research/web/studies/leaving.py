"""Pages on which researchers let a partner leave, after seeing what that does."""

from flask import Blueprint, Response, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response as Redirect

from exports.file_names import download_name
from research.consent.leaving import ACTS, NotPossible, come_back, leave, leavings_of, preview
from research.consent.receipts import Receipt, as_text, receipt
from research.database import Session
from research.fieldwork.studies import partner_by_code, study_by_slug
from research.models import Leaving, Partner
from research.web.accounts.signing_in import note, the_person
from research.web.kept import forget
from research.web.request_database import reading, writing
from research.web.wording import moment

pages = Blueprint("leaving", __name__, url_prefix="/studies/<slug>/partners/<code>/leaving")


@pages.get("/")
def show(slug: str, code: str) -> str:
    """What was asked for and done, and the three acts."""
    partner = _partner(slug, code)
    leavings = leavings_of(reading(), partner)
    return _page("leaving", partner, acts=ACTS, leavings=leavings)


@pages.route("/<act>", methods=["GET", "POST"])
def do(slug: str, code: str, act: str) -> Redirect | str | tuple[str, int]:
    """First what it does, in counts; then, after a word, the act."""
    partner = _partner(slug, code)
    if act not in ACTS:
        abort(404)
    typed = request.form.get("code", "").strip()
    problem = f"Type {code} to confirm" if act == "erase" and typed != code else ""
    if request.method == "GET" or problem:
        problem = problem if request.method == "POST" else ""
        counts = preview(reading(), partner)
        page = _page("leave", partner, act=act, acts=ACTS, counts=counts, problem=problem)
        return page, 422 if problem else 200
    with writing() as session:
        leaving = leave(session, _locked(session, partner), act, by=the_person().name)
        number = leaving.id
        note(session, "partner_left", f"Partner {code}", study=slug, detail=ACTS[act].title)
    forget()
    flash(f"{ACTS[act].title}: done. Give the partner this receipt.")
    return redirect(url_for(".show_receipt", slug=slug, code=code, number=number))


@pages.post("/<act>/undo")
def undo(slug: str, code: str, act: str) -> Redirect:
    partner = _partner(slug, code)
    if act not in ACTS:
        abort(404)
    with writing() as session:
        come_back(session, _locked(session, partner), act, by=the_person().name)
        note(session, "partner_came_back", f"Partner {code}", study=slug, detail=ACTS[act].title)
    flash("Undone. A partner that comes back needs a new personal link.")
    return redirect(url_for(".show", slug=slug, code=code))


@pages.get("/receipts/<int:number>")
def show_receipt(slug: str, code: str, number: int) -> str:
    partner = _partner(slug, code)
    written = receipt_of(partner, _leaving(partner, number))
    return _page("receipt", partner, written=written, number=number)


@pages.get("/receipts/<int:number>.txt")
def download(slug: str, code: str, number: int) -> Response:
    partner = _partner(slug, code)
    leaving = _leaving(partner, number)
    study = partner.study
    day = (leaving.done_at or leaving.asked_at).date().isoformat()
    name = download_name(study.title, f"receipt {code}", day, "txt", fictitious=study.fictitious)
    sent = Response(as_text(receipt_of(partner, leaving)), mimetype="text/plain")
    sent.headers["Content-Disposition"] = f"attachment; filename={name}"
    return sent


@pages.errorhandler(NotPossible)
def already_so(_error: NotPossible) -> Redirect:
    flash("Nothing was changed: this was done before, or cannot be undone.")
    named = request.view_args or {}
    return redirect(url_for(".show", slug=named["slug"], code=named["code"]))


def receipt_of(partner: Partner, leaving: Leaving) -> Receipt:
    return receipt(partner, leaving, asked=moment(leaving.asked_at), done=moment(leaving.done_at))


def _partner(slug: str, code: str) -> Partner:
    study = study_by_slug(reading(), slug) or abort(404)
    return partner_by_code(reading(), study, code) or abort(404)


def _locked(session: Session, partner: Partner) -> Partner:
    return session.get_one(Partner, partner.id, with_for_update=True)


def _leaving(partner: Partner, number: int) -> Leaving:
    found = (each for each in leavings_of(reading(), partner) if each.id == number)
    return next(found, None) or abort(404)


def _page(template: str, partner: Partner, **shown: object) -> str:
    return render_template(
        f"leaving/{template}.html", partner=partner, study=partner.study, **shown
    )
