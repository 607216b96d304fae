"""The sections and questions of a text, as far as they can be told, be it right or not."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from guides.checks.ids import ID
from guides.places import Path
from guides.yaml_parts import part_in

Data = dict[str, Any]
SECTIONS: Path = ("sections",)


class DraftedQuestion(NamedTuple):
    """A question as plain data; `id` is empty where no other may be taken for it."""

    path: Path
    id: str
    data: Data
    section: Path

    @property
    def at(self) -> int:
        return int(self.path[-1])


class DraftedSection(NamedTuple):
    """A section as plain data, with its questions."""

    path: Path
    id: str
    data: Data
    questions: tuple[DraftedQuestion, ...]

    @property
    def at(self) -> int:
        return int(self.path[-1])


class Drafted(NamedTuple):
    """A text as plain data, with its sections, and its hand-outs and rosters by id."""

    data: Data
    sections: tuple[DraftedSection, ...]
    handouts: dict[str, Data]
    rosters: dict[str, Data]

    @property
    def questions(self) -> tuple[DraftedQuestion, ...]:
        return tuple(question for section in self.sections for question in section.questions)

    def section(self, id_: str) -> DraftedSection | None:
        return next((each for each in self.sections if id_ and each.id == id_), None)

    def question(self, id_: str) -> DraftedQuestion | None:
        return next((each for each in self.questions if id_ and each.id == id_), None)


def drafted(text: str) -> Drafted:
    whole = part_in(text, ())
    data = whole if isinstance(whole, dict) else {}
    parts = list(_listed(data, SECTIONS))
    asked = [list(_listed(part, (*path, "questions"))) for path, part in parts]
    names = _used_once(part for _, part in parts)
    asked_names = _used_once(part for questions in asked for _, part in questions)
    sections = (
        DraftedSection(
            path,
            _name(part, names),
            part,
            tuple(DraftedQuestion(at, _name(each, asked_names), each, path) for at, each in those),
        )
        for (path, part), those in zip(parts, asked, strict=True)
    )
    handouts, rosters = (_keyed(data.get(key)) for key in ("handouts", "rosters"))
    return Drafted(data, tuple(sections), handouts, rosters)


def _listed(data: Data, path: Path) -> Iterator[tuple[Path, Data]]:
    held = data.get(str(path[-1]))
    for at, part in enumerate(held if isinstance(held, list) else ()):
        if isinstance(part, dict):
            yield (*path, at), part


def _keyed(held: Any) -> dict[str, Data]:
    parts = held.items() if isinstance(held, dict) else ()
    return {key: part for key, part in parts if isinstance(part, dict)}


def _used_once(parts: Iterable[Data]) -> set[str]:
    told = Counter(part["id"] for part in parts if isinstance(part.get("id"), str))
    return {name for name, times in told.items() if times == 1 and ID.fullmatch(name)}


def _name(part: Data, names: set[str]) -> str:
    name = part.get("id")
    return name if isinstance(name, str) and name in names else ""
