"""The pages of a report's outline: which parts it has, what is to be looked at, and a preview."""

from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.findings import NothingToReport
from exports.composing.checks import remarks
from exports.composing.compose import compose, standing_in
from exports.composing.material import OutlineRow
from exports.composing.outline import ANNEXES, AUTHORED, outline
from research.reports.builds import EDITIONS
from research.reports.texts import LONGEST_TITLE, keepable, save_outline
from research.web.accounts.signing_in import note, the_person
from research.web.reports.report_opened import Opened, open_report, stage_in
from research.web.request_database import writing
from research.web.studies.studies import the_study

pages = Blueprint("outline", __name__, url_prefix="/studies/<slug>/outline")

NOT_A_PART = ("method_notes", "self_check")
"""Authored sections that stand inside another part."""


@pages.errorhandler(NothingToReport)
def nothing(reason: NothingToReport) -> str:
    study = the_study((request.view_args or {})["slug"])
    return render_template("report/nothing.html", study=study, reason=str(reason))


@pages.get("")
def show(slug: str) -> str:
    opened = open_report(slug)
    return _page(opened, outline(opened.material))


@pages.post("")
def save(slug: str) -> Response | tuple[str, int]:
    """All titles and boxes at once, and one part moved where its button was pressed."""
    opened = open_report(slug)
    rows = [_sent(row) for row in outline(opened.material)]
    if too_long := _too_long(rows):
        return _page(opened, tuple(rows), too_long), 422
    moved, _, direction = request.form.get("move", "").partition(" ")
    rows = _moved(rows, moved, -1 if direction == "up" else 1)
    with writing() as session:
        save_outline(session, stage_in(session, slug).id, rows, by=the_person().name)
        note(session, "outline_saved", study=slug)
    flash("The outline is saved.")
    return redirect(url_for(".show", slug=slug, _anchor=f"part-{moved}" if moved else None))


@pages.get("/preview")
def preview(slug: str) -> str:
    edition = request.args.get("edition", "internal")
    edition = edition if edition in EDITIONS else "internal"
    opened = open_report(slug, edition)
    document = compose(opened.material)
    return render_template(
        "composing/preview.html", study=opened.study, document=document, edition=edition
    )


def _page(
    opened: Opened, rows: tuple[OutlineRow, ...], too_long: Mapping[str, str] = MappingProxyType({})
) -> str:
    report, texts = opened.material.report, opened.material.texts
    drafted = [finding for finding in report.everything if finding.drafted]
    return render_template(
        "composing/outline.html",
        study=opened.study,
        rows=rows,
        annexes=ANNEXES,
        authored={name: title for name, title in AUTHORED.items() if name not in NOT_A_PART},
        inside={name: AUTHORED[name] for name in NOT_A_PART},
        written=set(texts),
        standing=standing_in(opened.material),
        remarks=remarks(opened.material, opened.frozen.claims),
        drafts=sum(finding.is_draft for finding in drafted),
        of=len(drafted),
        rejected=[f for f in drafted if f.standing and f.standing.state == "rejected"],
        objectives=opened.material.objectives,
        recommendations=opened.material.recommendations,
        too_long=too_long,
    )


def _too_long(rows: list[OutlineRow]) -> dict[str, str]:
    return {
        f"title-{row.id}": f"Shorten the title “{row.title[:20]}…” to {LONGEST_TITLE} characters"
        f" or fewer; it has {len(row.title)}"
        for row in rows
        if len(row.title) > LONGEST_TITLE
    }


def _sent(row: OutlineRow) -> OutlineRow:
    """As typed; without a title a part keeps the one that it had."""
    title = " ".join(keepable(request.form.get(f"title-{row.id}", "")).split())
    return OutlineRow(row.id, title or row.title, f"shown-{row.id}" in request.form)


def _moved(rows: list[OutlineRow], part: str, by: int) -> list[OutlineRow]:
    """Annexes stay behind the body."""
    at = next((n for n, row in enumerate(rows) if row.id == part), None)
    if at is None or not 0 <= at + by < len(rows):
        return rows
    if (rows[at].id in ANNEXES) == (rows[at + by].id in ANNEXES):
        rows[at], rows[at + by] = rows[at + by], rows[at]
    return rows
