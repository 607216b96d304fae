"""A study made, its partners imported and followed in a real browser, each page checked by axe."""

import pytest

from research.guide_versions import publish_guide
from tests.fieldwork import GUIDE

pytestmark = pytest.mark.browser

PARTNERS = (
    "Code;Organisation;Type;Holds own records;Essential because;Person;E-mail\n"
    "P01;Harbour Trust;Charity;no;Only they know the harbour;Lea Lead;lea@example.org\n"
    "P02;Northtown;Council;{holds};;Carl Clerk;carl@example.org\n"
    "P03;North Town Council;Council;;;;\n"
)


def test_a_study_from_its_first_step_to_its_tracker(phone_reader, sqlite):
    reader, page = phone_reader, phone_reader.page
    with sqlite.writing() as session:
        publish_guide(session, GUIDE, "small")

    def press(name: str, *, look: bool = True) -> None:
        with page.expect_navigation():
            page.get_by_role("button", name=name, exact=True).click()
        if look:
            reader.look()

    def bring(holds: str) -> None:
        content = PARTNERS.format(holds=holds).encode()
        file = {"name": "partners.csv", "mimeType": "text/csv", "buffer": content}
        page.get_by_label("CSV file or workbook").set_input_files(file)
        press("Read the file")

    reader.open("/")
    press("Make a study")
    page.get_by_label("A small guide, version 1").check()
    press("Continue")
    page.get_by_label("Title", exact=True).fill("Sharing data")
    page.get_by_label("Last day of fieldwork").fill("31/2/2027")
    press("Continue")
    page.locator(".govuk-error-summary:focus").wait_for()
    page.get_by_label("Last day of fieldwork").fill("28/2/2027")
    page.get_by_label("Targets by type").fill("Council: 2\nCharity: 1")
    press("Continue")
    page.get_by_label("Import them").check()
    press("Make the study")
    bring("perhaps")
    assert "1 row must be put right" in page.locator(".govuk-error-summary").inner_text()
    press("Read another file", look=False)
    bring("yes")
    press("Import it")

    # The tracker sorts and chooses, from the widest screen to the narrowest.
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Partner", exact=True).click()
    page.get_by_label("Type", exact=True).select_option("Council")
    press("Show")
    names = page.locator(".study-tracker tbody th").all_inner_texts()
    assert names == ["North Town Council", "Northtown"]
    page.get_by_role("link", name="Northtown", exact=True).click()
    reader.look()
    page.get_by_role("link", name="Set interviewer and appointment").click()
    page.get_by_label("Day (optional)").fill("3 March 2027")
    press("Keep")
    assert page.get_by_text("Enter the time of the appointment").count()
    page.get_by_label("Time", exact=True).fill("14:30")
    press("Keep")
    press("Merge with another", look=False)
    page.get_by_label("It is the same as").select_option("P03")
    press("See what would happen")
    press("Merge the two")
    press("Make them two partners again Northtown", look=False)
    for path in ("settings", "stages/new", "add-partner", "partners/P01/people/add"):
        reader.open(f"/studies/sharing-data/{path}")
        reader.look()
