"""Which lines of a source are headings, by the habit of its writer."""

from collections.abc import Sequence
from dataclasses import replace

from guides.bringing.lines import LONGEST_LINE, SourceLine
from guides.bringing.marks import (
    AIM,
    CARD,
    LABELLED,
    LETTERED,
    RANGE,
    TIMING,
    asks,
    in_capitals,
    is_title,
    tells,
)
from guides.bringing.word_styles import TITLE

LONGEST = 90
LONGEST_TIMING = 50


def heading_kinds(line: SourceLine) -> set[str]:
    """The ways in which the line could be a heading."""
    words = without_timing(line.text)[0]
    if len(line.text) > LONGEST_LINE or CARD.match(line.body):
        return set()
    if line.heading:
        return {"styled"} if line.heading < TITLE else set()
    if AIM.match(line.body) or line.marker in ("bullet", "box") or line.cell:
        return set()
    body = without_timing(line.body)[0]
    title = is_title(body) and not line.depth
    lettered = LETTERED.match(words)
    signs = {
        "labelled": LABELLED.match(words) and len(words) < LONGEST,
        "timed": title and words != line.text,
        "bold": title and line.bold,
        "numbered": title and line.marker == "number",
        "lettered": title and lettered and is_title(words[lettered.end() :]),
        "capitals": title and in_capitals(body) and not tells(body) and len(words.split()) <= 8,
    }
    return {kind for kind, shown in signs.items() if shown}


def without_timing(text: str) -> tuple[str, str, int]:
    """The words, the timing that ended them, and its minutes; a span of minutes stays."""
    tail = max(len(text) - LONGEST_TIMING, 0)
    found = TIMING.search(text, tail)
    if not found or RANGE.search(text) or not int(found["minutes"]):
        return text, "", 0
    return text[: found.start()].rstrip(" -–—:,"), text[found.start() :], int(found["minutes"])


def find_headings(lines: Sequence[SourceLine]) -> set[int]:
    """The numbers of the lines that open a section."""
    kinds = {line.number: heading_kinds(line) for line in lines}
    kinds = _lettered_in_order(lines, kinds)
    styled = [line for line in lines if "styled" in kinds[line.number]]
    if len(styled) > 1 and all(line.heading > styled[0].heading for line in styled[1:]):
        kinds[styled[0].number].clear()  # One heading above all others is the title.
    chosen = _habit(lines, kinds)
    headings = {n for n, found in kinds.items() if found & {chosen, "timed", "labelled"}}
    return headings - _title(lines, headings)


def _title(lines: Sequence[SourceLine], headings: set[int]) -> set[int]:
    """The first line names the guide where it looks like a heading and opens nothing."""
    first, *rest = [line.number for line in lines if line.number in headings] or [0]
    if not rest or first != lines[0].number or _is_surely_heading(lines[0]):
        return set()
    opened = [line for line in lines if first < line.number < rest[0]]
    return set() if any(line.marker or asks(line.body) for line in opened) else {first}


def _is_surely_heading(line: SourceLine) -> bool:
    return bool(heading_kinds(line) & {"styled", "labelled", "timed", "numbered", "lettered"})


def _lettered_in_order(
    lines: Sequence[SourceLine], kinds: dict[int, set[str]]
) -> dict[int, set[str]]:
    """A letter is a label only where it follows the letter before: "A question" is no section A."""
    following = "A"
    for line in lines:
        if "lettered" not in kinds[line.number]:
            continue
        if line.text[0] == following:
            following = chr(ord(following) + 1)
        else:
            kinds[line.number].discard("lettered")
    if following <= "B":
        for found in kinds.values():
            found.discard("lettered")
    return kinds


def _habit(lines: Sequence[SourceLine], kinds: dict[int, set[str]]) -> str:
    """How this writer marks sections: the surest way that occurs more than once."""
    places: dict[str, list[int]] = {}
    for line in lines[1:] if lines and not lines[0].heading else lines:
        for kind in kinds[line.number]:
            places.setdefault(kind, []).append(line.number)
    for kind in ("styled", "labelled", "lettered"):
        if len(places.get(kind, ())) > 1:
            return kind
    rest = {k: at for k, at in places.items() if k in ("bold", "numbered", "capitals", "styled")}
    often = {k: at for k, at in rest.items() if len(at) > 1} or rest
    if "numbered" in often and _are_questions(lines, often["numbered"]):
        del often["numbered"]
    return min(often, key=lambda kind: (often[kind][0], kind), default="")


def _are_questions(lines: Sequence[SourceLine], numbered: list[int]) -> bool:
    """Whether more of the numbered lines ask than could be headings."""
    asked = [line for line in lines if line.marker == "number" and not line.depth]
    return sum(asks(line.body) for line in asked) > len(numbered)


def from_the_margin(lines: Sequence[SourceLine], headings: set[int]) -> list[SourceLine]:
    """With depths counted anew below each heading, from the outermost bullet."""
    found: list[SourceLine] = []
    below: list[SourceLine] = []
    for line in lines:
        if line.number in headings:
            found += [*_counted(below), line]
            below = []
        else:
            below.append(line)
    return found + _counted(below)


def _counted(lines: Sequence[SourceLine]) -> list[SourceLine]:
    least = min((line.depth for line in lines if line.marker), default=0)
    counted = [replace(line, depth=max(line.depth - least, 0)) for line in lines]
    numbered = next((n for n, line in enumerate(counted) if _begins_numbers(line)), len(counted))
    return counted[:numbered] + [_below_numbers(line) for line in counted[numbered:]]


def _begins_numbers(line: SourceLine) -> bool:
    return line.marker == "number" and line.depth == 0


def _below_numbers(line: SourceLine) -> SourceLine:
    """Where questions are numbered, a bullet belongs to one, however far it is indented."""
    below = line.marker in ("bullet", "box", "letter")
    return replace(line, depth=line.depth + 1) if below else line
