"""What a group meeting hoped and feared, by objective: how many comments, how often mentioned."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from analysis.charts import bar_chart, figure, number_table
from analysis.findings import Chart, Finding, Prose, Table, Tally
from analysis.words import inline, leading, listing, number_of, quoted

SIDES = {"hope": "Hopes", "anxiety": "Anxieties"}
ONE_OF = {"hope": "Hope", "anxiety": "Anxiety"}


class Comment(Protocol):
    """One comment under an objective, with how often it was mentioned."""

    @property
    def objective(self) -> str: ...
    @property
    def side(self) -> str: ...
    @property
    def words(self) -> str: ...
    @property
    def mentions(self) -> int: ...


Comments = Sequence[Comment]


def hopes_and_anxieties(comments: Comments) -> Finding:
    tally = tally_of(comments)
    return Finding(
        "hopes_and_anxieties",
        "Hopes and anxieties",
        claim(comments),
        tally,
        (
            Prose(most_mentioned(comments)),
            mirrored(comments, tally),
            *(comments_under(name, comments) for name in objectives(comments)),
        ),
        section="The group meeting",
    )


def objectives(comments: Comments) -> tuple[str, ...]:
    """In the order of the meeting."""
    return tuple(dict.fromkeys(comment.objective for comment in comments))


def tally_of(comments: Comments) -> Tally:
    return Tally(len(comments), sum(comment.mentions for comment in comments))


def of(comments: Comments, objective: str, side: str) -> Tally:
    return tally_of([c for c in comments if (c.objective, c.side) == (objective, side)])


def times(count: int) -> str:
    return "once" if count == 1 else f"{figure(count)} times"


def claim(comments: Comments) -> str:
    sides, places = Counter(dict.fromkeys(SIDES, 0)), Counter[str]()
    for comment in comments:
        sides[comment.side] += comment.mentions
        places[comment.objective] += comment.mentions
    (more, most), (less, least) = sides.most_common()
    shares = {quoted(name): (count, sides.total()) for name, count in places.items()}
    about = leading(shares, noun="objectives", of="mention")
    said = f"{SIDES[more]} were mentioned {times(most)} and {inline(SIDES[less])}"
    rest = times(least) if least else "not at all"
    return f"{said} {rest}; the most mentions were about {about}."


def most_mentioned(comments: Comments) -> str:
    most = max(comment.mentions for comment in comments)
    said = [quoted(c.words) for c in comments if c.mentions == most]
    if most == 1:
        return "Each comment was mentioned once."
    if len(said) > 4:
        return f"Mentioned most often: {len(said)} comments, each {times(most)}."
    each = "each " if len(said) > 1 else ""
    return f"Mentioned most often: {listing(said)}, {each}{times(most)}."


def mirrored(comments: Comments, tally: Tally) -> Chart:
    """Bars of mentions; the table beside them counts the different comments too."""
    names = objectives(comments)
    chart = bar_chart(
        "Hopes and anxieties by objective, in mentions",
        corner="Objective",
        categories=names,
        series={
            label: [of(comments, name, side).mentions for name in names]
            for side, label in SIDES.items()
        },
        kind="mirrored",
        value_title="Number of mentions",
    )
    return replace(chart, table=counts(comments, tally))


def counts(comments: Comments, tally: Tally) -> Table:
    names = objectives(comments)
    series: dict[str, list[float]] = {}
    for side, label in SIDES.items():
        under = [of(comments, name, side) for name in names]
        series[f"{label}: comments"] = [each.comments for each in under]
        series[f"{label}: mentions"] = [each.mentions for each in under]
    return number_table(
        "Hopes and anxieties by objective",
        corner="Objective",
        categories=[*names, "All objectives"],
        series={name: [*values, sum(values)] for name, values in series.items()},
        note=f"{tally.text}. A comment made again is one comment, mentioned once more.",
    )


def comments_under(objective: str, comments: Comments) -> Table:
    under = [comment for comment in comments if comment.objective == objective]
    rows = tuple((c.words, ONE_OF[c.side], figure(c.mentions)) for c in under)
    said = number_of(len(under), "comment")
    note = f"{said}, mentioned {times(tally_of(under).mentions)}."
    return Table(
        f"Comments on {quoted(objective)}",
        ("Comment", "Hope or anxiety", "Mentions"),
        rows,
        numeric=(2,),
        note=note,
    )
