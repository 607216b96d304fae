"""The command that writes a study's answers as a file."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from exports.whole_file import NotWritten, write_pieces
from research.schema import upgrade
from research.studies import study_by_slug, study_lines
from research.web.data.data_files import FILES, source
from research.web.request_database import database, reading


@click.command("export")
@click.argument("study")
@click.option("--to", "kind", required=True, type=click.Choice(list(FILES)), help="What to write.")
@click.option(
    "--edition",
    default="internal",
    show_default=True,
    type=click.Choice(["internal", "publishable"]),
    help="Everything, or what nobody can be known by.",
)
@click.option("--codes", is_flag=True, help="Codes instead of labels (xlsx, csv-wide).")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@with_appcontext
def export(study: str, kind: str, edition: str, codes: bool, out: Path) -> None:
    """Write the answers of STUDY as a file for another program."""
    upgrade(database())
    file, found = FILES[kind], study_by_slug(reading(), study)
    if found is None:
        known = ", ".join(line.slug for line in study_lines(reading())) or "none yet"
        raise click.ClickException(f"There is no study called {study}. There is: {known}.")
    if not file.is_there:
        raise click.ClickException(f"{file.title} needs the package {file.needs} besides.")
    if out.suffix.lower() != f".{file.suffix}":
        raise click.ClickException(f"{out} must end in .{file.suffix}: that is what is written.")
    secret = current_app.config["SECRET_KEY"]
    try:
        of = source(reading(), found, edition=edition, secret=secret, labels=not codes)
        write_pieces(out, file.write(of))
    except NotWritten as reason:
        raise click.ClickException(f"{reason}. Nothing was changed.") from reason
    click.echo(f"The {edition} edition is in {out}.")
