"""An interview opened by a personal link: only what its voice may see, and what is sent back."""

from collections.abc import Collection

from guides import Guide
from guides.top_ups import only_sections
from research.answers.positions import positions_of
from research.interviewing.sent_back import sections_back
from research.web.access import linked_interview, the_voice
from research.web.answering.opened import Opened, open_interview
from research.web.request_database import reading


def opened_by_link(secret: str) -> Opened:
    """Raises WrongLink."""
    voice = the_voice()
    opened = with_voices(open_interview(linked_interview(secret), spoken=False))
    guide = _within(opened.guide, voice.sections)
    if opened.back and voice.role != "approver":
        guide = _within(guide, opened.back)
    return opened._replace(guide=guide, voice=voice)


def with_voices(opened: Opened) -> Opened:
    """With what its voices differ in, and what was sent back to them."""
    interview = opened.interview.id
    return opened._replace(
        positions=tuple(positions_of(reading(), interview)),
        back=sections_back(reading(), interview),
    )


def _within(guide: Guide, ids: Collection[str] | None) -> Guide:
    return guide if ids is None else only_sections(guide, ids)
