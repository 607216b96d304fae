"""The numbers that Word puts in front of the paragraphs of a list."""

import re
from typing import Any, NamedTuple

from guides.bringing.word_parts import attribute, child, children

PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """How a list counts at one depth; `words` has %1 where the outermost number stands."""

    counter: str
    form: str
    words: str
    start: int


class Numbers:
    """Counts through the lists of a document, as Word does while it shows them."""

    def __init__(self, numbering: Any) -> None:
        self.levels: dict[tuple[str, int], Level] = {}
        self.restarts: dict[tuple[str, int], int] = {}
        self.counts: dict[str, dict[int, int]] = {}
        abstract = {attribute(a, "abstractNumId"): a for a in children(numbering, "abstractNum")}
        for number in children(numbering, "num"):
            counter = attribute(child(number, "abstractNumId"), "val")
            self._list(attribute(number, "numId"), counter, abstract.get(counter))
            self._restarting(attribute(number, "numId"), number)

    def _list(self, name: str, counter: str, levels: Any) -> None:
        for level in children(levels, "lvl"):
            said = [attribute(child(level, part), "val") for part in ("numFmt", "lvlText", "start")]
            made = Level(counter, said[0], said[1], _whole(said[2], 1))
            self.levels[name, _whole(attribute(level, "ilvl"), 0)] = made

    def _restarting(self, name: str, number: Any) -> None:
        for override in children(number, "lvlOverride"):
            start = attribute(child(override, "startOverride"), "val")
            if start:
                depth = _whole(attribute(override, "ilvl"), 0)
                self.restarts[name, depth] = _whole(start, 1)

    def counted(self, listed: tuple[str, int]) -> str:
        """The next number of that list, as it is shown: "3.1." or "b)"."""
        level = self.levels.get(listed)
        if level is None or level.form in ("bullet", "none", ""):
            return ""
        name, depth = listed
        counts = self.counts.setdefault(level.counter, {})
        counts[depth] = self.restarts.pop(listed, counts.get(depth, level.start - 1) + 1)
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        return PLACE.sub(lambda found: self._number(name, int(found[1]) - 1), level.words)

    def _number(self, name: str, depth: int) -> str:
        level = self.levels.get((name, depth))
        if level is None:
            return ""
        number = self.counts[level.counter].get(depth, level.start)
        if level.form in ("lowerLetter", "upperLetter"):
            return chr(ord("a") + (number - 1) % 26)
        return str(number)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise
