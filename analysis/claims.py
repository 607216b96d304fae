"""A finding is drafted where somebody answered, and says so where nobody did."""

from collections import Counter
from collections.abc import Callable, Sequence

from analysis.bases import base_of
from analysis.counted import Backing
from analysis.counts import answered
from analysis.findings import Base, Block, Finding, Prose
from analysis.parted import Rows
from analysis.words import listing, quoted, sentence
from guides.lists import Item
from guides.question import Question

Draft = tuple[str, tuple[Block, ...]]


def finding(
    question: Question, part: Rows, draft: Callable[[Base], Draft], *, title: str = ""
) -> Finding:
    """`draft` gives the claim and its blocks, and is asked only where there is an answer."""
    base = base_of(part)
    claim, blocks = draft(base) if base.answered else (unanswered(base), ())
    return Finding(question.id, title or question.reading, claim, base, blocks)


def unanswered(base: Base) -> str:
    if not base.eligible and base.not_applicable:
        return "This was not applicable to any partner."
    if not base.eligible and base.set_apart:
        return "No partner has been asked this in the newest version of the guide yet."
    reasons = (
        (base.dont_know, "said that they do not know"),
        (base.prefer_not_to_say, "preferred not to say"),
    )
    return sentence("no partner answered this", *(f"{n} {why}" for n, why in reasons if n))


def by_nobody(
    verb: str, items: Sequence[Item], counts: Counter[str], part: Rows
) -> tuple[Prose, ...]:
    """Names the items that no partner offers or holds, where there are any."""
    unmet = [item for item in items if not counts[item.id]]
    if not unmet:
        return ()
    of_unmet = {item.id for item in unmet}
    said = (seen for item, seen in answered(part).each("item", "seen") if item in of_unmet)
    named = listing([quoted(item.label) for item in unmet])
    text = f"{verb} by no partner that answered: {named}."
    return (Prose(text, backing=Backing(tuple(said))),)
