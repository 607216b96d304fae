"""What is wrong with a guide, said to its author in one sentence each."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

LONGEST_QUOTE = 60
# Enough for a slip of the keyboard; less finds words that only look alike.
LIKENESS = 0.7
# So that a long file full of mistakes is answered in seconds, each in a sentence.
MOST_COMPARED = 200
MOST_LISTED = 20


@dataclass(frozen=True)
class Problem:
    """One mistake: where it stands, what is wrong with it, what to do.

    `key` is that of the question, the section or the guide that it is about, where it is one.
    """

    file: str
    line: int
    what: str
    section: str = ""
    question: str = ""
    key: str = ""

    def __str__(self) -> str:
        places = [self.file, f"line {self.line}"]
        places += [f"section {quotable(self.section)}"] if self.section else []
        places += [f"question {quotable(self.question)}"] if self.question else []
        stop = "" if self.what.endswith("?") else "."
        return f"{', '.join(places)}: {self.what}{stop}"


class GuideError(ValueError):
    """A guide that cannot be used, with every mistake found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def quotable(text: str) -> str:
    """On one line, and short enough to stand within a sentence."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= LONGEST_QUOTE else f"{line[: LONGEST_QUOTE - 3]}..."


def quoted(text: str) -> str:
    return f'"{quotable(text)}"'


def closest(name: str, known: Iterable[str]) -> str:
    """The known name that was probably meant, or nothing."""
    names = list(islice(known, MOST_COMPARED))
    return next(iter(get_close_matches(name[:LONGEST_QUOTE], names, 1, LIKENESS)), "")


def advice(name: str, known: Iterable[str]) -> str:
    """What to write in place of an unknown name."""
    names = list(islice(known, MOST_COMPARED))
    meant = closest(name, names)
    if meant:
        return f"did you mean {quoted(meant)}?"
    if len(names) > MOST_LISTED:
        return "use one that is there"
    return f"use one of {', '.join(map(quotable, names))}" if names else "take it out"
