"""The pages of messages in a real browser, from the words to the log, checked by axe."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from research.models import Message, Study
from tests.messaging import a_study, add_person, queue

pytestmark = pytest.mark.browser


def test_messages_are_worded_chosen_sent_and_followed(
    phone_reader, app, sqlite, mail_server, mailbox, monkeypatch
):
    reader, page = phone_reader, phone_reader.page
    monkeypatch.setitem(app.config, "MAIL", replace(mail_server, address=reader.address))
    mailbox.refusals["bob@example.org"] = "550 5.1.1 No such person"
    mailbox.at_text["cem@example.org"] = "hang up"
    a_study(sqlite, "Ann Able of the very long name", "Bob", "Cem", "Dora")
    with sqlite.writing() as session:
        add_person(session, session.scalars(select(Study)).one(), "Hana", code="P09", email="")

    reader.open("/studies/small/messages/words/invitation")
    reader.look()
    page.get_by_label("Text").fill("Dear {nmae}")
    page.get_by_role("button", name="Preview").click()
    page.locator(".govuk-error-summary").wait_for()
    reader.look()

    reader.open("/studies/small/messages/send/invitation")
    page.get_by_role("checkbox", name="Send to Dora").uncheck()
    reader.look()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("heading", name="Send 3 messages?").wait_for()
    reader.look()
    page.get_by_role("button", name="Send 3 messages now").click()
    page.get_by_text("Of 3 messages: 1 sent, 1 failed, 1 unknown").wait_for()
    reader.look()

    for path in ("/", "/log/", "/log/3"):
        reader.open(f"/studies/small/messages{path}")
        reader.look()
    reader.open("/studies/small/messages/send/invitation")
    page.get_by_role("button", name="Link for paper").first.click()
    page.get_by_role("img", name="QR code").wait_for()
    reader.look()
    reader.open("/studies/small/messages/send/invitation")
    page.get_by_role("button", name="Write it to copy").last.click()
    page.get_by_role("heading", name="Copy it now").wait_for()
    reader.look()


def test_the_page_of_a_batch_keeps_itself_up_to_date(reader, sqlite):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        batch = queue(session)
    reader.open(f"/studies/small/messages/batches/{batch}")
    reader.page.get_by_text("Of 2 messages: 2 waiting.").wait_for()
    reader.look()

    with sqlite.writing() as session:
        session.query(Message).update({"state": "sent"})

    reader.page.get_by_text("Of 2 messages: 2 sent.").wait_for()
    reader.page.get_by_role("button", name="Stop").wait_for(state="hidden")
