"""Whatever a partner writes comes through as words."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document

from analysis.findings import Prose
from tests.exports.sample import (
    ITEMS,
    PARTNERS,
    a_chart,
    a_finding,
    a_grid,
    a_report,
    a_table,
    written,
)
from tests.exports.sample_guide import a_guide

HOSTILE = (
    "=1+1",
    "http://127.0.0.1/x",
    "<b>bold</b>",
    "Skills & training",
    "nothing\x00here\x0b\ufffe",
    "\ud800 half a character",
    "📊 emoji",
    "مشاركة البيانات",
    "word " * 2000,
    "unbroken" * 1250,
    "\"quoted\" and 'quoted'",
    "two\nlines\tand a tab",
    "]]>",
    "",
)


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_words_from_outside_stay_words(words, validated):
    grid = replace(a_grid(), rows=(words, *PARTNERS[1:]), columns=(words, *ITEMS[1:6]))
    finding = a_finding(
        Prose(words),
        a_table(title=words, rows=((words, words),)),
        a_chart((words, "Other"), ((words, (3, 1)), ("No", (1, 2)))),
        replace(grid, title=words, corner=words),
        title=words,
        claim=words,
    )
    report = a_report(finding, title=words, commissioner=words, stage=words)

    content = written(report, a_guide(title=words or "Guide"), words)

    assert validated(content) == []


def test_what_is_read_back_is_what_was_said():
    said = a_report(a_finding(Prose("A < B & =C\x00\nD\tE <b>F</b>")))
    document = Document(BytesIO(written(said, a_guide(), "21 November 2026")))

    assert "A < B & =C\nD\tE <b>F</b>" in [paragraph.text for paragraph in document.paragraphs]
