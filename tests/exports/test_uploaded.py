"""Files that are no forms: each gets a sentence, and none is opened further than it must be."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from exports.paper.form import self_completion_form
from exports.paper.refusals import FormRefused
from exports.paper.uploaded import MOST_BYTES, opened_document
from exports.word_file import WordFile
from tests.exports.filling import BODY, repacked
from tests.exports.sample_guide import a_guide

FORM = self_completion_form(a_guide())


def zipped(**parts: str) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    return repacked(FORM, lambda parts: parts.update({name: part}))


BOMB = b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>]><a>&b;</a>"
REFUSED = {
    "nothing": (b"", "not a Word file"),
    "a PDF": (b"%PDF-1.7 and so on", "not a Word file"),
    "any archive": (zipped(readme="Hello"), "not a Word file"),
    "half a file": (FORM[: len(FORM) // 2], "damaged"),
    "a file with a password, or of the old format": (b"\xd0\xcf\x11\xe0" + b"0" * 500, "password"),
    "a file with macros": (
        repacked(
            FORM,
            lambda parts: parts.update(
                {
                    "[Content_Types].xml": parts["[Content_Types].xml"].replace(
                        b"openxmlformats-officedocument.wordprocessingml.document.main",
                        b"ms-word.document.macroEnabled.main",
                    )
                }
            ),
        ),
        "macros",
    ),
    "too much": (b"PK" + b"0" * MOST_BYTES, "larger than a form"),
    "a zip bomb": (with_part("word/media/zeros", b"0" * 60_000_000), "unpacks to far more"),
    "an XML bomb": (with_part(BODY, BOMB), "damaged"),
    "broken XML": (with_part(BODY, b"<w:document"), "damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_in_a_sentence(what):
    content, sentence = REFUSED[what]

    with pytest.raises(FormRefused, match=sentence):
        opened_document(content)


def test_a_word_file_that_is_no_form_is_refused():
    from exports.paper.filled_form import read_form

    with pytest.raises(FormRefused, match="not one of our forms"):
        read_form(WordFile().to_bytes(), a_guide())
