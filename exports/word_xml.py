"""WordprocessingML written as text: a word from outside becomes part of it only through `text`."""

from functools import lru_cache
from typing import NewType
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from exports.plain_text import cleaned

Xml = NewType("Xml", str)

NOTHING = Xml("")
BREAKS = {"\r\n": "<w:br/>", "\r": "<w:br/>", "\n": "<w:br/>", "\t": "<w:tab/>"}


def w(tag: str, *children: Xml, **attributes: object) -> Xml:
    """One element with its attributes, all of Word's main namespace."""
    opening = f"w:{tag}" + "".join(map(_attribute, attributes.items()))
    return Xml(f"<{opening}>{''.join(children)}</w:{tag}>" if children else f"<{opening}/>")


@lru_cache(maxsize=4096)
def _attribute(named: tuple[str, object]) -> str:
    """A long table has few different ones, again and again."""
    name, value = named
    return f" w:{name}={quoteattr(cleaned(str(value)))}"


def joined(*parts: Xml) -> Xml:
    return Xml("".join(parts))


def text(words: str) -> Xml:
    """The words as a run carries them; a new line and a tab stay what they are."""
    escaped = escape(cleaned(words))
    shown = f'<w:t xml:space="preserve">{escaped}</w:t>'
    if words.isprintable():
        return Xml(shown)
    for character, element in BREAKS.items():
        shown = shown.replace(character, f'</w:t>{element}<w:t xml:space="preserve">')
    return Xml(shown)


def run(words: str, *properties: Xml) -> Xml:
    looks = w("rPr", *properties) if properties else NOTHING
    return Xml(f"<w:r>{looks}{text(words)}</w:r>")


def paragraph(style_id: str, *content: Xml, properties: tuple[Xml, ...] = ()) -> Xml:
    return w("p", w("pPr", w("pStyle", val=style_id), *properties), *content)


def field(instruction: str, shown: str) -> Xml:
    """With the value it had when the file was written: it reads right without being updated."""
    return w("fldSimple", run(shown), instr=f" {instruction} ")


def field_begin(instruction: str) -> Xml:
    """For a field that spans paragraphs; `FIELD_END` closes it."""
    return joined(
        w("r", w("fldChar", fldCharType="begin")),
        w("r", w("instrText", Xml(escape(f" {instruction} ")))),
        w("r", w("fldChar", fldCharType="separate")),
    )


FIELD_END = w("r", w("fldChar", fldCharType="end"))


def bookmarked(name: str, number: int, *content: Xml) -> Xml:
    start, end = w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)
    return joined(start, *content, end)


def parsed(xml: Xml) -> BaseOxmlElement:
    """The elements that stand in the text, inside a wrapper."""
    return parse_xml(f"<w:body {nsdecls('w', 'r')}>{xml}</w:body>")
