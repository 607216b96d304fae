"""What is typed to add a gate or an option to criteria."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar

from analysis.criteria import Criteria, Dimension, Gate
from analysis.criteria_options import Option
from guides.yaml_parts import with_part
from research.web.typed_values import Form, Problems, line, lines

Part = Gate | Option | Dimension
T = TypeVar("T", Gate, Option, Dimension)
KINDS = {"hard": "Hard: it decides", "soft": "Soft: it stays as a condition"}
OF_GATE = {
    "title": "Name the gate",
    "met_when": "Say when it is met",
    "type": "Choose whether it is hard or soft",
    "documents": "Name at least one document that could show it",
    "why": "Say why you add it",
}
OF_OPTION = {"title": "Name the option", "why": OF_GATE["why"]}


class GateAdded(NamedTuple):
    """A gate that nobody has judged yet, and the options that it holds up."""

    criteria: Criteria
    values: Form

    @property
    def what(self) -> str:
        return "A gate added"

    @property
    def reason(self) -> str:
        return f"Gate added ({line(self.values, 'title')}): {line(self.values, 'why')}"

    def problems(self) -> Problems:
        return missing(self.values, OF_GATE)

    def put(self, text: str) -> str:
        gates = self.criteria.gates
        id_ = new_id("gate", gates)
        part = {
            "number": next_number(gates),
            "title": line(self.values, "title"),
            "met_when": line(self.values, "met_when"),
            "type": self.values["type"],
            "documents": lines(self.values, "documents"),
            "status": "no_evidence",
        }
        text = with_part(text, ("gates", id_), part)
        for option in ticked(self.values, "option", self.criteria.options):
            text = with_part(text, ("options", option.id, "gates"), [*option.gates, id_])
        return text


class OptionAdded(NamedTuple):
    """A way forward, with the gates and dimensions that it needs; it has the baseline's tracks."""

    criteria: Criteria
    values: Form

    @property
    def what(self) -> str:
        return "An option added"

    @property
    def reason(self) -> str:
        return f"Option added ({line(self.values, 'title')}): {line(self.values, 'why')}"

    def problems(self) -> Problems:
        return missing(self.values, OF_OPTION)

    def put(self, text: str) -> str:
        options = self.criteria.options
        tracks = next(option.tracks for option in options if option.baseline)
        part = {
            "number": next_number(options),
            "title": line(self.values, "title"),
            **({"tracks": list(tracks)} if tracks else {}),
            "gates": ids(ticked(self.values, "gate", self.criteria.gates)),
            "dimensions": ids(ticked(self.values, "dimension", self.criteria.measured)),
        }
        return with_part(text, ("options", new_id("option", options)), part)


def missing(values: Form, wanted: Problems) -> Problems:
    return {name: what for name, what in wanted.items() if not line(values, name)}


def ticked(values: Form, name: str, parts: Iterable[T]) -> list[T]:
    return [part for part in parts if f"{name}_{part.id}" in values]


def ids(parts: Iterable[Part]) -> list[str]:
    return [part.id for part in parts]


def next_number(parts: Sequence[Part]) -> int:
    return max((part.number for part in parts), default=0) + 1


def new_id(name: str, parts: Sequence[Part]) -> str:
    taken = {part.id for part in parts}
    numbers = range(1, len(taken) + 2)
    return next(f"{name}_{n}" for n in numbers if f"{name}_{n}" not in taken)
