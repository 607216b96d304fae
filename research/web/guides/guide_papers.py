"""A guide written for a destination; what writes it loads when it is asked for."""

from collections.abc import Callable
from typing import NamedTuple

from guides import Guide


class Paper(NamedTuple):
    """What a reader and a file name call it, and what writes it."""

    words: str
    write: Callable[[Guide], bytes]
    suffix: str = "docx"


def losses(guide: Guide) -> tuple[str, ...]:
    """What ODK and Kobo will not do with the guide's XLSForm, in sentences."""
    from guides.bringing.xlsform_losses import losses_of

    return losses_of(guide)


def _interviewers_guide(guide: Guide) -> bytes:
    from exports.paper.interviewer_guide import interviewer_guide

    return interviewer_guide(guide)


def _hand_outs(guide: Guide) -> bytes:
    from exports.paper.handout_pack import handout_pack

    return handout_pack(guide)


def _form(guide: Guide) -> bytes:
    from exports.paper.form import self_completion_form

    return self_completion_form(guide)


def _xlsform(guide: Guide) -> bytes:
    from guides.bringing import xlsform

    return xlsform(guide).workbook


PAPERS = {
    "word": Paper("topic guide", _interviewers_guide),
    "hand-outs": Paper("hand-outs", _hand_outs),
    "form": Paper("questionnaire", _form),
    "xlsform": Paper("XLSForm", _xlsform, "xlsx"),
}
