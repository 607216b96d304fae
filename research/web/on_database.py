"""Commands that work on the database: it has the newest tables before they do."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click
from flask.cli import with_appcontext

from research.database import NoDatabase
from research.fieldwork.studies import study_by_slug, study_lines
from research.models import Study
from research.schema import upgrade
from research.web.request_database import database, reading

P = ParamSpec("P")
Returned = TypeVar("Returned")


def on_database(command: Callable[P, Returned]) -> Callable[P, Returned]:
    @wraps(command)
    def on_newest_tables(*args: P.args, **kwargs: P.kwargs) -> Returned:
        try:
            upgrade(database())
        except NoDatabase as reason:
            raise click.ClickException(f"{reason}.") from reason
        return command(*args, **kwargs)

    return with_appcontext(on_newest_tables)


def the_study(slug: str) -> Study:
    """Raises ClickException, which names those that there are."""
    found = study_by_slug(reading(), slug)
    if found is None:
        known = ", ".join(line.slug for line in study_lines(reading())) or "none yet"
        raise click.ClickException(f"There is no study called {slug}. There is: {known}.")
    return found
