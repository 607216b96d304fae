"""The desk in a real browser: by keyboard alone, with a second window, and two people at once."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response, expect

from research.models import HandoutShown, Verbatim
from tests.browser.conftest import Reader
from tests.fieldwork import an_interview, save, stored
from tests.pages import Pages, an_account, sign_in
from tests.web.test_desk import kept

pytestmark = pytest.mark.browser
PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"
SAVED = re.compile(r"^Saved \d")
IS_LEFT_OUT = "line => !line.checkVisibility({contentVisibilityAuto: true})"


def test_a_section_by_keyboard_with_its_hand_out_words_as_said_and_costs(reader, sqlite):
    interview = an_interview(sqlite)
    reader.open(f"/interviews/{interview}/sections/records")
    page = reader.page
    reader.look()

    page.keyboard.press("Alt+Shift+U")
    page.keyboard.type("It helps")
    page.keyboard.press("Alt+Shift+F")
    page.keyboard.press("1")
    page.keyboard.press("Alt+Shift+O")
    page.keyboard.type("Nobody asks us")
    page.get_by_text(SAVED).wait_for()
    page.keyboard.press("Control+A")
    page.keyboard.press("Alt+Shift+K")
    page.locator(".showcard-verbatim q").filter(has_text="Nobody asks us").wait_for()
    page.keyboard.press("Alt+Shift+H")
    page.keyboard.press("Space")
    page.locator(".showcard-rail .showcard-line--raised").wait_for(state="attached")
    reader.look()
    show_to_the_other_side(reader)
    expect(page.get_by_text("1 raised unasked: do not ask about it again.")).to_be_visible()
    note = page.locator("#held__postcode-note")
    note.fill("We hold it, she said")
    note.evaluate("note => note.setSelectionRange(0, 10)")
    page.locator("[data-slot=held__postcode] [data-say]").press("Enter")
    page.locator(".showcard-verbatim q").filter(has_text="We hold it").wait_for()
    reader.look()

    answers = stored(sqlite, interview)
    assert answers["views", ""].value == "It helps"
    assert answers["views", ""].probes == ["secret probe"]
    assert answers["held", "postcode"].mention == "spontaneous"
    assert [v.words for v in kept(sqlite, Verbatim)] == ["Nobody asks us", "We hold it"]
    assert [shown.handout for shown in kept(sqlite, HandoutShown)] == ["records"]

    cost_a_step_in_words(reader)


def show_to_the_other_side(reader: Reader) -> None:
    page = reader.page
    page.get_by_role("button", name="Show Hand-Out 1").first.focus()
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    window = Reader(opened.value, reader.address)
    window.page.get_by_role("heading", name="Records").wait_for()
    window.look()
    window.page.set_viewport_size({"width": 320, "height": 640})
    window.look()


def cost_a_step_in_words(reader: Reader) -> None:
    page = reader.page
    page.keyboard.press("Alt+Shift+N")
    page.get_by_role("textbox", name="What would be a step?", exact=True).fill("Agree a format")
    page.get_by_label("In their words").fill("about 10k")
    page.get_by_label("Use this reading").check()
    page.get_by_text(SAVED).wait_for()
    expect(page.get_by_label("Most likely").first).to_have_value("10000")
    reader.look()
    page.wait_for_function(
        "() => !document.querySelector('[data-autosave-state]').textContent.includes('Not')"
    )


def test_two_people_see_each_others_answers_arrive_while_both_type(
    reader, chromium, app, sqlite, address
):
    interview = an_interview(sqlite, text=PACE.read_text())
    held = {("own_records", ""): {"value": "yes"}}
    save(sqlite, interview, held | {("held", "postcode"): {"value": "held", "mention": "prompted"}})
    colleague = Pages(app)
    sign_in(colleague, an_account(sqlite, "administrator", name="Noor Note"))
    cookie = colleague.client.get_cookie("showcard")
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
    other = Reader(context.new_page(), address)
    for each in (reader, other):
        each.open(f"/interviews/{interview}/sections/data")
    find_what_is_far_down(reader.page)

    reader.page.locator("#records_why__").fill("To help people")
    other.page.locator("#wanted_data__").press_sequentially("Addresses", delay=20)
    expect(other.page.locator("#records_why__")).to_have_value("To help people")
    expect(reader.page.locator("#wanted_data__")).to_have_value("Addresses")
    expect(reader.page.locator("[data-here]")).to_have_text(
        "Also here: Noor Note (“Data you hold”)"
    )
    about = reader.page.locator("details", has_text="Client's postcode").first
    about.locator("summary").click()
    about.get_by_label("Weekly").check()
    expect(other.page.locator("summary", has_text="1 of 5 answered")).to_be_visible()
    settle_a_conflict(reader.page, other.page)
    other.look()
    context.close()

    answers = stored(sqlite, interview)
    assert answers["item_updated", "postcode"].value == "weekly"
    assert answers["wanted_data", ""].note == "Mine"


def is_saved(answer: Response) -> bool:
    return answer.request.method == "POST" and answer.url.endswith("/sections/data")


def settle_a_conflict(mine: Page, theirs: Page) -> None:
    """Who was slower sees both texts, whatever arrives meanwhile, and keeps what was faster.

    A reload until then sends nothing again, and has what was typed last.
    """
    note, conflict = "#wanted_data__-note", theirs.locator(".showcard-conflict")
    theirs.context.set_offline(True)
    theirs.locator(note).fill("Theirs")
    with mine.expect_response(is_saved):
        mine.locator(note).fill("Mine")
    theirs.context.set_offline(False)
    theirs.get_by_text("Press Save to see both").wait_for()
    theirs.get_by_role("button", name="Save", exact=True).click()
    mine.locator("#analysis_capacity__-note").fill("Meanwhile")
    expect(theirs.locator("#analysis_capacity__-note")).to_have_value("Meanwhile")
    expect(conflict).to_be_visible()
    theirs.locator(note).fill("Theirs, after all")
    with theirs.expect_request(lambda request: request.is_navigation_request()) as reloading:
        theirs.reload()
    assert reloading.value.method == "GET"
    expect(theirs.locator(note)).to_have_value("Theirs, after all")
    theirs.get_by_text("Press Save to see both").wait_for()
    theirs.get_by_role("button", name="Save", exact=True).click()
    expect(conflict).to_be_visible()
    theirs.get_by_label("Keep what they saved").check()
    theirs.get_by_role("button", name="Save", exact=True).click()
    expect(conflict).to_have_count(0)


def find_what_is_far_down(page: Page) -> None:
    """The browser finds words that it has not laid out yet, and goes there."""
    line = page.locator(".showcard-screen > .showcard-line legend").last
    page.wait_for_function(IS_LEFT_OUT, arg=line.element_handle())
    assert page.evaluate("words => window.find(words)", line.text_content())
    expect(line).to_be_in_viewport()
