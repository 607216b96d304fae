"""A Word file from somebody else, opened with care: its text as a tree, or a sentence why not."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from exports.paper.refusals import BOMB, BROKEN, LOCKED, MACROS, NOT_WORD, TOO_LARGE, FormRefused

MOST_BYTES = 5_000_000
MOST_UNPACKED = 40_000_000
OLD_WORD = b"\xd0\xcf\x11\xe0"
TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
