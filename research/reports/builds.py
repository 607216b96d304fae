"""Reports as they were made: asked for, built or refused, kept with their files, released."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, selectinload

from research.audit import done_to
from research.models import ReportBuild, ReportFile, ReportSnapshot, Stage

EDITIONS = ("internal", "publishable")
OPEN_STATES = ("waiting", "making")
REPORT = "Report "
"""What the audit trail calls a report by, before its number."""


class NewFile(NamedTuple):
    form: str
    name: str
    content: bytes


def ask_for_build(
    session: Session, snapshot: ReportSnapshot, edition: str, *, by: str
) -> ReportBuild:
    build = ReportBuild(
        stage_id=snapshot.stage_id,
        snapshot_id=snapshot.id,
        edition=edition,
        state="waiting",
        step="Waiting for its turn",
        refusals=[],
        made_by=by,
        made_at=datetime.now(UTC),
    )
    session.add(build)
    session.flush()
    return build


def builds(session: Session, stage_id: int) -> Sequence[ReportBuild]:
    """The newest first, with the names of their files."""
    query = (
        select(ReportBuild)
        .filter_by(stage_id=stage_id)
        .options(selectinload(ReportBuild.files), selectinload(ReportBuild.snapshot))
    )
    return session.scalars(query.order_by(ReportBuild.id.desc())).all()


def build_of(session: Session, stage_id: int, build_id: int) -> ReportBuild | None:
    return session.scalar(select(ReportBuild).filter_by(stage_id=stage_id, id=build_id))


def build_before(session: Session, build: ReportBuild) -> ReportBuild | None:
    """The newest of the same edition that was made before, from another snapshot.

    Of what others may see, the newest that they saw.
    """
    earlier = ReportBuild.stage_id == build.stage_id, ReportBuild.id < build.id
    query = select(ReportBuild).where(*earlier, *_other_ready(build))
    if build.edition == "publishable":
        query = query.where(ReportBuild.released_at.is_not(None))
    return session.scalars(query.order_by(ReportBuild.id.desc()).limit(1)).first()


def released_once(session: Session, build: ReportBuild) -> Sequence[ReportBuild]:
    """What others of the study and edition had, also where its release was taken back."""
    trail = done_to(session, "report_released")
    study = select(Stage.study_id).where(Stage.id == build.stage_id).scalar_subquery()
    stages = select(Stage.id).where(Stage.study_id == study)
    query = select(ReportBuild).where(ReportBuild.stage_id.in_(stages), *_other_ready(build))
    found = session.scalars(query.order_by(ReportBuild.id))
    return [each for each in found if each.released_at or f"{REPORT}{each.id}" in trail]


def _other_ready(build: ReportBuild) -> tuple[ColumnElement[bool], ...]:
    return (
        ReportBuild.edition == build.edition,
        ReportBuild.state == "ready",
        ReportBuild.snapshot_id != build.snapshot_id,
    )


def snapshot_by_digest(session: Session, stage_id: int, digest: str) -> ReportSnapshot | None:
    """By the first letters of its hash, if they fit one only."""
    query = select(ReportSnapshot).where(
        ReportSnapshot.stage_id == stage_id,
        ReportSnapshot.digest.startswith(digest, autoescape=True),
    )
    found = session.scalars(query.limit(2)).all()
    return found[0] if len(found) == 1 else None


def say_step(session: Session, build_id: int, step: str) -> None:
    build = session.get_one(ReportBuild, build_id)
    build.state, build.step = "making", step


def finish(session: Session, build_id: int, files: Sequence[NewFile]) -> None:
    """Whole: with all its files, or not at all."""
    build = session.get_one(ReportBuild, build_id)
    build.state, build.step, build.finished_at = "ready", "", datetime.now(UTC)
    build.files.extend(ReportFile(**file._asdict()) for file in files)


def add_file(session: Session, build_id: int, file: NewFile) -> None:
    """One more form of the same report; the first that was made stays."""
    build = session.get_one(ReportBuild, build_id, with_for_update=True)
    if not any(each.form == file.form for each in build.files):
        build.files.append(ReportFile(**file._asdict()))


def refuse(session: Session, build_id: int, reasons: Sequence[str]) -> None:
    build = session.get_one(ReportBuild, build_id)
    build.state, build.step, build.finished_at = "refused", "", datetime.now(UTC)
    build.refusals = list(reasons)


def unfinished(session: Session) -> Sequence[int]:
    """What an earlier run of the program left undone."""
    query = select(ReportBuild.id).where(ReportBuild.state.in_(OPEN_STATES))
    return session.scalars(query.order_by(ReportBuild.id)).all()


def release(build: ReportBuild, *, by: str) -> bool:
    """Whether there was a PDF, which is to be printed anew, as it says how its report stands."""
    build.released_by, build.released_at = by, datetime.now(UTC)
    return _drop_pdf(build)


def withdraw(build: ReportBuild) -> bool:
    build.released_by = build.released_at = None
    return _drop_pdf(build)


def _drop_pdf(build: ReportBuild) -> bool:
    printed = by_form(build).get("pdf")
    if printed:
        build.files.remove(printed)
    return printed is not None


def released(session: Session, study_id: int) -> Sequence[ReportBuild]:
    """What commissioners see, the newest first."""
    query = (
        select(ReportBuild)
        .join(Stage, ReportBuild.stage_id == Stage.id)
        .where(Stage.study_id == study_id, ReportBuild.released_at.is_not(None))
        .options(selectinload(ReportBuild.files))
    )
    return session.scalars(query.order_by(ReportBuild.id.desc())).all()


def newest_released(
    session: Session, study_id: int, stage: int | None = None
) -> ReportBuild | None:
    """Of that stage, by its number, or of any."""
    query = (
        select(ReportBuild)
        .join(Stage, ReportBuild.stage_id == Stage.id)
        .where(Stage.study_id == study_id, ReportBuild.released_at.is_not(None))
    )
    query = query if stage is None else query.where(Stage.number == stage)
    return session.scalars(query.order_by(ReportBuild.id.desc()).limit(1)).first()


def release_of(session: Session, snapshot: ReportSnapshot) -> ReportBuild | None:
    """The report that was made of it and released, the newest if there are several."""
    query = select(ReportBuild).filter_by(snapshot_id=snapshot.id)
    found = query.where(ReportBuild.released_at.is_not(None)).order_by(ReportBuild.id.desc())
    return session.scalars(found.limit(1)).first()


def by_form(build: ReportBuild) -> Mapping[str, ReportFile]:
    return {file.form: file for file in build.files}
