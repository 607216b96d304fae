"""Where partners stand on each option, as the stage tells that put the options to them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from analysis.charts import bar_chart
from analysis.criteria import Criteria
from analysis.criteria_options import Option
from analysis.findings import Chart, Grid, State
from analysis.rows import AnswerRow, Answers, Partners
from analysis.words import inline, listing
from guides.kinds import MISSING
from guides.model import Guide, Question

NO_ANSWER = "No answer"
TITLE = "Where partners stand on each option"


@dataclass(frozen=True)
class Stances:
    """By option's id, how many partners took each stance; the last two gave none.

    `taken` is the stance of each partner on each option, by the place of its label.
    """

    stage: str
    labels: tuple[str, ...]
    counts: Mapping[str, tuple[int, ...]]
    taken: Mapping[str, Mapping[str, int]]

    @property
    def asked(self) -> int:
        return len(self.taken)

    def words(self, option: Option) -> str:
        """“Support 4, oppose 2 of 6”: nothing is said of stances that nobody took."""
        if option.id not in self.counts:
            return "Not asked"
        pairs = zip(self.labels, self.counts[option.id], strict=True)
        said = [f"{inline(label)}: {count}" for label, count in pairs if count]
        return f"{'; '.join(said)[:1].upper()}{'; '.join(said)[1:]}" or "Nobody was asked"


def stances_of(
    answers: Answers, partners: Partners, guide: Guide, criteria: Criteria, stage: str
) -> Stances | None:
    """None where the guide puts no options to partners, or none of these."""
    question = guide.measuring("stance")
    places = dict(places_of(guide, question, criteria)) if question else {}
    if question is None or not places:
        return None
    who = {each.code: each.name for each in partners if each.status == "submitted"}
    labels = (*question.option_labels.values(), MISSING["dont_know"], NO_ANSWER)
    order = [*question.option_labels, "dont_know"]
    said = {
        (row.partner, places[row.item]): order.index(stance_in(row))
        for row in answers
        if row.question == question.id and row.item in places and stance_in(row) in order
    }
    asked = dict.fromkeys(places.values())
    taken = {
        name: {option: said.get((code, option), len(order)) for option in asked}
        for code, name in who.items()
    }
    counted = {option: Counter(each[option] for each in taken.values()) for option in asked}
    counts = {o: tuple(found[n] for n in range(len(labels))) for o, found in counted.items()}
    return Stances(stage, labels, counts, taken)


def places_of(guide: Guide, question: Question, criteria: Criteria) -> Iterator[tuple[str, str]]:
    """The lines of the hand-out that are options, by their id or by their title."""
    titles = {" ".join(option.title.split()): option.id for option in criteria.options}
    known = {option.id for option in criteria.options}
    for item in guide.lists[question.for_each].items if question.for_each else ():
        if item.id in known or item.label in titles:
            yield item.id, item.id if item.id in known else titles[item.label]


def stance_in(row: AnswerRow) -> str:
    return str(row.value) if row.value is not None else row.missing or ""


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
        series={label: counts for label, counts in series.items() if any(counts)},
        note=f"{stances.stage}: {stances.asked} partners answered.{missing}",
        on_scale=len([label for label in stances.labels[:-2] if any(series[label])]),
    )


def stance_grid(criteria: Criteria, stances: Stances) -> Grid:
    """Each partner by each option."""
    asked = [option for option in criteria.options if option.id in stances.counts]
    return Grid(
        title="Stance of each partner",
        corner="Partner",
        rows=tuple(stances.taken),
        columns=tuple(f"{option.number}. {option.title}" for option in asked),
        cells=tuple(
            tuple(f"stance_{each[option.id]}" for option in asked)
            for each in stances.taken.values()
        ),
        states=tuple(states(stances)),
    )


def states(stances: Stances) -> Iterator[State]:
    """From the first, which is for it, to the last, which is against it."""
    *held, unknown, silent = stances.labels
    for n, label in enumerate(held):
        yield State(f"stance_{n}", label, str(n + 1), max(4 - n, 1))
    yield State(f"stance_{len(held)}", unknown, "DK", 0)
    yield State(f"stance_{len(held) + 1}", silent, "?", 0)
