"""A study is made once, however often it is asked for."""

from collections.abc import Callable

from research.database import Database, Session
from research.fieldwork.studies import study_by_slug


def make_once(database: Database, slug: str, make: Callable[[Session], None]) -> None:
    """Make the study, unless it is there."""
    with database.reading() as session:
        if study_by_slug(session, slug):
            return
    with database.writing() as session:
        if not study_by_slug(session, slug):
            make(session)
