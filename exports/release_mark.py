"""The mark by which the files of a publishable report say whether it was released."""

import re
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from exports.composing.parts import Facts

NOT_RELEASED = "Draft: not released"
STANDS_IN = re.compile(r"word/header\d*\.xml|ppt/slides/slide1\.xml")


def mark_of(facts: Facts) -> str:
    """An internal edition is never released."""
    return facts.released or NOT_RELEASED if facts.edition == "publishable" else ""


def stamped(content: bytes, words: str) -> bytes:
    """The same Word file or slides, with these words for the mark; one made without it stays."""
    mark, instead = (f">{each}<".encode() for each in (NOT_RELEASED, escape(words)))
    made = BytesIO()
    with ZipFile(BytesIO(content)) as file, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for each in file.infolist():
            part = file.read(each)
            is_its_place = STANDS_IN.fullmatch(each.filename)
            new.writestr(each, part.replace(mark, instead) if is_its_place else part)
    return made.getvalue()
