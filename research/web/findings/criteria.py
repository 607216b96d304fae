"""What a study is judged by: shown in words, with its versions, and its text to be written in."""

from difflib import unified_diff
from typing import NamedTuple

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.criteria_reading import library_text
from analysis.criteria_start import beginning
from guides import Guide, Problem
from research.evidence.criteria import (
    ChangeRefused,
    CriteriaMovedOn,
    criteria_version,
    criteria_versions,
    numbered,
)
from research.fieldwork.studies import current_stage
from research.guides.versions import fielded_guide
from research.models import Study
from research.web.findings.criteria_changes import NotKept, by_me, keep
from research.web.findings.study_criteria import StudyCriteria, criteria_of, read
from research.web.guides.guide_drafts import said
from research.web.request_database import reading
from research.web.studies.studies import the_study
from research.web.typed_values import today

pages = Blueprint("criteria", __name__, url_prefix="/studies/<slug>/criteria")

Page = Response | str | tuple[str, int]


class Compared(NamedTuple):
    """A line of a version against the one before: taken out, put in or only near."""

    mark: str
    words: str


@pages.get("")
def show(slug: str) -> str:
    # The tables of the method annex; they come with pandas, which other pages need not wait for.
    from analysis.findings import Base
    from analysis.judgement.criteria_finding import criteria_finding

    study = the_study(slug)
    found = criteria_of(reading(), study)
    criteria = found.criteria if found else None
    return render_template(
        "criteria/show.html",
        study=study,
        found=found,
        criteria=criteria,
        problems=_lines(found.problems) if found else [],
        tables=criteria_finding(criteria, Base(0, 0)).blocks if criteria else (),
        versions=criteria_versions(reading(), study.id),
    )


@pages.route("/text", methods=["GET", "POST"])
def text(slug: str) -> Page:
    study = the_study(slug)
    found = criteria_of(reading(), study) or _none_yet(study)
    typed = request.form.get("text", found.text)
    if request.method == "GET" or "check" in request.form:
        return _text_page(study, found, typed)
    reason, number = request.form.get("reason", ""), request.form.get("started_from", "")
    try:
        keep(found, slug, by_me(typed, reason, number), "The whole text")
    except NotKept:
        return _text_page(study, found, typed, refused="It has problems, which stand below."), 422
    except CriteriaMovedOn as error:
        page = _text_page(study, found, typed, refused=str(error), started_from=error.newest)
        return page, 422
    except ChangeRefused as error:
        return _text_page(study, found, typed, refused=str(error)), 422
    return redirect(url_for(".show", slug=slug))


@pages.post("/check")
def check(slug: str) -> Response:
    """The problems of a text, for the page's own script; nothing is kept."""
    study = the_study(slug)
    found = criteria_of(reading(), study) or _none_yet(study)
    _, problems = read(request.form.get("text", ""), found.guide)
    return jsonify([{"line": line, "what": what} for line, what in _lines(problems)[:200]])


@pages.get("/versions/<int:number>")
def version(slug: str, number: int) -> str:
    """One version with what it changed."""
    study = the_study(slug)
    kept = criteria_version(reading(), study.id, number) or abort(404)
    before = criteria_version(reading(), study.id, number - 1)
    newest = criteria_of(reading(), study)
    return render_template(
        "criteria/version.html",
        study=study,
        kept=kept,
        changes=compared(before.text, kept.text) if before else [],
        is_newest=newest is not None and newest.number == number,
        newest=newest.number if newest else 0,
    )


@pages.post("/versions/<int:number>/restore")
def restore(slug: str, number: int) -> Page:
    """An older version holds again, as a new one: none is ever changed."""
    study = the_study(slug)
    old = criteria_version(reading(), study.id, number) or abort(404)
    found = criteria_of(reading(), study) or abort(404)
    reason, newest = request.form.get("reason", "").strip(), request.form.get("started_from", "")
    said_why = f"Version {number} is back: {reason}" if reason else ""
    try:
        keep(found, slug, by_me(old.text, said_why, newest), f"Version {number} restored")
    except NotKept:
        page = _text_page(study, found, old.text, refused="That version no longer fits the guide.")
        return page, 422
    except ChangeRefused as error:
        return _text_page(study, found, old.text, refused=str(error)), 422
    return redirect(url_for(".show", slug=slug))


def compared(before: str, after: str) -> list[Compared]:
    """The lines that differ, with one line around them; the number of the version apart."""
    old, new = (numbered(text, 0).splitlines() for text in (before, after))
    lines = list(unified_diff(old, new, lineterm="", n=1))[2:]
    return [Compared(line[:1], line[1:]) for line in lines if not line.startswith("@@")]


def _none_yet(study: Study) -> StudyCriteria:
    """A beginning where there is none: the library's for the guide, or a few lines to alter."""
    stage = current_stage(reading(), study)
    guide: Guide = fielded_guide(reading(), stage.guide_version_id)
    begun = library_text(guide) or beginning(guide, today())
    return StudyCriteria(begun, None, stage, guide, *read(begun, guide))


def _lines(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    return [(problem.line, said(problem)) for problem in problems]


def _text_page(
    study: Study, found: StudyCriteria, typed: str, *, refused: str = "", started_from: int = -1
) -> str:
    _, problems = read(typed, found.guide)
    return render_template(
        "criteria/text.html",
        study=study,
        found=found,
        text=typed,
        reason=request.form.get("reason", ""),
        typed=typed != found.text,
        refused=refused,
        started_from=found.number if started_from < 0 else started_from,
        problems=_lines(problems),
        lines=typed.count("\n") + 1,
    )
