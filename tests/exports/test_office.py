"""Another office suite opens what we write, and its pages hold every heading."""

from io import BytesIO

import pytest
from docx import Document

from exports.word_front import DEMONSTRATION
from tests.office import page_texts

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def pages(rich, converted):
    return page_texts(converted(rich, "pdf"))


def test_every_heading_is_on_a_page(rich, pages):
    text = " ".join(" ".join(pages).split())
    headings = [p.text for p in Document(BytesIO(rich)).paragraphs if "Heading" in p.style.name]

    assert headings
    assert [heading for heading in headings if heading not in text] == []


def test_every_page_says_that_the_study_is_fictitious(pages):
    assert [number for number, page in enumerate(pages, 1) if DEMONSTRATION not in page] == []


def test_every_page_has_its_number_and_none_is_empty(pages):
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert len(page.split()) > 30, f"page {number} holds next to nothing"


def test_cross_references_are_shown(pages):
    summary = next(page for page in pages if "This summary rests on" in page)

    assert "(section 6.2)" in " ".join(summary.split())
