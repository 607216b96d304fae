"""Every line of a source looked for in the draft that was made from it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guides.bringing.lines import Line, SourceLine, has_words, words_of
from guides.bringing.state import Part, Piece
from guides.places import Path

LEFT_OVER = "these words found no place in the draft"
GOES_ON = "it goes on from the line before; look there"
UNPLACED = ("not understood", "no words", "table heading")


class Account:
    """`paths` says where in the data each part stands that a piece names."""

    def __init__(self, data: Part, paths: dict[int, Path]) -> None:
        self.data, self.paths = data, paths
        self.words: dict[Path, set[str]] = {}

    def lines(self, source: list[SourceLine], pieces: list[Piece]) -> Iterator[Line]:
        """Each piece with its place; what is not found there is not understood."""
        by_line: dict[int, list[Piece]] = {line.number: [] for line in source}
        for piece in pieces:
            by_line[piece.line.number].append(piece)
        for line in source:
            found = [self._line(piece) for piece in by_line[line.number]]
            found.sort(key=lambda piece: line.text.find(piece.text))
            yield from self._apart(line, found)
            if has_words(line.text) and _left_over(line, found):
                yield Line(line.number, line.text, "not understood", why=LEFT_OVER)

    def _line(self, piece: Piece) -> Line:
        number, text = piece.line.number, piece.text.strip()
        if piece.became in UNPLACED:
            return Line(number, text, piece.became, (), piece.why)
        holder = self.paths.get(id(piece.holder), ())
        path = reached(self.data, (*holder, piece.key) if piece.key else holder)
        if self._lacks(path, text, piece.said + _mark(piece.line)):
            return Line(number, text, "not understood", why=LEFT_OVER)
        return Line(number, text, piece.became, path)

    def _lacks(self, path: Path, text: str, said: str = "") -> bool:
        if path not in self.words:
            self.words[path] = set(words_of(_all_words(value_at(self.data, path))))
        return bool(set(words_of(text)) - set(words_of(said)) - self.words[path])

    def _apart(self, line: SourceLine, pieces: list[Line]) -> Iterator[Line]:
        """A line that went on in the next is told as the lines that were written."""
        if len(pieces) == 1 and line.more:
            ended = sum(len(text) + 1 for _, text in line.more)
            pieces = [replace(pieces[0], text=line.text[:-ended])]
        yield from pieces
        for number, text in line.more:
            yield self._going_on(number, text, pieces)

    def _going_on(self, number: int, text: str, pieces: list[Line]) -> Line:
        for piece in pieces:
            if piece.path and not self._lacks(piece.path, text):
                return Line(number, text, piece.became, piece.path)
        return Line(number, text, "not understood", why=GOES_ON)


def reached(data: Any, path: Path) -> Path:
    """As far as the path leads: a part that is a bare text ends it."""
    found: Path = ()
    for step in path:
        held = isinstance(data, dict) and step in data
        if not held and not (isinstance(data, list) and isinstance(step, int)):
            break
        data, found = data[step], (*found, step)
    return found


def value_at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _mark(line: SourceLine) -> str:
    """The bullet or number in front of the words."""
    rest = Counter(words_of(line.text)) - Counter(words_of(line.body))
    return " " + " ".join(rest.elements())


def _all_words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(_all_words, value.values()))
    return " ".join(map(_all_words, value)) if isinstance(value, list) else str(value)


def _left_over(line: SourceLine, pieces: list[Line]) -> bool:
    """Whether the line has words that none of its pieces has."""
    whole = Counter(words_of(line.text)) - Counter(words_of(_mark(line)))
    return bool(whole - Counter(words_of(" ".join(piece.text for piece in pieces))))
