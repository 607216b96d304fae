"""What is planned with a partner: who interviews it, when, where; and whether it can be reached."""

from datetime import UTC, datetime
from io import BytesIO

from flask import Blueprint, Response, abort, flash, redirect, request, send_file, url_for
from werkzeug import Response as Redirect

from exports.file_names import download_name
from research.fieldwork.studies import the_stage
from research.models import Stage
from research.tracking.plans import (
    interview_in,
    interviewers_of,
    keep_plan,
    mark_reached,
    mark_unreachable,
    plan_of,
)
from research.web.accounts.signing_in import note
from research.web.request_database import reading
from research.web.studies.partner_forms import PlanForm, typed_plan
from research.web.studies.partners import Found, Page, changing, found_partner, partner_page

pages = Blueprint(
    "plans", __name__, url_prefix="/studies/<slug>/partners/<code>/stages/<int:number>"
)


@pages.route("/plan", methods=["GET", "POST"])
def plan(slug: str, code: str, number: int) -> Page:
    found = found_partner(slug, code)
    stage = _stage(found, number)
    interview = interview_in(reading(), stage, found.partner)
    known = plan_of(interview)
    now = typed_plan(known, known.appointment_at)
    form = PlanForm(request.form, data=now)
    if not form.is_sent_over(now):
        names = interviewers_of(reading(), found.study)
        page = partner_page(
            "plan", found, stage=stage, form=form, interview=interview, interviewers=names
        )
        return (page, 422) if form.has_problem else page
    with changing(slug, code) as found:
        keep_plan(found.session, _stage(found, number), found.partner, form.plan())
        _note(found, "interview_planned", number)
    flash("Kept.")
    return _back(slug, code)


@pages.post("/unreachable")
def unreachable(slug: str, code: str, number: int) -> Redirect:
    with changing(slug, code) as found:
        mark_unreachable(found.session, _stage(found, number), found.partner)
        _note(found, "partner_unreachable", number)
    flash("Marked as unreachable. If it answers after all, that is seen by itself.")
    return _back(slug, code)


@pages.post("/reached")
def reached(slug: str, code: str, number: int) -> Redirect:
    with changing(slug, code) as found:
        mark_reached(found.session, _stage(found, number), found.partner)
        _note(found, "partner_reached", number)
    flash("No longer marked as unreachable.")
    return _back(slug, code)


@pages.get("/appointment.ics")
def appointment(slug: str, code: str, number: int) -> Response:
    """The appointment for a calendar; the same file taken again moves it there."""
    from exports.appointment import Appointment, calendar_file

    found = found_partner(slug, code)
    interview = interview_in(reading(), _stage(found, number), found.partner)
    if interview is None or interview.appointment_at is None:
        abort(404)
    now = datetime.now(UTC)
    kept = Appointment(
        key=f"{slug}-{code}-{number}@showcard",
        title=f"Interview with {found.partner.name}",
        at=interview.appointment_at,
        minutes=interview.appointment_minutes,
        place=interview.appointment_place,
        description=f"{found.study.title}. Interviewer: {interview.interviewer or 'not named'}.",
    )
    day, fictitious = interview.appointment_at.date().isoformat(), found.study.fictitious
    title = f"appointment {code}"
    name = download_name(title, found.partner.name, day, "ics", fictitious=fictitious)
    content = BytesIO(calendar_file(kept, written_at=now))
    return send_file(content, "text/calendar", as_attachment=True, download_name=name)


def _stage(found: Found, number: int) -> Stage:
    if found.partner.removed_at:
        abort(404)
    return the_stage(found.session, found.study, number) or abort(404)


def _note(found: Found, what: str, number: int) -> None:
    code, slug = found.partner.code, found.study.slug
    note(found.session, what, f"Partner {code}", study=slug, detail=f"Stage {number}")


def _back(slug: str, code: str) -> Redirect:
    return redirect(url_for("partners.show", slug=slug, code=code))
