"""Guides brought from elsewhere, and taken there: Word, pasted text, XLSForm."""

from guides.bringing.drafting import draft_from_text, draft_from_word
from guides.bringing.lines import CannotBring, Draft, Line
from guides.bringing.xlsform_reading import guide_from_xlsform
from guides.bringing.xlsform_sheets import SheetProblem, XlsformError
from guides.bringing.xlsform_writing import Xlsform, xlsform

__all__ = [
    "CannotBring",
    "Draft",
    "Line",
    "SheetProblem",
    "Xlsform",
    "XlsformError",
    "draft_from_text",
    "draft_from_word",
    "guide_from_xlsform",
    "xlsform",
]
