"""Word files to look into, written once."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from tests.exports.sample import a_rich_report, written
from tests.exports.sample_guide import a_guide
from tests.word_rules import complaints

Check = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def rich() -> bytes:
    return written(a_rich_report(), a_guide(), "21 November 2026")


@pytest.fixture
def validated() -> Check:
    """What is said against a Word file, which python-docx opens too."""

    def opened(content: bytes) -> list[str]:
        Document(BytesIO(content))
        return complaints(content)

    return opened
