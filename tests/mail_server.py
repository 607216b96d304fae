"""A real mail server on loopback: what it was sent, and what it refuses."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from research.messages.mail import MailSettings

# A certificate for 127.0.0.1 that nobody trusts but a test, and its key, which guards nothing.
CERTIFICATE = Path(__file__).with_suffix(".pem")
USER, PASSWORD = "showcard", "a password of the server"


class Mailbox:
    """The handler of a server: it keeps messages, or answers as `refusals` say by address."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.refusals: dict[str, str] = {}
        self.at_text: dict[str, str] = {}
        self.signed_in = False

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        (to,) = envelope.rcpt_tos
        if self.at_text.get(to) == "hang up":
            self._keep(to, envelope.content)
            server.transport.abort()
        if to in self.at_text:
            return self.at_text[to]
        self._keep(to, envelope.content)
        return f"250 Queued as {len(self.messages)}"

    def _keep(self, to: str, content: bytes) -> None:
        self.recipients.append(to)
        self.messages.append(message_from_bytes(content, policy=policy.default))

    def check(self, *asked: Any) -> AuthResult:
        data = asked[-1]
        self.signed_in = (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=self.signed_in, handled=False)


@contextmanager
def a_mail_server(mailbox: Mailbox, **options: Any) -> Iterator[MailSettings]:
    """The settings that lead to it; port 0 lets the system choose one that is free."""
    server = _Controller(mailbox, hostname="127.0.0.1", port=0, **options)
    server.start()
    yield settings_for(server.port)
    server.stop()


def settings_for(port: int, **changed: Any) -> MailSettings:
    given = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "Research team <team@example.org>",
        "address": "https://research.example.org",
    }
    return MailSettings(**{**given, **changed})


def encryption() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


class _Controller(Controller):
    def _trigger_server(self) -> None:
        """It asks its own port whether it listens: which one that is was not known before."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def mail_server(mailbox: Mailbox) -> Iterator[MailSettings]:
    with a_mail_server(mailbox) as settings:
        yield settings
