"""Whoever looks at a page must see what is wrong with it."""

import pytest

from tests.chromium import looked_at

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>A page</title><main><h1>A page</h1>
  <p style="color: #000">Black on white</p><p style="color: #ccc">Grey on white</p>
  <div style="background: #222"><p style="color: #000">Black on black</p></div></main></html>"""


def test_an_element_that_is_hard_to_read_is_seen_behind_one_of_its_kind_that_is_not(chromium):
    page = chromium.new_page()
    page.set_content(PAGE)

    (found,) = looked_at(page).response["violations"]
    page.close()

    assert [node["html"].split(">")[1] for node in found["nodes"]] == [
        "Grey on white</p",
        "Black on black</p",
    ]
