"""The copy in Word that a partner keeps: of all its answers, and of its record."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from flask import Blueprint, redirect, send_file, url_for
from werkzeug import Response

from exports.file_names import download_name
from research.web.answering.opened import Opened
from research.web.answering.record_lines import RecordLine, record_groups
from research.web.findings.findings import WORD
from research.web.partner.linked import opened_by_link
from research.web.wording import moment

pages = Blueprint("own_copy", __name__, url_prefix="/answer/<secret>")

WORDS = {
    "": "",
    "confirmed": "Confirmed",
    "corrected": "Corrected. Before: {before}",
    "withdrawn": "Withdrawn. Before: {before}",
}


@pages.get("/answers.docx")
def answers(secret: str) -> Response:
    """Everything asked and answered, at any time."""
    from exports.paper.answers_copy import Copied

    opened = opened_by_link(secret)
    groups = []
    for section, read in opened.read():
        groups.append(Copied(section.title, ()))
        for screenful, lines in read:
            said = [(line.label, line.text) for line in lines]
            groups.append(Copied(screenful.title, said, 2))
    return _sent(opened, "your answers", groups)


@pages.get("/record.docx")
def record(secret: str) -> Response:
    """What is to be confirmed, with what was said of it so far."""
    from exports.paper.answers_copy import RECORD, Copied

    opened = opened_by_link(secret)
    if not opened.interview.submitted_at:
        return redirect(url_for("self_completion.tasks", secret=secret))
    groups = [
        Copied(group.title, [_told(line) for line in group.lines], columns=RECORD)
        for group in record_groups(opened)
    ]
    return _sent(opened, "what you told us", groups)


def _told(line: RecordLine) -> tuple[str, str, str]:
    """What was withdrawn is no answer any more, so it stands as what was said before."""
    word = WORDS[line.word].format(before=line.before or "no answer")
    return line.label, "–" if line.is_withdrawn else line.text, word


def _sent(opened: Opened, what: str, groups: list[Any]) -> Response:
    from exports.paper.answers_copy import answers_copy

    study, partner = opened.study, opened.interview.partner
    content = answers_copy(study.title, what.capitalize(), _facts(opened), groups)
    today = datetime.now(UTC).date().isoformat()
    fictitious = study.fictitious
    name = download_name(
        study.title, f"{partner.code} {what}", today, "docx", fictitious=fictitious
    )
    return send_file(BytesIO(content), WORD, as_attachment=True, download_name=name)


def _facts(opened: Opened) -> list[str]:
    interview = opened.interview
    facts = [interview.partner.name, f"As saved on {moment(datetime.now(UTC))}; not submitted yet."]
    if interview.submitted_at:
        facts[1] = f"Submitted on {moment(interview.submitted_at)}."
    if opened.study.fictitious:
        facts.append("Demonstration: every organisation and every answer is fictitious.")
    if interview.confirmed_at:
        facts.append(f"Confirmed by you on {moment(interview.confirmed_at)}.")
    return facts
