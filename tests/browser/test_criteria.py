"""Criteria in the browser: every form of a part can be read by everybody, on a phone, too."""

import pytest

from research.demonstration.study import SLUG
from tests.web.criteria_study import a_study

pytestmark = pytest.mark.browser
FORM = f"/studies/{SLUG}/criteria/form"


def test_forms_of_criteria_can_be_read_on_a_phone(phone_reader, sqlite):
    a_study(sqlite)

    for place in (
        "",
        "/part/gates/training",
        "/part/options/aggregate",
        "/part/dimensions/demand_match",
        "/part/dimensions/commitment/indicators/goals",
        "/part/dimensions/data_fit/indicators/core_held",
        "/add/dimensions",
        "/add/dimensions?question=held",
        "/add/dimensions/commitment/indicators?question=held&one=yes",
        "/add/appraisal",
        "/part/core",
        "/part/representatives",
        "/remove/gates/training",
    ):
        phone_reader.open(f"{FORM}{place}")
        phone_reader.look()


def test_a_gate_is_added_by_keyboard_alone_once_what_it_lacks_is_told(reader, sqlite):
    a_study(sqlite)
    page = reader.page
    reader.open(f"{FORM}/add/gates")
    page.get_by_label("What is it called?").focus()
    page.keyboard.type("Drivers")
    page.get_by_role("button", name="Keep").press("Enter")
    page.get_by_role("link", name="Say when it is met").press("Enter")
    page.keyboard.type("Two have signed")
    page.get_by_label("Hard: it decides").press("Space")
    page.get_by_label("Which documents could show it?").focus()
    page.keyboard.type("A letter")
    page.get_by_label("Why do you add it?").focus()
    page.keyboard.type("Asked for")
    reader.look()
    page.get_by_role("button", name="Keep").press("Enter")

    page.get_by_role("link", name="9. Drivers", exact=True).wait_for()
    reader.look()
