"""The Word report as the command line writes it: of how a study stands, or of what was kept."""

from dataclasses import replace
from pathlib import Path

from research.database import Session
from research.fieldwork.studies import current_stage, study_by_slug
from research.models import ReportBuild, ReportSnapshot, Stage
from research.reports.builds import newest_released, release_of, snapshot_by_digest
from research.reports.snapshots import digest_of, freeze, thaw
from research.reports.templates import template_content
from research.web.reports.report_building import (
    Order,
    Refused,
    checked,
    released_words,
    styled,
)
from research.web.reports.report_material import gathered
from research.web.request_database import database

NOT_RELEASED = (
    "No report has been released of this: the publishable edition is written of what was released, "
    "as only a release is held against what others had before. Make and release a report on the "
    "page “Reports made” first, or write the internal edition."
)


def write_report_file(slug: str, path: Path, edition: str, digest: str = "") -> None:
    """From a kept snapshot, or from one that is kept once the file is there.

    Others may have what was released, and nothing else. Raises NothingToReport, Refused,
    ReportNotWritten.
    """
    from exports.composing.compose import compose
    from exports.word_report import write_report

    with database().reading() as session:
        study = study_by_slug(session, slug)
        assert study is not None
        stage = current_stage(session, study)
        kept = _kept(session, stage, digest) if digest else None
        words = ""
        if edition == "publishable":
            release = _released(session, stage, kept)
            kept, words = release.snapshot, released_words(release)
        frozen = thaw(kept) if kept else gathered(session, study, stage)
        template = template_content(session, study.id)
    order = Order(study, kept.digest if kept else digest_of(frozen), frozen, None, edition)
    document = compose(checked(order))
    facts = document.facts._replace(released=words)
    write_report(replace(document, facts=facts), path, styled(template))
    if kept is None:
        with database().writing() as session:
            freeze(session, stage.id, frozen, by="The command line")


def _kept(session: Session, stage: Stage, digest: str) -> ReportSnapshot:
    snapshot = snapshot_by_digest(session, stage.id, digest)
    if snapshot is None:
        raise Refused([f"No snapshot of this study begins with {digest}."])
    return snapshot


def _released(session: Session, stage: Stage, named: ReportSnapshot | None) -> ReportBuild:
    """Of the snapshot that is named, or the one that was released last."""
    newest = None if named else newest_released(session, stage.study_id, stage.number)
    found = release_of(session, named) if named else newest
    if found is None:
        raise Refused([NOT_RELEASED])
    return found
