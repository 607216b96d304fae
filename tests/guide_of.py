"""Guides for tests, written where they are read."""

from textwrap import dedent, indent

from guides.loader import parse_guide
from guides.model import Guide

HEAD = 'guide: example\nversion: 1\ntitle: "Example"\n'
SECTION = 'sections:\n  - id: only\n    title: "Only section"\n    aim: "Learn it"\n    questions:\n'


def guide_of(text: str) -> Guide:
    """The guide of a YAML text. Its first three keys may be left out; a text that begins with a
    dash holds the questions of one section called `only`."""
    written = dedent(text).strip("\n")
    if written.startswith("- "):
        written = SECTION + indent(written, "      ")
    if not written.startswith("guide:"):
        written = HEAD + written
    return parse_guide(written + "\n", "example/v1.yaml")
