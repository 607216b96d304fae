"""Where partners stand on each option, as the stage tells that put the options to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.charts import bar_chart
from analysis.counted import Count, Seen, beside
from analysis.criteria import Criteria
from analysis.findings import Chart, Grid, State, Table
from analysis.judgement.stance_reasons import Reason, Said, reasons_of, reasons_table
from analysis.rows import AnswerRow, Answers, Partners, heard
from analysis.words import listing, number_of
from guides.kinds import MISSING
from guides.model import Guide
from guides.question import Question

NO_ANSWER = "No answer"
TITLE = "Where partners stand on each option"


class Taken(NamedTuple):
    """A stance, by the place of its label, and the answer that says so."""

    label: int
    answer: int | None

    @property
    def answers(self) -> tuple[int, ...]:
        return () if self.answer is None else (self.answer,)


@dataclass(frozen=True)
class Stances:
    """By option's id, how many partners took each stance; the last two gave none.

    `taken` is the stance of each partner on each option, by its code; `names` what it is called.
    """

    stage: str
    labels: tuple[str, ...]
    counts: Mapping[str, tuple[Count, ...]]
    taken: Mapping[str, Mapping[str, Taken]]
    names: Mapping[str, str]
    reasons: tuple[Reason, ...] = ()

    @property
    def asked(self) -> int:
        return len(self.taken)

    @property
    def answers(self) -> tuple[int, ...]:
        """All that were read."""
        stances = (each for by_option in self.taken.values() for each in by_option.values())
        said = (each for reason in self.reasons for each in (reason.why, reason.condition))
        read = (each.answer for part in (stances, said) for each in part)
        return tuple(answer for answer in read if answer is not None)


def stances_of(
    answers: Answers, partners: Partners, guide: Guide, criteria: Criteria, stage: str
) -> Stances | None:
    """None where the guide puts no options to partners, or none of these."""
    question = guide.measuring("stance")
    places = dict(places_of(guide, question, criteria)) if question else {}
    if question is None or not places:
        return None
    answers = list(answers)
    spoke = heard(answers)
    answers = [row for row in answers if row.item in places]
    who = {p.code: p.name for p in partners if p.status == "submitted" and p.code in spoke}
    labels = (*question.option_labels.values(), MISSING["dont_know"], NO_ANSWER)
    order = [*question.option_labels, "dont_know"]
    said = {(row.partner, places[row.item]): row for row in answers if row.question == question.id}
    taken = {
        code: {option: taken_in(said.get((code, option)), order) for option in places.values()}
        for code in who
    }
    reasons = tuple(reasons_of(answers, guide, places, tuple(who)))
    return Stances(stage, labels, counts_of(taken, len(labels)), taken, who, reasons)


def counts_of(
    taken: Mapping[str, Mapping[str, Taken]], labels: int
) -> dict[str, tuple[Count, ...]]:
    """A stance is no row of the frame, so its place is one that no row has."""
    rows: dict[str, list[list[Seen]]] = {}
    for partner, (code, by_option) in enumerate(taken.items()):
        for number, (option, (label, answer)) in enumerate(by_option.items()):
            seen = Seen(beside("stances", number * 100_000 + partner), code, answer)
            rows.setdefault(option, [[] for _ in range(labels)])[label].append(seen)
    return {option: tuple(map(Count, of_option)) for option, of_option in rows.items()}


def places_of(guide: Guide, question: Question, criteria: Criteria) -> Iterator[tuple[str, str]]:
    """The lines of the hand-out that are options, by their id or by their title."""
    titles = {" ".join(option.title.split()): option.id for option in criteria.options}
    known = {option.id for option in criteria.options}
    for item in guide.lists[question.for_each].items if question.for_each else ():
        if item.id in known or item.label in titles:
            yield item.id, item.id if item.id in known else titles[item.label]


def taken_in(row: AnswerRow | None, order: Sequence[str]) -> Taken:
    """What is no stance stands last, be it nothing at all."""
    if row is None:
        return Taken(len(order), None)
    said = str(row.value) if row.value is not None else row.missing
    return Taken(order.index(said) if said in order else len(order), row.id)


def stance_chart(criteria: Criteria, stances: Stances) -> Chart:
    """Every option that was asked about, with everybody in each bar."""
    asked = [option for option in criteria.options if option.id in stances.counts]
    series = {
        label: [stances.counts[option.id][n] for option in asked]
        for n, label in enumerate(stances.labels)
    }
    lacking = [str(option.number) for option in criteria.options if option not in asked]
    missing = f" Not asked about: option {listing(lacking)}." if lacking else ""
    return bar_chart(
        TITLE,
        corner="Option",
        categories=[f"{option.number}. {option.title}" for option in asked],
        series={label: series[label] for label in labels_told(stances, series)},
        note=f"{stances.stage}: {number_of(stances.asked, 'partner')} answered.{missing}",
        on_scale=len([label for label in stances.labels[:-2] if any(series[label])]),
    )


def labels_told(stances: Stances, series: Mapping[str, Sequence[Count]]) -> list[str]:
    """Those that anybody took. Why there is none is told whole: one reason alone is a number."""
    *held, unknown, silent = stances.labels
    none = [unknown, silent] if any(series[unknown]) or any(series[silent]) else []
    return [*(label for label in held if any(series[label])), *none]


def stance_reasons(criteria: Criteria, stances: Stances) -> Table:
    taken = {
        partner: {o: Said(stances.labels[n], answer) for o, (n, answer) in by_option.items()}
        for partner, by_option in stances.taken.items()
    }
    return reasons_table(criteria, stances.reasons, taken, stances.names)


def stance_grid(criteria: Criteria, stances: Stances) -> Grid:
    """Each partner by each option."""
    asked = [option for option in criteria.options if option.id in stances.counts]
    return Grid(
        title="Stance of each partner",
        corner="Partner",
        rows=tuple(stances.names[code] for code in stances.taken),
        columns=tuple(f"{option.number}. {option.title}" for option in asked),
        cells=tuple(
            tuple(f"stance_{each[option.id].label}" for option in asked)
            for each in stances.taken.values()
        ),
        states=tuple(states(stances)),
        answers=tuple(
            tuple(each[option.id].answers for option in asked) for each in stances.taken.values()
        ),
    )


def states(stances: Stances) -> Iterator[State]:
    """From the first, which is for it, to the last, against it; as dark as in the chart."""
    *held, unknown, silent = stances.labels
    for n, label in enumerate(held):
        yield State(f"stance_{n}", label, str(n + 1), min(n + 1, 4))
    yield State(f"stance_{len(held)}", unknown, "DK", 0)
    yield State(f"stance_{len(held) + 1}", silent, "?", 0)
