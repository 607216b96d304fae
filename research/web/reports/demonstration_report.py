"""The demonstration's report: its invented researcher's words, and statements that she accepted."""

from research.database import Database
from research.demonstration.study import SLUG
from research.demonstration.written import AUTHOR, write_report_texts
from research.fieldwork.studies import study_by_slug
from research.reports.snapshots import objectives_of
from research.reports.statements import decide
from research.reports.texts import texts
from research.web.reports.report_material import gathered, report_of

LEFT_AS_DRAFT = ("judgement-sensitivity",)
"""So that a reader sees what a draft looks like."""


def write_demonstration_report(database: Database) -> None:
    """Of its first stage, unless somebody has written something already."""
    with database.reading() as session:
        study = study_by_slug(session, SLUG)
        stage = study.stages[0] if study else None
        if study is None or stage is None or texts(session, stage.id):
            return
        frozen = gathered(session, study, stage)
        objectives = objectives_of(study, frozen.read_guide())
    claims = {
        finding.id: finding.claim
        for finding in report_of(frozen).leading
        if finding.id not in LEFT_AS_DRAFT
    }
    claims["participation"] = frozen.claims["participation"]
    with database.writing() as session:
        study = study_by_slug(session, SLUG)
        assert study is not None
        stage = study.stages[0]
        write_report_texts(session, stage, objectives)
        for finding, claim in claims.items():
            decide(session, stage, finding, "accepted", drafted=claim, text=claim, by=AUTHOR)
