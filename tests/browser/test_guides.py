"""Guides in a real browser: looked at, written with problems as one types, changed in the field."""

import pytest

from research.guides.drafts import add_draft, draft_text
from research.guides.versions import publish_guide
from research.interviewing.interviews import submit_interview
from research.models import GuideDraft, Interview
from tests.fieldwork import GUIDE, an_interview, save
from tests.research.answers.test_pooling import VERSION_2

pytestmark = pytest.mark.browser
UNREAD = ["line 3: (PROBE)", "line 9: a table of two columns"]


def a_draft(sqlite, text=GUIDE):
    with sqlite.writing() as session:
        return add_draft(session, text, origin="Typed", by="Ann", not_understood=UNREAD).id


def in_the_field(sqlite) -> int:
    """An interview submitted in version 1, where version 2 is published."""
    interview = an_interview(sqlite)
    given = {("held", "postcode"): {"value": "partly"}, ("staff", ""): {"value": 12}}
    save(sqlite, interview, given)
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))
        publish_guide(session, VERSION_2, "small")
    return interview


def test_problems_are_listed_as_one_types_and_lead_to_their_lines(reader, sqlite):
    draft, page = a_draft(sqlite), reader.page
    reader.open(f"/guides/drafts/{draft}")
    reader.look()
    page.get_by_text("No problems: this can be published.").wait_for()

    broken = GUIDE.strip().replace("kind: number", "kind: nummer")
    page.get_by_label("The guide, in YAML").fill(broken)
    page.get_by_text("1 problem.").wait_for()
    reader.look()
    line = broken[: broken.index("nummer")].count("\n") + 1
    page.get_by_role("link", name=f"Line {line}").click()
    chosen = "t = document.getElementById('text'), t.value.slice(t.selectionStart, t.selectionEnd)"
    assert page.evaluate("document.activeElement.id") == "text"
    assert "nummer" in page.evaluate(chosen)

    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.").wait_for()
    with sqlite.reading() as session:
        assert "nummer" in draft_text(session, session.get_one(GuideDraft, draft)).text


def test_the_numbers_beside_the_text_follow_it(reader, sqlite):
    draft, page = a_draft(sqlite, "\n".join(f"# {n}" for n in range(300))), reader.page
    reader.open(f"/guides/drafts/{draft}")

    box = page.get_by_label("The guide, in YAML")
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n# one more")
    scrolled = "[...document.querySelectorAll('.guide-editor > *')].map(e => e.scrollTop)"
    page.wait_for_function(f"() => (([a, b]) => a > 0 && Math.abs(a - b) < 1)({scrolled})")
    assert page.locator(".guide-editor__numbers span").count() == 301


def test_two_texts_are_shown_where_two_people_wrote(reader, pages, sqlite):
    draft, page = a_draft(sqlite), reader.page
    reader.open(f"/guides/drafts/{draft}")
    pages.send(f"/guides/drafts/{draft}", {"text": "somebody else's"})
    page.get_by_label("The guide, in YAML").fill("mine")
    page.get_by_role("button", name="Save", exact=True).click()

    page.locator(".govuk-error-summary:focus").wait_for()
    assert page.get_by_label("The text of").input_value() == "somebody else's"
    reader.look()


def test_a_guide_is_changed_in_the_field(reader, sqlite):
    in_the_field(sqlite)
    page = reader.page
    reader.open("/studies/small/guide")
    reader.look()
    page.get_by_role("link", name="Version 2", exact=True).click()
    page.get_by_role("heading", name="From version 1 to version 2").wait_for()
    reader.look()
    page.get_by_label('Question "staff"').select_option("headcount")
    page.locator(".guide-mapping", has_text='Question "staff"').get_by_role("button").click()
    page.get_by_text("No answer was changed").wait_for()
    reader.look()
    page.get_by_role("button", name="Use version 2 from now on").click()
    page.get_by_text("New interviews take version 2 from now on").wait_for()
    reader.look()
    page.get_by_role("button", name="Make a link").click()
    page.get_by_role("heading", name="1 link for what is new").wait_for()
    reader.look()
    page.get_by_role("link", name="The further interview").click()
    page.get_by_text("A further interview: it asks only").wait_for()
    reader.look()


def test_pages_about_guides_can_be_read_on_a_phone(phone_reader, sqlite):
    draft = a_draft(sqlite, GUIDE.replace("kind: number", "kind: nummer"))
    in_the_field(sqlite)

    for path in (
        "/guides/",
        "/guides/new",
        "/guides/library/pace_stage_1/1",
        "/guides/versions/1",
        f"/guides/drafts/{draft}",
        f"/guides/drafts/{draft}/guide",
        f"/guides/drafts/{draft}/delete",
        f"/guides/drafts/{draft}/form",
        f"/guides/drafts/{draft}/form/questions/held",
        f"/guides/drafts/{draft}/form/questions/quality/condition",
        f"/guides/drafts/{draft}/form/sections/records",
        f"/guides/drafts/{draft}/form/handouts/records",
        f"/guides/drafts/{draft}/form/guide",
        f"/guides/drafts/{draft}/form/add-list",
        f"/guides/drafts/{draft}/form/aims",
        f"/guides/drafts/{draft}/texts",
        "/studies/small/guide",
        "/studies/small/guide/1/2",
    ):
        phone_reader.open(path)
        phone_reader.look()
