"""Guides brought from elsewhere: a Word document, a pasted text, an XLSForm."""

from guides.bringing.drafting import draft_from_text, draft_from_word
from guides.bringing.lines import CannotBring, Draft, Line

__all__ = ["CannotBring", "Draft", "Line", "draft_from_text", "draft_from_word"]
