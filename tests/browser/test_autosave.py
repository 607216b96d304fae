"""Nothing typed is lost: saved by itself, kept without a connection, back after a reload."""

import re

import pytest

from tests.fieldwork import an_interview, stored
from tests.pages import personal_link

pytestmark = pytest.mark.browser
SAVED = re.compile(r"^Saved \d")  # "Not saved" is another thing


def test_an_answer_saves_itself_while_the_interviewer_goes_on(reader, sqlite):
    interview = an_interview(sqlite)
    reader.open(f"/interviews/{interview}/sections/records")

    reader.page.get_by_label("What do you think?").first.fill("It saves itself")
    reader.page.get_by_text(SAVED).wait_for()

    assert stored(sqlite, interview)["views", ""].value == "It saves itself"
    reader.look()


def test_a_button_does_not_move_from_under_who_presses_it(phone_reader, sqlite):
    steps = f"/interviews/{an_interview(sqlite)}/sections/steps"
    page, held = phone_reader.page, []
    phone_reader.open(steps)
    page.route(f"**{steps}", lambda r: r.continue_() if held else held.append(r))
    with page.expect_request(f"**{steps}"):
        page.get_by_label("How many people work there?").first.fill("about ten")
    save = page.get_by_role("button", name="Save", exact=True)
    save.hover()

    page.mouse.down()
    with page.expect_response(f"**{steps}"):
        held[0].continue_()
    page.evaluate("() => new Promise((done) => setTimeout(done, 100))")  # it would be told by now
    page.mouse.up()

    page.locator(".govuk-error-summary:focus").wait_for()


def test_what_is_typed_before_the_script_has_come_is_saved_too(reader, sqlite):
    interview = an_interview(sqlite)
    page, held = reader.page, []
    page.route("**/autosave.js", lambda route: held.append(route))
    with page.expect_request("**/autosave.js"):
        page.goto(f"{reader.address}/interviews/{interview}/sections/records", wait_until="commit")

    page.get_by_label("What do you think?").first.fill("Faster than the line")
    held[0].continue_()
    page.get_by_text(SAVED).wait_for()

    assert stored(sqlite, interview)["views", ""].value == "Faster than the line"


def test_what_is_typed_without_a_connection_arrives_when_it_is_back(reader, sqlite):
    interview = an_interview(sqlite)
    reader.open(f"/interviews/{interview}/sections/records")
    page, context = reader.page, reader.page.context

    context.set_offline(True)
    page.get_by_label("What do you think?").first.fill("Typed in a lift")
    page.get_by_text("Kept here, will be sent").wait_for()
    assert stored(sqlite, interview) == {}
    context.set_offline(False)
    page.get_by_text(SAVED).wait_for()

    assert stored(sqlite, interview)["views", ""].value == "Typed in a lift"
    reader.complaints.clear()  # the browser itself reports the lost connection


def test_what_was_not_sent_is_back_after_a_reload(reader, sqlite):
    interview = an_interview(sqlite)
    address = f"/interviews/{interview}/sections/records"
    reader.open(address)
    page = reader.page
    page.route("**/*", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    page.get_by_label("What do you think?").first.fill("Before the reload")
    page.locator("[name=views____said]").fill("Nobody asks us")
    page.get_by_text("Kept here, will be sent").wait_for()

    page.unroute("**/*")
    page.reload()

    page.get_by_text(SAVED).wait_for()
    assert page.get_by_label("What do you think?").first.input_value() == "Before the reload"
    assert stored(sqlite, interview)["views", ""].value == "Before the reload"
    page.reload()
    page.locator("[name=views____said]").press("Enter")
    page.locator(".showcard-verbatim q").filter(has_text="Nobody asks us").wait_for()
    page.wait_for_function("localStorage.length == 0")
    reader.complaints.clear()


def test_a_partner_on_a_phone_need_not_press_save(phone_reader, pages, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    phone_reader.open(f"{personal_link(pages, interview)}sections/records/held.people")

    phone_reader.page.get_by_label("We hold it").first.check()
    phone_reader.page.get_by_text(SAVED).wait_for()

    assert stored(sqlite, interview)["held", "postcode"].value == "held"
    phone_reader.look()
