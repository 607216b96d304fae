"""Which part of a study a page of findings is held to, by its address."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request

from analysis.scope import TRACKS, Scope
from guides import Guide
from research.database import Session
from research.fieldwork.studies import stage_titles, types_of_partners
from research.models import Study
from research.web.wording import MODES


@dataclass(frozen=True)
class Choices:
    """What there is to choose from in one study."""

    types: tuple[str, ...]
    stages: Mapping[int, str]
    tracks: Mapping[str, str]
    modes: Mapping[str, str]


def asked_scope() -> Scope:
    """What cannot be chosen is passed over: an address is typed, shortened and shared."""
    args = request.args
    return Scope(
        types=tuple(sorted(set(filter(None, args.getlist("type"))))),
        mode=args.get("mode", "") if args.get("mode") in MODES else "",
        stage=args.get("stage", type=int),
        track=args.get("track", "") if args.get("track") in TRACKS else "",
        essential="essential" in args,
        confirmed="confirmed" in args,
    )


def address_of(scope: Scope) -> dict[str, Any]:
    """The same as parts of an address."""
    parts = {
        "type": list(scope.types),
        "mode": scope.mode,
        "stage": scope.stage,
        "track": scope.track,
        "essential": "yes" if scope.essential else "",
        "confirmed": "yes" if scope.confirmed else "",
    }
    return {name: value for name, value in parts.items() if value}


def choices(session: Session, study: Study, guide: Guide) -> Choices:
    found = {group.track for handout in guide.handouts for group in handout.groups}
    return Choices(
        types=types_of_partners(session, study),
        stages=stage_titles(session, study),
        tracks={track: words for track, words in TRACKS.items() if track in found},
        modes=MODES,
    )
