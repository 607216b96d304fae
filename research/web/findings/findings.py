"""The findings as a page, the answers behind each number, and the report as a Word file."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, render_template, request, send_file
from markupsafe import Markup

from analysis.findings import NothingToReport
from exports.data.table_csv import table_csv
from exports.file_names import download_name
from research.evidence.cited_answers import cited_answers
from research.models import Study
from research.web.access import may
from research.web.accounts.signing_in import note
from research.web.findings.behind_numbers import (
    Behind,
    Spoken,
    behind,
    by_portion,
    finding_in,
    having,
    in_rows,
    of_rows,
    spoken,
)
from research.web.findings.reading_findings import Reading, the_reading
from research.web.findings.scopes import address_of, asked_scope, choices
from research.web.findings.topics import contents
from research.web.kept import kept
from research.web.paging import asked_page
from research.web.reports.report_building import report_now
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("findings", __name__, url_prefix="/studies/<slug>")

Found = TypeVar("Found")
PLACE = Markup("<!-- The findings stand here. -->")
PLACE_OF_A_NUMBER = ("block", "row", "column")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pages.get("/findings")
def findings(slug: str) -> str | Response:
    study, scope = the_study(slug), asked_scope()
    try:
        shown = the_reading(study, scope, request.args.get("topic", ""))
    except NothingToReport as reason:
        held_to = not scope.is_whole
        page = render_template("report/nothing.html", study=study, reason=reason, held_to=held_to)
        return page
    page = render_template(
        "report/page.html",
        study=study,
        shown=shown,
        report=shown.report,
        body=PLACE,
        choosing=Markup(_choosing(study, shown).decode()) if shown.of_partners else "",
        address=address_of(shown.scope),
    )
    before, after = page.split(PLACE)
    # A page of a megabyte and a half is put together once, and not at every step of its templates.
    return Response([before.encode(), _body(study, shown), after.encode()])


def _body(study: Study, shown: Reading) -> bytes:
    """What takes long to write, as charts and tables do, is the same for many."""
    if not shown.topic:
        return _kept_part("report/contents.html", study, shown, lambda: _contents(shown))
    decides = may("statements.statement")
    return _kept_part("report/body.html", study, shown, lambda: {"decides": decides}, decides)


def _contents(shown: Reading) -> dict[str, Any]:
    return {"contents": list(contents(shown.report))}


def _choosing(study: Study, shown: Reading) -> bytes:
    """The ways to hold the findings to less, which are the partners' own types and the stages."""

    def offered() -> dict[str, Any]:
        return {"choices": choices(reading(), study, shown.guide), "scope": shown.scope}

    return _kept_part("report/choosing.html", study, shown, offered)


def _kept_part(
    template: str, study: Study, shown: Reading, more: Callable[[], dict[str, Any]], *besides: bool
) -> bytes:
    """A part of the page that is the same for whoever reads the same."""

    def make() -> bytes:
        address = address_of(shown.scope)
        part = render_template(template, study=study, shown=shown, address=address, **more())
        return part.encode()

    return kept(reading()).get((*shown.key, template, *besides), make)


@pages.get("/findings/<finding_id>/evidence")
def evidence(slug: str, finding_id: str) -> str:
    """What was answered, by whom and when, of a statement or of one number."""
    study, scope = the_study(slug), asked_scope()
    shown = _of_finding(lambda: the_reading(study, scope))
    found = _of_finding(lambda: behind(shown, finding_id, request.args))
    lines = spoken(reading(), cited_answers(reading(), study.id, found.answers))
    address, args = address_of(scope), request.args
    return render_template(
        "report/evidence.html",
        study=study,
        found=found,
        address=address,
        here=address | {name: args[name] for name in PLACE_OF_A_NUMBER if name in args},
        topic=shown.topic_of(found.finding),
        **_looked_through(found, lines),
    )


def _looked_through(found: Behind, lines: list[Spoken]) -> dict[str, Any]:
    """A page of the answers, or of those that have the words looked for."""
    words = request.args.get("search", "").strip()
    told = by_portion(found, having(lines, words))
    rows = in_rows([each for each in told if each.lines or not words])
    page = asked_page(len(rows))
    return {"many": len(lines), "told": of_rows(page.cut(rows)), "page": page, "search": words}


@pages.get("/findings/<finding_id>/table.csv")
def table(slug: str, finding_id: str) -> Response:
    study, block = the_study(slug), request.args.get("block", 0, type=int)
    shown = _of_finding(lambda: the_reading(study, asked_scope()))
    finding = finding_in(shown.report, finding_id) or abort(404)
    if not 0 <= block < len(finding.blocks):
        abort(404)
    title = getattr(finding.blocks[block], "title", finding.title)
    name = download_name(slug, title, "", "csv", fictitious=study.fictitious)
    content = BytesIO(table_csv(finding.blocks[block]).encode())
    return send_file(content, "text/csv", as_attachment=True, download_name=name)


def _of_finding(make: Callable[[], Found | None]) -> Found:
    """A study without findings has no finding of that name either."""
    try:
        return make() or abort(404)
    except NothingToReport:
        abort(404)


@pages.get("/report.docx")
def report(slug: str) -> Any:
    study = the_study(slug)
    try:
        name, content = report_now(reading(), study)
    except NothingToReport as reason:
        page = render_template("report/nothing.html", study=study, reason=str(reason))
        return Response(page, 409)
    with writing() as session:
        note(session, "report_downloaded", study=slug)
    return send_file(BytesIO(content), WORD, as_attachment=True, download_name=name)
