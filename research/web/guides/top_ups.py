"""Further interviews are begun: by a link, or as a short list for the interviewer."""

from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.database import Session
from research.fieldwork.links import make_link
from research.fieldwork.studies import current_stage, study_by_slug
from research.interviewing.top_ups import start_top_up, top_up_lines
from research.models import Interview, Partner, Stage
from research.web.accounts.signing_in import note
from research.web.addresses import opens_only_here, public_url
from research.web.request_database import writing
from research.web.wording import MODES

pages = Blueprint("top_ups", __name__, url_prefix="/studies/<slug>/further")


class Begun(NamedTuple):
    """A further interview that was made just now; `address` opens it where it goes by link."""

    partner: str
    code: str
    interview: int
    address: str


@pages.post("")
def begin(slug: str) -> Response | str:
    """For the partner that is named, or for all who have not been asked yet."""
    mode, code = request.form.get("mode", ""), request.form.get("partner", "")
    if mode not in MODES:
        abort(400)
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        stage = current_stage(session, study)
        begun = [_begun(session, stage, first, mode) for first in _due(session, stage, code)]
        title = study.title
    if not begun:
        flash("Nobody is left to be asked: everybody has answered or was asked already.")
    if begun and mode == "self_completion":
        only_here = opens_only_here(begun[0].address)
        return render_template(
            "guides/links.html", begun=begun, slug=slug, title=title, only_here=only_here
        )
    if len(begun) == 1:
        return redirect(url_for("interviewer.overview", interview_id=begun[0].interview))
    if begun:
        flash(f"{len(begun)} further interviews are ready. Each asks only what is new.")
    return redirect(url_for("stage_guides.show", slug=slug))


def _due(session: Session, stage: Stage, code: str) -> list[Interview]:
    due = [line.first for line in top_up_lines(session, stage) if line.is_due]
    return [first for first in due if code in ("", first.partner.code)]


def _begun(session: Session, stage: Stage, first: Interview, mode: str) -> Begun:
    further = start_top_up(session, stage, first, mode=mode)
    partner: Partner = first.partner
    about = f"Partner {partner.code}"
    slug = partner.study.slug
    note(session, "interview_started", about, study=slug, detail="what is new in the guide")
    secret = make_link(session, further) if mode == "self_completion" else ""
    if secret:
        note(session, "link_made", about, study=slug)
    address = public_url("self_completion.tasks", secret=secret) if secret else ""
    return Begun(partner.name, partner.code, further.id, address)
