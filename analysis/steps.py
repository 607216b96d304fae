"""Which key steps partners named, how needed they are, and how soon they should come."""

from collections import Counter, defaultdict

import pandas as pd

from analysis.charts import bar_chart, number_table
from analysis.claims import Draft, finding
from analysis.counts import about, answered, commonest, tally
from analysis.findings import Base, Chart, Finding, Table
from analysis.words import listing, number_of
from guides.model import Guide, Question

UNSAID = "Not said"


def key_steps(frame: pd.DataFrame, guide: Guide, question: Question) -> Finding:
    need, time = guide.measuring("step_need"), guide.measuring("step_time")
    part = about(frame, question)
    steps = (
        answered(named_alike(part))[["partner", "item", "step"]]
        .merge(replies(frame, need, "need"), how="left")
        .merge(replies(frame, time, "time"), how="left")
        .fillna("")
    )

    def draft(base: Base) -> Draft:
        blocks = (
            by_priority_and_time(steps, need, time, base.text),
            step_table(steps, need, time, base.text),
        )
        return claim_about(steps, need), blocks

    return finding(question, part, draft, title="Key steps")


def named_alike(rows: pd.DataFrame) -> pd.DataFrame:
    """With `step`: the name of the row, in the commonest spelling where only case differs."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for label in rows["item_label"]:
        spellings[folded(label)][tidied(label)] += 1
    return rows.assign(step=[commonest(spellings[folded(label)]) for label in rows["item_label"]])


def tidied(label: str) -> str:
    return " ".join(label.split()).rstrip(".")


def folded(label: str) -> str:
    return tidied(label).casefold()


def replies(frame: pd.DataFrame, question: Question | None, name: str) -> pd.DataFrame:
    given = answered(about(frame, question))
    return given[["partner", "item", "value"]].rename(columns={"value": name})


def claim_about(steps: pd.DataFrame, need: Question | None) -> str:
    partners = number_of(steps["partner"].nunique(), "partner")
    named = f"{partners} named {number_of(len(steps), 'key step')}"
    different = f"({steps['step'].nunique()} different)"
    said = tally(steps, "need")
    needs = [f"{said[option,]} as {label.lower()}" for option, label in options_of(need).items()]
    return ", ".join(filter(None, [f"{named} {different}", listing(needs)])) + "."


def labels_of(question: Question | None) -> dict[str, str]:
    return {**(question.option_labels if question else {}), "": UNSAID}


def by_priority_and_time(
    steps: pd.DataFrame, need: Question | None, time: Question | None, note: str
) -> Chart:
    counts = tally(steps, "need", "time")
    return bar_chart(
        "Steps by how soon they should come",
        corner="How soon",
        categories=list(labels_of(time).values()),
        series={
            label: [counts[option, when] for when in labels_of(time)]
            for option, label in labels_of(need).items()
        },
        value_title="Number of steps named",
        note=note,
    )


def step_table(
    steps: pd.DataFrame, need: Question | None, time: Question | None, note: str
) -> Table:
    """What several partners named first; a partner counts once for each step."""
    once = steps.drop_duplicates(["partner", "step"])
    partners = tally(once, "step")
    names = sorted((name for (name,) in partners), key=lambda name: (-partners[name,], name))
    needs, times = tally(once, "step", "need"), tally(once, "step", "time")
    return number_table(
        "Steps that partners named",
        corner="Step",
        categories=names,
        series={
            "Partners": [partners[name,] for name in names],
            **{label: [needs[n, o] for n in names] for o, label in options_of(need).items()},
            **{label: [times[n, o] for n in names] for o, label in options_of(time).items()},
        },
        note=note,
    )


def options_of(question: Question | None) -> dict[str, str]:
    return question.option_labels if question else {}
