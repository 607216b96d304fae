"""A part of criteria typed into its form: what it changes in their text, and why."""

from dataclasses import dataclass
from functools import cached_property

from analysis.criteria import Criteria
from analysis.criteria_forms import (
    COST,
    CRITERION,
    DEMAND,
    DIMENSION,
    GATE,
    NEEDS,
    NOTHING,
    OPTION,
    REPRESENTATIVES,
    STANCE,
    THE_CORE,
    TRACKS,
    Reading,
    many,
    rating_of,
)
from analysis.criteria_moves import NEEDED, needing, with_needs
from analysis.criteria_options import Weights
from guides.drafted import Data
from guides.made_ids import slug, unused
from guides.part_forms import Fields, as_typed, new_part, typed, with_typed
from guides.places import Path
from guides.yaml_parts import part_in, with_part, without_part
from research.web.findings.criteria_labels import KINDS, NEEDS_RATED, SAID_REASON, Kind
from research.web.findings.criteria_part_problems import problems_of
from research.web.typed_values import Form, Problems, line, today

DATED: dict[str, tuple[Path, ...]] = {
    "options": (("cost",),),
    "dimensions": (("demand",),),
    "indicators": ((),),
    "appraisal": ((),),
    "core": ((),),
    "representatives": ((),),
}
"""What of a part says since when it holds."""
WHOLE: dict[str, Fields] = {
    "appraisal": CRITERION,
    "core": THE_CORE,
    "representatives": REPRESENTATIVES,
}
"""The kinds whose fields are the same for each part."""
GROUNDED = ("dimensions", "indicators", "appraisal")


@dataclass(frozen=True)
class PartTyped:
    """A part of those in `holder`; `id` is empty where it is new.

    An indicator, and the first one of a new dimension, reads as `reading` says.
    """

    text: str
    criteria: Criteria
    holder: Path
    id: str
    values: Form
    reading: Reading = NOTHING

    @property
    def kind(self) -> Kind:
        return KINDS[self.name]

    @property
    def name(self) -> str:
        return str(self.holder[-1]) if self.holder else self.id

    @cached_property
    def data(self) -> Data:
        return part_in(self.text, (*self.holder, self.id)) or {} if self.id else {}

    @cached_property
    def fields(self) -> Fields:
        return fields_of(self)

    @property
    def _first(self) -> Fields:
        """Those of the first indicator of a new dimension."""
        if self.id or self.name != "dimensions":
            return {}
        return self.reading.fields

    @property
    def _swings(self) -> dict[str, Weights]:
        """What a new criterion weighs to each who gave weights."""
        is_new = self.name == "appraisal" and not self.id
        return {f"swing_{each.id}": each for each in self.criteria.weights} if is_new else {}

    @property
    def title(self) -> str:
        return line(self.values, "called" if self.name == "indicators" else "title")

    @property
    def what(self) -> str:
        return f"The {self.kind.noun} changed" if self.id else f"The {self.kind.noun} added"

    @property
    def reason(self) -> str:
        done = "changed" if self.id else "added"
        why = line(self.values, "why") or line(self.values, "reason")
        called = f" ({self.title})" if self.title else ""
        return f"{self.kind.noun.capitalize()} {done}{called}: {why}"

    def begun(self) -> dict[str, str]:
        """What stands there as it is typed; a new option has the tracks of business as usual."""
        held = as_typed(self.fields, self.data)
        if self.name == "options" and not self.id:
            baseline = next(each for each in self.criteria.options if each.baseline)
            held["tracks"] = "\n".join(baseline.tracks)
        if self.name in NEEDED and self.id:
            held["options"] = "\n".join(needing(part_in(self.text, ()), self.name, self.id))
        return held

    def problems(self) -> Problems:
        """A new part that says why it is judged so needs no other reason."""
        needed, fields = dict(self.kind.needed), [*self.fields, *self._first, *self._swings]
        if not self.id and self.name in GROUNDED:
            del needed["why"]
        if self._first:
            needed |= NEEDS_RATED
        if self.data.get("demand"):
            needed |= SAID_REASON
        return problems_of(fields, needed, self.values)

    def put(self, text: str) -> str:
        id_ = self.id or self._new_id()
        path = (*self.holder, id_)
        text = self._changed(text, path) if self.id else with_part(text, path, self._made())
        for name, each in self._swings.items():
            swing = int(line(self.values, name))
            text = with_part(text, ("weights", each.id, "swings", id_), swing)
        if self.name in NEEDED and not self.data.get("demand"):
            text = with_needs(text, self.name, id_, typed(self.values, "options").split())
        return text

    def _changed(self, text: str, path: Path) -> str:
        if "cost" in self.data and not any(line(self.values, name) for name in COST):
            text = without_part(text, (*path, "cost"))
        changed = with_typed(text, path, self.fields, part_in(text, path), self.values)
        if self.name == "indicators":
            changed = self._with_unrated(changed, path)
        for below in DATED.get(self.name, ()):
            place = (*path, *below)
            now = part_in(changed, place)
            if now and now != part_in(text, place):
                changed = with_part(changed, (*place, "date"), today())
        return changed

    def _with_unrated(self, text: str, path: Path) -> str:
        place, left = (*path, "unrated"), self._unrated()
        if sorted(left) == sorted(many(part_in(text, place))):
            return text
        return with_part(text, place, left) if left else without_part(text, place)

    def _unrated(self) -> list[str]:
        return [o for o in self.reading.rated if not line(self.values, rating_of(o))]

    def _made(self) -> Data:
        made = new_part(self.fields, "", self.values)
        del made["id"]
        if self.name == "indicators":
            return self._indicator(made)
        if self.name == "appraisal":
            return made | {"date": today()}
        if "cost" in made:
            made["cost"] |= {"date": today()}
        made = Data(number=self._next_number()) | made
        if self.name == "gates":
            made["status"] = "no_evidence"
        if self.name == "dimensions":
            first = new_part(self._first, "", self.values)
            del first["id"]
            name = slug(line(self.values, "called"), "indicator")
            made["indicators"] = {name: self._indicator(first)}
        return made

    def _indicator(self, made: Data) -> Data:
        reads = {"question": self.reading.question} | made.pop("reads", {})
        left = self._unrated()
        more = {"unrated": left} if left else {}
        return {"title": made.pop("title"), "reads": reads} | made | more | {"date": today()}

    def _new_id(self) -> str:
        taken = part_in(self.text, self.holder) or {}
        return unused(slug(self.title, self.kind.noun), taken)

    def _next_number(self) -> int:
        held: Data = part_in(self.text, self.holder) or {}
        numbers = [each.get("number") for each in held.values()]
        return max((n for n in numbers if isinstance(n, int)), default=0) + 1


def fields_of(part: PartTyped) -> Fields:
    tracks = TRACKS if part.criteria.are_by_track else {}
    if part.name == "gates":
        return {**GATE, **tracks}
    if part.name == "options":
        needs = {} if part.data.get("baseline") else NEEDS
        return {**OPTION, **tracks, **needs, **STANCE, **COST}
    if part.name == "dimensions":
        demand = {name: each._replace(path=("demand", name)) for name, each in DEMAND.items()}
        return {**DIMENSION, **(demand if "demand" in part.data else {})}
    if part.name in WHOLE:
        return WHOLE[part.name]
    return part.reading.fields
