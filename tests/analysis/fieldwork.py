"""A study made up by chance: any guide, any number of partners, every kind of answer and gap."""

from collections.abc import Iterator
from random import Random
from typing import Any

from guides.kinds import MENTIONS, MISSING
from guides.model import Guide, Slot
from guides.question import Question
from tests.analysis.given import Answer, Partner, partner

WORDS = ("clients", "outcomes", "staff", "fear", "breaches", "trust", "consent", "cost", "faster")
TYPES = ("Delivery body", "Funder", "Representative body")
STATUSES = ("submitted", "submitted", "submitted", "in_progress", "not_started", "declined")


def study(guide: Guide, random: Random, count: int = 5) -> tuple[list[Answer], list[Partner]]:
    who = [a_partner(f"P{number:02}", random) for number in range(1, count + 1)]
    return [row for each in who for row in answers_to(guide, each.code, random)], who


def a_partner(code: str, random: Random) -> Partner:
    return partner(
        code,
        type=random.choice(TYPES),
        holds_records=random.choice((None, True, False)),
        essential=random.random() < 0.3,
        mode=random.choice(("interviewer", "self_completion")),
        status=random.choice(STATUSES),
        minutes=random.choice((None, 45, 90)),
    )


def answers_to(guide: Guide, code: str, random: Random) -> Iterator[Answer]:
    for section in guide.sections:
        for slot in guide.slots(section):
            if random.random() < 0.8:
                yield answer_to(slot, code, random)


def answer_to(slot: Slot, code: str, random: Random) -> Answer:
    question, item = slot.key
    if random.random() < 0.1:
        return Answer(code, question, item, missing=random.choice(list(MISSING)))
    value = VALUES[slot.question.kind](slot.question, random)
    return Answer(code, question, item, value, mention=random.choice((None, *MENTIONS)))


def one_of(question: Question, random: Random) -> str:
    return random.choice(question.options).id


def any_of(question: Question, random: Random) -> list[str]:
    chosen = random.sample(question.options, random.randint(1, len(question.options)))
    return [option.id for option in chosen]


def text(question: Question, random: Random) -> str:
    return " ".join(random.choices(WORDS, k=random.randint(1, 6)))


def money(question: Question, random: Random) -> dict[str, Any]:
    amounts = zip(("low", "central", "high"), sorted(random.choices(range(9000), k=3)), strict=True)
    return dict(random.sample(list(amounts), random.randint(1, 3)))


def effort(question: Question, random: Random) -> dict[str, Any]:
    days = {"amount": random.randint(1, 20), "unit": "days"}
    return random.choice((days, {"amount": 0.5, "unit": "posts", "months": 6}))


VALUES = {
    "one_of": one_of,
    "scale": one_of,
    "any_of": any_of,
    "text": text,
    "long_text": text,
    "money": money,
    "effort": effort,
    "number": lambda question, random: random.choice((0, 3, 2.5)),
    "date": lambda question, random: "2026-03-27",
    "period": lambda question, random: {"from": "2025-04"},
}
