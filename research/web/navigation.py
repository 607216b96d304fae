"""The way between the pages of a study: one row for each, shown to who may open it."""

from typing import NamedTuple

from flask import request, url_for

from research.models import Study
from research.web.access import may
from research.web.permissions import OPEN_IF_FICTITIOUS, TABLE, Who


class Place(NamedTuple):
    """A page of a study that others are reached from; `blueprints` hold the pages below it."""

    endpoint: str
    words: str
    blueprints: tuple[str, ...]


OF_PARTNERS = (
    *("studies", "tracker_files", "partners", "people", "merges", "plans", "partner_files"),
    *("interviewer", "desk", "held", "follow_up", "earlier", "paper", "voices", "leaving"),
)

PLACES = (
    Place("overview.show", "Overview", ("overview",)),
    Place("studies.study", "Partners", OF_PARTNERS),
    Place("consents.of_study", "Consent", ("consents",)),
    Place(
        "messages.index",
        "Messages",
        ("messages", "message_batches", "message_log", "participant_links"),
    ),
    Place("stage_guides.show", "Guide", ("stage_guides", "top_ups")),
    Place("forum.show", "Forum", ("forum",)),
    Place("criteria.show", "Criteria", ("criteria", "criteria_parts")),
    Place("findings.findings", "Findings", ("findings", "answers", "software", "barriers")),
    Place(
        "outline.show",
        "Report",
        ("outline", "sections", "statements", "report_template", "reports"),
    ),
    Place("data.show", "Data", ("data",)),
    Place("study_settings.show", "Settings", ("study_settings",)),
)


class Way(NamedTuple):
    words: str
    address: str
    is_here: bool


def ways(study: Study) -> list[Way]:
    """Nothing on a partner's page: it belongs to its one interview."""
    if TABLE.get(request.endpoint or "", Who.ANYONE).by_link:
        return []
    return [
        Way(place.words, url_for(place.endpoint, slug=study.slug), _is_here(place))
        for place in PLACES
        if may(place.endpoint) or (study.fictitious and place.endpoint in OPEN_IF_FICTITIOUS)
    ]


def _is_here(place: Place) -> bool:
    return request.blueprint in place.blueprints
