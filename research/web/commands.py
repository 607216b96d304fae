"""The commands: start, work, demonstration, report."""

import errno
import socket
from contextlib import suppress
from pathlib import Path
from threading import Event

import click
from flask import current_app

from analysis.findings import NothingToReport
from research.database import DBAPIError
from research.demonstration.forum import load_forum_study
from research.reports.builds import EDITIONS
from research.web.accounts.account_commands import offer_first_account, public_address
from research.web.background import background
from research.web.data.data_commands import export
from research.web.guides import guide_commands
from research.web.memory import settle
from research.web.on_database import on_database, the_study
from research.web.reports.demonstration_report import write_demonstration_report
from research.web.reports.report_building import Refused
from research.web.reports.report_file import write_report_file
from research.web.request_database import database


@click.command("report")
@click.argument("study")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--edition", type=click.Choice(EDITIONS), default="internal", show_default=True)
@click.option("--snapshot", default="", help="The first letters of the hash of a kept snapshot.")
@on_database
def report(study: str, out: Path, edition: str, snapshot: str) -> None:
    """Write the Word report of STUDY, from how it stands now or from a kept snapshot."""
    from exports.word_report import ReportNotWritten

    found = the_study(study)
    try:
        write_report_file(found.slug, out, edition, snapshot)
    except (NothingToReport, ReportNotWritten, Refused) as reason:
        raise click.ClickException(str(reason)) from reason
    except DBAPIError as error:
        why = f"the database could not keep its snapshot ({error.orig})"
        raise click.ClickException(f"The report was not written: {why}.") from error
    click.echo(f"The report is in {out}.")


@click.command("demonstration")
@on_database
def demonstration() -> None:
    """Make the demonstration study and the published forum, if they are not there yet."""
    _make_ready_studies()
    click.echo("The demonstration study is there: every organisation in it is fictitious.")
    click.echo("The forum of 2005 is there too: its comments are real, from a published paper.")


@click.command("start")
@click.option("--host", default="127.0.0.1", envvar="HOST", show_default=True, show_envvar=True)
@click.option(
    "--port",
    default=8000,
    type=click.IntRange(0, 65535),
    envvar="PORT",
    show_default=True,
    show_envvar=True,
)
@on_database
def start(host: str, port: int) -> None:
    """Bring the database up to date, make the ready studies once, and serve."""
    import waitress

    _make_ready_studies()
    listening = _listen(host, port)
    address = public_address(host, listening.getsockname()[1])
    click.echo(f"Showcard is at {address}/ (Ctrl-C ends it).")
    offer_first_account(address)
    # The application itself: the name that Flask lends to this command is empty in other threads.
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    settle()
    with background().working():
        waitress.serve(
            app,
            sockets=[listening],
            threads=8,
            ident=None,
            clear_untrusted_proxy_headers=not app.config["BEHIND_HTTPS"],
        )


@click.command("work")
@on_database
def work() -> None:
    """Do what goes on in the background, where the pages are served by processes of their own."""
    with suppress(KeyboardInterrupt), background().working():
        click.echo("Working (Ctrl-C ends it).")
        Event().wait()


def _make_ready_studies() -> None:
    from research.demonstration import make_demonstration, make_network

    make_demonstration(database())
    make_network(database())
    write_demonstration_report(database())
    load_forum_study(database())


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port))
    except OSError as error:
        advice = "Is Showcard running already? Choose another port with --port."
        if error.errno != errno.EADDRINUSE:
            advice = "Choose another address with --host, or another port with --port."
        raise click.ClickException(
            f"Nothing can be served at {host}:{port} ({error.strerror}). {advice}"
        ) from error


COMMANDS = (guide_commands.guides, report, export, demonstration, start, work)
