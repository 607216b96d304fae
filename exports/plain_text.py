"""Words from people made fit for a file: without what XML cannot carry, cut to the room."""

import re

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def cleaned(text: str) -> str:
    """Without control characters and halves of characters, which make a file that will not open."""
    return text if text.isprintable() else NOT_IN_XML.sub("", text)


def one_line(text: str) -> str:
    return " ".join(cleaned(text).split())


def shortened(text: str, most: int) -> str:
    """On one line, and cut at a word where that is possible."""
    line = one_line(text)
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    at_word = cut.rfind(" ")
    return (cut[:at_word] if at_word > most // 2 else cut).rstrip(" ,;:") + "…"
