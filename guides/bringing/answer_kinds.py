"""Words that say what an answer looks like: "WRITE IN NUMBER", "open", "dd/mm/yyyy"."""

import re

from guides.bringing.lines import SourceLine
from guides.bringing.state import Part, State
from guides.names import KindName

TOLD: tuple[tuple[KindName, str], ...] = (
    (
        "number",
        r"(?:whole )?numbers?|numeric(?:al)?|integer|figure|count|no\. of \w+"
        r"|only (?:numbers|integer values) may be entered(?: in this field)?",
    ),
    ("money", r"£|(?:amount )?in (?:£|pounds)|£ ?amount|amount \(£\)"),
    ("date", r"date|dd[/ .-]mm[/ .-]yy(?:yy)?|day ?/ ?month ?/ ?year"),
    ("long_text", r"open(?:[- ]ended)?|(?:free|open)[- ]?text|verbatim|text|comments?"),
)
PATTERNS = tuple(
    (
        kind,
        re.compile(
            rf"\W*(?:(?:please )?(?:write in|enter|record)(?: (?:the|a))?\s+)?(?:{said})"
            r"(?: (?:answer|response|question|only|box))?[\W_]*",
            re.IGNORECASE,
        ),
    )
    for kind, said in TOLD
)


def kind_told(state: State, line: SourceLine, text: str, question: Part) -> bool:
    """Whether the words say what the question's answer looks like; it is then of that kind."""
    kind = next((kind for kind, pattern in PATTERNS if pattern.fullmatch(text)), None)
    if kind is None or question.get("options"):
        return False
    question["kind"] = kind
    state.note(line, text, "question", question, "kind", said=text)
    return True
