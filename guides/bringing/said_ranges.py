"""Ranges of numbers as a topic guide says them: "more than 20", "5-10", "at least 3"."""

import re

from guides.bringing.state import Part

FIGURE = r"(\d{1,12}(?:,\d{3})*)"
SAID = (
    (
        "over {}",
        rf"(?:more|greater|higher|larger|bigger) than {FIGURE}|(?:over|above|exceeds|>) ?{FIGURE}",
    ),
    ("under {}", rf"(?:less|fewer|lower|smaller) than {FIGURE}|(?:under|below|<) ?{FIGURE}"),
    (
        "{} or more",
        rf"(?:at least|no (?:less|fewer) than|>=|≥) ?{FIGURE}"
        rf"|{FIGURE} ?(?:or (?:more|over|above|higher)|and (?:over|above)|\+)",
    ),
    (
        "{} or less",
        rf"(?:at most|up to|no more than|<=|≤) ?{FIGURE}"
        rf"|{FIGURE} ?(?:or (?:less|fewer|under|below|lower)|and (?:under|below))",
    ),
    ("{} to {}", rf"(?:between |from )?{FIGURE} ?(?:-|–|to|and) ?{FIGURE}"),
    ("{}", FIGURE),
)
PATTERNS = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in SAID)
HOW_MANY = re.compile(r"\W*how many\b", re.IGNORECASE)


def said_range(text: str) -> str:
    """As a guide writes it; empty where it is none."""
    words = " ".join(text.split()).strip("\"'“”‘’` ,")
    for form, pattern in PATTERNS:
        if found := pattern.fullmatch(words):
            figures = [figure.replace(",", "") for figure in found.groups() if figure]
            return form.format(*figures)
    return ""


def make_number(question: Part, said: str) -> bool:
    """Whether its answer is a number; one without answers that is to be more or less than one is.

    Bare numbers may be codes of answers, unless it is asked how many.
    """
    if question.get("options"):
        return False
    compares = said.startswith(("over", "under")) or said.endswith(("more", "less"))
    if question["kind"] == "long_text" and (HOW_MANY.match(question["ask"]) or compares):
        question["kind"] = "number"
    return bool(question["kind"] == "number")
