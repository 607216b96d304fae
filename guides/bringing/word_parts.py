"""The parts of a Word file, read no further than is safe."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

from guides.bringing.lines import CannotBring

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MOST_BYTES = 20_000_000
MOST_UNPACKED = 20_000_000
BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
NOT_WORD = "this is not a Word document (.docx); open it in Word and save it as .docx"
DAMAGED = "the document is damaged; open it in Word and save it again"
OLD_WORD = "this is an old or a protected Word document; open it in Word and save it as .docx"


NOT_ZIP = (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, EOFError)


@dataclass(frozen=True)
class Package:
    """`beside` is what stands above, below and under the text of the pages."""

    document: Any
    styles: Any
    numbering: Any
    beside: tuple[Any, ...]


def open_package(source: bytes) -> Package:
    if len(source) > MOST_BYTES:
        raise CannotBring("the document is larger than 20 MB; take the pictures out of it")
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotBring(OLD_WORD)
    try:
        with zipfile.ZipFile(BytesIO(source)) as file:
            return _package(file)
    except CannotBring:
        raise
    except NOT_ZIP:
        raise CannotBring(NOT_WORD) from None
    except (ElementTree.ParseError, zlib.error, LookupError, ValueError):
        raise CannotBring(DAMAGED) from None


def _package(file: zipfile.ZipFile) -> Package:
    names = set(file.namelist())
    beside = sorted(name for name in names if BESIDE.fullmatch(name))
    return Package(
        _part(file, "word/document.xml"),
        _part(file, "word/styles.xml") if "word/styles.xml" in names else None,
        _part(file, "word/numbering.xml") if "word/numbering.xml" in names else None,
        tuple(_part(file, name) for name in beside),
    )


def _part(file: zipfile.ZipFile, name: str) -> Any:
    # The size that a file states may be a lie, so it is read only as far as is allowed.
    with file.open(name) as part:
        raw = part.read(MOST_UNPACKED + 1)
    if len(raw) > MOST_UNPACKED:
        raise CannotBring("the document unpacks to more than 20 MB; take out what is no guide")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise CannotBring(NOT_WORD)
    return ElementTree.fromstring(raw.replace(STRICT, USUAL))


def attribute(element: Any, name: str) -> str:
    return str(element.get(f"{W}{name}", "")) if element is not None else ""


def child(element: Any, *names: str) -> Any:
    """The part at the end of these names, or None."""
    for name in names:
        element = element.find(f"{W}{name}") if element is not None else None
    return element


def children(element: Any, name: str) -> Iterator[Any]:
    if element is not None:
        yield from element.iter(f"{W}{name}")


def is_on(look: Any, name: str) -> bool:
    found = child(look, name)
    return found is not None and attribute(found, "val") not in ("0", "false", "none", "off")
