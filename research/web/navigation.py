"""The way between the pages of a study: one row for each, shown to who may open it."""

from collections.abc import Callable
from typing import NamedTuple

from flask import request, url_for

from research.evidence.forum import has_forum
from research.models import Study
from research.web.access import may
from research.web.permissions import OPEN_IF_FICTITIOUS, TABLE
from research.web.request_database import reading
from research.web.who import Who


class Place(NamedTuple):
    """A page of a study that others are reached from; `blueprints` hold the pages below it.

    `belongs` says of which studies it is a part.
    """

    endpoint: str
    words: str
    blueprints: tuple[str, ...]
    belongs: Callable[[Study], bool] = lambda study: True


def _meets(study: Study) -> bool:
    """Few studies have a forum: the first is begun from the settings."""
    return request.blueprint == "forum" or has_forum(reading(), study.id)


def _only_read(_study: Study) -> bool:
    """Who writes reports comes to those that were released by way of the one being written."""
    return not may("outline.show")


OF_PARTNERS = (
    *("studies", "tracker_files", "partners", "people", "merges", "plans", "partner_files"),
    *("interviewer", "desk", "held", "record", "follow_up", "setting_aside", "earlier", "paper"),
    *("voices", "leaving"),
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
    Place("forum.show", "Forum", ("forum",), _meets),
    Place("criteria.show", "Criteria", ("criteria", "criteria_form", "criteria_parts")),
    Place("findings.findings", "Findings", ("findings", "answers", "software", "barriers")),
    Place(
        "outline.show",
        "Report",
        ("outline", "sections", "statements", "report_template", "reports"),
    ),
    Place("reports.for_readers", "Reports", ("reports",), _only_read),
    Place("data.show", "Data", ("data",)),
    Place("study_settings.show", "Settings", ("study_settings", "team")),
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
        if _leads_somewhere(place, study) and place.belongs(study)
    ]


def _leads_somewhere(place: Place, study: Study) -> bool:
    return may(place.endpoint) or (study.fictitious and place.endpoint in OPEN_IF_FICTITIOUS)


def _is_here(place: Place) -> bool:
    return request.blueprint in place.blueprints
