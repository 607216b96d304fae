"""The forum in a real browser: accessible, within a phone's width, by keyboard alone."""

import pytest

from research.demonstration.forum import SLUG, load_forum_study
from research.fieldwork.studies import add_study
from research.guides.versions import publish_guide
from tests.fieldwork import GUIDE

pytestmark = pytest.mark.browser
FORUM = f"/studies/{SLUG}/forum"


def test_the_forum_is_accessible(reader, sqlite):
    load_forum_study(sqlite)
    for path in (FORUM, f"{FORUM}/comments/1", f"{FORUM}/objectives/1", f"/studies/{SLUG}"):
        reader.open(path)
        reader.look()

    reader.open(f"/studies/{SLUG}/findings")
    reader.page.locator(".chart__plot svg").first.wait_for()
    reader.look()


def test_an_empty_forum_grows_on_a_phone(phone_reader, sqlite):
    with sqlite.writing() as session:
        add_study(session, publish_guide(session, GUIDE, "small"), slug="small", title="Small")
    page = phone_reader.page
    phone_reader.open("/studies/small/forum")
    phone_reader.look()

    page.get_by_label("Objective").fill("Time")
    page.get_by_role("button", name="Add the objective").click()
    page.get_by_role("radio", name="Time").check()
    page.get_by_role("radio", name="Anxiety").check()
    page.get_by_role("button", name="Add the comment").click()
    page.get_by_text("Enter the comment").first.wait_for()
    phone_reader.look()
    page.get_by_label("Comment").fill("unbroken" * 30)
    page.get_by_role("button", name="Add the comment").click()
    page.locator("li[id^=comment-]").wait_for()
    phone_reader.look()
    page.get_by_role("button", name="−1 mention").click()
    page.get_by_role("button", name="Undo").wait_for()
    phone_reader.look()


def test_mentions_are_counted_by_keyboard(reader, sqlite):
    load_forum_study(sqlite)
    page = reader.page
    reader.open(FORUM)
    button = "+1 mention of “no funding”"

    for mentions in ("2", "3"):
        page.get_by_role("button", name=button).focus()
        page.keyboard.press("Enter")
        page.locator("li:target .forum-comment__count", has_text=mentions).wait_for()

    assert page.locator("li:target").evaluate("it => it.getBoundingClientRect().top") > 0
    page.keyboard.press("Tab")  # from the comment to its first button
    assert page.evaluate("document.activeElement.textContent").startswith("+1")


def test_hopes_and_anxieties_stand_side_by_side_where_there_is_room(reader, phone_reader, sqlite):
    load_forum_study(sqlite)
    tops = "all => all.slice(0, 2).map(side => side.getBoundingClientRect().top)"

    for each, is_beside in ((reader, True), (phone_reader, False)):
        each.open(FORUM)
        hopes, anxieties = each.page.locator(".forum-sides > div").evaluate_all(tops)
        assert (hopes == anxieties) is is_beside
