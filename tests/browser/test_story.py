"""The story of a study: made, sent, consented to, answered by three people, and followed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from research.access.account_links import make_first_link
from research.guides.versions import publish_guide
from research.models import Account, Membership, Study
from tests.browser.conftest import Reader
from tests.fieldwork import GUIDE
from tests.pages import Pages, an_account, sign_in

pytestmark = pytest.mark.browser

PARTNERS = (
    "Code;Organisation;Type;Holds own records;Essential because;Person;E-mail\n"
    "P01;Harbour Trust;Charity;yes;;Lea Lead;lea@example.org\n"
)
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
Browsers = Callable[[dict], Reader]


@pytest.fixture
def browser_of(chromium: Browser, address: str) -> Iterator[Browsers]:
    """A browser of their own for each person, with nothing in it."""
    contexts = []

    def open_browser(viewport: dict) -> Reader:
        contexts.append(chromium.new_context(viewport=viewport))
        return Reader(contexts[-1].new_page(), address)

    yield open_browser
    for context in contexts:
        context.close()


def press(reader: Reader, name: str) -> None:
    reader.page.get_by_role("button", name=name, exact=True).click()


def link_shown(reader: Reader) -> str:
    shown = reader.page.locator(".showcard-link a").get_attribute("href")
    return re.sub(r"^https?://[^/]+", "", str(shown))


def test_the_story_of_a_partner(
    browser_of, app, sqlite, address, mail_server, mailbox, monkeypatch
):
    monkeypatch.setitem(app.config, "MAIL", replace(mail_server, address=address))
    with sqlite.writing() as session:
        publish_guide(session, GUIDE, "small")
        first = make_first_link(session)

    admin = browser_of(DESK)
    make_a_study(admin, first)
    send_the_invitation(admin, mailbox)
    (invitation,) = mailbox.messages
    text = invitation.get_body(("plain",)).get_content()
    link = re.search(rf"{address}(/answer/[\w-]+/)", text)[1]

    lead = browser_of(PHONE)
    lead.open(link)
    consent(lead, look=True)
    answer(lead, link, "We expect much")
    lead.open(f"{link}colleagues")
    theirs = ask_a_colleague(lead)

    colleague = browser_of(PHONE)
    colleague.open(theirs)
    consent(colleague)
    expect(colleague.page.locator(".govuk-task-list__item")).to_have_count(1)
    answer(colleague, theirs, "We expect little")

    settle_what_differs(lead, link)
    sign_off(browser_of(DESK), a_link_to_approve(lead, link))
    submit(lead, link)

    admin.open("/studies/sharing-data")
    assert "Confirmed" in admin.page.locator(".study-tracker tbody").inner_text()
    sees_no_interview(browser_of(DESK), app, sqlite)


def settle_what_differs(lead: Reader, link: str) -> None:
    lead.open(link)
    lead.page.get_by_role("link", name="One answer differs").click()
    lead.look()
    lead.page.get_by_label("Take their answer").check()
    press(lead, "Settle this")
    lead.page.get_by_text("Nobody answered differently").wait_for()


def a_link_to_approve(lead: Reader, link: str) -> str:
    lead.open(f"{link}approver")
    lead.page.get_by_label("Name").fill("Bo Chief")
    lead.page.get_by_label("E-mail address").fill("bo@example.org")
    press(lead, "Make the link")
    lead.page.get_by_role("heading", name="A link for Bo Chief").wait_for()
    return link_shown(lead)


def sign_off(approver: Reader, link: str) -> None:
    approver.open(link)
    assert approver.page.get_by_text("We expect little").count() == 1
    approver.look()
    approver.page.get_by_label("I sign these answers off").check()
    press(approver, "Send")
    approver.page.get_by_text("Bo Chief signed these answers off").wait_for()


def submit(lead: Reader, link: str) -> None:
    lead.open(f"{link}check")
    lead.page.get_by_text("Bo Chief signed these answers off").wait_for()
    press(lead, "Submit")
    lead.page.get_by_role("heading", name="Thank you").wait_for()
    lead.page.get_by_label("Hours").fill("two")
    press(lead, "Save how long it took")
    lead.page.get_by_text("must be a whole number").first.wait_for()
    lead.look()


def make_a_study(admin: Reader, first: str) -> None:
    page = admin.page
    admin.open(f"/account/links/{first}")
    page.get_by_label("Name").fill("Ada Administrator")
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.locator("input[type=password]").fill("four words in a row")
    press(admin, "Make the account")
    press(admin, "Make a study")
    page.get_by_label("A small guide, version 1").check()
    press(admin, "Continue")
    page.get_by_label("Title", exact=True).fill("Sharing data")
    press(admin, "Continue")
    page.get_by_label("Import them").check()
    press(admin, "Make the study")
    file = {"name": "partners.csv", "mimeType": "text/csv", "buffer": PARTNERS.encode()}
    page.get_by_label("CSV file or workbook").set_input_files(file)
    press(admin, "Read the rows")
    press(admin, "Import it")
    page.locator(".study-tracker").wait_for()


def send_the_invitation(admin: Reader, mailbox) -> None:
    admin.open("/studies/sharing-data/messages/send/invitation")
    press(admin, "Go on to look at it once more")
    press(admin, "Send 1 message now")
    admin.page.get_by_text("Of 1 message: 1 sent").wait_for()
    assert mailbox.recipients == ["lea@example.org"]


def consent(partner: Reader, *, look: bool = False) -> None:
    partner.page.get_by_role("heading", name="Before you begin").wait_for()
    if look:
        partner.look()
    partner.page.get_by_label("Yes, I take part").check()
    partner.page.get_by_label("Yes, you may quote it").check()
    press(partner, "Save and begin")
    partner.page.locator(".govuk-task-list").wait_for()


def answer(partner: Reader, link: str, words: str) -> None:
    partner.open(f"{link}sections/records/views")
    partner.page.get_by_role("textbox", name="What does your organisation think?").fill(words)
    press(partner, "Save and continue")
    partner.page.wait_for_url("**/held.people")


def ask_a_colleague(lead: Reader) -> str:
    lead.look()
    lead.page.get_by_label("Name").fill("Cem Colleague")
    lead.page.get_by_label("E-mail address").fill("cem@example.org")
    lead.page.get_by_label("Records").check()
    press(lead, "Make the link")
    lead.page.get_by_role("heading", name="A link for Cem Colleague").wait_for()
    return link_shown(lead)


def sees_no_interview(commissioner: Reader, app, sqlite) -> None:
    pages, person = Pages(app), an_account(sqlite, "commissioner")
    sign_in(pages, person)
    with sqlite.writing() as session:
        study = session.query(Study).one()
        session.add(Membership(account_id=person.id, study_id=study.id))
        assert session.query(Account).count() == 2
    cookie = pages.client.get_cookie("showcard")
    commissioner.page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": commissioner.address}]
    )
    for path in ("/interviews/1/", "/interviews/1/voices", "/studies/sharing-data"):
        commissioner.open(path)
        assert "not open to you" in commissioner.page.inner_text("h1")
    commissioner.open("/studies/sharing-data/findings?topic=everything")
    assert "We expect little" not in commissioner.page.inner_text("main")
