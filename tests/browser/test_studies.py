"""A study made, its partners imported and followed in a real browser, each page checked by axe."""

import pytest

from research.consent.information import write_sheet
from research.fieldwork.studies import study_by_slug
from research.guides.versions import publish_guide
from tests.browser.conftest import Reader
from tests.fieldwork import GUIDE, an_interview

pytestmark = pytest.mark.browser

PARTNERS = (
    "Code;Organisation;Type;Holds own records;Essential because;Person;E-mail\n"
    "P01;Harbour Trust;Charity;no;Only they know the harbour;Lea Lead;lea@example.org\n"
    "P02;Northtown;Council;{holds};;Carl Clerk;carl@example.org\n"
    "P03;North Town Council;Council;;;;\n"
)


def test_a_long_address_in_what_partners_are_told_stays_within_a_phone(phone_reader, sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        words = f"Read https://example.org/{'long' * 60} first."
        write_sheet(session, study.id, words, withdraw_by=None, by="Rosa")

    phone_reader.open("/studies/small/information")
    phone_reader.look()


def test_a_study_from_its_first_step_to_its_tracker(phone_reader, sqlite):
    with sqlite.writing() as session:
        publish_guide(session, GUIDE, "small")

    make_a_study(phone_reader)
    follow_its_partners(phone_reader)

    for path in ("settings", "stages/new", "add-partner", "partners/P01/people/add"):
        phone_reader.open(f"/studies/sharing-data/{path}")
        phone_reader.look()


def make_a_study(reader: Reader) -> None:
    page = reader.page
    reader.open("/")
    press(reader, "Make a study")
    page.get_by_label("A small guide, version 1").check()
    press(reader, "Continue")
    page.get_by_label("Title", exact=True).fill("Sharing data")
    page.get_by_label("Last day of fieldwork").fill("31/2/2027")
    press(reader, "Continue")
    page.locator(".govuk-error-summary:focus").wait_for()
    page.get_by_label("Last day of fieldwork").fill("28/2/2027")
    page.get_by_label("Targets by type").fill("Council: 2\nCharity: 1")
    press(reader, "Continue")
    page.get_by_label("Import them").check()
    press(reader, "Make the study")
    bring(reader, "perhaps")
    assert "1 row must be put right" in page.locator(".govuk-error-summary").inner_text()
    press(reader, "Read another file", look=False)
    bring(reader, "yes")
    press(reader, "Import it")


def follow_its_partners(reader: Reader) -> None:
    """The tracker sorts and chooses, from the widest screen to the narrowest."""
    page = reader.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Partner", exact=True).click()
    page.get_by_label("Type", exact=True).select_option("Council")
    press(reader, "Show")
    names = page.locator(".study-tracker tbody th").all_inner_texts()
    assert names == ["North Town Council", "Northtown"]
    page.get_by_role("link", name="Northtown", exact=True).click()
    reader.look()
    page.get_by_role("link", name="Set interviewer and appointment").click()
    page.get_by_label("Day (optional)").fill("3 March 2027")
    press(reader, "Keep")
    assert page.get_by_text("Enter the time of the appointment").count()
    page.get_by_label("Time", exact=True).fill("14:30")
    press(reader, "Keep")
    press(reader, "Merge with another", look=False)
    page.get_by_label("It is the same as").select_option("P03")
    press(reader, "See what would happen")
    press(reader, "Merge the two")
    press(reader, "Make them two partners again Northtown", look=False)


def press(reader: Reader, name: str, *, look: bool = True) -> None:
    with reader.page.expect_navigation():
        reader.page.get_by_role("button", name=name, exact=True).click()
    if look:
        reader.look()


def bring(reader: Reader, holds: str) -> None:
    content = PARTNERS.format(holds=holds).encode()
    file = {"name": "partners.csv", "mimeType": "text/csv", "buffer": content}
    reader.page.get_by_label("CSV file or workbook").set_input_files(file)
    press(reader, "Read the rows")
