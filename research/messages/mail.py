"""E-mail over SMTP: the settings, and one dialogue for each message with its outcome."""

import re
import smtplib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr
from typing import NamedTuple

PORTS = {"starttls": 587, "tls": 465, "none": 25}
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
NEEDED = ("SMTP_FROM", "SHOWCARD_ADDRESS")
PATIENCE = 30
ONE_LINE = SMTP.clone(cte_type="7bit")
AN_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class MailNotSet(ValueError):
    """What is wrong with the settings of e-mail, in one sentence."""


class MailUnreachable(Exception):
    """Why there is no dialogue with the mail server, in its own words where it has some."""


class Outcome(NamedTuple):
    """What became of a message, and what the server answered."""

    state: str
    answer: str


@dataclass(frozen=True)
class MailSettings:
    """`address` is how people reach Showcard: what is sent in its name leads back to it."""

    host: str
    port: int
    security: str
    sender: str
    address: str
    user: str = ""
    password: str = field(default="", repr=False)


def mail_settings(environ: Mapping[str, str]) -> MailSettings | None:
    """None where no server is set. Raises MailNotSet."""
    given = {name: value.strip() for name, value in environ.items() if value.strip()}
    if "SMTP_HOST" not in given:
        return None
    for name in NEEDED:
        if name not in given:
            raise MailNotSet(f"SMTP_HOST is set, so {name} must be set too")
    security = given.get("SMTP_SECURITY", "starttls")
    if security not in PORTS:
        raise MailNotSet(f"SMTP_SECURITY is {security}; it can be {', '.join(PORTS)}")
    settings = MailSettings(
        host=given["SMTP_HOST"],
        port=_port(given.get("SMTP_PORT", ""), security),
        security=security,
        sender=given["SMTP_FROM"],
        address=given["SHOWCARD_ADDRESS"].rstrip("/"),
        user=given.get("SMTP_USER", ""),
        password=environ.get("SMTP_PASSWORD", ""),
    )
    _check(settings)
    return settings


def address_problem(email: str) -> str:
    """Why nothing can be sent to this address; empty where something can."""
    if not email:
        return "No e-mail address is kept"
    if not email.isascii():
        return "The e-mail address has a letter that mail servers do not take"
    return "" if AN_ADDRESS.fullmatch(email) else "The e-mail address is not one address"


def line_problem(words: str) -> str:
    """What in the head of a message would begin a line of its own, and so another header."""
    return "" if words.isprintable() else "a line break or another character that cannot be seen"


class MailServer:
    """One connection, opened when it is first needed and kept for the next message."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> "MailServer":
        return self

    def __exit__(self, *_: object) -> None:
        if self._smtp:
            try:
                self._smtp.quit()
            except (smtplib.SMTPException, OSError):
                self._leave()

    def send(self, message: EmailMessage, to: str) -> Outcome:
        """Only between the text and the server's answer to it can the outcome be unknown.

        Raises MailUnreachable when there is no dialogue at all.
        """
        smtp = self._connected()
        return self._offered(smtp, to) or self._delivered(smtp, message)

    def _offered(self, smtp: smtplib.SMTP, to: str) -> Outcome | None:
        try:
            _expect(smtp.mail(parseaddr(self._settings.sender)[1]))
            _expect(smtp.rcpt(to))
        except smtplib.SMTPResponseException as refusal:
            return self._refused(smtp, refusal.smtp_code, refusal.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self._leave()
            return Outcome("failed", f"The connection ended before anything was sent: {error}")
        return None

    def _delivered(self, smtp: smtplib.SMTP, message: EmailMessage) -> Outcome:
        try:
            code, said = smtp.data(message.as_bytes(policy=ONE_LINE))
        except smtplib.SMTPDataError as refusal:
            return self._refused(smtp, refusal.smtp_code, refusal.smtp_error)
        except (smtplib.SMTPException, OSError) as error:
            self._leave()
            return Outcome("unknown", f"The connection ended before the server answered: {error}")
        if code != 250:
            return self._refused(smtp, code, said)
        return Outcome("sent", _words(code, said))

    def _refused(self, smtp: smtplib.SMTP, code: int, said: bytes | str) -> Outcome:
        try:
            smtp.rset()
        except (smtplib.SMTPException, OSError):
            self._leave()
        return Outcome("failed", _words(code, said))

    def _connected(self) -> smtplib.SMTP:
        """The connection, or a new one where the server has tired of it meanwhile."""
        if self._smtp and not _is_alive(self._smtp):
            self._leave()
        self._smtp = self._smtp or self._connect()
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        try:
            return _signed_in(self._settings)
        except smtplib.SMTPResponseException as refusal:
            raise MailUnreachable(_words(refusal.smtp_code, refusal.smtp_error)) from refusal
        except (smtplib.SMTPException, OSError) as error:
            raise MailUnreachable(str(error)) from error

    def _leave(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def _signed_in(settings: MailSettings) -> smtplib.SMTP:
    trust = ssl.create_default_context()
    if settings.security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(
            settings.host, settings.port, timeout=PATIENCE, context=trust
        )
    else:
        smtp = smtplib.SMTP(settings.host, settings.port, timeout=PATIENCE)
    try:
        if settings.security == "starttls":
            smtp.starttls(context=trust)
        if settings.user:
            smtp.login(settings.user, settings.password)
        smtp.ehlo_or_helo_if_needed()
    except BaseException:
        smtp.close()
        raise
    return smtp


def _is_alive(smtp: smtplib.SMTP) -> bool:
    try:
        return smtp.noop()[0] == 250
    except (smtplib.SMTPException, OSError):
        return False


def _expect(answer: tuple[int, bytes]) -> None:
    if answer[0] not in (250, 251):
        raise smtplib.SMTPResponseException(*answer)


def _words(code: int, said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {' '.join(text.split())}"[:500]


def _port(given: str, security: str) -> int:
    if not given:
        return PORTS[security]
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise MailNotSet(f"SMTP_PORT is {given}, which is no port")
    return int(given)


def _check(settings: MailSettings) -> None:
    if address_problem(parseaddr(settings.sender)[1]) or line_problem(settings.sender):
        raise MailNotSet("SMTP_FROM is no address such as Research team <team@example.org>")
    if settings.user and settings.security == "none" and settings.host not in LOOPBACK:
        raise MailNotSet("SMTP_SECURITY=none would send SMTP_PASSWORD for all to read")
    if not settings.address.startswith(("http://", "https://")):
        raise MailNotSet("SHOWCARD_ADDRESS does not begin with https://")
