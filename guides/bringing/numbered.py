"""Which of the numbered lines are answers to the question above them, and which are asked."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guides.bringing.lines import SourceLine
from guides.bringing.marks import ROUTING, asks, mark_of, split_marker, tells
from guides.bringing.options import ANSWER, LONGEST_ANSWER

BEHIND_BRACKET = re.compile(r"[\[{(][^\[\]{}()]*[\]})]\s*(?=\S)")
BARE_ASIDE = re.compile(r"[\[({].*[\])}]\.?")
FIRST = ("0", "1", "01")
# Don't know and refused are often numbered apart: 97, 98, 99.
FARTHEST_ASIDE = 2


def numbers_told(lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Each line with the number that it has, and numbered answers told from questions."""
    found = [_behind_bracket(line) for line in lines]
    asked = _styles_that_ask(found)
    for at, run in _runs(found):
        if _are_answers(found, at, run, asked):
            found[at : at + len(run)] = [replace(line, marker="code", depth=0) for line in run]
    return found


def _behind_bracket(line: SourceLine) -> SourceLine:
    """ "[IF YES AT Q3] Q6. How long?": the number stands behind what the interviewer is told."""
    bracket = None if line.marker else BEHIND_BRACKET.match(line.body)
    if not bracket:
        return line
    rest = line.body[bracket.end() :]
    marker, body = split_marker(rest)
    if marker != "number":
        return line
    return replace(
        line, marker=marker, body=f"{bracket[0]}{body}", mark=mark_of(rest, body), depth=0
    )


def _style(line: SourceLine) -> str:
    """How the number is written: "Q3." as "q#.", "A1." as "a#."."""
    return re.sub(r"\d+(?:\.\d+)*", "#", line.mark.casefold())


def _styles_that_ask(lines: Sequence[SourceLine]) -> set[str]:
    numbered = [line for line in lines if line.marker == "number"]
    every = Counter(map(_style, numbered))
    asking = Counter(_style(line) for line in numbered if asks(without_route(line.body)))
    return {style for style, times in asking.items() if times * 2 >= every[style]}


def _runs(lines: Sequence[SourceLine]) -> Iterator[tuple[int, list[SourceLine]]]:
    """Each run of lines that count on from the first number, with where it begins."""
    at = 0
    while at < len(lines):
        run = list(_run(lines, at))
        if len(run) > 1:
            yield at, run
        at += len(run) or 1


def _run(lines: Sequence[SourceLine], at: int) -> Iterator[SourceLine]:
    first, before = lines[at], -1
    if first.label not in FIRST:
        return
    for line in lines[at:]:
        number = int(line.label) if line.label.isdecimal() else -1
        alike = line.marker == "number" and _style(line) == _style(first)
        if not alike or line.cell != first.cell or number <= before or not _is_short(line):
            return
        yield line
        before = number


def without_route(text: str) -> str:
    found = ROUTING.search(text)
    return text[: found.start()] if found else text


def _is_short(line: SourceLine) -> bool:
    words = without_route(line.body)
    answers = bool(ANSWER.fullmatch(words)) or not asks(words)
    return answers and len(words.split()) <= LONGEST_ANSWER and not line.heading


def _are_answers(
    lines: Sequence[SourceLine], at: int, run: Sequence[SourceLine], asked: set[str]
) -> bool:
    """Below a question, and numbered otherwise than questions are, or from one again."""
    above = _question_above(lines, at)
    if above is None:
        return False
    return _style(run[0]) not in asked or (above.marker == "number" and _restarts(above, run[0]))


def _restarts(above: SourceLine, first: SourceLine) -> bool:
    return _style(above) == _style(first) and above.label not in FIRST


def _question_above(lines: Sequence[SourceLine], at: int) -> SourceLine | None:
    """The question that the line at this place follows, past what tells how to answer it."""
    for line in reversed(lines[max(at - FARTHEST_ASIDE, 0) : at]):
        if line.heading or line.cell != lines[at].cell:
            return None
        if asks(line.body) or line.body.endswith(":") and line.marker == "number":
            return line
        if not (BARE_ASIDE.fullmatch(line.body) or tells(line.body) or line.italic):
            return None
    return None
