"""The rosters of a draft, which are lists that partners make, changed by form."""

from flask import Blueprint, abort, request

from guides.drafted import Data, Drafted, drafted
from guides.part_forms import ROSTER
from guides.part_moves import without_question
from guides.yaml_parts import without_part
from research.web.guides.draft_desk import Desk, Page, desk, form_page, remove_page, values_of
from research.web.guides.draft_words import Choices, roster_words
from research.web.guides.part_typed import asked, titled
from research.web.guides.roster_typed import RosterTyped

pages = Blueprint("draft_rosters", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")


@pages.route("/lists/<roster>", methods=["GET", "POST"])
def roster(draft_id: int, roster: str) -> Page:
    here = desk(draft_id)
    found = _found(here, roster)
    typed = RosterTyped(roster, values_of(ROSTER, found))
    return form_page(here, typed, naming=_naming(here.parts, roster))


@pages.route("/add-list", methods=["GET", "POST"])
def add(draft_id: int) -> Page:
    here = desk(draft_id)
    sections = [(each.id, titled(each)) for each in here.parts.sections if each.id]
    choices = [("", "Choose"), *sections]
    return form_page(here, RosterTyped("", request.form), sections=choices)


@pages.route("/lists/<roster>/remove", methods=["GET", "POST"])
def remove(draft_id: int, roster: str) -> Page:
    """With the question that names its rows, as neither can be there without the other."""
    here = desk(draft_id)
    found = _found(here, roster)
    naming = here.parts.question(str(found.get("named_by")))

    def without(text: str) -> str:
        rest = without_part(text, ("rosters", roster))
        return without_question(rest, naming.id) if naming else rest

    return remove_page(
        here,
        "list",
        roster_words(roster, found),
        without,
        lambda text: drafted(text).rosters.get(roster),
        naming=asked(naming) if naming else "",
    )


def _found(here: Desk, roster: str) -> Data:
    return here.parts.rosters.get(roster) or here.seen.rosters.get(roster) or abort(404)


def _naming(here: Drafted, roster: str) -> Choices:
    """The questions that could name its rows."""
    return [
        (each.id, asked(each))
        for each in here.questions
        if each.id and each.data.get("for_each") == roster and each.data.get("kind") == "text"
    ]
