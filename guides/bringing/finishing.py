"""A draft put in the order and the short forms that a guide is written in."""

from collections.abc import Callable, Iterator
from typing import Any

from guides.bringing.accounting import Account
from guides.bringing.handouts import shown_with
from guides.bringing.lines import Draft
from guides.bringing.options import kind_of, mark_alone
from guides.bringing.skipping import lead_past
from guides.bringing.state import Part, State
from guides.lists import HandOut
from guides.made_ids import slug
from guides.model import Guide, Section
from guides.places import Path
from guides.question import Question
from guides.yaml_writer import ORDER, yaml_text

# What only the reading needs, and no guide knows.
ASIDE = ("boxes", "lead", "answers_at", "name", "card", "asked")
TOP = ("guide", *ORDER[Guide])


def finished(state: State) -> Draft:
    guide = state.guide
    title = guide.setdefault("title", "A guide without a title")
    guide.update(guide=slug(title, "guide"), version=1)
    _number_sheets(guide["handouts"])
    if not guide["sections"]:
        state.open_section("Questions")
    for section in guide["sections"]:
        for question in section["questions"]:
            _settle_question(question, guide["handouts"])
    lead_past(state)
    paths = {id(part): path for path, part in _parts(guide)}
    data = _ordered(guide, TOP)
    account = Account(data, paths)
    return Draft(yaml_text(data), tuple(account.lines(state.lines, state.pieces)))


def _settle_question(question: Part, handouts: Part) -> None:
    shown = "" if "for_each" in question else shown_with(question, handouts)
    if shown:
        question.setdefault("handout", shown)
    sheet = handouts.get(question.get("for_each", ""))
    if sheet is not None and not sheet.get("groups"):
        question["handout"] = question.pop("for_each")
        sheet = None
    if question.get("options"):
        question["kind"] = _kind(question)
        mark_alone(question)
    for instruction in question.get("instructions", ()):
        if instruction.get("kind") == "if_not_mentioned" and sheet is None:
            instruction["text"] = f"If not already mentioned. {instruction.get('text', '')}".strip()
            del instruction["kind"]


def _kind(question: Part) -> str:
    """A table that asks for yes or no rates nothing."""
    told = question["kind"] not in ("long_text", "scale")
    rates = question["kind"] == "scale" and not set(question["options"]) <= {"yes", "no"}
    return str(question["kind"]) if told or rates else kind_of(question)


def _number_sheets(handouts: Part) -> None:
    """Lists that were made of tables come behind the hand-outs that have a number."""
    for sheet in handouts.values():
        taken = {other["number"] for other in handouts.values()}
        sheet["number"] = sheet["number"] or next(n for n in range(1, 999) if n not in taken)


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
    for key, short in SHORT.items():
        if key in made:
            made[key] = {name: short(one) for name, one in made[key].items()}
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


def _option(part: Part) -> Any:
    """Without the number that it has in the source."""
    return _short({key: held for key, held in part.items() if key != "code"}, "label")


SHORT: dict[str, Callable[[Any], Any]] = {
    "options": _option,
    "objectives": lambda part: _short(part, "text"),
    "ask_if": lambda values: values[0] if len(values) == 1 else values,
}


def _instructions(parts: list[Part]) -> Any:
    """One that says no more than its kind is written as that kind alone."""
    written = [{key: part[key] for key in ("kind", "text") if key in part} for part in parts]
    return written[0]["kind"] if len(written) == 1 and list(written[0]) == ["kind"] else written
