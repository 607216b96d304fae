"""The partner's whole questionnaire on the real guide, by keyboard alone and without JavaScript."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from guides import load_guide
from research.answers.verbatims import mark_verbatim
from tests.browser.conftest import Reader
from tests.fieldwork import an_interview, save, stored
from tests.pages import personal_link

pytestmark = pytest.mark.browser
PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"
PHONE = {"width": 320, "height": 640}

HERE = "() => { const e = document.activeElement; return [e.type ?? e.tagName, e.name ?? '']; }"
# What Tab comes to on the way to the button: of choices that exclude each other, one.
STOPS = """() => {
  const kinds = "a[href], summary, button, input, textarea, select";
  const all = document.querySelectorAll(`main :is(${kinds})`);
  const seen = [...all].filter((one) => one.type !== "hidden" && one.checkVisibility());
  const stops = seen.filter((one, n) => one.type !== "radio" || seen[n - 1]?.name !== one.name);
  const last = stops.findIndex((one) => one.type === "submit");
  return stops.slice(0, last + 1).map((one) => [one.type ?? one.tagName, one.name ?? ""]);
}"""
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"

# As a finger would, on a page without scripts: the last choice of each question, words where asked.
FILL = """() => {
  for (const radio of document.querySelectorAll("main input[type=radio]")) radio.checked = true;
  for (const area of document.querySelectorAll("main textarea")) area.value = "Some words";
}"""


@pytest.fixture
def small(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone without scripts."""
    context = chromium.new_context(viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


def a_questionnaire(pages, sqlite) -> tuple[int, str]:
    interview = an_interview(sqlite, mode="self_completion", text=PACE.read_text())
    return interview, personal_link(pages, interview)


def test_the_whole_questionnaire_by_keyboard_alone(chromium, address, pages, sqlite):
    interview, link = a_questionnaire(pages, sqlite)
    context = chromium.new_context(viewport=PHONE)
    page, seen = context.new_page(), set()
    sections = load_guide(PACE).sections
    assert len(sections) == 9

    for section in sections:
        page.goto(f"{address}{link}sections/{section.id}/")
        while not page.url.endswith(link):
            seen.add(page.url)
            assert not page.evaluate(TOO_WIDE), page.url
            _by_keyboard(page)
    page.goto(f"{address}{link}check")
    page.keyboard.press("Shift+Tab")
    while page.evaluate(HERE)[0] != "submit":
        page.keyboard.press("Shift+Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_text("Thank you").first.is_visible()
    context.close()

    answers = stored(sqlite, interview)
    assert len(seen) > 20
    assert answers["importance_words", ""].value == answers["comments", ""].value == "Yes"
    assert answers["importance_sector", ""].missing == "not_applicable"


def _by_keyboard(page: Page) -> None:
    """From one field to the next, an answer to each, and on."""
    stops = page.evaluate(STOPS)
    while page.evaluate(HERE) != stops[0]:
        page.keyboard.press("Tab")
    for kind, _ in stops[:-1]:
        if kind == "radio":
            page.keyboard.press("ArrowUp")  # from the first to the last: not for us to answer
        elif kind == "textarea":
            page.keyboard.type("Yes")
        page.keyboard.press("Tab")
    assert page.evaluate(HERE) == stops[-1], page.url
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_whole_questionnaire_without_javascript(small, address, pages, sqlite):
    interview, link = a_questionnaire(pages, sqlite)
    page, seen = small, 0

    page.goto(f"{address}{link}")
    sections = page.locator(".govuk-task-list__link").evaluate_all("all => all.map((a) => a.href)")
    assert len(sections) == 9
    for section in sections:
        page.goto(section)
        while not page.url.endswith(link):
            seen += 1
            assert not page.evaluate(TOO_WIDE), page.url
            page.evaluate(FILL)
            with page.expect_navigation():
                page.get_by_role("button", name="Save and continue").click()
    page.get_by_role("button", name="Check your answers").click()
    page.get_by_role("button", name="Submit").click()
    with page.expect_navigation():
        page.get_by_role("link", name="Look through what you told us").click()
    assert not page.evaluate(TOO_WIDE)
    page.get_by_text("You confirmed this record on").first.wait_for()
    page.get_by_role("link", name="Withdraw").first.click()
    page.get_by_role("button", name="Withdraw it").click()
    page.get_by_text("it counts for nothing any more").wait_for()

    answers = stored(sqlite, interview)
    assert seen > 15
    assert answers["importance_words", ""].value == "Some words"


def test_every_state_of_a_partners_page_is_accessible(phone_reader: Reader, pages, sqlite):
    reader, page = phone_reader, phone_reader.page
    interview, link = a_questionnaire(pages, sqlite)
    save(sqlite, interview, {("own_records", ""): {"value": "yes"}})

    reader.open(f"{link}sections/views/importance_sector")
    save(sqlite, interview, {("importance_words", ""): {"value": "Theirs"}}, started_from=1)
    look_at_a_conflict_and_a_lost_line(reader)

    with sqlite.writing() as session:
        mark_verbatim(
            session, interview, ("importance_words", ""), "Mine", attribution="type", by="Rosa"
        )
    reader.open(f"{link}sections/data/held.individuals")
    page.get_by_label("We hold it").first.check()
    page.get_by_text("Saved", exact=False).first.wait_for()
    reader.open(f"{link}check")
    page.get_by_role("button", name="Submit").click()
    reader.look()
    page.get_by_role("link", name="Look through what you told us").click()
    look_at_the_record(reader)


def look_at_a_conflict_and_a_lost_line(reader: Reader) -> None:
    page = reader.page
    page.locator("#importance_words__").fill("Mine")
    page.get_by_text("Somebody else saved").wait_for()
    reader.look()
    page.get_by_role("button", name="Save and continue").click()
    page.get_by_text("Keep what they saved").wait_for()
    assert page.locator("#importance_words__").input_value() == "Mine"
    reader.look()
    page.locator("#importance_words__").fill("Mine, after all")
    page.get_by_text("press Save once you have chosen").wait_for()
    page.context.set_offline(True)
    page.get_by_label("Not important").first.check()
    page.get_by_text("Kept here, will be sent").wait_for()
    reader.look()
    page.context.set_offline(False)
    page.get_by_text("Saved", exact=False).first.wait_for()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_text("Keep what they saved")).to_have_count(0)


def look_at_the_record(reader: Reader) -> None:
    page = reader.page
    reader.look()
    page.get_by_role("link", name="Correct").first.click()
    reader.look()
    page.go_back()
    page.get_by_role("link", name="Withdraw").first.click()
    reader.look()
    page.get_by_role("button", name="Withdraw it").click()
    page.get_by_text("Withdrawn: it counts for nothing any more").wait_for()
    reader.look()
