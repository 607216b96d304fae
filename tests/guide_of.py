"""Guides for tests, written where they are read."""

from textwrap import dedent, indent

from guides.loader import parse_guide
from guides.model import Guide

HEAD = 'guide: example\nversion: 1\ntitle: "Example"\n'
SECTION = """\
sections:
  - id: only
    title: "Only section"
    aim: "Learn it"
    questions:
"""
QUESTIONS = "\nquestions:\n"


def guide_of(text: str) -> Guide:
    """The guide of a YAML text in which `guide:`, `version:` and `title:` may be left out."""
    return parse_guide(whole(text), "example/v1.yaml")


def whole(text: str) -> str:
    """With what was left out. A `questions:` at the margin stands for a section that holds it."""
    written = dedent(text).strip("\n")
    lists, found, questions = f"\n{written}\n".partition(QUESTIONS)
    if found:
        written = f"{lists.strip()}\n{SECTION}{indent(questions, '      ')}".lstrip()
    return written if written.startswith("guide:") else f"{HEAD}{written}"
