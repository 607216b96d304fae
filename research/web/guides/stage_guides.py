"""The guide of a study's stage: its version in use, the change to another, and what was renamed."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides.versions import Entry, Place, entries, named, wording
from research.database import Session
from research.fieldwork.studies import current_stage, study_by_slug
from research.guides.mappings import MappingRefused, add_mapping, choices, mappings, undo_mapping
from research.guides.stage_guides import (
    VersionRefused,
    changes_between,
    other_versions,
    unbegun,
    use_version,
    versions_in_use,
)
from research.guides.versions import fielded_guide
from research.interviewing.top_ups import top_up_lines
from research.models import GuideMapping, GuideVersion, Stage
from research.web.accounts.signing_in import note, the_person
from research.web.reports.reporting import option_titles
from research.web.request_database import reading, writing

pages = Blueprint("stage_guides", __name__, url_prefix="/studies/<slug>/guide")

Page = Response | str | tuple[str, int]


class Fielded(NamedTuple):
    """The stage of a study and the version that it uses, in the session that reads or writes it."""

    session: Session
    stage: Stage
    version: GuideVersion

    def numbered(self, version: int) -> GuideVersion:
        """Another version of the same guide."""
        known = (self.version, *other_versions(self.session, self.version))
        return next((each for each in known if each.version == version), None) or abort(404)


class Gone(NamedTuple):
    """A part that is gone, and what it may have become, each with its words."""

    place: str
    name: str
    words: str
    choices: tuple[tuple[str, str], ...]
    suggested: str


@pages.get("")
def show(slug: str) -> str:
    fielded = _fielded(reading(), slug)
    guide = fielded_guide(reading(), fielded.version.id)
    return render_template(
        "guides/stage.html",
        study=fielded.stage.study,
        stage=fielded.stage,
        guide=guide,
        options=option_titles(reading(), fielded.stage.study, fielded.stage),
        version=fielded.version,
        others=other_versions(reading(), fielded.version),
        in_use=versions_in_use(reading(), fielded.stage),
        lines=top_up_lines(reading(), fielded.stage),
    )


@pages.get("/<int:old>/<int:new>")
def compare(slug: str, old: int, new: int) -> str:
    """What is different, what was renamed, and the way to use the newer version."""
    return _compare_page(slug, old, new)


@pages.post("/<int:number>/use")
def use(slug: str, number: int) -> Page:
    took = 0
    try:
        with writing() as session:
            fielded = _fielded(session, slug)
            version, before = fielded.numbered(number), fielded.version.version
            also = "unbegun" in request.form
            took = use_version(session, fielded.stage, version, also_unbegun=also)
            what = f"{version.guide}, version {number}"
            note(session, "guide_version_used", what, study=slug, detail=f"before: {before}")
    except VersionRefused as error:
        return _compare_page(slug, before, number, problem=str(error)), 422
    flash(
        f"New interviews take version {number} from now on."
        + (f" {took} that had no answer yet took it too." if took else "")
    )
    return redirect(url_for(".show", slug=slug))


@pages.post("/<int:old>/<int:new>/mappings")
def map_part(slug: str, old: int, new: int) -> Page:
    place, to = tuple(request.form.get("place", "").split("/")), request.form.get("to", "")
    if not to:
        return _compare_page(slug, old, new, problem="Choose what the part is called now."), 422

    def keep(session: Session, fielded: Fielded) -> None:
        versions = fielded.numbered(old), fielded.numbered(new)
        add_mapping(session, *versions, place, to, by=the_person().described)
        note(session, "guide_part_mapped", f"{named(place)} to {to}", study=slug)

    try:
        _write(slug, keep)
    except MappingRefused as error:
        return _compare_page(slug, old, new, problem=str(error)), 422
    flash(f"{named(place).capitalize()} is read as {to} from now on. No answer was changed.")
    return redirect(url_for(".compare", slug=slug, old=old, new=new))


@pages.post("/<int:old>/<int:new>/mappings/<int:mapping_id>/undo")
def undo(slug: str, old: int, new: int, mapping_id: int) -> Response:
    def take_back(session: Session, fielded: Fielded) -> None:
        known = mappings(session, fielded.numbered(old), fielded.numbered(new))
        mapping = next((each for each in known if each.id == mapping_id), None) or abort(404)
        undo_mapping(session, mapping, by=the_person().described)
        note(session, "guide_part_unmapped", f"{mapping.old} to {mapping.new}", study=slug)

    _write(slug, take_back)
    flash("The mapping is undone. Answers are read as they were before it.")
    return redirect(url_for(".compare", slug=slug, old=old, new=new))


def _write(slug: str, act: Callable[[Session, Fielded], None]) -> None:
    with writing() as session:
        act(session, _fielded(session, slug))


def _fielded(session: Session, slug: str) -> Fielded:
    stage = current_stage(session, study_by_slug(session, slug) or abort(404))
    return Fielded(session, stage, session.get_one(GuideVersion, stage.guide_version_id))


def _compare_page(slug: str, old: int, new: int, *, problem: str = "") -> str:
    fielded = _fielded(reading(), slug)
    before, after = fielded.numbered(old), fielded.numbered(new)
    if before.version >= after.version:
        abort(404)
    return render_template(
        "guides/compare.html",
        study=fielded.stage.study,
        stage=fielded.stage,
        current=fielded.version,
        before=before,
        after=after,
        changes=changes_between(reading(), before, after, fielded.stage),
        gone=_gone(before, after),
        mapped=[(each, _name(each)) for each in mappings(reading(), before, after)],
        unbegun=unbegun(reading(), fielded.stage),
        problem=problem,
    )


def _gone(before: GuideVersion, after: GuideVersion) -> list[Gone]:
    found, suggested = choices(reading(), before, after)
    old = {place: wording(entry.part) for place, entry in _entries(before)}
    new = {place: wording(entry.part) for place, entry in _entries(after)}
    return [
        Gone(
            place="/".join(place),
            name=named(place),
            words=old.get(place, ""),
            choices=tuple((choice[-1], new[choice]) for choice in several),
            suggested=suggested[place][-1] if place in suggested else "",
        )
        for place, several in found.items()
        if several
    ]


def _entries(version: GuideVersion) -> Iterator[tuple[Place, Entry]]:
    return entries(fielded_guide(reading(), version.id))


def _name(mapping: GuideMapping) -> str:
    place: Place = tuple(filter(None, (mapping.noun, mapping.owner, mapping.old)))
    return named(place)
