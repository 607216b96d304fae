"""The commands for guides: check, compare, import, export."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import AppGroup

from exports.whole_file import NotWritten, write_whole
from guides import Guide, GuideError, load_guide
from guides.shelf import library
from guides.versions import compare
from research.guides.drafts import problems_in
from research.web.guides.brought import NotBrought, bring_file
from research.web.guides.guide_papers import PAPERS, losses

guides = AppGroup("guides", help="Work with topic guides.")
FILE = click.Path(path_type=Path)


@guides.command("check")
@click.argument("files", nargs=-1, type=FILE)
def check(files: tuple[Path, ...]) -> None:
    """Print every mistake of the guide FILES, or of the library; exit 1 if there is one."""
    checked = files or [each.path for each in library()]
    problems = [problem for file in checked for problem in _problems(file)]
    for problem in problems:
        click.echo(problem)
    if problems:
        raise SystemExit(1)
    click.echo("No mistakes found.")


@guides.command("compare")
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
def compare_files(old: Path, new: Path) -> None:
    """Print what is different in the guide file NEW, and which of it breaks comparability."""
    changes = compare(_guide(old), _guide(new))
    for change in changes:
        mark = " This breaks comparability." if change.breaks_comparability else ""
        click.echo(f"{change.sentence}{mark}")
    if not changes:
        click.echo("Nothing is different.")


@guides.command("import")
@click.argument("file", type=FILE)
@click.option("--out", required=True, type=FILE, help="The guide file to write.")
def import_file(file: Path, out: Path) -> None:
    """Make a guide of FILE (.docx, .txt, .xlsx), and print what was not understood."""
    if out.exists():
        raise click.ClickException(f"{out} is there already; choose another name, or move it.")
    try:
        brought = bring_file(file.name, _bytes(file))
    except NotBrought as reason:
        raise click.ClickException(str(reason)) from reason
    with _saying_why_not(out):
        write_whole(out, brought.text.encode())
    for line in brought.not_understood:
        click.echo(f"Not understood: {line}")
    click.echo(f"The guide is in {out}. {_left_to_do(brought.text, brought.not_understood)}")


@guides.command("export")
@click.argument("guide", type=FILE)
@click.option("--to", required=True, help=f"What to write: {', '.join(PAPERS)}.")
@click.option("--out", required=True, type=FILE, help="The file to write.")
def export(guide: Path, to: str, out: Path) -> None:
    """Write the guide file GUIDE as an XLSForm or a Word file."""
    if to not in PAPERS:
        raise click.ClickException(f"{to!r} cannot be written; choose one of {', '.join(PAPERS)}.")
    paper = PAPERS[to]
    if out.suffix.lower() != f".{paper.suffix}":
        raise click.ClickException(f"{out} must end in .{paper.suffix}: that is what is written.")
    read = _guide(guide)
    with _saying_why_not(out):
        write_whole(out, paper.write(read))
    for loss in losses(read) if to == "xlsform" else ():
        click.echo(f"Left out: {loss}")
    click.echo(f"{out} is written: the {paper.words}.")


def _problems(file: Path) -> list[str]:
    try:
        load_guide(file)
    except GuideError as error:
        return [str(problem) for problem in error.problems]
    except OSError as error:
        return [f"{file}: this file cannot be read ({error.strerror}); check its name."]
    return []


def _guide(file: Path) -> Guide:
    problems = _problems(file)
    if problems:
        raise click.ClickException("\n".join(problems))
    return load_guide(file)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        what = f"{file}: this file cannot be read ({error.strerror}); check its name."
        raise click.ClickException(what) from error


@contextmanager
def _saying_why_not(out: Path) -> Iterator[None]:
    try:
        yield
    except NotWritten as reason:
        raise click.ClickException(f"{out} was not written: {reason}.") from reason


def _left_to_do(text: str, not_understood: tuple[str, ...]) -> str:
    problems, lines = len(problems_in(text)), len(not_understood)
    words = f"{problems} problem{'s' if problems != 1 else ''}" if problems else "no problems"
    unread = f"{lines} line{'s were' if lines != 1 else ' was'} not understood"
    return f"It has {words}{', see `guides check`' if problems else ''}; {unread}."
