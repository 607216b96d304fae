"""A report of how a study stands, released without its files being written."""

from research.database import Database
from research.fieldwork.studies import current_stage, study_by_slug
from research.reports.builds import ask_for_build, finish, release
from research.reports.snapshots import freeze
from research.web.reports.report_material import gathered


def release_report(database: Database, slug: str = "small") -> int:
    """The id of the report."""
    with database.writing() as session:
        study = study_by_slug(session, slug)
        assert study is not None
        stage = current_stage(session, study)
        snapshot = freeze(session, stage.id, gathered(session, study, stage), by="Rosa")
        build = ask_for_build(session, snapshot, "publishable", by="Rosa")
        finish(session, build.id, ())
        release(build, by="Rosa")
        return build.id
