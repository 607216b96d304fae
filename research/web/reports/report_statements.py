"""The pages of drafted statements: each is accepted, edited or rejected by a named person."""

from collections.abc import Mapping
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.findings import Finding, NothingToReport
from analysis.statements import other_numbers
from guides.answers.texts import UNKEEPABLE
from research.fieldwork.studies import current_stage, study_by_slug
from research.models import Study
from research.reports.statements import LONGEST_STATEMENT, decide, decisions_on
from research.web.accounts.signing_in import note, the_person
from research.web.reports.reporting import study_report
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("statements", __name__, url_prefix="/studies/<slug>/statements")

Page = Response | str | tuple[str, int]
STATE_WORDS = {
    "draft": "Draft",
    "lapsed": "Draft again",
    "accepted": "Accepted",
    "edited": "Accepted, reworded",
    "rejected": "Rejected",
}
# What each button of the form is called, and what is said once it was pressed.
DECISIONS = {
    "accepted": ("Accept it as drafted", "The statement is accepted."),
    "edited": ("Accept my wording", "Your wording is accepted."),
    "rejected": ("Reject it", "The statement is rejected: it is left out of the report."),
    "reopened": ("Make it a draft again", "The statement is a draft again."),
}
DONE_WORDS = {
    "accepted": "Accepted as drafted",
    "edited": "Accepted in other words",
    "rejected": "Rejected",
    "reopened": "Made a draft again",
}
MOVED_ON = (
    "The answers changed while this page was open, and with them the statement. "
    "Nothing was decided: read the new words first."
)


class Typed(NamedTuple):
    """What was sent of the form of one statement; `drafted` is the claim that its page showed."""

    decision: str
    text: str
    drafted: str
    meant: bool

    def problems(self, finding: Finding) -> dict[str, str]:
        """What is wrong with it, by field."""
        if self.decision not in DECISIONS:
            return {"decision": "Choose what to do with the statement"}
        if self.drafted != drafted(finding):
            return {"decision": MOVED_ON}
        if self.decision != "edited":
            return {}
        if not self.text:
            return {"text": "Enter your wording"}
        if len(self.text) > LONGEST_STATEMENT:
            return {"text": f"Shorten this to {LONGEST_STATEMENT:,} characters or fewer"}
        return {}


@pages.get("")
def index(slug: str) -> str:
    """All statements, or those that stand in one way or hold some words."""
    study = the_study(slug)
    found, reason = _findings(study)
    state, words = request.args.get("state", ""), request.args.get("search", "").strip()
    counts = {name: sum(standing(f) == name for f in found) for name in STATE_WORDS}
    return render_template(
        "report/statements.html",
        study=study,
        findings=[f for f in found if _fits(f, state, words)],
        of=len(found),
        counts=counts,
        state=state,
        search=words,
        reason=reason,
        STATE_WORDS=STATE_WORDS,
    )


@pages.route("/<finding_id>", methods=["GET", "POST"])
def statement(slug: str, finding_id: str) -> Page:
    study = the_study(slug)
    finding = _finding(study, finding_id)
    if request.method == "GET":
        return _page(study, finding, {}, _standing_text(finding))
    sent = request.form
    text = UNKEEPABLE.sub("", " ".join(sent.get("text", "").split()))
    typed = Typed(sent.get("decision", ""), text, sent.get("drafted", ""), "meant" in sent)
    if problems := typed.problems(finding):
        return _page(study, finding, problems, typed.text, typed.decision), 422
    others = other_numbers(typed.text, typed.drafted) if typed.decision == "edited" else []
    if others and not typed.meant:
        return _page(study, finding, {}, typed.text, typed.decision, others), 422
    _keep(slug, finding, typed)
    flash(DECISIONS[typed.decision][1])
    back = url_for(".index", slug=slug, state=sent.get("back") or None, _anchor=finding_id)
    return redirect(back)


def drafted(finding: Finding) -> str:
    """The claim as the rule has it now, whatever was decided."""
    return finding.standing.drafted if finding.standing else finding.claim


def standing(finding: Finding) -> str:
    return finding.standing.state if finding.standing else "draft"


def _keep(slug: str, finding: Finding, typed: Typed) -> None:
    text = typed.text if typed.decision == "edited" else typed.drafted
    if typed.decision == "edited" and text == typed.drafted:
        typed = typed._replace(decision="accepted")
    with writing() as session:
        study = study_by_slug(session, slug) or abort(404)
        decide(
            session,
            current_stage(session, study),
            finding.id,
            typed.decision,
            drafted=typed.drafted,
            text=text,
            by=the_person().name,
        )
        note(session, f"statement_{typed.decision}", f"Statement {finding.id}", study=slug)


def _findings(study: Study) -> tuple[list[Finding], str]:
    """Those with a drafted statement, and why there are none."""
    try:
        report, _ = study_report(reading(), study)
    except NothingToReport as reason:
        return [], str(reason)
    return [finding for finding in report.everything if finding.drafted], ""


def _finding(study: Study, finding_id: str) -> Finding:
    found, _ = _findings(study)
    return next((each for each in found if each.id == finding_id), None) or abort(404)


def _fits(finding: Finding, state: str, words: str) -> bool:
    described = f"{finding.title} {finding.claim} {drafted(finding)} {finding.section}"
    wanted = state not in STATE_WORDS or standing(finding) == state
    return wanted and words.casefold() in described.casefold()


def _standing_text(finding: Finding) -> str:
    earlier = finding.standing.earlier if finding.standing else ""
    return earlier or finding.claim or drafted(finding)


def _page(
    study: Study,
    finding: Finding,
    problems: Mapping[str, str],
    text: str,
    decision: str = "",
    others: list[str] | None = None,
) -> str:
    return render_template(
        "report/statement.html",
        study=study,
        finding=finding,
        problems=problems,
        text=text,
        decision=decision,
        others=others or [],
        drafted=drafted(finding),
        history=decisions_on(reading(), current_stage(reading(), study).id, finding.id),
        DECISIONS=DECISIONS,
        DONE_WORDS=DONE_WORDS,
        STATE_WORDS=STATE_WORDS,
    )
