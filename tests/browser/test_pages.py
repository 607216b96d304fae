"""The whole of both instruments' ways in a real browser, each page checked by axe."""

import re
from pathlib import Path

import pytest

from guides import load_guide
from tests.fieldwork import an_interview, stored
from tests.pages import personal_link

pytestmark = pytest.mark.browser
SAVED = re.compile(r"^Saved \d")  # "Not saved" is another thing
PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"


def test_an_interview_through_all_nine_sections(reader, sqlite):
    interview = an_interview(sqlite, text=PACE.read_text())
    sections = load_guide(PACE).sections
    assert len(sections) == 9
    page = reader.page

    reader.open("/")
    page.get_by_role("link", name="A small study").click()
    page.get_by_role("link", name="Open Northtown Council").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Begin the interview").click()
    for section in sections:
        assert page.get_by_role("heading", level=1).inner_text() == section.title
        asked = 0
        while asked != (now := page.locator("[data-slot]").count()):
            asked = now  # answers open questions, whose answers open more
            _answer_everything(page)
            with page.expect_navigation():
                page.locator(".showcard-save button").first.click()
        reader.look(but=["color-contrast"])  # every state of the desk is looked at in colour below
        with page.expect_navigation():
            page.locator(".showcard-save button").nth(1).click()
    page.get_by_role("button", name="Close the interview").click()
    reader.look()
    page.get_by_role("button", name="Close the interview").click()
    page.get_by_text("Its answers now count").wait_for()
    reader.look()

    answers = stored(sqlite, interview)
    assert answers["item_quality", "criteria"].value == "very_poor"
    assert answers["step_cost", "1"].value["central"] == 1200
    assert answers["held", "postcode"].mention == "spontaneous"

    page.goto(f"{reader.address}/studies/small/findings")
    reader.look()
    page.get_by_role("link", name="Everything on one page").click()
    page.locator(".chart__plot").first.scroll_into_view_if_needed()
    page.locator(".chart__plot svg").first.wait_for()
    reader.look(but=["color-contrast"])  # of 7,000 elements in the colours of the forum's findings


def _answer_everything(page) -> None:
    """The first choice of each question, words where words are asked; as fast as a script can.

    Of what is asked for each line of a hand-out, the first line tells what all would look like.
    """
    page.evaluate("""() => {
      const lines = new Map();
      for (const input of document.querySelectorAll("form[method=post] input[type=radio]")) {
        const [question] = input.name.split("__");
        const line = lines.get(question) ?? lines.set(question, input.name).get(question);
        const choices = document.querySelectorAll(`input[type=radio][name="${input.name}"]`);
        const said = [...choices].filter((one) => !one.value.startsWith("missing:"));
        (line === input.name ? said[0] : said.at(-1)).checked = true;
      }
      for (const area of document.querySelectorAll("form[method=post] textarea")) {
        if (!area.id.endsWith("-note") && !area.value) area.value = "Some words";
      }
      for (const box of document.querySelectorAll("input[id$=-mention]")) box.checked = true;
      for (const name of document.querySelectorAll("input[id$=_name__1]")) name.value = "A row";
      for (const sum of document.querySelectorAll("input[id$=__central]")) sum.value = "1,200";
    }""")


def test_every_state_of_the_desk_is_accessible(phone_reader, pages, sqlite):
    reader, page = phone_reader, phone_reader.page
    interview = an_interview(sqlite)
    steps, records = (f"/interviews/{interview}/sections/{name}" for name in ("steps", "records"))
    save = page.get_by_role("button", name="Save", exact=True)

    reader.open(steps)
    a_number_in_words_is_put_right(reader, save)

    reader.open(records)
    pages.send(records, {"views__": "Somebody else's words"})
    page.get_by_label("What do you think?").first.fill("My words")
    with page.expect_navigation():  # the words arrive without it as well
        save.press("Enter")
    page.get_by_text("Somebody else's words").wait_for()
    reader.look()
    page.get_by_label("What do you think?").first.fill("My words after all")
    page.get_by_text("press Save once you have chosen").wait_for()
    reader.look()
    with page.expect_navigation():
        save.press("Enter")
    page.context.set_offline(True)
    page.get_by_label("What do you think?").first.fill("My words in a lift")
    page.get_by_text("Kept here, will be sent").wait_for()
    reader.look()
    page.context.set_offline(False)

    pages.send(f"/interviews/{interview}/close", {})
    save.press("Enter")
    page.get_by_text("closed meanwhile, so nothing was saved").wait_for()
    assert page.get_by_label("What do you think?").first.input_value() == "My words in a lift"
    reader.look()
    reader.open(records)
    page.get_by_text("This interview is closed.").wait_for()
    reader.look()


def a_number_in_words_is_put_right(reader, save):
    page = reader.page
    page.get_by_label("How many people work there?").first.fill("about ten")
    save.press("Enter")
    page.locator(".govuk-error-summary:focus").wait_for()
    reader.look()
    page.get_by_role("link", name="must be a number").click()
    assert page.evaluate("document.activeElement.id") == "staff__"
    page.get_by_label("How many people work there?").first.fill("10")
    page.get_by_text(SAVED).wait_for()


def test_a_partner_answers_on_a_phone(phone_reader, pages, sqlite):
    reader, page = phone_reader, phone_reader.page
    interview = an_interview(sqlite, mode="self_completion", text=PACE.read_text())
    link = personal_link(pages, interview)

    reader.open(link)
    reader.look()
    page.get_by_role("link", name="Overall views").click()
    reader.look()
    page.get_by_label("Critical").first.check()
    page.get_by_role("button", name="Save and continue").click()
    reader.look()
    for path in ("sections/data/", "sections/costs/", "check"):
        reader.open(link + path)
        reader.look()
    assert stored(sqlite, interview)["importance_sector", ""].value == "critical"


def test_a_researcher_can_work_on_a_phone_too(phone_reader, sqlite):
    interview = an_interview(sqlite, text=PACE.read_text())

    for path in (
        "/",
        "/studies/small",
        "/studies/small/findings",
        f"/interviews/{interview}/",
        f"/interviews/{interview}/sections/services",
        f"/interviews/{interview}/hand-outs/data_items",
        f"/interviews/{interview}/decline",
    ):
        phone_reader.open(path)
        phone_reader.look()


def test_pages_for_what_is_not_there_are_accessible(reader):
    for path in ("/answer/nonsense/", "/nowhere"):
        reader.page.goto(reader.address + path)
        reader.complaints.clear()  # the browser itself reports the 404
        reader.look()


def test_the_data_page_is_accessible_with_a_new_token_and_with_an_error(phone_reader, sqlite):
    an_interview(sqlite)
    page = phone_reader.page
    phone_reader.open("/studies/small/data/")
    phone_reader.look()

    page.get_by_role("button", name="Make a token").click()
    page.get_by_role("link", name="Enter what the token is for").wait_for()
    phone_reader.look()
    page.get_by_label("What it is for").fill("A notebook")
    page.get_by_role("button", name="Make a token").click()
    page.get_by_text("The new token.").wait_for()
    phone_reader.look()
