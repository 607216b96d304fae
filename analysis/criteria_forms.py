"""What a part of criteria says as it is typed into a form, by the kind of the part."""

from typing import Any, NamedTuple

from guides.lists import HandOut
from guides.model import Guide
from guides.part_forms import NUMBER, TEXT, Field, Fields
from guides.question import Question
from guides.typed_lines import lines_of

LEVELS = 4


def many(held: Any) -> list[str]:
    """One stands for a list of one."""
    return [str(one) for one in held] if isinstance(held, list) else [str(held)] if held else []


def _lines_shown(held: Any) -> str:
    return "\n".join(" ".join(one.split()) for one in many(held))


def _ticks_read(typed: str, held: Any) -> list[str]:
    """What stays ticked stays in its order."""
    ticked, before = typed.split(), many(held)
    return [each for each in before if each in ticked] + [t for t in ticked if t not in before]


def _levels_shown(held: Any) -> str:
    return ", ".join(many(held))


def _levels_read(typed: str, held: Any) -> list[int]:
    return [int(each) for each in typed.replace(",", " ").split()]


LINES = Field(_lines_shown, lambda typed, held: lines_of(typed))
TICKS = Field(_lines_shown, _ticks_read)


def _only(said: str) -> Field:
    """What is said only where it is not as usual."""
    return Field(lambda held: said if held == said else "", lambda typed, held: typed)


# In the order in which a new part has them.
GATE: Fields = {
    "title": TEXT,
    "met_when": TEXT,
    "type": TEXT,
    "before": _only("launch"),
    "questions": TICKS,
    "documents": LINES,
}
OPTION: Fields = {"title": TEXT}
NEEDS: Fields = {"gates": TICKS, "dimensions": TICKS}
STANCE: Fields = {
    "stance": TEXT._replace(path=("stance", "question")),
    "values": TICKS._replace(path=("stance", "values")),
}
COST: Fields = {
    **{name: NUMBER._replace(path=("cost", name)) for name in ("low", "central", "high")},
    "cost_reason": TEXT._replace(path=("cost", "reason")),
}
DIMENSION: Fields = {"title": TEXT, "leaves_out": TEXT}
CRITERION: Fields = {"title": TEXT, "worst": TEXT, "best": TEXT, "reason": TEXT}
DEMAND: Fields = {
    "levels": Field(_levels_shown, _levels_read),
    "anchors": LINES,
    "reason": TEXT,
}
TRACKS: Fields = {"tracks": TICKS}
THE_CORE: Fields = {
    "items": TICKS,
    "agreed": Field(
        lambda held: "yes" if held is True else "no", lambda typed, held: typed == "yes"
    ),
    "reason": TEXT,
}
REPRESENTATIVES: Fields = {"types": LINES, "reason": TEXT}


class Reading(NamedTuple):
    """How an indicator reads a question: `rated` are the options, each with a rating of its own.

    Where there are none, some answers are counted, of the lines that are named.
    """

    question: str
    rated: tuple[str, ...] = ()
    takes_one: bool = False
    has_lines: bool = False

    @property
    def fields(self) -> Fields:
        fields: dict[str, Field] = {"called": TEXT._replace(path=("title",))}
        if self.has_lines:
            fields["items"] = TICKS._replace(path=("reads", "items"))
        if not self.rated:
            return {**fields, "share_of": TICKS, **DEMAND}
        fields |= {rating_of(each): NUMBER._replace(path=("ratings", each)) for each in self.rated}
        if self.takes_one:
            fields["takes"] = _only("lowest")
        return fields | {name: DEMAND[name] for name in ("anchors", "reason")}


NOTHING = Reading("")


def reading_of(guide: Guide, question: Question, *, is_rated: bool) -> Reading:
    return Reading(
        question.id,
        tuple(question.option_labels) if is_rated else (),
        takes_one=question.kind == "any_of",
        has_lines=isinstance(guide.lists.get(question.for_each), HandOut),
    )


def rating_of(option: str) -> str:
    return f"rating_{option}"
