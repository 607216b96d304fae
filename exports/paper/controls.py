"""Word's content controls: boxes to tick and places to write that keep their names when filled in.

The first of each answer stands in a bookmark as well: LibreOffice 7 forgets the tags of controls
and keeps bookmarks. One for each control would take it five times as long to save a long form.
"""

from xml.sax.saxutils import quoteattr

from exports.plain_text import shortened
from exports.word_xml import NOTHING, Xml, bookmarked, joined, run, w

TICKED, UNTICKED = "☒", "☐"
PLACEHOLDER = "Write here"
LONGEST_TITLE = 64
MARK = "_answer"
OLD_MARK = "_field"  # of forms that were sent when each control stood in a bookmark
BOX_FONT = w("rFonts", ascii="MS Gothic", hAnsi="MS Gothic", eastAsia="MS Gothic", cs="MS Gothic")


def tick_box(tag: str, title: str, number: int, ticked: bool) -> Xml:
    state = Xml(
        f'<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w14:checked w14:val="{int(ticked)}"/>'
        f'<w14:checkedState w14:val={quoteattr("2612")} w14:font="MS Gothic"/>'
        f'<w14:uncheckedState w14:val={quoteattr("2610")} w14:font="MS Gothic"/></w14:checkbox>'
    )
    return _control(tag, title, number, state, run(TICKED if ticked else UNTICKED, BOX_FONT))


def writing_place(tag: str, title: str, number: int, words: str) -> Xml:
    plain = w("text", multiLine=1)
    if words:
        return _control(tag, title, number, plain, run(words))
    shown = run(PLACEHOLDER, w("rStyle", val="Placeholder"))
    return _control(tag, title, number, joined(w("showingPlcHdr"), plain), shown)


def fixed_words(tag: str, title: str, number: int, words: str) -> Xml:
    """Words of ours that come back with the form."""
    return _control(tag, title, number, w("text"), run(words), lock="sdtContentLocked")


def marked(control: Xml, number: int) -> Xml:
    """A control at which an answer begins."""
    return bookmarked(f"{MARK}{number}", number, control)


def _control(
    tag: str, title: str, number: int, kind: Xml, content: Xml, lock: str = "sdtLocked"
) -> Xml:
    properties = w(
        "sdtPr",
        w("alias", val=shortened(title, LONGEST_TITLE)) if title else NOTHING,
        w("tag", val=tag),
        w("id", val=number),
        w("lock", val=lock),
        kind,
    )
    return w("sdt", properties, w("sdtContent", content))
