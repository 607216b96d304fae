"""Two partners that are the same organisation: looked at side by side, merged, and taken apart."""

from flask import Blueprint, abort, flash, redirect, request, url_for
from werkzeug import Response

from guides.natural_order import natural
from research.fieldwork.merging import (
    MergeRefused,
    merge_of,
    merge_partners,
    merge_preview,
    undo_merge,
)
from research.fieldwork.partners import partners_of
from research.fieldwork.studies import partner_by_code
from research.models import Partner
from research.web.accounts.signing_in import note, the_person
from research.web.request_database import reading
from research.web.studies.partners import Found, Page, changing, found_partner, partner_page

pages = Blueprint("merges", __name__, url_prefix="/studies/<slug>/partners/<code>")


@pages.get("/merge")
def choose(slug: str, code: str) -> Page:
    """Which partner it is the same as; once one is chosen, what would become of both."""
    return _page(found_partner(slug, code), request.args.get("into", ""))


@pages.post("/merge")
def merge(slug: str, code: str) -> Page:
    into = request.form.get("into", "")
    try:
        with changing(slug, code) as found:
            kept = _kept(found, into) or abort(404)
            merge_partners(found.session, kept, found.partner, by=the_person().described)
            what = f"Partner {code} into partner {kept.code}"
            note(found.session, "partners_merged", what, study=slug)
    except MergeRefused as error:
        return _page(found_partner(slug, code), into, problem=str(error)), 422
    flash("The two are one partner now. You can take that back below.")
    return redirect(url_for("partners.show", slug=slug, code=into))


@pages.post("/unmerge")
def undo(slug: str, code: str) -> Response:
    """Of the partner that was merged into another."""
    try:
        with changing(slug, code) as found:
            known = merge_of(found.session, found.partner) or abort(404)
            undo_merge(found.session, known)
            note(found.session, "partners_unmerged", f"Partner {code}", study=slug)
    except MergeRefused as error:
        flash(str(error))
        return redirect(url_for("partners.show", slug=slug, code=code))
    flash("They are two partners again, each with what it had.")
    return redirect(url_for("partners.show", slug=slug, code=code))


def _kept(found: Found, code: str) -> Partner | None:
    return partner_by_code(found.session, found.study, code)


def _page(found: Found, into: str, *, problem: str = "") -> str:
    kept = _kept(found, into)
    others = [each for each in partners_of(reading(), found.study) if each.id != found.partner.id]
    usable = kept and kept in others and not found.partner.removed_at
    return partner_page(
        "merge",
        found,
        others=sorted(others, key=lambda each: natural(each.code)),
        preview=merge_preview(reading(), kept, found.partner) if usable and kept else None,
        problem=problem,
    )
