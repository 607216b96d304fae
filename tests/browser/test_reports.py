"""A report put together and made by keyboard alone."""

import pytest

from research.models import ReportBuild
from tests.fieldwork import an_interview
from tests.web.test_reports import STUDY, submitted

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.matches('a, button') ? document.activeElement.innerText : ''"


def tab_to(page, name):
    for _ in range(100):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if name in " ".join(focused.split()):
            return
    raise AssertionError(f"{name} is not reached")


def test_whoever_moves_a_part_goes_on_from_there(reader, sqlite):
    page = reader.page
    submitted(sqlite, an_interview(sqlite))
    reader.open(f"{STUDY}/outline")

    for _ in range(2):
        tab_to(page, "Down : Introduction" if page.url.endswith("outline") else "Down")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        reader.look()

    titles = page.locator("input.composing-title").evaluate_all("all => all.map(e => e.value)")
    assert titles.index("Introduction") == 3


def test_a_report_is_made_and_its_page_says_when(reader, sqlite):
    page = reader.page
    submitted(sqlite, an_interview(sqlite))
    reader.open(f"{STUDY}/reports")
    tab_to(page, "Make the report")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Word of report 1").wait_for()

    with sqlite.writing() as session:
        session.query(ReportBuild).update({"state": "making", "step": "Drawing charts"})
    reader.open(f"{STUDY}/reports")
    page.get_by_text("Drawing charts …").wait_for()
    reader.look()
    with sqlite.writing() as session:
        session.query(ReportBuild).update({"state": "ready"})

    page.get_by_text("It is done: see below.").wait_for()
    page.get_by_role("link", name="Word of report 1").wait_for()
    reader.look()
