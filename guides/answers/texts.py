"""Answers in words."""

import re
from typing import Any

from guides.question import Question

LONGEST = 50_000
# What neither a Word file nor PostgreSQL can hold.
UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def text_problem(question: Question, value: Any) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return "Enter your answer in words"
    return words_problem(value)


def words_problem(value: str) -> str | None:
    """What must be changed in any words that are to be kept: an answer, a note, a reason."""
    if len(value) > LONGEST:
        return f"Shorten this to {LONGEST:,} characters or fewer; it has {len(value):,}"
    if UNKEEPABLE.search(value):
        return "Take out the characters that cannot be seen; they came with pasted text"
    return None


def text_words(question: Question, value: str) -> str:
    return value
