"""The page that a commissioner understands in two minutes, and the judgement topic by topic."""

from typing import NamedTuple

from flask import Blueprint, abort, render_template

from analysis.findings import Finding, NothingToReport
from analysis.scope import WHOLE, Scope
from research.models import Study
from research.web.findings.reading_findings import Reading, the_reading
from research.web.findings.scopes import address_of
from research.web.findings.study_criteria import StudyCriteria, criteria_of
from research.web.findings.topics import contents
from research.web.request_database import reading
from research.web.studies.studies import the_study

pages = Blueprint("overview", __name__, url_prefix="/studies/<slug>")

TOPICS = {
    "verdicts": "Verdicts",
    "gates": "Gates",
    "profile": "Dimension profile",
    "core": "Core data set",
    "options": "Options",
    "sensitivity": "How firm it is",
    "criteria": "What it is judged by",
}
TAGS = {
    "Not yet": "red",
    "Cannot be determined": "grey",
    "Pilot with named conditions": "yellow",
    "Proceed with conditions": "turquoise",
    "Proceed": "green",
    "Always possible": "blue",
}
STATUS_TAGS = {"Not met": "red", "Met in part": "yellow", "No evidence": "grey"}


class Judged(NamedTuple):
    """What is read of the stage that the criteria judge or, without any, of the newest."""

    shown: Reading
    criteria: StudyCriteria | None

    @property
    def topics(self) -> dict[str, Finding]:
        """The findings of the judgement, by topic."""
        report = self.shown.report
        made = {each.id: each for each in (*report.findings, *report.method)}
        ids = {topic: f"judgement-{topic}" for topic in TOPICS}
        return {topic: made[id_] for topic, id_ in ids.items() if id_ in made}


@pages.get("/overview")
def show(slug: str) -> str:
    from analysis.overview import overview

    study = the_study(slug)
    try:
        found = judgement(study)
    except NothingToReport as reason:
        return render_template("report/nothing.html", study=study, reason=str(reason))
    report = found.shown.report
    return render_template(
        "report/overview.html",
        study=study,
        shown=found.shown,
        report=report,
        address=address_of(found.shown.scope) if found.shown.is_internal else None,
        overview=overview(report, found.shown.guide),
        topics=found.topics,
        contents=[] if found.topics else contents(report),
        criteria=found.criteria,
        titles=TOPICS,
        tags=TAGS,
        status_tags=STATUS_TAGS,
    )


@pages.get("/judgement/<topic>")
def topic(slug: str, topic: str) -> str | tuple[str, int]:
    study = the_study(slug)
    if topic not in TOPICS:
        abort(404)
    try:
        found = judgement(study)
    except NothingToReport as reason:
        return render_template("report/nothing.html", study=study, reason=str(reason))
    if topic not in found.topics:
        abort(404)
    return render_template(
        "report/judgement.html",
        study=study,
        shown=found.shown,
        report=found.shown.report,
        address=address_of(found.shown.scope),
        finding=found.topics[topic],
        topic=topic,
        topics={name: TOPICS[name] for name in found.topics},
    )


def judgement(study: Study) -> Judged:
    """Raises NothingToReport."""
    criteria = criteria_of(reading(), study)
    scope = Scope(stage=criteria.stage.number) if criteria else WHOLE
    return Judged(the_reading(study, scope), criteria)
