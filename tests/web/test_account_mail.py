"""Accounts and e-mail: invitations and forgotten passwords over a real mail server."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from research.access.accounts import disable
from research.models import Account, AuditEntry
from tests.mail_server import settings_for
from tests.pages import Pages, an_account, controls

NEW = {"name": "Nora New", "email": "nora@example.org", "role": "researcher"}


@pytest.fixture
def mail(app, mail_server, monkeypatch):
    monkeypatch.setitem(app.config, "MAIL", replace(mail_server, address="http://localhost"))


def link_in(message) -> str:
    plain = message.get_body(("plain",)).get_content()
    return re.search(r"http://localhost(/account/links/\S+)", plain).group(1)


def trail(database, what: str) -> list[tuple[str, str]]:
    with database.reading() as session:
        query = select(AuditEntry.on_what, AuditEntry.detail).filter_by(what=what)
        return [tuple(row) for row in session.execute(query)]


def test_who_is_invited_gets_the_link_by_e_mail(as_administrator, app, mail, mailbox):
    page = as_administrator.send("/accounts/invite", NEW)

    assert "An e-mail with the link is on its way to nora@example.org." in page.text
    assert "/account/links/" not in page.text
    (message,) = mailbox.messages
    assert message["To"] == "Nora New <nora@example.org>"
    page = Pages(app).send(link_in(message), {"password": "four words in a row"})
    assert page.h1.text == "Studies"


def test_a_refused_invitation_leaves_the_link_to_hand_over_once(
    as_administrator, app, mail, mailbox
):
    mailbox.refusals["nora@example.org"] = "550 5.1.1 No such person"

    page = as_administrator.send("/accounts/invite", NEW)

    assert "The e-mail was not sent: 550 5.1.1 No such person." in page.text
    link = page.select_one(".showcard-link").text.removeprefix("http://localhost")
    again = as_administrator.get(as_administrator.url)
    assert link not in again.text and "shown once" in again.text
    Pages(app).get(link)


def test_a_forgotten_password_is_answered_by_e_mail(signed_out, app, sqlite, mail, mailbox):
    person = an_account(sqlite)

    page = signed_out.send("/forgotten-password", {"email": person.email})

    assert page.h1.text == "Look into your mailbox"
    (message,) = mailbox.messages
    Pages(app).send(link_in(message), {"password": "five words in a row"})
    assert trail(sqlite, "password_forgotten") == [(person.email, "")]


def test_nothing_tells_whether_there_is_an_account(signed_out, sqlite, mail, mailbox):
    an_account(sqlite)
    disabled = an_account(sqlite, name="Dora Disabled")
    with sqlite.writing() as session:
        disable(session, session.get_one(Account, disabled.id))

    known = signed_out.send("/forgotten-password", {"email": "rosa.researcher@example.org"})
    others = [
        signed_out.send("/forgotten-password", {"email": email})
        for email in (disabled.email, "nobody@example.org", "nobody@example.org\r\nBcc: me@x.org")
        if "\n" not in email
    ]

    assert {str(page.main) for page in others} == {str(known.main)}
    assert mailbox.recipients == ["rosa.researcher@example.org"]


def test_an_address_with_a_header_in_it_is_refused(signed_out, mail, mailbox):
    typed = {"email": "rosa.researcher@example.org\r\nBcc: eve@example.org"}

    page = signed_out.send("/forgotten-password", typed, status=422)

    assert "Enter an e-mail address like name@example.org" in page.text
    assert mailbox.messages == []


def test_a_mail_that_failed_unseen_is_in_the_audit_trail(signed_out, app, sqlite, monkeypatch):
    person = an_account(sqlite)
    monkeypatch.setitem(app.config, "MAIL", settings_for(1))

    signed_out.send("/forgotten-password", {"email": person.email})

    ((on_what, detail),) = trail(sqlite, "account_mail_failed")
    assert on_what == person.email and "refused" in detail


def test_the_host_that_a_request_names_is_not_in_the_link(signed_out, sqlite, mail, mailbox):
    person = an_account(sqlite)
    form = signed_out.get("/forgotten-password").select_one("main form")

    data = {**controls(form), "email": person.email}
    signed_out.client.post("/forgotten-password", data=data, headers={"Host": "evil.example.org"})

    for part in ("plain", "html"):
        for message in mailbox.messages:
            assert "evil" not in message.get_body((part,)).get_content()


def test_a_new_link_is_sent_from_the_page_of_the_account(as_administrator, sqlite, mail, mailbox):
    person = an_account(sqlite)
    page = as_administrator.get(f"/accounts/{person.id}")
    form = page.find("form", action=f"/accounts/{person.id}/link")
    assert form.button.text.strip() == "Send a new link"

    as_administrator.client.post(form["action"], data=controls(form))

    assert mailbox.recipients == [person.email]
    assert mailbox.messages[0]["Subject"] == "A new password for Showcard"
