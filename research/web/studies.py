"""The researcher's way in: studies, and the partners of one."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response

from research.interviews import interview_with, start_interview
from research.models import Study
from research.studies import (
    PartnerLine,
    by_code,
    current_stage,
    partner_by_code,
    partner_lines,
    study_by_slug,
    study_lines,
)
from research.web.access import may
from research.web.request_database import reading, writing
from research.web.signing_in import current, note
from research.web.wording import MODES, STATUSES

pages = Blueprint("studies", __name__)

SORTS = {
    "code": by_code,
    "name": lambda line: line.partner.name.casefold(),
    "type": lambda line: (line.partner.type, by_code(line)),
    "status": lambda line: (list(STATUSES).index(line.status), by_code(line)),
}


@pages.get("/")
def start() -> str:
    """One's own studies; administrators see all, and who is not signed in the invented ones."""
    person = current()
    of = None if person is None or person.is_administrator else person.id
    lines = [line for line in study_lines(reading(), of) if person or line.fictitious]
    page = "overview.show" if person and not may("studies.study") else "studies.study"
    return render_template("studies/start.html", studies=lines, page=page)


@pages.get("/studies/<slug>")
def study(slug: str) -> str:
    found = the_study(slug)
    stage = current_stage(reading(), found)
    lines = partner_lines(reading(), stage)
    sort, words = request.args.get("sort", "code"), request.args.get("search", "").strip()
    shown = [line for line in lines if _matches(line, words)]
    return render_template(
        "studies/study.html",
        study=found,
        stage=stage,
        lines=sorted(shown, key=SORTS.get(sort, SORTS["code"])),
        of=len(lines),
        submitted=sum(line.status == "submitted" for line in lines),
        sort=sort,
        search=words,
    )


@pages.post("/studies/<slug>/partners/<code>/interview")
def start_with(slug: str, code: str) -> Response:
    """Start the partner's interview, by an interviewer or by self-completion, or go on with it."""
    mode = request.form.get("mode", "interviewer")
    if mode not in MODES:
        abort(400)
    with writing() as session:
        found = study_by_slug(session, slug) or abort(404)
        partner = partner_by_code(session, found, code) or abort(404)
        stage = current_stage(session, found)
        if interview_with(session, stage, partner) is None:
            note(session, "interview_started", f"Partner {code}", study=slug, detail=MODES[mode])
        interview = start_interview(session, stage, partner, mode=mode)
        interview_id = interview.id
    return redirect(url_for("interviewer.overview", interview_id=interview_id))


def the_study(slug: str) -> Study:
    return study_by_slug(reading(), slug) or abort(404)


def _matches(line: PartnerLine, words: str) -> bool:
    partner = line.partner
    described = f"{partner.code} {partner.name} {partner.type} {STATUSES[line.status]}".casefold()
    return words.casefold() in described
