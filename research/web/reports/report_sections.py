"""The pages on which a report's own words are written: sections, objectives, recommendations."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.findings import NothingToReport
from exports.composing.checks import Remark, about_text
from exports.composing.compose import known_in
from exports.composing.outline import AUTHORED, outline
from exports.composing.references import read_authored
from research.reports.texts import (
    FIELDS,
    LONGEST_TEXT,
    SectionChanged,
    answer_objective,
    keepable,
    recommendation_of,
    recommendations,
    save_recommendation,
    save_section,
    section_history,
)
from research.reports.texts import move_up as moved_up
from research.web.accounts.signing_in import note, the_person
from research.web.reports.objectives_typed import TOO_LONG, ObjectiveTyped, mark, objectives_typed
from research.web.reports.report_opened import Opened, open_report, stage_in
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("sections", __name__, url_prefix="/studies/<slug>/report")

Page = Response | str | tuple[str, int]
HINTS = {
    "introduction": "Why the research was done, and for whom.",
    "context": "What was known before: policy, earlier research. Footnotes: words^[the note].",
    "method_notes": "What a reader must know of how it was done, and of its limits.",
    "conclusions_business": "Every paragraph cites a finding, like [F:importance_own].",
    "conclusions_individual": "Every paragraph cites a finding, like [F:importance_own].",
    "since_fieldwork": "What has changed since the answers were given.",
    "assumptions": "What was assumed and decided on the way, when, and why.",
    "self_check": "How far the research meets the questions of the checklist, in your words.",
}
COLUMNS = {
    "action": "What should be done",
    "owner": "Who",
    "time_scale": "When",
    "resource": "With which resource",
    "precondition": "Only if",
    "evidence": "Evidence",
}


@pages.errorhandler(NothingToReport)
def nothing(reason: NothingToReport) -> str:
    study = the_study((request.view_args or {})["slug"])
    return render_template("report/nothing.html", study=study, reason=str(reason))


@pages.route("/sections/<section>", methods=["GET", "POST"])
def section(slug: str, section: str) -> Page:
    if section not in AUTHORED:
        abort(404)
    opened = open_report(slug)
    history = section_history(reading(), opened.stage.id, section)
    if request.method == "GET":
        return _section_page(opened, section, history[0].text if history else "", history)
    text = keepable(request.form.get("text", ""))
    started_from = request.form.get("started_from", 0, type=int)
    if len(text) > LONGEST_TEXT:
        return _section_page(opened, section, text, history, TOO_LONG), 422
    try:
        with writing() as session:
            stage = stage_in(session, slug)
            by = the_person().name
            save_section(session, stage.id, section, text, started_from=started_from, by=by)
            note(session, "section_saved", AUTHORED[section], study=slug)
    except SectionChanged as reason:
        theirs = f"{reason} saved this section meanwhile. Their text is below yours; save again."
        return _section_page(opened, section, text, history, theirs), 409
    flash("The section is saved.")
    return redirect(url_for(".section", slug=slug, section=section))


@pages.post("/sections/<section>/restore/<int:revision>")
def restore(slug: str, section: str, revision: int) -> Response:
    """An earlier text becomes the newest; none is lost."""
    with writing() as session:
        stage = stage_in(session, slug)
        history = section_history(session, stage.id, section)
        old = next((each for each in history if each.revision == revision), None) or abort(404)
        by, newest = the_person().name, history[0].revision
        save_section(session, stage.id, section, old.text, started_from=newest, by=by)
        note(session, "section_saved", AUTHORED[section], study=slug, detail="Restored")
    flash("The earlier text is back.")
    return redirect(url_for(".section", slug=slug, section=section))


@pages.route("/objectives", methods=["GET", "POST"])
def objectives(slug: str) -> Page:
    """All objectives on one page; what is not changed is not saved again."""
    opened = open_report(slug)
    typed = objectives_typed(opened.material.objectives, request.form)
    problems = {f"answer-{each.number}": each.problem for each in typed if each.problem}
    if request.method == "GET" or problems:
        return _objectives_page(opened, typed, problems), 422 if problems else 200
    with writing() as session:
        stage, by = stage_in(session, slug), the_person().name
        for each in typed:
            if each.is_changed:
                what = each.known.text, each.answer
                answer_objective(session, stage.id, *what, unanswerable=each.unanswerable, by=by)
        note(session, "objectives_answered", study=slug)
    flash("The answers are saved.")
    return redirect(url_for(".objectives", slug=slug))


@pages.get("/recommendations")
def advice(slug: str) -> str:
    opened = open_report(slug)
    return render_template(
        "composing/recommendations.html",
        study=opened.study,
        rows=recommendations(reading(), opened.stage.id),
        removed=request.args.get("removed", type=int),
        columns=COLUMNS,
    )


@pages.route("/recommendations/new", methods=["GET", "POST"])
def new_advice(slug: str) -> Page:
    return _advice(slug, None)


@pages.route("/recommendations/<int:recommendation_id>", methods=["GET", "POST"])
def change_advice(slug: str, recommendation_id: int) -> Page:
    return _advice(slug, recommendation_id)


@pages.post("/recommendations/<int:recommendation_id>/<act>")
def act_on_advice(slug: str, recommendation_id: int, act: str) -> Response:
    """Up, out of the report, or back into it."""
    if act not in ("up", "remove", "put-back"):
        abort(404)
    with writing() as session:
        stage = stage_in(session, slug)
        row = recommendation_of(session, stage.id, recommendation_id) or abort(404)
        if act == "up":
            moved_up(session, row)
        else:
            row.removed_at = datetime.now(UTC) if act == "remove" else None
        note(session, "recommendation_changed", f"Recommendation {row.id}", study=slug, detail=act)
    removed = recommendation_id if act == "remove" else None
    return redirect(url_for(".advice", slug=slug, removed=removed))


def _advice(slug: str, recommendation_id: int | None) -> Page:
    opened = open_report(slug)
    row = None
    if recommendation_id is not None:
        row = recommendation_of(reading(), opened.stage.id, recommendation_id) or abort(404)
    shown = {name: getattr(row, name) if row else "" for name in FIELDS}
    if request.method == "GET":
        return _advice_page(opened, shown, {}, shown)
    given = {name: keepable(request.form.get(name, "")) for name in FIELDS}
    if problems := _problems(given) | _moved_on(shown, given):
        return _advice_page(opened, given, problems, shown), 422
    with writing() as session:
        stage = stage_in(session, slug)
        kept = row and recommendation_of(session, stage.id, row.id)
        save_recommendation(session, stage.id, given, by=the_person().name, row=kept)
        note(session, "recommendation_changed", study=slug)
    flash("The recommendation is saved.")
    return redirect(url_for(".advice", slug=slug))


def _problems(given: Mapping[str, str]) -> dict[str, str]:
    longest = {"owner": 200, "time_scale": 200}
    found = {
        name: f"Shorten this to {longest.get(name, 2000):,} characters or fewer"
        for name, words in given.items()
        if len(words) > longest.get(name, 2000)
    }
    return found if given["action"] else {"action": "Enter what should be done", **found}


def _moved_on(stored: Mapping[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """By field, what somebody saved since the page was opened; saved again, it is replaced."""
    now = mark(*stored.values())
    if given == stored or request.form.get("opened", now) == now:
        return {}
    theirs = {name: words or "nothing" for name, words in stored.items() if words != given[name]}
    what = "Somebody saved otherwise meanwhile: “{}”. To put yours there, save again."
    return {name: what.format(words) for name, words in theirs.items()}


def _section_page(
    opened: Opened, section: str, text: str, history: object, problem: str = ""
) -> str:
    known = known_in(opened.material)
    titles = {row.id: row.title for row in outline(opened.material)}
    title = titles.get(section, AUTHORED[section])
    found: list[Remark] = about_text(title, text, known)
    return render_template(
        "composing/section.html",
        study=opened.study,
        section=section,
        title=title,
        hint=HINTS[section],
        text=text,
        history=history,
        problem=problem,
        remarks=found,
        shown=read_authored(text, known).blocks,
        known=known,
        report=opened.material.report,
    )


def _objectives_page(
    opened: Opened, typed: Sequence[ObjectiveTyped], problems: Mapping[str, str]
) -> str:
    return render_template(
        "composing/objectives.html",
        study=opened.study,
        objectives=typed,
        problems=problems,
        known=known_in(opened.material),
        report=opened.material.report,
    )


def _advice_page(
    opened: Opened,
    shown: Mapping[str, str],
    problems: Mapping[str, str],
    stored: Mapping[str, str],
) -> str:
    return render_template(
        "composing/recommendation.html",
        study=opened.study,
        shown=shown,
        problems=problems,
        opened=mark(*stored.values()),
        columns=COLUMNS,
        known=known_in(opened.material),
        report=opened.material.report,
    )
