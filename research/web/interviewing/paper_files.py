"""Papers of an interview's guide as Word files; what writes Word loads when it is asked for."""

from datetime import UTC, datetime
from typing import Any

from exports.file_names import download_name
from research.web.answering.opened import Opened

NAMES = {"guide": "topic guide", "hand-outs": "hand-outs", "form": "questionnaire"}


def paper(which: str, opened: Opened) -> tuple[str, bytes]:
    """The name and the content of one of NAMES."""
    today = datetime.now(UTC).date().isoformat()
    fictitious = opened.study.fictitious
    name = download_name(opened.study.title, NAMES[which], today, "docx", fictitious=fictitious)
    return name, _content(which, opened)


def _content(which: str, opened: Opened) -> bytes:
    from exports.paper.form import self_completion_form
    from exports.paper.handout_pack import handout_pack
    from exports.paper.interviewer_guide import interviewer_guide

    if which == "guide":
        return interviewer_guide(opened.guide)
    if which == "hand-outs":
        return handout_pack(opened.guide)
    return self_completion_form(
        opened.guide, organisation=opened.interview.partner.name, known=_known(opened)
    )


def _known(opened: Opened) -> dict:
    """What the partner answered; never what an interviewer wrote down for them."""
    if opened.interview.mode != "self_completion":
        return {}
    return {key: answer.given for key, answer in opened.answers.items()}


def filled_form(content: bytes, opened: Opened) -> Any:
    """What the form says about this interview. Raises FormRefused."""
    from exports.paper.filled_form import read_form

    return read_form(content, opened.guide)
