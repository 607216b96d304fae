"""Pages on what partners are told and agreed to: seen and recorded by researchers."""

from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.consent.choices import CHOICE, CHOICES
from research.consent.given import consent_history, consents, give_consent
from research.consent.information import (
    newest_sheet,
    parts,
    sheet_text,
    sheets_of,
    standard_text,
    withdraw_by,
    write_sheet,
)
from research.consent.leaving import ACTS, requests_of
from research.consent.lines import consent_lines
from research.fieldwork.participants import participants_of
from research.fieldwork.studies import current_stage, study_by_slug
from research.models import Interview, Participant, Study
from research.web.accounts.signing_in import note, the_person
from research.web.answering.opened import interview_here, locked
from research.web.partner.consent_forms import METHODS, ConsentForm, SheetForm, spoken_form
from research.web.request_database import reading, writing

pages = Blueprint("consents", __name__)
SHOWN = ("take_part", "recorded", "quoted", "attribution", "acknowledged", "stage_2", "archive")


@pages.get("/studies/<slug>/consent")
def of_study(slug: str) -> str:
    study = _study(slug)
    lines = consent_lines(reading(), current_stage(reading(), study))
    words = request.args.get("search", "").strip()
    found = [line for line in lines if words.casefold() in _described(line.partner)]
    return render_template(
        "consent/of_study.html",
        study=study,
        lines=found,
        of=len(lines),
        agreed=sum(line.said("take_part") == "Yes" for line in lines),
        search=words,
        choices=[CHOICE[name] for name in SHOWN],
        sheet=newest_sheet(reading(), study.id),
        requests=requests_of(reading(), study.id),
        acts=ACTS,
    )


@pages.get("/studies/<slug>/information")
def sheet(slug: str) -> str:
    """What people are told, as they read it, in any of its versions."""
    study = _study(slug)
    versions = sheets_of(reading(), study.id)
    asked = request.args.get("version", type=int)
    chosen = next((each for each in versions if each.version == asked), None)
    if asked and not chosen:
        abort(404)
    chosen = chosen or newest_sheet(reading(), study.id)
    return render_template(
        "consent/information.html",
        study=study,
        versions=versions,
        sheet=chosen,
        parts=parts(sheet_text(study, chosen)),
        withdraw_by=withdraw_by(chosen),
    )


@pages.route("/studies/<slug>/information/new", methods=["GET", "POST"])
def write(slug: str) -> Response | str | tuple[str, int]:
    """A new version, begun from the newest or from the standard text."""
    study = _study(slug)
    newest = newest_sheet(reading(), study.id)
    text = standard_text(study) if "standard" in request.args else sheet_text(study, newest)
    form = SheetForm(request.form or None, data={"text": text, "withdraw_by": withdraw_by(newest)})
    if not form.is_sent():
        page = render_template("consent/write.html", study=study, form=form, newest=newest)
        return page, 422 if form.has_problem else 200
    with writing() as session:
        written = write_sheet(
            session,
            study.id,
            form.text.data or "",
            withdraw_by=form.withdraw_by.data,
            by=the_person().name,
        )
        number = written.version
        note(session, "information_written", f"Version {number}", study=slug)
    flash(f"Version {number} is what people read from now on.")
    return redirect(url_for(".sheet", slug=slug))


@pages.route("/interviews/<int:interview_id>/consent", methods=["GET", "POST"])
def record(interview_id: int) -> Response | str | tuple[str, int]:
    """What an interviewer heard: every choice that was made, by whom, spoken or written."""
    interview = interview_here(interview_id)
    people = participants_of(reading(), interview.partner)
    form = spoken_form(request.form or None, {}, people)
    if not form.is_sent():
        return _page(interview, people, form), 422 if form.has_problem else 200
    who = next((person.id for person in people if str(person.id) == form.who.data), None)
    changed = _keep(interview_id, form, who)
    flash("Kept." if changed else "Nothing was new in that.")
    return redirect(url_for(".record", interview_id=interview_id))


def _keep(interview_id: int, form: ConsentForm, participant_id: int | None) -> list[str]:
    with writing() as session:
        interview = locked(session, interview_id)
        changed = give_consent(
            session,
            interview,
            form.given(),
            by=the_person().name,
            method=form.method.data,
            participant_id=participant_id,
        )
        if changed:
            code, study = interview.partner.code, interview.partner.study.slug
            detail = f"{METHODS[form.method.data]}: {', '.join(changed)}"
            note(session, "consent_given", f"Partner {code}", study=study, detail=detail)
    return changed


def _page(interview: Interview, people: list[Participant], form: ConsentForm) -> str:
    return render_template(
        "consent/record.html",
        interview=interview,
        study=interview.partner.study,
        form=form,
        held=consents(reading(), interview.id),
        history=consent_history(reading(), interview.id),
        names={person.id: person.name for person in people},
        versions={s.id: s.version for s in sheets_of(reading(), interview.partner.study_id)},
        choices=CHOICES,
        CHOICE=CHOICE,
        METHODS=METHODS,
    )


def _study(slug: str) -> Study:
    return study_by_slug(reading(), slug) or abort(404)


def _described(partner: Any) -> str:
    return f"{partner.code} {partner.name} {partner.type}".casefold()
