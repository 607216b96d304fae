"""Word files to look into, written once."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from tests.docx_checks import problems
from tests.exports.sample import a_rich_report, written
from tests.exports.sample_guide import a_guide

Check = Callable[[bytes], list[str]]


@pytest.fixture(scope="session")
def rich() -> bytes:
    return written(a_rich_report(), a_guide(), "21 November 2026")


@pytest.fixture
def validated(tmp_path) -> Check:
    """What Microsoft's rules and our own checks say against a Word file."""

    def complaints(content: bytes) -> list[str]:
        path = tmp_path / "report.docx"
        path.write_bytes(content)
        Document(BytesIO(content))
        found = OpenXmlValidator().validate(str(path)).errors
        return [str(error) for error in found] + problems(content)

    return complaints
