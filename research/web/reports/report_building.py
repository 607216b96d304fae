"""Building a report of a snapshot in the background: checked, composed, written, kept whole."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from analysis.findings import NothingToReport
from analysis.suppression import LEAST
from exports.composing.material import Changed, Material
from exports.file_names import download_name
from research.database import Session
from research.fieldwork.studies import current_stage
from research.models import ReportBuild, Stage, Study
from research.reports.builds import (
    NewFile,
    add_file,
    build_before,
    by_form,
    finish,
    refuse,
    say_step,
    unfinished,
)
from research.reports.snapshots import Frozen, thaw
from research.reports.templates import template_content
from research.web.background import later
from research.web.reports.releasing import apart_of, told_beside
from research.web.reports.report_material import facts_now, gathered, material
from research.web.request_database import database
from research.web.wording import day

_log = logging.getLogger(__name__)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


class Form(NamedTuple):
    """What a report is fetched as."""

    words: str
    kind: str


FORMS = {
    "word": Form("Word", WORD),
    "short": Form("Two-page summary", WORD),
    "slides": Form("Slides", SLIDES),
    "pdf": Form("PDF", "application/pdf"),
}
FAILED = "Something went wrong while the report was made. Nothing was kept; try again."


class Refused(Exception):
    """What keeps the report from being built, each in a sentence."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("\n".join(reasons))


class Order(NamedTuple):
    """What is to be built, read out of the database before the work begins."""

    study: Study
    digest: str
    frozen: Frozen
    before: Frozen | None
    edition: str
    template: bytes = b""


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
    else:
        _hold_against_released(build_id)


def _hold_against_released(build_id: int) -> None:
    """It is there already; whoever is about to release it need not wait for this."""
    with database().reading() as session:
        build = session.get_one(ReportBuild, build_id)
        if build.edition == "publishable":
            told_beside(session, build)


def make_pdf(build_id: int) -> None:
    """The task: the Word file of a build, as an office suite on this computer prints it."""
    from exports.office import NoPdf, as_pdf

    with database().reading() as session:
        build = session.get_one(ReportBuild, build_id)
        name = by_form(build)["word"].name.removesuffix(".docx") + ".pdf"
        content, words = as_it_stands(build, "word"), released_words(build)
    try:
        printed = as_pdf(content)
    except NoPdf as reason:
        _log.warning("The PDF of build %s was not made: %s", build_id, reason)
        return
    with database().writing() as session:
        # One that was released meanwhile, or is no longer, is printed anew by whoever did that.
        if released_words(session.get_one(ReportBuild, build_id)) == words:
            add_file(session, build_id, NewFile("pdf", name, printed))


def as_it_stands(build: ReportBuild, form: str) -> bytes:
    """The file as it was made, which says that its report is released as soon as it is."""
    from exports.release_mark import stamped

    content, words = by_form(build)[form].content, released_words(build)
    return stamped(content, words) if words and form != "pdf" else content


def released_words(build: ReportBuild) -> str:
    if build.released_at is None:
        return ""
    return f"Report {build.id}, released on {day(build.released_at)}"


def has_office() -> bool:
    from exports.office import office

    return office() is not None


def changes_between(study: Study, before: ReportBuild, now: ReportBuild) -> tuple[Changed, ...]:
    """For the edition of the later one."""
    return _changes(study, now.edition, thaw(before.snapshot), thaw(now.snapshot))


def _changes(study: Study, edition: str, before: Frozen, now: Frozen) -> tuple[Changed, ...]:
    from exports.composing.changes import Side, changes

    facts = facts_now(study, edition)
    sides = []
    for frozen in (before, now):
        made = material(frozen, facts)
        sides.append(Side(made.report, made.suppressed, tuple(frozen.answers)))
    if edition == "internal":
        return changes(*sides)
    return changes(*sides, of_few=apart_of(before, now), least=LEAST)


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
    template = styled(template_content(session, study.id))
    return file_name(study, "report"), word_report(document, template)


def file_name(study: Study, what: str, extension: str = "docx") -> str:
    today = datetime.now(UTC).date().isoformat()
    return download_name(study.title, what, today, extension, fictitious=study.fictitious)


def _order(session: Session, build_id: int) -> Order:
    build = session.get_one(ReportBuild, build_id)
    before = build_before(session, build)
    stage = session.get_one(Stage, build.stage_id)
    return Order(
        stage.study,
        build.snapshot.digest,
        thaw(build.snapshot),
        thaw(before.snapshot) if before else None,
        build.edition,
        template_content(session, stage.study_id),
    )


def _files(order: Order, build_id: int) -> Iterator[NewFile]:
    from exports.composing.compose import compose
    from exports.slides import slides
    from exports.word_brief import word_brief
    from exports.word_report import word_report

    _say(build_id, "Working out the findings")
    document = compose(checked(order))
    _say(build_id, "Writing the report")
    edition = f"{order.edition} edition"
    template = styled(order.template)
    word = word_report(document, template)
    yield NewFile("word", file_name(order.study, f"report {edition}"), word)
    _say(build_id, "Writing the summary and the slides")
    short = word_brief(document, template)
    yield NewFile("short", file_name(order.study, f"summary {edition}"), short)
    yield NewFile("slides", file_name(order.study, f"slides {edition}", "pptx"), slides(document))


def styled(template: bytes) -> bytes:
    """The file that a report is written into; nothing stands for the house style."""
    from exports.own_template import in_template

    return in_template(template) if template else b""


def checked(order: Order) -> Material:
    """Raises NothingToReport, Refused."""
    from exports.composing.checks import remarks

    changed = None
    if order.before:
        changed = _changes(order.study, order.edition, order.before, order.frozen)
    facts = facts_now(order.study, order.edition, order.digest)
    made = material(order.frozen, facts, changes=changed)
    stopping = [each for each in remarks(made, order.frozen.claims) if each.stops]
    if stopping:
        raise Refused([f"{each.where}: {each.what}" for each in stopping])
    return made


def _say(build_id: int, step: str) -> None:
    with database().writing() as session:
        say_step(session, build_id, step)


def _refuse(build_id: int, reasons: list[str]) -> None:
    with database().writing() as session:
        refuse(session, build_id, reasons)
