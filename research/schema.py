"""The tables of a database, brought to the newest migration."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from research.database import Database, NoDatabase
from research.models import Table

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


def upgrade(database: Database) -> None:
    """Make the tables, or bring them to the newest migration. Raises NoDatabase."""
    try:
        with database.engine.connect() as connection:
            if _current(connection) == ScriptDirectory.from_config(_config()).get_current_head():
                return
        with database.migrating() as connection:
            command.upgrade(_config(connection), "head")
    except (DBAPIError, CommandError) as error:
        where = database.engine.url.render_as_string()
        reason = str(getattr(error, "orig", error)).strip().splitlines()[0]
        raise NoDatabase(f"The database {where} cannot be used: {reason}") from error


def new_migration(database: Database, message: str) -> None:
    """Write a migration for what research.models has and the database lacks."""
    with database.engine.connect() as connection:
        command.revision(_config(connection), message, autogenerate=True)


def differences(database: Database) -> list[object]:
    """Where the tables differ from research.models: nothing, after an upgrade."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Table.metadata))


def _current(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
