"""The hand-outs of a draft changed by form."""

from flask import Blueprint, abort, request

from analysis.criteria import TRACK_LABELS
from guides.drafted import Data, drafted
from guides.part_forms import handout_fields
from guides.yaml_parts import without_part
from research.web.guides.draft_desk import Desk, Page, desk, form_page, remove_page, values_of
from research.web.guides.draft_words import handout_words
from research.web.guides.handout_typed import HandoutTyped, groups_of

TRACKS = [("", "None"), *TRACK_LABELS.items()]

pages = Blueprint("draft_handouts", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")


@pages.route("/handouts/<handout>", methods=["GET", "POST"])
def handout(draft_id: int, handout: str) -> Page:
    here = desk(draft_id)
    found = _found(here, handout)
    groups = groups_of(found)
    values = values_of(handout_fields(groups), found)
    has_room = not isinstance(found.get("groups"), list)
    return form_page(here, HandoutTyped(handout, values, groups, has_room), tracks=TRACKS)


@pages.route("/add-handout", methods=["GET", "POST"])
def add(draft_id: int) -> Page:
    return form_page(desk(draft_id), HandoutTyped("", request.form), tracks=TRACKS)


@pages.route("/handouts/<handout>/remove", methods=["GET", "POST"])
def remove(draft_id: int, handout: str) -> Page:
    here = desk(draft_id)
    words = handout_words(handout, _found(here, handout))
    return remove_page(
        here,
        "hand-out",
        words,
        lambda text: without_part(text, ("handouts", handout)),
        lambda text: drafted(text).handouts.get(handout),
    )


def _found(here: Desk, handout: str) -> Data:
    return here.parts.handouts.get(handout) or here.seen.handouts.get(handout) or abort(404)
