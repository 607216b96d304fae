"""What the method annex says of answers that differ within a partner, and of partners who left."""

from collections import defaultdict

from analysis.findings import Base, Finding, StudyFacts, Table
from analysis.rows import Answers
from guides.model import Guide


def disputed(answers: Answers, guide: Guide, base: Base) -> tuple[Finding, ...]:
    """Each partner counts once, with the answer that stands; where it is of two minds is named."""
    differing = [row for row in answers if row.differs]
    if not differing:
        return ()
    by_question: dict[str, set[str]] = defaultdict(set)
    for row in differing:
        by_question[row.question].add(row.partner)
    rows = tuple(
        (question.reading, str(len(by_question[question.id])))
        for question in guide.questions
        if question.id in by_question
    )
    partners = len({row.partner for row in differing})
    claim = (
        f"{_number(len(differing), 'answer')} of {_number(partners, 'partner')} "
        f"{'is' if len(differing) == 1 else 'are'} not shared by everybody who spoke for the "
        "partner: each partner counts once, with the answer that stands."
    )
    table = Table("Answers that differ within a partner", ("Question", "Partners"), rows)
    return (_finding("disputed", "Answers that differ within a partner", claim, base, table),)


def departures(study: StudyFacts, base: Base) -> tuple[Finding, ...]:
    """How many left and since when; never who."""
    if not study.left:
        return ()
    left, verb = len(study.left), "has" if len(study.left) == 1 else "have"
    claim = (
        f"Since {study.left[0]}, {_number(left, 'partner')} {verb} left the study. Their answers no"
        " longer count, so that numbers may differ from those of an earlier report."
    )
    return (_finding("departures", "Partners who left", claim, base),)


def _finding(id: str, title: str, claim: str, base: Base, *blocks: Table) -> Finding:
    return Finding(id, title, claim, base, blocks, drafted=False)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
