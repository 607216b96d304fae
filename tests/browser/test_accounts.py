"""Signing in, staying signed in, and administering accounts in a real browser, checked by axe."""

import pytest
from werkzeug.security import generate_password_hash

from research.access.account_links import make_first_link
from research.models import Account
from tests.fieldwork import an_interview, stored
from tests.pages import Pages, an_account, sign_in

pytestmark = pytest.mark.browser
PASSWORD = "four words in a row"
QUICK = generate_password_hash(PASSWORD, "pbkdf2:sha256:1")


@pytest.fixture
def administrator(reader, app, sqlite):
    pages = Pages(app)
    sign_in(pages, an_account(sqlite, "administrator", name="Ada Administrator"))
    cookie = pages.client.get_cookie("showcard")
    reader.page.context.add_cookies(
        [{"name": "showcard", "value": cookie.value, "url": reader.address}]
    )
    return reader


def test_the_pages_of_who_is_not_signed_in(phone_reader, sqlite):
    reader = phone_reader
    reader.page.context.clear_cookies()
    with sqlite.writing() as session:
        session.query(Account).delete()
        first = make_first_link(session)

    for path in ("/", "/forgotten-password", f"/account/links/{first}"):
        reader.open(path)
        reader.look()
    reader.page.get_by_role("button", name="Make the account").click()
    reader.page.locator(".govuk-error-summary").wait_for()
    reader.look()


def test_the_pages_of_an_administrator(administrator, sqlite):
    reader, page = administrator, administrator.page
    an_interview(sqlite)

    for path in ("/", "/accounts/", "/accounts/invite", "/accounts/1", "/account", "/audit/"):
        reader.open(path)
        reader.look()
    reader.open("/accounts/1")
    page.get_by_role("button", name="Make a new link").click()
    page.get_by_role("heading", name="Link for Rosa Researcher").wait_for()
    reader.look()


def test_a_new_personal_link_is_shown_as_a_picture_too(phone_reader, sqlite):
    reader, page = phone_reader, phone_reader.page
    reader.open(f"/interviews/{an_interview(sqlite, mode='self_completion')}/")

    page.get_by_role("button", name="Make a personal link").click()

    page.get_by_role("img", name="QR code").wait_for()
    reader.look()


def test_who_is_about_to_be_signed_out_is_warned_and_can_stay(reader, app, monkeypatch):
    monkeypatch.setitem(app.config, "IDLE_MINUTES", 4)
    reader.open("/account")
    reader.page.get_by_text("You will be signed out at").wait_for()
    reader.look()

    monkeypatch.setitem(app.config, "IDLE_MINUTES", 60)
    reader.page.get_by_role("button", name="Stay signed in").click()

    reader.page.locator(".showcard-warning").wait_for(state="hidden")


def test_the_page_typed_into_survives_the_end_of_the_session(reader, app, sqlite, monkeypatch):
    interview, page = an_interview(sqlite), reader.page
    with sqlite.writing() as session:
        session.query(Account).one().password_hash = QUICK
    reader.open(f"/interviews/{interview}/sections/steps")
    monkeypatch.setitem(app.config, "IDLE_MINUTES", 0)
    page.get_by_label("How many people work there?").first.fill("12")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    page.get_by_text("What you typed is kept").wait_for()
    reader.complaints.clear()  # the browser itself reports the 401
    reader.look()

    monkeypatch.setitem(app.config, "IDLE_MINUTES", 60)
    page.get_by_label("E-mail address").fill("rosa.researcher@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="You are signed in again").wait_for()
    reader.look()
    page.get_by_role("button", name="Send what I had typed").click()

    page.get_by_text("Saved.").wait_for()
    assert stored(sqlite, interview)["staff", ""].value == 12
