"""Building a report of a snapshot in the background: checked, composed, written, kept whole."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from analysis.findings import NothingToReport
from exports.file_names import download_name
from research.database import Session
from research.models import ReportBuild, ReportSnapshot, Stage, Study
from research.report_builds import NewFile, build_before, finish, refuse, say_step, unfinished
from research.report_snapshots import Frozen, thaw
from research.studies import current_stage
from research.web.background import later
from research.web.report_material import facts_now, gathered, material
from research.web.request_database import database

_log = logging.getLogger(__name__)
FAILED = "Something went wrong while the report was made. Nothing was kept; try again."


class Refused(Exception):
    """What keeps the report from being built, each in a sentence."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


class Order(NamedTuple):
    """What is to be built, read out of the database before the work begins."""

    study: Study
    snapshot: ReportSnapshot
    frozen: Frozen
    before: Frozen | None
    edition: str


def build_report(build_id: int) -> None:
    """The task: whole or not at all, and the reason is kept."""
    try:
        with database().writing() as session:
            say_step(session, build_id, "Reading the snapshot")
        with database().reading() as session:
            order = _order(session, build_id)
        files = tuple(_files(order, build_id))
        with database().writing() as session:
            finish(session, build_id, files)
    except (NothingToReport, Refused) as reason:
        _refuse(build_id, reason.reasons if isinstance(reason, Refused) else [str(reason)])
    except Exception:
        _log.exception("The report of build %s was not made.", build_id)
        _refuse(build_id, [FAILED])


def go_on_with_reports() -> None:
    """The task at each start: what was asked for is made."""
    with database().reading() as session:
        left = unfinished(session)
    for build_id in left:
        later(build_report, build_id)


def report_now(session: Session, study: Study) -> tuple[str, bytes]:
    """The internal report of this minute, with its name, kept nowhere. Raises NothingToReport."""
    from exports.composing.compose import compose
    from exports.word_report import word_report

    frozen = gathered(session, study, current_stage(session, study))
    document = compose(material(frozen, facts_now(study, "internal")))
    return file_name(study, "report"), word_report(document)


def write_report_now(session: Session, study: Study, path: Path) -> None:
    """Raises NothingToReport, ReportNotWritten."""
    from exports.composing.compose import compose
    from exports.word_report import write_report

    frozen = gathered(session, study, current_stage(session, study))
    write_report(compose(material(frozen, facts_now(study, "internal"))), path)


def file_name(study: Study, what: str, extension: str = "docx") -> str:
    today = datetime.now(UTC).date().isoformat()
    return download_name(study.title, what, today, extension, fictitious=study.fictitious)


def _order(session: Session, build_id: int) -> Order:
    build = session.get_one(ReportBuild, build_id)
    before = build_before(session, build)
    stage = session.get_one(Stage, build.stage_id)
    return Order(
        stage.study,
        build.snapshot,
        thaw(build.snapshot),
        thaw(before.snapshot) if before else None,
        build.edition,
    )


def _files(order: Order, build_id: int) -> Iterator[NewFile]:
    from exports.composing.checks import remarks
    from exports.composing.compose import compose
    from exports.word_report import word_report

    _say(build_id, "Working out the findings")
    facts = facts_now(order.study, order.edition, order.snapshot)
    made = material(order.frozen, facts)
    stopping = [each for each in remarks(made, order.frozen.claims) if each.stops]
    if stopping:
        raise Refused([f"{each.where}: {each.what}" for each in stopping])
    _say(build_id, "Writing the report")
    content = word_report(compose(made))
    name = file_name(order.study, f"report {order.edition} edition")
    yield NewFile("word", name, content)


def _say(build_id: int, step: str) -> None:
    with database().writing() as session:
        say_step(session, build_id, step)


def _refuse(build_id: int, reasons: list[str]) -> None:
    with database().writing() as session:
        refuse(session, build_id, reasons)
