"""What the fields of each part of criteria are called in its form, and what each cannot lack."""

from typing import NamedTuple

from research.web.typed_values import Problems


class Kind(NamedTuple):
    """A kind of part: `needed` says what is wrong where a field is empty."""

    noun: str
    labels: dict[str, str]
    needed: Problems


KINDS_OF_GATE = {"hard": "Hard: it decides", "soft": "Soft: it stays as a condition"}
BEFORE = [("", "Before a pilot starts"), ("launch", "Before it is launched")]
TAKES = [("", "The best of them"), ("lowest", "The worst of them")]
WHY = {"why": "Why do you change it?"}
REASON = {"reason": "Why is it judged so?"}
SAID_WHY = {"why": "Say why"}
SAID_REASON = {"reason": "Say why it is judged so"}
RATED = {
    "called": "What is it called?",
    "items": "Which lines count?",
    "takes": "Where several are chosen, which counts?",
    "share_of": "Which answers count as good?",
    "levels": "From which share on are levels 1, 2, 3 and 4 reached?",
    "anchors": "What does each level mean?",
    **REASON,
}
NEEDS_RATED = {"called": "Name the indicator", **SAID_REASON}

AGREED = [("yes", "Yes"), ("no", "Not yet")]
ALONE = ("core", "representatives")
"""Parts of which there is one, which can only be changed."""
KINDS = {
    "gates": Kind(
        "gate",
        {
            "title": "What is it called?",
            "met_when": "When is it met?",
            "type": "Is it hard or soft?",
            "before": "By when must it be met?",
            "tracks": "In which tracks does it hold?",
            "documents": "Which documents could show it?",
            "questions": "Which answers of partners could show it?",
            "options": "Which options does it hold up?",
            **WHY,
        },
        {
            "title": "Name the gate",
            "met_when": "Say when it is met",
            "type": "Choose whether it is hard or soft",
            **SAID_WHY,
        },
    ),
    "options": Kind(
        "option",
        {
            "title": "What is it called?",
            "tracks": "In which tracks is it judged?",
            "gates": "Which gates must be met for it?",
            "dimensions": "On which dimensions must essential partners be strong enough?",
            "stance": "Which question asks partners about it?",
            "values": "Which answers speak for it?",
            "low": "Lowest cost",
            "central": "Most likely cost",
            "high": "Highest cost",
            "cost_reason": "What do these figures rest on?",
            **WHY,
        },
        {"title": "Name the option", **SAID_WHY},
    ),
    "dimensions": Kind(
        "dimension",
        {
            "title": "What is the dimension called?",
            "leaves_out": "What does it leave out?",
            "options": "Which options need essential partners to be strong in it?",
            **RATED,
            "called": "What is its first indicator called?",
            **WHY,
        },
        {"title": "Name the dimension", **SAID_WHY},
    ),
    "core": Kind(
        "core data set",
        {
            "items": "Which lines can the study not do without?",
            "agreed": "Have the essential partners signed for it?",
            "reason": "Why these?",
            **WHY,
        },
        {"items": "Tick at least one line", "reason": "Say why it is these", **SAID_WHY},
    ),
    "representatives": Kind(
        "representatives",
        {
            "types": "Which types of partner speak for others?",
            "reason": "Why are they looked at apart?",
            **WHY,
        },
        {"types": "Name at least one type", "reason": "Say why", **SAID_WHY},
    ),
    "indicators": Kind("indicator", {**RATED, **WHY}, {**NEEDS_RATED, **SAID_WHY}),
    "appraisal": Kind(
        "criterion",
        {
            "title": "What is it called?",
            "worst": "What is the worst, 0?",
            "best": "What is the best, 100?",
            "reason": "Why are options compared by it?",
            **WHY,
        },
        {
            "title": "Name the criterion",
            "worst": "Say what the worst is",
            "best": "Say what the best is",
            "reason": "Say why options are compared by it",
            **SAID_WHY,
        },
    ),
}
