"""A study's tracker as an address asks for it: which stage, which lines, in which order."""

from datetime import UTC, datetime
from typing import NamedTuple

from flask import abort, request

from research.fieldwork.studies import the_stage
from research.models import Stage, Study
from research.tracking.choice import Chosen, chosen_lines
from research.tracking.tracker import TrackerLine, tracker_lines
from research.web.request_database import reading


class Tracked(NamedTuple):
    """`lines` are all, `shown` those that were chosen; `asked` is what the address says of it."""

    study: Study
    stage: Stage
    lines: list[TrackerLine]
    shown: list[TrackerLine]
    chosen: Chosen
    asked: dict[str, str]


def tracked(study: Study) -> Tracked:
    stage = the_stage(reading(), study, request.args.get("stage", type=int)) or abort(404)
    asked = {name: request.args.get(name, "").strip() for name in Chosen._fields}
    asked = {name: words for name, words in asked.items() if words}
    chosen = Chosen(**asked)
    lines = tracker_lines(reading(), study, stage, now=datetime.now(UTC))
    if "stage" in request.args:
        asked["stage"] = str(stage.number)
    return Tracked(study, stage, lines, chosen_lines(lines, chosen), chosen, asked)
