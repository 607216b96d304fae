"""What other programs read of a study, as JSON: interviews, answers, findings."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from itertools import islice
from typing import Any

from flask import Blueprint, Response, jsonify, request, url_for

from analysis.findings import Block, Chart, Finding, NothingToReport
from analysis.suppression import Published
from exports.data.publishable import NO_PARTNER
from exports.data.rows import Case
from exports.data.variables import Variable
from research.web.data.api_access import edition, refusal
from research.web.data.api_description import description as openapi
from research.web.data.data_files import source
from research.web.data.released_data import NotReleased
from research.web.findings.released_findings import released_findings
from research.web.reports.reporting import study_report
from research.web.request_database import reading
from research.web.studies.studies import the_study

pages = Blueprint("api", __name__, url_prefix="/api/v1")

TOLD = ("title", "text", "columns", "rows", "cells", "note")
MOST = 1000
USUAL = 100


@pages.get("/openapi.json")
def description() -> Response:
    return jsonify(openapi(url_for("studies.start", _external=True).rstrip("/")))


@pages.get("/studies/<slug>/interviews")
def interviews(slug: str) -> Response:
    """The facts of each case, without its answers."""
    return _listed(slug, lambda variable: not variable.question)


@pages.get("/studies/<slug>/answers")
def answers(slug: str) -> Response:
    """Each case with the answers that it has, by the names of the columns."""
    wanted = request.args.getlist("question")
    return _listed(slug, lambda variable: not wanted or variable.question in ("", *wanted))


@pages.get("/studies/<slug>/findings")
def findings(slug: str) -> Response:
    """As they are; or as they were released, with what was left out, and why."""
    study = the_study(slug)
    try:
        if edition() == "publishable":
            published = released_findings(reading(), study).published
        else:
            published = Published(study_report(reading(), study)[0], ())
    except NothingToReport as reason:
        return refusal(409, str(reason))
    shown = published.report
    found = (*shown.opening, *shown.findings, *shown.method)
    return jsonify(
        study=asdict(shown.study),
        findings=[_finding(each) for each in found],
        suppressed=[asdict(each) for each in published.suppressed],
    )


def _finding(finding: Finding) -> Mapping[str, Any]:
    """The words and figures that a page shows; not the answers that they were counted from."""
    return {
        "id": finding.id,
        "title": finding.title,
        "section": finding.section,
        "claim": str(finding.claim),
        "drafted": finding.drafted,
        "base": finding.base.text,
        "blocks": [_block(block) for block in finding.blocks],
    }


def _block(block: Block) -> Mapping[str, Any]:
    """A chart is told by its table: both hold the same numbers."""
    shown = block.table if isinstance(block, Chart) else block
    told = {"kind": type(block).__name__.lower()}
    return told | {name: _plain(getattr(shown, name)) for name in TOLD if hasattr(shown, name)}


def _plain(part: Any) -> Any:
    """Claims and counts know their answers; outside they are words and figures alone."""
    if isinstance(part, tuple | list):
        return [_plain(each) for each in part]
    return part if isinstance(part, bool | int | float | None) else str(part)


def _told(case: Case, variables: list[Variable]) -> Mapping[str, Any]:
    """Labels instead of numbers: a program that wants codes takes them from a file."""
    cells = ((v, v.read(case)) for v in variables)
    return {v.name: _label(v, cell) for v, cell in cells if cell is not None}


def _label(variable: Variable, cell: Any) -> Any:
    return next((value.id for value in variable.values if value.code == cell), cell)


def _listed(slug: str, is_told: Callable[[Variable], bool]) -> Response:
    """The columns that are wanted, of some of the cases, and where the next are."""
    try:
        of = source(reading(), the_study(slug), edition=edition())
    except NotReleased as reason:
        return refusal(409, str(reason))
    told = [v for v in of.edition.variables if is_told(v) and v is not NO_PARTNER]
    start = max(request.args.get("start", 0, type=int), 0)
    most = min(max(request.args.get("most", USUAL, type=int), 1), MOST)
    more = start + most < of.in_all
    return jsonify(
        study=of.about.slug,
        edition=of.about.edition,
        fictitious=of.about.fictitious,
        data_cut_off=of.about.data_cut_off,
        withheld=of.about.withheld,
        count=of.in_all,
        next=_address(start + most, most) if more else None,
        cases=[_told(case, told) for case in islice(of.edition.cases(), start, start + most)]
        if told
        else [],
    )


def _address(start: int, most: int) -> str:
    """Where the cases from `start` on are, asked for as before."""
    asked: dict[str, Any] = {**request.args.to_dict(flat=False), "start": start, "most": most}
    return url_for(str(request.endpoint), **(request.view_args or {}), **asked)
