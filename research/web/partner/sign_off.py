"""The approver's page: everything read back, to be signed off or returned."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.audit import record
from research.interviewing.delegation import who_answered
from research.interviewing.sign_offs import give_sign_off
from research.web.answering.opened import Opened, locked
from research.web.partner.beside import beside
from research.web.partner.delegation_forms import SignOffForm
from research.web.partner.linked import opened_by_link
from research.web.request_database import writing

pages = Blueprint("sign_off", __name__, url_prefix="/answer/<secret>/sign-off")


@pages.route("/", methods=["GET", "POST"])
def read(secret: str) -> Response | str | tuple[str, int]:
    opened = opened_by_link(secret)
    form = SignOffForm(request.form or None)
    if opened.interview.is_open and form.is_sent():
        _sign(opened, form)
        return redirect(url_for(".read", secret=secret))
    page = render_template(
        "consent/sign_off.html",
        secret=secret,
        interview=opened.interview,
        study=opened.study,
        read=opened.read(),
        answered=who_answered(opened.guide, opened.answers),
        beside=beside(opened),
        name=opened.by,
        form=form,
    )
    return page, 422 if form.has_problem else 200


def _sign(opened: Opened, form: SignOffForm) -> None:
    assert opened.voice and opened.voice.participant_id
    verdict, comment = form.verdict.data, form.comment.data or ""
    with writing() as session:
        interview = locked(session, opened.interview.id)
        give_sign_off(session, interview, opened.voice.participant_id, verdict, comment)
        code, study = interview.partner.code, interview.partner.study.slug
        record(session, f"Partner {code}", f"answers_{verdict}", f"Partner {code}", study=study)
    flash("Thank you. Your word is kept, and your organisation's lead sees it.")
