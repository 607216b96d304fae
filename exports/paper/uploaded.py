"""A Word file from somebody else, opened with care: its text as a tree, or a sentence why not."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

MOST_BYTES = 5_000_000
MOST_UNPACKED = 40_000_000
OLD_WORD = b"\xd0\xcf\x11\xe0"
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class FormRefused(ValueError):
    """The file cannot be read as this guide's form; the message says why and what to do."""


NOT_WORD = "This is not a Word file (.docx). Save the form in Word as .docx and upload that file."
TOO_LARGE = (
    "This file is larger than a form can be ({found} MB; at most 5 MB). "
    "Take out the pictures, save it and upload it again."
)
LOCKED = (
    "This file is protected with a password, or it is in the old .doc format. "
    "Save it without a password as .docx and upload that file."
)
MACROS = "This file holds macros, which a form never does. Ask for a copy saved as plain .docx."
BOMB = "This file unpacks to far more than a form can hold, so it was not opened."
BROKEN = "This Word file is damaged. Open it in Word, save it again as .docx and upload that file."


def opened_document(content: bytes) -> tuple[etree._Element, list[etree._Element]]:
    """The text of the file, and the comments written on it. Raises FormRefused."""
    if len(content) > MOST_BYTES:
        raise FormRefused(TOO_LARGE.format(found=round(len(content) / 1_000_000)))
    if content.startswith(OLD_WORD):
        raise FormRefused(LOCKED)
    try:
        with ZipFile(BytesIO(content)) as file:
            return _document(file)
    except (BadZipFile, etree.XMLSyntaxError, zlib.error, EOFError) as error:
        raise FormRefused(BROKEN if content.startswith(b"PK") else NOT_WORD) from error
    except (RuntimeError, NotImplementedError) as error:  # a password, a packing nobody uses
        raise FormRefused(LOCKED) from error


def _document(file: ZipFile) -> tuple[etree._Element, list[etree._Element]]:
    names = set(file.namelist())
    if TYPES not in names:
        raise FormRefused(NOT_WORD)
    if sum(entry.file_size for entry in file.infolist()) > MOST_UNPACKED:
        raise FormRefused(BOMB)
    types = {entry.get("PartName"): entry.get("ContentType") for entry in _tree(file, TYPES)}
    if any("macro" in str(kind).lower() or "vba" in str(kind).lower() for kind in types.values()):
        raise FormRefused(MACROS)
    main = next((name for name, kind in types.items() if kind == MAIN), None)
    if main is None or main.lstrip("/") not in names:
        raise FormRefused(NOT_WORD)
    comments = [name for name in names if name.endswith("/comments.xml")]
    return _tree(file, main.lstrip("/")), [_tree(file, name) for name in comments]


def _tree(file: ZipFile, name: str) -> etree._Element:
    with file.open(name) as part:
        unpacked = part.read(MOST_UNPACKED + 1)  # the sizes that a file tells of itself may lie
    if len(unpacked) > MOST_UNPACKED:
        raise FormRefused(BOMB)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    tree = etree.fromstring(unpacked, parser)
    if tree.getroottree().docinfo.doctype:
        raise FormRefused(BROKEN)
    return tree
