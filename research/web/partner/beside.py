"""What stands beside a partner's answers: other voices, sign-offs, comments of researchers."""

from collections.abc import Mapping
from typing import NamedTuple

from research.fieldwork.voices import LEAD
from research.interviewing.sign_offs import Asked, approvers_asked
from research.models import SentBack
from research.web.answering.opened import Opened
from research.web.request_database import reading


class Beside(NamedTuple):
    """`differing` counts what the lead has not settled; `back` is by section what was sent back."""

    role: str
    differing: int
    approvers: list[Asked]
    back: Mapping[str, SentBack]

    @property
    def is_lead(self) -> bool:
        return self.role == LEAD


def beside(opened: Opened) -> Beside:
    """Of an interview that was opened with its voices."""
    unsettled = sum(position.settled is None for position in opened.positions)
    role = opened.voice.role if opened.voice else LEAD
    return Beside(role, unsettled, approvers_asked(reading(), opened.interview), opened.back)
