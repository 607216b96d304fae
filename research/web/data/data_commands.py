"""The command that writes a study's answers as a file."""

from pathlib import Path

import click

from exports.whole_file import NotWritten, write_pieces
from research.web.data.data_files import FILES, source
from research.web.data.released_data import NotReleased
from research.web.on_database import on_database, the_study
from research.web.request_database import reading


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
@on_database
def export(study: str, kind: str, edition: str, codes: bool, out: Path) -> None:
    """Write the answers of STUDY as a file for another program."""
    file, found = FILES[kind], the_study(study)
    if not file.is_there:
        raise click.ClickException(f"{file.title} needs the package {file.needs} besides.")
    if out.suffix.lower() != f".{file.suffix}":
        raise click.ClickException(f"{out} must end in .{file.suffix}: that is what is written.")
    try:
        of = source(reading(), found, edition=edition, labels=not codes)
        write_pieces(out, file.write(of))
    except NotReleased as reason:
        raise click.ClickException(str(reason)) from reason
    except NotWritten as reason:
        raise click.ClickException(f"{reason}. Nothing was changed.") from reason
    click.echo(f"The {edition} edition is in {out}.")
