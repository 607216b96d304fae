"""How the demonstration study is judged: the library's criteria with invented judgements."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from guides.yaml_parts import part_in, with_part
from research.demonstration.profiles import read_words
from research.evidence.criteria import Change, criteria_versions, keep_criteria
from research.models import Study

LIBRARY = Path(__file__).parents[2] / "analysis" / "library" / "pace_stage_1.yaml"


def judge(session: Session, study: Study) -> None:
    """The second version; the first is the library's."""
    invented = read_words("criteria")
    change = Change(judged_text(), invented["reason"], invented["by"], 0)
    keep_criteria(session, study, change, library=LIBRARY.read_text("utf-8"))
    for kept in criteria_versions(session, study.id):
        kept.made_at = datetime.fromisoformat(f"{invented['day']}T15:00").replace(tzinfo=UTC)
    session.flush()


@cache
def judged_text() -> str:
    text, invented = LIBRARY.read_text("utf-8"), read_words("criteria")
    criteria = list(part_in(text, ("appraisal",)))
    grounds = {"reason": invented["reason"], "date": invented["day"]}
    parts = {
        "gates": _gates(part_in(text, ("gates",)), invented),
        "options": _options(part_in(text, ("options",)), criteria, invented, grounds),
        "weights": {
            name: {
                "who": each["who"],
                "swings": dict(zip(criteria, each["swings"], strict=True)),
                "reason": each["why"],
                "date": invented["day"],
            }
            for name, each in invented["weights"].items()
        },
    }
    for name, part in parts.items():
        text = with_part(text, (name,), part)
    return text


def _gates(gates: dict[str, Any], invented: Mapping[str, Any]) -> dict[str, Any]:
    told = invented["gates"]
    return {
        name: {**gate, **told[name], "judged_on": invented["day"]} if name in told else gate
        for name, gate in gates.items()
    }


def _options(
    options: dict[str, Any],
    criteria: list[str],
    invented: Mapping[str, Any],
    grounds: dict[str, str],
) -> dict[str, Any]:
    judged = {}
    for name, option in options.items():
        scores = zip(criteria, invented["scores"][name], strict=True)
        evidence = [invented["evidence"]]
        performance = {
            criterion: "not judged"
            if score == ""
            else {"score": score, "evidence": evidence, **grounds}
            for criterion, score in scores
        }
        judged[name] = {**option, "performance": performance}
        if name in invented["costs"]:
            amounts = zip(("low", "central", "high"), invented["costs"][name], strict=True)
            judged[name]["cost"] = {**dict(amounts), **grounds}
    return judged
