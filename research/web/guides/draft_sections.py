"""The sections of a draft changed by form."""

from flask import Blueprint, abort, flash, redirect, request, url_for

from guides.drafted import Data, drafted
from guides.part_forms import SECTION
from guides.part_moves import order, with_section_shifted, without_section
from research.web.guides.draft_desk import Page, desk, form_page, kept, remove_page, values_of
from research.web.guides.draft_forms import index
from research.web.guides.part_typed import SectionTyped, titled

pages = Blueprint("draft_sections", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")


@pages.route("/sections/<section>", methods=["GET", "POST"])
def section(draft_id: int, section: str) -> Page:
    here = desk(draft_id)
    found = here.parts.section(section) or here.seen.section(section) or abort(404)
    return form_page(here, SectionTyped(section, values_of(SECTION, found.data)))


@pages.route("/add-section", methods=["GET", "POST"])
@pages.route("/add-section/after/<after>", methods=["GET", "POST"])
def add(draft_id: int, after: str = "") -> Page:
    return form_page(desk(draft_id), SectionTyped("", request.form, after))


@pages.post("/sections/<section>/move")
def move(draft_id: int, section: str) -> Page:
    here = desk(draft_id)
    by = -1 if "up" in request.form else 1
    problems = kept(here, lambda text: with_section_shifted(text, section, by=by), order)
    if problems:
        return index(here, problems), 422
    flash("Moved.")
    return redirect(url_for("draft_forms.show", draft_id=draft_id, _anchor=f"section-{section}"))


@pages.route("/sections/<section>/remove", methods=["GET", "POST"])
def remove(draft_id: int, section: str) -> Page:
    """With its questions."""
    here = desk(draft_id)
    found = here.parts.section(section) or here.seen.section(section) or abort(404)

    def whole(text: str) -> Data | None:
        there = drafted(text).section(section)
        return there.data if there else None

    return remove_page(
        here,
        "section",
        titled(found),
        lambda text: without_section(text, section),
        whole,
        questions=len(found.questions),
    )
