"""The pages around the questionnaire on paper, in a real browser, wide and narrow."""

import pytest

from exports.paper.form import self_completion_form
from guides import parse_guide
from tests.exports.filling import filled
from tests.fieldwork import GUIDE, an_interview, save, stored

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [1280, 320])
def test_a_filled_in_form_is_uploaded_looked_at_and_taken_over(reader, sqlite, tmp_path, width):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "An earlier view"}})
    form = self_completion_form(parse_guide(GUIDE, "small"), organisation="Southtown College")
    path = tmp_path / "form.docx"
    path.write_bytes(filled(form, {"views____": "In favour", "staff____": "about ten"}))
    page = reader.page
    page.set_viewport_size({"width": width, "height": 800})

    reader.open(f"/interviews/{interview}/form")
    reader.look()
    page.get_by_role("button", name="Read the form").click()
    page.locator(".govuk-error-summary:focus").wait_for()
    reader.look()
    page.set_input_files("#form", path)
    page.get_by_role("button", name="Read the form").click()
    page.get_by_text("To be settled (1)").wait_for()
    reader.look()
    page.get_by_role("button", name="Take this over").click()
    page.get_by_text("1 answer was taken over.").wait_for()
    reader.look()

    assert stored(sqlite, interview)["views", ""].value == "In favour"
