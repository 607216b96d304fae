"""What is said of how flows are told apart, and which answers tell who can send and receive."""

from collections.abc import Iterator, Sequence

from analysis.criteria import Ability, question_read
from analysis.findings import Table
from analysis.words import listing, quoted
from guides.model import Guide

FLOW = "A flow is one kind of data from a partner that holds it to another that wants it."
NOBODY_TELLS = (
    " It works now where the holder may share it outright and did not say that it would rather"
    " not. The criteria name no answer that tells whether partners can send and receive data, so"
    " no number here takes account of that."
)
TOLD = (
    " It works now where the holder may share it outright, did not say that it would rather not"
    " and told that it can send it, and where the other told that it can receive it. Where nothing"
    " that was told bars it, and not all of that was told, it works as far as is told. What was"
    " told to bar it counts before what was not told: where one thing bars it, it would work if"
    " that were put right, as far as is told."
)
WHO = {"sends": "Who sends", "receives": "Who receives", "both": "Both"}
COLUMNS = ("What it takes", "Of whom", "Asked", "Can", "Depends on a change", "Cannot")
NO_OPTION = "\u2013"


def how(abilities: Sequence[Ability]) -> str:
    return FLOW + (TOLD if abilities else NOBODY_TELLS)


def what_tells(guide: Guide, abilities: Sequence[Ability]) -> Iterator[Table]:
    if abilities:
        rows = tuple(in_words(guide, ability) for ability in abilities)
        yield Table("What tells whether partners can send and receive data", COLUMNS, rows)


def in_words(guide: Guide, ability: Ability) -> tuple[str, ...]:
    question = question_read(guide, ability.reads)
    if question is None:
        return ability.title, WHO[ability.who], *[NO_OPTION] * 4
    labels = question.option_labels
    items = guide.lists[question.for_each].items if ability.reads.items else ()
    named = [item.label for item in items if item.id in ability.reads.items]
    asked = f"{question.reading} {listing(named)}".strip()
    told = (
        listing([quoted(labels[option]) for option in options]) or NO_OPTION
        for options in (ability.able, ability.conditions, ability.unable)
    )
    return ability.title, WHO[ability.who], asked, *told
