"""Pages on which researchers see a partner's several voices, and send sections back to them."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides.answers.texts import words_problem
from research.interviewing.delegation import who_answered
from research.interviewing.sent_back import NothingToSendBack, comments_of
from research.interviewing.sent_back import send_back as send_sections_back
from research.web.accounts.signing_in import note, the_person
from research.web.answering.differences import differences
from research.web.answering.opened import Opened, interview_here, locked, open_interview
from research.web.partner.beside import beside
from research.web.partner.linked import with_voices
from research.web.request_database import reading, writing

pages = Blueprint("voices", __name__, url_prefix="/interviews/<int:interview_id>")
LONGEST = 5_000


@pages.get("/voices")
def show(interview_id: int) -> str:
    """Who answered what, where they differ, who signed, and what was sent back."""
    opened = _opened(interview_id)
    return render_template(
        "consent/voices.html",
        interview=opened.interview,
        study=opened.study,
        answered=who_answered(opened.guide, opened.answers),
        lines=differences(opened),
        beside=beside(opened),
        comments=comments_of(reading(), interview_id),
        titles={section.id: section.title for section in opened.guide.sections},
    )


@pages.route("/send-back", methods=["GET", "POST"])
def send_back(interview_id: int) -> Response | str | tuple[str, int]:
    """A comment on each section that the partner is to look at again; no others open."""
    opened = _opened(interview_id)
    if not opened.interview.submitted_at:
        return _nothing(interview_id)
    typed = {s.id: request.form.get(s.id, "").strip() for s in opened.guide.sections}
    problems = _problems(typed) if request.method == "POST" else {}
    if request.method == "GET" or problems:
        page = _form(opened, typed, problems)
        return page, 422 if problems else 200
    try:
        _keep(interview_id, {section: words for section, words in typed.items() if words})
    except NothingToSendBack:
        return _nothing(interview_id)
    flash("Sent back. The partner's link opens these sections, and only these.")
    return redirect(url_for(".show", interview_id=interview_id))


def _keep(interview_id: int, comments: dict[str, str]) -> None:
    with writing() as session:
        interview = locked(session, interview_id)
        send_sections_back(session, interview, comments, by=the_person().name)
        code, study = interview.partner.code, interview.partner.study.slug
        sections = ", ".join(comments)
        note(session, "sections_sent_back", f"Partner {code}", study=study, detail=sections)


def _nothing(interview_id: int) -> Response:
    flash("Only what was submitted can be sent back.")
    return redirect(url_for("interviewer.overview", interview_id=interview_id))


def _problems(typed: dict[str, str]) -> dict[str, str]:
    """By section what is wrong; under no section that there is nothing at all."""
    found = {section: words_problem(words) for section, words in typed.items()}
    too_long = {s: f"Use at most {LONGEST:,} characters" for s in typed if len(typed[s]) > LONGEST}
    problems = {section: what for section, what in found.items() if what} | too_long
    if not problems and not any(typed.values()):
        return {next(iter(typed)): "Write a comment on at least one section"}
    return problems


def _form(opened: Opened, typed: dict[str, str], problems: dict[str, str]) -> str:
    return render_template(
        "consent/send_back.html",
        interview=opened.interview,
        study=opened.study,
        guide=opened.guide,
        typed=typed,
        problems=problems,
    )


def _opened(interview_id: int) -> Opened:
    return with_voices(open_interview(interview_here(interview_id), spoken=True))
