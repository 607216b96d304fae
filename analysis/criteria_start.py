"""Criteria to begin with, for a guide that has none yet: made of its own questions."""

from collections.abc import Iterator, Mapping
from string import Template
from typing import Any

from analysis.criteria import CORE
from analysis.criteria_evidence_checks import CHOICES
from analysis.criteria_rated import can_be_rated, decided, indicators_of
from analysis.criteria_ways import gates_of, options_of, stance_on_ways
from guides.model import Guide
from guides.yaml_writer import entry_text

BEGINNING = Template("""\
# What answers to this guide are judged by. This is a beginning
# that nobody has thought about yet: put your own titles, cuts
# and reasons in, and add or take out dimensions, gates, options.

$head
$core# From which share, out of a hundred, a score counts and
# evidence is graded; `essential` is the level that a partner
# marked as essential must reach.
$thresholds
# Types of partner that speak for others and are looked at apart.
$representatives
# What partners are judged on, from 0 to 4; each of the five
# levels has its anchor in words. An indicator reads one question.
# Where that is asked once, or of one line of a hand-out, each of
# its options has a rating or stands under `unrated`. Where it is
# asked of several lines, a level is reached by the share of them
# that are answered as `share_of` says.
# Here a scale is rated from its first point up, and a yes better
# than a no: turn round what is not so.
$unrated$dimensions
# What must be settled first; a named person judges each on the
# page of the criteria. A soft gate stays as a condition, and one
# with `before: launch` does not keep a pilot from starting.
$gates
# The ways forward. One is the baseline, which the others are
# compared with. Each names the gates and the dimensions that it
# cannot do without.
$options
# What options are compared by; they are scored on the page of
# the criteria.
$appraisal""")
THE_CORE = "# The lines that the study cannot do without.\n"
UNRATED = "# Not read yet, as only you can say what their options are\n# worth: {}.\n"
LIMITS = {"answered": 50, "essential": 2, "grade_a": 80, "grade_b": 60, "grade_c": 40}
APPRAISAL = {
    "benefit": (
        "What it would bring",
        "Nothing is better than today",
        "Everything that partners hope for",
    ),
    "ease": ("How easily it could be done", "Nobody knows how", "It could begin tomorrow"),
}


def beginning(guide: Guide, day: str) -> str:
    """Without problems for any guide; what it does not ask about is left out."""
    dimensions, gates = dict(_dimensions(guide, day)), dict(gates_of(guide))
    parts: dict[str, Any] = {
        "thresholds": {name: {"value": value, **decided(day)} for name, value in LIMITS.items()},
        "representatives": {"types": [], "reason": "None, until some are named", "date": day},
        "dimensions": _numbered(dimensions),
        "gates": _numbered(gates),
        "options": options_of(guide, list(dimensions)),
        "appraisal": {name: _criterion(name, day) for name in APPRAISAL},
    }
    return BEGINNING.substitute(
        {name: entry_text({name: part}, 0) for name, part in parts.items()},
        head=entry_text(_head(guide), 0),
        core=_core(guide, day),
        unrated=_unrated(guide),
    )


def _head(guide: Guide) -> dict[str, Any]:
    title = f"{guide.title}: criteria"
    return {"guide": guide.id, "guide_versions": [guide.version], "version": 1, "title": title}


def _core(guide: Guide, day: str) -> str:
    held = guide.measuring("data_held")
    if held is None:
        return ""
    reason = "All lines, until the essential partners agree on fewer."
    items = [item.id for item in guide.lists[held.for_each].items]
    core = {"items": items, "agreed": False, "reason": reason, "date": day}
    return f"{THE_CORE}{entry_text({CORE: core}, 0)}\n"


def _unrated(guide: Guide) -> str:
    choices = (q for q in guide.questions if q.kind in CHOICES and q is not stance_on_ways(guide))
    names = [question.id for question in choices if not can_be_rated(guide, question)]
    return UNRATED.format(", ".join(names)) if names else ""


def _numbered(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    return {name: {"number": n, **part} for n, (name, part) in enumerate(parts.items(), 1)}


def _dimensions(guide: Guide, day: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """One for each section that asks what can be rated."""
    for section in guide.sections:
        if indicators := indicators_of(guide, section.questions, day):
            yield section.id, {"title": section.title, "indicators": indicators}


def _criterion(name: str, day: str) -> dict[str, str]:
    title, worst, best = APPRAISAL[name]
    return {"title": title, "worst": worst, "best": best, **decided(day)}
