"""A guide written for a destination; what writes it loads when it is asked for."""

from collections.abc import Callable
from typing import NamedTuple

from guides import Guide


def interviewers_guide(guide: Guide) -> bytes:
    from exports.paper.interviewer_guide import interviewer_guide

    return interviewer_guide(guide)


def hand_outs(guide: Guide) -> bytes:
    from exports.paper.handout_pack import handout_pack

    return handout_pack(guide)


def form(guide: Guide) -> bytes:
    from exports.paper.form import self_completion_form

    return self_completion_form(guide)


class Paper(NamedTuple):
    """What it is called in an address, to a reader and in a file name."""

    words: str
    write: Callable[[Guide], bytes]
    suffix: str = "docx"


PAPERS = {
    "word": Paper("topic guide", interviewers_guide),
    "hand-outs": Paper("hand-outs", hand_outs),
    "form": Paper("questionnaire", form),
}
