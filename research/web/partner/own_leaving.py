"""The page on which a partner leaves by its own word: at once, or by asking a researcher."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from research.audit import record
from research.consent.leaving import ACTS, ask_to_leave, leave, leavings_of, preview
from research.models import Leaving, Partner
from research.web.access import linked_interview
from research.web.request_database import reading, writing
from research.web.studies.leaving import receipt_of

pages = Blueprint("own_leaving", __name__, url_prefix="/answer/<secret>/leave")


@pages.route("/", methods=["GET", "POST"])
def choose(secret: str) -> Response | str | tuple[str, int]:
    """The three acts with what each does; a choice leads to what it would do here."""
    partner = linked_interview(secret).partner
    chosen = request.form.get("act", "")
    if chosen in ACTS:
        return redirect(url_for(".confirm", secret=secret, act=chosen))
    problem = "Choose what you want" if request.method == "POST" else ""
    page = _page("own", secret, partner, acts=ACTS, problem=problem, asked=_asked(partner))
    return page, 422 if problem else 200


@pages.route("/<any(withdraw, leave_out, erase):act>", methods=["GET", "POST"])
def confirm(secret: str, act: str) -> str:
    """Withdrawing is done at once, and ends the link; the rest a researcher does."""
    partner = linked_interview(secret).partner
    if request.method == "GET":
        counts = preview(reading(), partner)
        return _page("own_confirm", secret, partner, act=act, acts=ACTS, counts=counts)
    code, slug = partner.code, partner.study.slug
    by, what = f"Partner {code}", "partner_left" if act == "withdraw" else "leaving_asked"
    with writing() as session:
        kept = session.get_one(Partner, partner.id, with_for_update=True)
        if act == "withdraw":
            leave(session, kept, act, by=by)
        else:
            ask_to_leave(session, kept, act, by=by)
        record(session, by, what, by, study=slug, detail=ACTS[act].title)
    partner = reading().get_one(Partner, partner.id)
    newest = next(each for each in leavings_of(reading(), partner) if each.act == act)
    written = receipt_of(partner, newest)
    return _page("own_receipt", secret, partner, written=written, act=act)


def _asked(partner: Partner) -> list[Leaving]:
    """What waits for a researcher."""
    return [each for each in leavings_of(reading(), partner) if each.done_at is None]


def _page(template: str, secret: str, partner: Partner, **shown: object) -> str:
    return render_template(
        f"leaving/{template}.html", secret=secret, partner=partner, study=partner.study, **shown
    )
