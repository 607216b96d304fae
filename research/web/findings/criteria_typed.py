"""What is typed into the forms of criteria: put into their text, or told what is wrong with it."""

from datetime import date
from typing import NamedTuple, get_args

from analysis.criteria import Criteria, Gate, Status
from analysis.criteria_options import Option, Score, Weights
from analysis.judgement.status_words import STATUS_LABELS
from guides.yaml_parts import part_in, with_part
from research.web.typed_days import typed_day
from research.web.typed_values import (
    FROM_0_TO_100,
    Form,
    Problems,
    day_of,
    day_problem,
    is_within,
    line,
    lines,
    lower,
    today,
)

THRESHOLDS = {
    "answered": "Answered, out of a hundred, to give a score",
    "essential": "Least level of an essential partner, from 0 to 4",
    "grade_a": "With a score and confirmed, out of a hundred: grade A",
    "grade_b": "With a score, out of a hundred: grade B",
    "grade_c": "With a score, out of a hundred: grade C",
}


class GateTyped(NamedTuple):
    """A person's word on a gate, with what it rests on."""

    gate: Gate
    values: Form

    @classmethod
    def begun(cls, gate: Gate) -> "GateTyped":
        return cls(
            gate,
            {
                "status": gate.status,
                "judged_by": gate.judged_by,
                "judged_on": typed_day(gate.judged_on),
                "evidence": "\n".join(gate.evidence),
                "why": gate.why,
            },
        )

    @property
    def what(self) -> str:
        return f"Gate {self.gate.number}"

    @property
    def reason(self) -> str:
        label = STATUS_LABELS[self.values["status"]]  # type: ignore[index]
        return f"Gate {self.gate.number} ({self.gate.title}): {label}. {line(self.values, 'why')}"

    def problems(self) -> Problems:
        found: Problems = {}
        if self.values.get("status") not in get_args(Status):
            found["status"] = "Choose how the gate stands"
        if not line(self.values, "why"):
            found["why"] = "Say why it stands so"
        if self.values.get("status") != "no_evidence":
            if not line(self.values, "judged_by"):
                found["judged_by"] = "Name who judges the gate"
            found |= day_problem(self.values, "judged_on")
            if not lines(self.values, "evidence"):
                found["evidence"] = "Name at least one piece of evidence"
        return found

    def put(self, text: str) -> str:
        path = ("gates", self.gate.id)
        names = ("status", "judged_by", "judged_on", "evidence", "why", "source")
        old = part_in(text, path)
        rest = {key: value for key, value in old.items() if key not in names}
        said = {"status": self.values["status"]}
        if said["status"] != "no_evidence":
            said["judged_by"] = line(self.values, "judged_by")
            said["judged_on"] = day_of(self.values, "judged_on")
            rest |= {**said, "evidence": lines(self.values, "evidence")}
        rest |= {**said, "why": line(self.values, "why")}
        return with_part(text, path, rest | {k: old[k] for k in ("source",) if k in old})


class WeightsTyped(NamedTuple):
    """Swing weights of one person; `id` is empty for new ones."""

    criteria: Criteria
    id: str
    values: Form

    @classmethod
    def begun(cls, criteria: Criteria, weights: Weights | None) -> "WeightsTyped":
        if weights is None:
            return cls(criteria, "", {"date": typed_day(date.today())})
        swings = {f"swing_{name}": str(value) for name, value in weights.swings.items()}
        given = {"who": weights.who, "date": typed_day(weights.date), "why": weights.reason}
        return cls(criteria, weights.id, given | swings)

    @property
    def what(self) -> str:
        return "Weights"

    @property
    def reason(self) -> str:
        return f"Weights of {line(self.values, 'who')}: {line(self.values, 'why')}"

    def problems(self) -> Problems:
        found: Problems = {}
        if not line(self.values, "who"):
            found["who"] = "Name whose weights these are"
        found |= day_problem(self.values, "date")
        swings = {f"swing_{each.id}": each for each in self.criteria.appraisal}
        for name, criterion in swings.items():
            if not is_within(line(self.values, name), 100):
                found[name] = f"{criterion.title}: {lower(FROM_0_TO_100)}"
        if not any(name in found or line(self.values, name) == "100" for name in swings):
            found[next(iter(swings))] = "Give 100 to the swing that matters most"
        if not line(self.values, "why"):
            found["why"] = "Say why they weigh so"
        return found

    def put(self, text: str) -> str:
        swings = {
            each.id: int(line(self.values, f"swing_{each.id}")) for each in self.criteria.appraisal
        }
        part = {
            "who": line(self.values, "who"),
            "swings": swings,
            "reason": line(self.values, "why"),
            "date": day_of(self.values, "date"),
        }
        return with_part(text, ("weights", self.id or self._new_id()), part)

    def _new_id(self) -> str:
        taken = {each.id for each in self.criteria.weights}
        return next(f"set_{n}" for n in range(1, len(taken) + 2) if f"set_{n}" not in taken)


