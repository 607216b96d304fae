"""Sending that is killed in the middle, and goes on: nobody is written to twice."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from research.web.messages import sending
from tests.mail_server import Mailbox, a_mail_server
from tests.messaging import a_study, queue, states

ROOT = Path(__file__).parents[2]
PEOPLE = ("Ann", "Bob", "Cem", "Dora", "Eve")


class SlowMailbox(Mailbox):
    """It takes the third message, and then the sender is killed before it hears so."""

    def __init__(self) -> None:
        super().__init__()
        self.took_third, self.may_answer = Event(), Event()

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802
        answer = await super().handle_DATA(server, session, envelope)
        if len(self.messages) == 3:
            self.took_third.set()
            while not self.may_answer.is_set():
                await asyncio.sleep(0.01)
        return answer


def test_a_process_that_is_killed_in_the_middle_sends_nothing_twice(
    app, sqlite, tmp_path, monkeypatch
):
    a_study(sqlite, *PEOPLE)
    with sqlite.writing() as session:
        queue(session)
    mailbox = SlowMailbox()
    with a_mail_server(mailbox) as settings:
        with work(sqlite, settings, tmp_path) as worker:
            try:
                assert mailbox.took_third.wait(60)  # a busy machine is slow, and not wrong
            finally:
                worker.kill()
        mailbox.may_answer.set()
        assert states(sqlite)["Cem"] == "sending"

        monkeypatch.setitem(app.config, "MAIL", settings)
        with app.app_context():
            sending.go_on_sending()

    assert mailbox.recipients == [f"{name.lower()}@example.org" for name in PEOPLE]
    assert states(sqlite) == {**dict.fromkeys(PEOPLE, "sent"), "Cem": "unknown"}


def test_what_goes_wrong_here_leaves_the_message_to_a_person_and_the_others_waiting(
    app, sqlite, mail_server, monkeypatch
):
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("as it happens")

    monkeypatch.setitem(app.config, "MAIL", mail_server)
    monkeypatch.setattr(sending, "mail_to", fail)
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        queue(session)

    with app.app_context(), pytest.raises(RuntimeError):
        sending.send_messages()

    assert states(sqlite) == {"Ann": "unknown", "Bob": "queued"}


def work(database, settings, folder) -> subprocess.Popen:
    """The very process that sends, as `flask work` runs it."""
    environment = {
        "PATH": os.environ["PATH"],
        "SHOWCARD_INSTANCE": str(folder),
        "DATABASE_URL": str(database.engine.url),
        "SHOWCARD_ADDRESS": settings.address,
        "SMTP_HOST": settings.host,
        "SMTP_PORT": str(settings.port),
        "SMTP_SECURITY": "none",
        "SMTP_FROM": settings.sender,
    }
    command = [sys.executable, "-m", "flask", "--app", "app", "work"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
