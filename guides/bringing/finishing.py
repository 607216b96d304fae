"""A draft put in order, and every line of its source looked for in it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from guides.bringing.ids import slug
from guides.bringing.lines import Draft, Line, SourceLine, has_words, words_of
from guides.bringing.options import kind_of, mark_alone
from guides.bringing.state import Part, Piece, State
from guides.model import Guide, HandOut, Question, Section
from guides.places import Path
from guides.yaml_writer import ORDER, yaml_text

# What only the reading needs, and no guide knows.
ASIDE = ("boxes", "lead", "answers_at", "name", "card", "asked")
TOP = ("guide", *ORDER[Guide])
LEFT_OVER = "these words found no place in the draft"


def finished(state: State) -> Draft:
    guide = state.guide
    title = guide.setdefault("title", "A guide without a title")
    guide.update(guide=slug(title, "guide"), version=1)
    if not guide["sections"]:
        state.open_section("Questions")
    for section in guide["sections"]:
        for question in section["questions"]:
            _settle_question(question, guide["handouts"])
    paths = {id(part): path for path, part in _parts(guide)}
    data = _ordered(guide, TOP)
    return Draft(yaml_text(data), tuple(_lines(state, data, paths)))


def _settle_question(question: Part, handouts: Part) -> None:
    sheet = handouts.get(question.get("for_each", ""))
    if sheet is not None and not sheet.get("groups"):
        question["handout"] = question.pop("for_each")
        sheet = None
    if question.get("options"):
        question["kind"] = kind_of(question)
        mark_alone(question)
    for instruction in question.get("instructions", ()):
        if instruction.get("kind") == "if_not_mentioned" and sheet is None:
            instruction["text"] = f"If not already mentioned. {instruction.get('text', '')}".strip()
            del instruction["kind"]


def _parts(value: Any, path: Path = ()) -> Iterator[tuple[Path, Part]]:
    if isinstance(value, dict):
        yield path, value
    entries: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in entries:
        if isinstance(one, dict | list) and key not in ASIDE:
            yield from _parts(one, (*path, key))


def _ordered(part: Part, order: tuple[str, ...]) -> Part:
    """In the order that a guide is written in, without what only the reading needed."""
    made = {key: part[key] for key in order if key in part and part[key] not in ({}, "")}
    for key, kind in (("sections", Section), ("questions", Question)):
        if key in made:
            made[key] = [_ordered(one, ORDER[kind]) for one in made[key]]
    if "handouts" in made:
        made["handouts"] = {
            name: _ordered({**sheet, "groups": _groups(sheet)}, ORDER[HandOut])
            for name, sheet in made["handouts"].items()
        }
    if "instructions" in made:
        made["instructions"] = _instructions(made["instructions"])
    for key, main in (("options", "label"), ("objectives", "text")):
        if key in made:
            made[key] = {name: _short(one, main) for name, one in made[key].items()}
    if isinstance(made.get("introduction"), dict):
        made["introduction"] = _ordered(made["introduction"], ("ask", "instructions"))
    return made


def _groups(sheet: Part) -> Part:
    return {
        name: {
            "label": group["label"],
            "items": {item: _short(one, "label") for item, one in group["items"].items()},
        }
        for name, group in sheet.get("groups", {}).items()
    }


def _short(part: Part, main: str) -> Any:
    return part[main] if list(part) == [main] else part


def _instructions(parts: list[Part]) -> Any:
    """One that says no more than its kind is written as that kind alone."""
    written = [{key: part[key] for key in ("kind", "text") if key in part} for part in parts]
    return written[0]["kind"] if len(written) == 1 and list(written[0]) == ["kind"] else written


def _lines(state: State, data: Part, paths: dict[int, Path]) -> Iterator[Line]:
    """Each piece with its place; what is not found there is not understood."""
    by_line: dict[int, list[Piece]] = {line.number: [] for line in state.lines}
    for piece in state.pieces:
        by_line[piece.line.number].append(piece)
    for line in state.lines:
        found = [_line(piece, data, paths) for piece in by_line[line.number]]
        found.sort(key=lambda piece: line.text.find(piece.text))
        yield from _apart(data, line, found)
        if has_words(line.text) and _left_over(line, found):
            yield Line(line.number, line.text, "not understood", why=LEFT_OVER)


def _line(piece: Piece, data: Part, paths: dict[int, Path]) -> Line:
    holder = paths.get(id(piece.holder), ())
    path = (*holder, piece.key) if piece.key else holder
    path = _reached(data, path)
    line, text = piece.line, piece.text.strip()
    if piece.became in ("not understood", "no words", "table heading"):
        return Line(line.number, text, piece.became, (), piece.why)
    if _lacking(text, piece.said + _mark(line), value_at(data, path)):
        return Line(line.number, text, "not understood", why=LEFT_OVER)
    return Line(line.number, text, piece.became, path)


def _reached(data: Any, path: Path) -> Path:
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


def _lacking(text: str, said: str, value: Any) -> bool:
    return bool(set(words_of(text)) - set(words_of(said)) - set(words_of(_all_words(value))))


def _all_words(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(map(_all_words, value.values()))
    return " ".join(map(_all_words, value)) if isinstance(value, list) else str(value)


def _left_over(line: SourceLine, pieces: list[Line]) -> bool:
    """Whether the line has words that none of its pieces has."""
    whole = Counter(words_of(line.text)) - Counter(words_of(_mark(line)))
    return bool(whole - Counter(words_of(" ".join(piece.text for piece in pieces))))


def _apart(data: Part, line: SourceLine, pieces: list[Line]) -> Iterator[Line]:
    """A line that went on in the next is told as the lines that were written."""
    if len(pieces) == 1:
        first = line.text
        for _, more in reversed(line.more):
            first = first.removesuffix(more).rstrip()
        pieces = [replace(pieces[0], text=first if line.more else pieces[0].text)]
    yield from pieces
    for number, text in line.more:
        yield _going_on(data, number, text, pieces)


def _going_on(data: Part, number: int, text: str, pieces: list[Line]) -> Line:
    for piece in pieces:
        if piece.path and not _lacking(text, "", value_at(data, piece.path)):
            return Line(number, text, piece.became, piece.path)
    return Line(number, text, "not understood", why="it goes on from the line before; look there")
