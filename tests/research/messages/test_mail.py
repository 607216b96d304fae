from dataclasses import replace
from email.message import EmailMessage

import pytest

from research.messages.mail import (
    MailNotSet,
    MailServer,
    MailUnreachable,
    Outcome,
    address_problem,
    line_problem,
    mail_settings,
)
from tests.mail_server import (
    CERTIFICATE,
    PASSWORD,
    USER,
    a_mail_server,
    encryption,
    settings_for,
)

SET = {
    "SMTP_HOST": "mail.example.org",
    "SMTP_FROM": "Team <team@example.org>",
    "SHOWCARD_ADDRESS": "https://research.example.org/",
}


def a_message(text="Dear Ann\n") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = "team@example.org", "ann@example.org"
    message["Subject"] = "Einladung für März"
    message.set_content(text)
    return message


def send(settings, *addresses) -> list[Outcome]:
    with MailServer(settings) as server:
        return [server.send(a_message(), address) for address in addresses]


def test_a_message_arrives_whole_and_the_answer_of_the_server_is_kept(mail_server, mailbox):
    text = "Grüße aus Glasgow.\n.\nA dot alone does not end it: " + "long " * 300 + "\n"
    with MailServer(mail_server) as server:
        outcome = server.send(a_message(text), "ann@example.org")

    assert outcome == Outcome("sent", "250 Queued as 1")
    (arrived,) = mailbox.messages
    assert arrived["Subject"] == "Einladung für März"
    assert arrived.get_content().replace("\r\n", "\n") == text


def test_a_refused_address_fails_and_the_next_message_goes_on(mail_server, mailbox):
    mailbox.refusals["gone@example.org"] = "550 5.1.1 No such person"
    mailbox.at_text["full@example.org"] = "452 4.2.2 The mailbox is full"

    outcomes = send(mail_server, "gone@example.org", "full@example.org", "ann@example.org")

    assert outcomes == [
        Outcome("failed", "550 5.1.1 No such person"),
        Outcome("failed", "452 4.2.2 The mailbox is full"),
        Outcome("sent", "250 Queued as 1"),
    ]


def test_a_server_that_hangs_up_at_the_text_leaves_the_outcome_unknown(mail_server, mailbox):
    mailbox.at_text["ann@example.org"] = "hang up"

    first, second = send(mail_server, "ann@example.org", "bob@example.org")

    assert first.state == "unknown" and "before the server answered" in first.answer
    assert second.state == "sent"
    assert mailbox.recipients == ["ann@example.org", "bob@example.org"]


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_server_that_asks_for_a_password_gets_it(mailbox):
    asking = {"authenticator": mailbox.check, "auth_required": True, "auth_require_tls": False}
    with a_mail_server(mailbox, **asking) as settings:
        (sent,) = send(replace(settings, user=USER, password=PASSWORD), "ann@example.org")
        (unasked,) = send(settings, "ann@example.org")
        with pytest.raises(MailUnreachable, match="535"):
            send(replace(settings, user=USER, password="another"), "ann@example.org")

    assert sent.state == "sent"
    assert unasked == Outcome("failed", "530 5.7.0 Authentication required")


def test_a_password_is_not_sent_where_encryption_was_promised_and_is_not_there(mailbox):
    asking = {"authenticator": mailbox.check, "auth_require_tls": False}
    with a_mail_server(mailbox, **asking) as settings, pytest.raises(MailUnreachable):
        careful = replace(settings, security="starttls", user=USER, password=PASSWORD)
        send(careful, "ann@example.org")

    assert not mailbox.signed_in


def test_a_password_goes_encrypted_to_a_server_whose_certificate_is_trusted(mailbox, monkeypatch):
    asking = {"authenticator": mailbox.check, "auth_required": True}
    with a_mail_server(mailbox, tls_context=encryption(), **asking) as settings:
        careful = replace(settings, security="starttls", user=USER, password=PASSWORD)
        with pytest.raises(MailUnreachable, match="CERTIFICATE_VERIFY_FAILED"):
            send(careful, "ann@example.org")
        assert not mailbox.signed_in

        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        (sent,) = send(careful, "ann@example.org")

    assert sent.state == "sent" and mailbox.signed_in


def test_a_server_that_speaks_tls_from_the_first_word(mailbox, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    with a_mail_server(mailbox, ssl_context=encryption()) as settings:
        (sent,) = send(replace(settings, security="tls"), "ann@example.org")

    assert sent.state == "sent"


def test_a_server_that_is_not_there_is_said(unused_port):
    with pytest.raises(MailUnreachable, match="refused"):
        send(settings_for(unused_port), "ann@example.org")


def test_without_a_server_there_are_no_settings():
    assert mail_settings({"SMTP_FROM": "Team <team@example.org>"}) is None


def test_the_settings_of_the_environment():
    settings = mail_settings({**SET, "SMTP_USER": "team", "SMTP_PASSWORD": "secret word"})

    assert (settings.host, settings.port) == ("mail.example.org", 587)
    assert settings.security == "starttls"
    assert settings.address == "https://research.example.org"
    assert settings.password == "secret word" and "secret word" not in repr(settings)


@pytest.mark.parametrize(
    "changed, problem",
    [
        ({"SMTP_FROM": ""}, "SMTP_HOST is set, so SMTP_FROM must be set too"),
        ({"SHOWCARD_ADDRESS": ""}, "SMTP_HOST is set, so SHOWCARD_ADDRESS must be set too"),
        ({"SMTP_FROM": "the team"}, "SMTP_FROM is no address"),
        ({"SMTP_FROM": "a@b.org\nBcc: c@d.org"}, "SMTP_FROM is no address"),
        ({"SMTP_SECURITY": "ssl"}, "SMTP_SECURITY is ssl; it can be starttls, tls, none"),
        ({"SMTP_PORT": "smtp"}, "SMTP_PORT is smtp, which is no port"),
        ({"SMTP_SECURITY": "none", "SMTP_USER": "team"}, "for all to read"),
        ({"SHOWCARD_ADDRESS": "research.example.org"}, "does not begin with https"),
    ],
)
def test_wrong_settings_are_told_in_a_sentence(changed, problem):
    with pytest.raises(MailNotSet, match=problem):
        mail_settings({**SET, **changed})


@pytest.mark.parametrize(
    "email, problem",
    [
        ("ann.o'hara+pace@council.example.org", ""),
        ("", "No e-mail address is kept"),
        ("ann@example.org, bob@example.org", "not one address"),
        ("ann@example.org\nBcc: bob@example.org", "not one address"),
        ("Ann <ann@example.org>", "not one address"),
        ("änn@example.org", "a letter that mail servers do not take"),
    ],
)
def test_what_is_not_one_address_is_said(email, problem):
    assert problem in address_problem(email)
    assert bool(problem) == bool(address_problem(email))


@pytest.mark.parametrize("words", ["Ann\r\nBcc: bob@example.org", "Ann\x00", "Ann\u2028Bob"])
def test_a_line_that_would_begin_another_header_is_found(words):
    assert line_problem(words)
    assert not line_problem("Änn O'Hara, 李")


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
