"""A draft while its lines are read: what is open, and what each line has become so far."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from guides.bringing.lines import Became, SourceLine
from guides.made_ids import slug, unused

Part = dict[str, Any]
# A list is looked through no further to find out what it lists.
LONGEST_LIST = 40
VALUES = {"yes": "yes", "so": "yes", "no": "no", "not": "no"}


ONLY_TOLD = "nothing is asked under it; what the interviewer is told there stands before all else"


class Piece(NamedTuple):
    """A piece of a line; `key` of `holder` holds its words, but those that are `said` otherwise."""

    line: SourceLine
    text: str
    became: Became
    holder: Part | None
    key: str = ""
    said: str = ""
    why: str = ""


class Aside(NamedTuple):
    """An instruction that waits for the question which it belongs to."""

    line: SourceLine
    text: str
    instruction: Part
    said: str


class Led(NamedTuple):
    """An "If yes:" that holds for the lines below it."""

    question: Part
    value: str
    depth: int


class Base(NamedTuple):
    """Words of a line that say by which answers what follows is asked."""

    line: SourceLine
    text: str
    question: Part
    values: tuple[str, ...]


class Skip(NamedTuple):
    """Words of a line that lead on from a question; `values` is None for any answer."""

    line: SourceLine
    text: str
    question: Part
    values: tuple[str, ...] | None
    target: str


def holds(section: Part) -> bool:
    """Whether anything is asked or said in it."""
    return bool(section["questions"] or "introduction" in section)


@dataclass
class State:
    lines: list[SourceLine]
    at: int = 0
    guide: Part = field(default_factory=lambda: {"handouts": {}, "sections": []})
    pieces: list[Piece] = field(default_factory=list)
    section: Part | None = None
    question: Part | None = None
    trail: list[tuple[int, Part]] = field(default_factory=list)
    handout: Part | None = None
    group: Part | None = None
    sheet: str = ""
    unasked: Part | None = None
    items_marked: str = ""
    following: list[Part] = field(default_factory=list)
    before: list[Part] = field(default_factory=list)
    bullets_are: str = ""
    bullets_depth: int = 0
    question_ids: set[str] = field(default_factory=set)
    waiting: list[Aside] = field(default_factory=list)
    condition: Led | None = None
    base: Base | None = None
    base_told: bool = False
    base_holds: bool = False
    skips: list[Skip] = field(default_factory=list)
    rating: dict[int, Part | None] = field(default_factory=dict)
    row_label: str = ""
    row: tuple[int, int] = (0, 0)

    def note(
        self,
        line: SourceLine,
        text: str,
        became: Became,
        holder: Part | None = None,
        key: str = "",
        *,
        said: str = "",
        why: str = "",
    ) -> None:
        self.pieces.append(Piece(line, text, became, holder, key, said, why))

    def not_understood(self, line: SourceLine, text: str, why: str) -> None:
        self.note(line, text, "not understood", why=why)

    @property
    def questions(self) -> list[Part]:
        return [question for section in self.guide["sections"] for question in section["questions"]]

    def section_of(self, question: Part) -> Part:
        return next(s for s in self.guide["sections"] if question in s["questions"])

    def next_line(self, ahead: int = 1) -> SourceLine | None:
        at = self.at + ahead
        return self.lines[at] if at < len(self.lines) else None

    def siblings(self) -> list[SourceLine]:
        """This line and those after it that stand as deep, or deeper, in the same list."""
        here = self.lines[self.at]
        found: list[SourceLine] = []
        for line in self.lines[self.at : self.at + LONGEST_LIST]:
            if bool(line.marker) != bool(here.marker) or (found and not here.marker and line.apart):
                break
            if line.depth < here.depth or line.cell != here.cell:
                break
            if line.depth == here.depth and line.marker != here.marker:
                break
            found.append(line)
        return [line for line in found if line.depth == here.depth]

    def open_section(self, title: str) -> Part:
        taken = {section["id"] for section in self.guide["sections"]}
        name = unused(slug(title, "section"), taken)
        self.close_section()
        self.section = {"id": name, "title": title, "questions": []}
        self.guide["sections"].append(self.section)
        return self.section

    def close_section(self) -> None:
        if self.question:
            self.attach(self.question)
        if self.waiting and self.section and not holds(self.section):
            self._take_out(self.section)
        for aside in self.waiting:
            self._leave(aside)
        self.put_base(None)
        self.waiting = []
        self.section = self.question = self.handout = self.group = self.condition = None
        self.trail, self.bullets_are, self.following = [], "", []
        self.unasked = None

    def _take_out(self, section: Part) -> None:
        """A section in which nothing is asked; what it tells the interviewer stands in front."""
        self.guide["sections"].remove(section)
        for at, piece in enumerate(self.pieces):
            if piece.holder is section:
                self.pieces[at] = piece._replace(became="not understood", why=ONLY_TOLD)
        self.section = None

    def _leave(self, aside: Aside) -> None:
        part = self.section["introduction"] if self.section else self.guide
        part.setdefault("instructions", []).append(aside.instruction)
        self.note(*aside[:2], "instruction", part, "instructions", said=aside.said)

    def attach(self, part: Part) -> None:
        """Give the part the instructions that waited for it."""
        for aside in self.waiting:
            part.setdefault("instructions", []).append(aside.instruction)
            self.note(*aside[:2], "instruction", part, "instructions", said=aside.said)
        self.waiting = []

    def open_question(self, words: str, depth: int, **more: Any) -> Part:
        section = self.section or self.open_section("Questions")
        name = unused(slug(words, "question"), self.question_ids)
        self.question_ids.add(name)
        made: Part = {"id": name, "kind": "long_text", "ask": words, **more}
        if self.sheet and "for_each" not in more:
            made["handout"], self.sheet = self.sheet, ""
        made["label"] = self.lines[self.at].label or self.row_label
        section["questions"].append(made)
        self.attach(made)
        if self.base:
            self.ask_if(made, self.base, told=self.base_told)
            self.base, self.base_told = self.base if self.base_holds else None, True
        self.trail = [(d, q) for d, q in self.trail if d < depth] + [(depth, made)]
        self.question = made
        if depth == 0:
            self.following = []
        elif not self.handout:
            self.following.append(made)
        return made

    def ask_if(self, question: Part, base: Base, *, told: bool = False) -> None:
        question.setdefault("ask_if", {})[base.question["id"]] = list(base.values)
        if not told:
            self.note(base.line, base.text, "routing", question, "ask_if", said=base.text)

    def put_base(self, base: Base | None) -> None:
        """What follows is asked on these answers, and no longer on those before."""
        if self.base and not self.base_told:
            self.not_understood(self.base.line, self.base.text, "no question follows it")
        self.base, self.base_told = base, False

    def parent(self, depth: int) -> Part | None:
        """The question under which a line that deep stands."""
        above = [question for d, question in self.trail if d < depth]
        return above[-1] if above else None