class ThresholdsTyped(NamedTuple):
    """Cut-offs; one that changes takes the reason and today's date."""

    criteria: Criteria
    values: Form

    @classmethod
    def begun(cls, criteria: Criteria) -> "ThresholdsTyped":
        limits = criteria.thresholds
        return cls(criteria, {name: str(getattr(limits, name).value) for name in THRESHOLDS})

    @property
    def what(self) -> str:
        return "Thresholds"

    @property
    def reason(self) -> str:
        return line(self.values, "why")

    def problems(self) -> Problems:
        found: Problems = {}
        for name in THRESHOLDS:
            most = 4 if name == "essential" else 100
            if not is_within(line(self.values, name), most):
                found[name] = f"Enter a whole number from 0 to {most}"
        grades = [self.values.get(f"grade_{grade}", "") for grade in "abc"]
        if not found and not int(grades[0]) > int(grades[1]) > int(grades[2]):
            found["grade_a"] = "The grades must fall from A to B to C"
        if not line(self.values, "why"):
            found["why"] = "Say why you change them"
        return found

    def put(self, text: str) -> str:
        for name in THRESHOLDS:
            value = int(line(self.values, name))
            if value != getattr(self.criteria.thresholds, name).value:
                part = {"value": value, "reason": self.reason, "date": today()}
                text = with_part(text, ("thresholds", name), part)
        return text


class OptionTyped(NamedTuple):
    """How one option does on each criterion; a blank score is not judged."""

    criteria: Criteria
    option: Option
    values: Form

    @classmethod
    def begun(cls, criteria: Criteria, option: Option) -> "OptionTyped":
        values: dict[str, str] = {}
        for name, score in option.performance.items():
            values |= _as_typed(name, score)
        return cls(criteria, option, values)

    @property
    def what(self) -> str:
        return f"Option {self.option.number}"

    @property
    def reason(self) -> str:
        return f"Option {self.option.number} ({self.option.title}): {line(self.values, 'why')}"

    def problems(self) -> Problems:
        found: Problems = {}
        for each in self.criteria.appraisal:
            score = line(self.values, f"score_{each.id}")
            if score and not is_within(score, 100):
                found[f"score_{each.id}"] = f"{each.title}: {lower(FROM_0_TO_100)}"
            if score and not line(self.values, f"reason_{each.id}"):
                found[f"reason_{each.id}"] = f"{each.title}: say why it has this score"
            if score and not lines(self.values, f"evidence_{each.id}"):
                found[f"evidence_{each.id}"] = f"{each.title}: name at least one piece of evidence"
        if not line(self.values, "why"):
            found["why"] = "Say why you change the scores"
        return found

    def put(self, text: str) -> str:
        path = ("options", self.option.id, "performance")
        old = part_in(text, path) or {}
        scores = {
            each.id: self._score(each.id, old.get(each.id)) for each in self.criteria.appraisal
        }
        if not any(scores.values()) and not old:
            return text
        return with_part(
            text, path, {name: score or "not judged" for name, score in scores.items()}
        )

    def _score(self, name: str, old: object) -> object:
        """An unchanged one keeps its date."""
        given = {key: self.values.get(key, "") for key in _as_typed(name, None)}
        before = self.option.performance.get(name)
        if before and given == _as_typed(name, before):
            return old
        if not line(self.values, f"score_{name}"):
            return None
        return {
            "score": int(line(self.values, f"score_{name}")),
            "evidence": lines(self.values, f"evidence_{name}"),
            "reason": line(self.values, f"reason_{name}"),
            "date": today(),
        }


def _as_typed(name: str, score: Score | None) -> dict[str, str]:
    return {
        f"score_{name}": str(score.score) if score else "",
        f"reason_{name}": score.reason if score else "",
        f"evidence_{name}": "\n".join(score.evidence) if score else "",
    }
