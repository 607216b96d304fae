"""An interview opened by a personal link: only what its voice may see, and what is sent back."""

from collections.abc import Collection

from guides import Guide
from guides.top_ups import only_sections
from research.positions import own_positions
from research.sent_back import sections_back
from research.web.access import linked_interview, the_voice
from research.web.opened import Opened, open_interview
from research.web.request_database import reading


def opened_by_link(secret: str) -> Opened:
    """Raises WrongLink."""
    voice = the_voice()
    opened = open_interview(linked_interview(secret), spoken=False)
    back = sections_back(reading(), opened.interview.id)
    guide = _within(opened.guide, voice.sections)
    if back and voice.role != "approver":
        guide = _within(guide, back)
    own = own_positions(reading(), opened.interview.id, voice)
    return opened._replace(guide=guide, voice=voice, own=own)


def _within(guide: Guide, ids: Collection[str] | None) -> Guide:
    return guide if ids is None else only_sections(guide, ids)
