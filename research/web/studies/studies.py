"""The researcher's way in: studies, and the partners of one."""

from datetime import datetime

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response

from research.consent.leaving import ACTS, requests_of
from research.fieldwork.partners import partners_of
from research.fieldwork.studies import partner_by_code, study_by_slug, study_lines, the_stage
from research.interviewing.interviews import interview_with, start_interview
from research.models import Study
from research.tracking.choice import offered
from research.tracking.targets import target_lines
from research.tracking.tracker import ANSWERED, STATES
from research.web.access import may
from research.web.accounts.signing_in import current, note
from research.web.paging import asked_page
from research.web.request_database import reading, writing
from research.web.studies.tracking import tracked
from research.web.wording import MODES

pages = Blueprint("studies", __name__)

PARTNERS_ON_A_PAGE = 100


@pages.get("/")
def start() -> str:
    """One's own studies, of which administrators have all; and the invented ones, to look at."""
    person, every = current(), study_lines(reading())
    of_all = person is not None and person.is_administrator
    own = every if of_all else study_lines(reading(), person.id) if person else []
    return render_template(
        "studies/start.html",
        own=[line for line in own if not line.archived],
        archived=[line for line in own if line.archived],
        others=[
            line for line in every if line.fictitious and not line.archived and line not in own
        ],
        page="studies.study" if may("studies.study") else "overview.show",
    )


@pages.get("/studies/<slug>")
def study(slug: str) -> str:
    """The tracker: each partner in a stage, how far it has come and what is next."""
    found = tracked(the_study(slug))
    return render_template(
        "studies/study.html",
        study=found.study,
        tracked=found,
        page=asked_page(len(found.shown), PARTNERS_ON_A_PAGE),
        targets=target_lines(found.lines, found.study.targets),
        answered=sum(line.state in ANSWERED for line in found.lines),
        offered=offered(found.lines),
        requests=requests_of(reading(), found.study.id),
        acts=ACTS,
        removed=partners_of(reading(), found.study, removed=True),
        today=datetime.now().date(),
        STATES=STATES,
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
        if partner.removed_at:
            abort(404)
        stage = the_stage(session, found, request.form.get("stage", type=int)) or abort(404)
        if interview_with(session, stage, partner) is None:
            note(session, "interview_started", f"Partner {code}", study=slug, detail=MODES[mode])
        interview = start_interview(session, stage, partner, mode=mode)
        interview_id = interview.id
    return redirect(url_for("interviewer.overview", interview_id=interview_id))


def the_study(slug: str) -> Study:
    return study_by_slug(reading(), slug) or abort(404)
