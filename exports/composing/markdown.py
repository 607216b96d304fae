"""Authored text in Markdown read into paragraphs, lists, quotations and tables; no HTML passes."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from analysis.findings import Table
from exports.composing.parts import Run, Style, Text

PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
SAFE_LINK = re.compile(r"^(https?://|mailto:)", re.IGNORECASE)
FOOTNOTE = re.compile(r"\^\[([^\[\]]+)\]")
STYLES: dict[str, Style] = {
    "bullet_list": "bullet",
    "ordered_list": "number",
    "blockquote": "quote",
    "heading": "heading",
}


class Look(NamedTuple):
    bold: bool = False
    italic: bool = False
    link: str = ""


def blocks(markdown: str) -> tuple[Text | Table, ...]:
    return tuple(_blocks(Node(PARSER.parse(markdown)), "body"))


def _blocks(node: Node, style: Style, mark: str = "") -> Iterator[Text | Table]:
    """A paragraph takes its style from the innermost of what it stands in."""
    for n, child in enumerate(node.children, start=1):
        if child.type == "table":
            yield _table(child)
        elif child.type == "inline":
            yield Text(tuple(_runs(child, Look())), style, mark)
        elif child.type in ("code_block", "fence", "html_block"):
            yield Text((Run(child.content.rstrip()),), style)
        else:
            number = f"{n}." if node.type == "ordered_list" else mark
            yield from _blocks(child, STYLES.get(child.type, style), number)


def _table(node: Node) -> Table:
    """Markdown has no place for a caption: the first two headings stand for it."""
    rows = [
        tuple("".join(run.text for run in _runs(cell, Look())) for cell in row.children)
        for part in node.children
        for row in part.children
    ]
    head, *body = rows
    return Table(" by ".join(head[:2]), head, tuple(body))


LOOKS: dict[str, Callable[[Node, Look], Look]] = {
    "strong": lambda node, look: look._replace(bold=True),
    "em": lambda node, look: look._replace(italic=True),
    "link": lambda node, look: look._replace(link=_address(node)),
}


def _runs(node: Node, look: Look) -> Iterator[Run]:
    for child in node.children:
        if child.type in LOOKS:
            yield from _runs(child, LOOKS[child.type](child, look))
        elif child.type in ("softbreak", "hardbreak"):
            yield Run(" " if child.type == "softbreak" else "\n", *look)
        elif child.children:
            yield from _runs(child, look)
        else:
            yield from _with_footnotes(child.content, look)


def _address(node: Node) -> str:
    address = str(node.attrs.get("href", ""))
    return address if SAFE_LINK.match(address) else ""


def _with_footnotes(words: str, look: Look) -> Iterator[Run]:
    at = 0
    for found in FOOTNOTE.finditer(words):
        if found.start() > at:
            yield Run(words[at : found.start()], *look)
        yield Run("", note=found.group(1))
        at = found.end()
    if words[at:]:
        yield Run(words[at:], *look)
