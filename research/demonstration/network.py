"""A second invented study, of few partners: a network of providers before it chooses software."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from guides import Guide, Slot, is_asked
from guides.question import Question
from research.answers.saving import Key, save_answers
from research.database import Database
from research.demonstration.entered import compare_software
from research.demonstration.once import make_once
from research.demonstration.profiles import read_words
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import fielded_guide, publish_guide
from research.interviewing.interviews import close_interview, start_interview, submit_interview
from research.models import Interview, Stage

SLUG = "network-demonstration"
SEED = "network 7"
GUIDE = Path(__file__).parents[2] / "guides" / "library" / "joined_up_for_jobs" / "v1.yaml"
BEGAN = datetime(2026, 10, 5, 9, 30, tzinfo=UTC)
UNKNOWN, MOST_ROWS = 0.06, 3


class Member(NamedTuple):
    """One invented organisation of the network."""

    code: str
    name: str
    type: str
    plays: str
    essential: str = ""
    mode: str = "interviewer"


MEMBERS = (
    Member("N1", "Brackwater Works", "Provider", "provides", "Half of all clients begin there."),
    Member("N2", "Fennmouth Jobs Hub", "Provider", "provides", mode="self_completion"),
    Member("N3", "Tarn Street Project", "Provider", "provides"),
    Member("N4", "Ostler Training", "Provider", "provides", mode="self_completion"),
    Member("N5", "Lornmarch Employment Fund", "Funder", "funds", "It pays most providers."),
    Member("N6", "Fennmouth Providers' Forum", "Representative body", "represents"),
)
Answering = Callable[[Question, Random, Mapping[str, list[str]]], Any]


def make_network(database: Database) -> None:
    make_once(database, SLUG, _make)


def _make(session: Session) -> None:
    version = publish_guide(session, GUIDE.read_text(encoding="utf-8"), "joined_up_for_jobs v1")
    guide = fielded_guide(session, version.id)
    stage = add_study(
        session,
        version,
        slug=SLUG,
        title="One record for a network of job providers (demonstration)",
        commissioner="Lornmarch Partnership Board",
        stage="Before software is chosen",
        fictitious=True,
    )
    for number, member in enumerate(MEMBERS):
        _take_part(session, guide, stage, member, number)
    compare_software(session, stage, guide)


def _take_part(session: Session, guide: Guide, stage: Stage, member: Member, number: int) -> None:
    partner = add_partner(
        session,
        stage.study,
        code=member.code,
        name=member.name,
        type=member.type,
        holds_records=member.plays != "represents",
        essential_reason=member.essential,
    )
    interview = start_interview(session, stage, partner, mode=member.mode)
    session.flush()
    for given in _by_section(guide, member):
        session.refresh(interview, ["revision"])
        started_from = interview.revision
        save_answers(session, guide, interview.id, given, started_from=started_from, by=member.code)
    _end(session, guide, interview, member, number)


def _end(session: Session, guide: Guide, interview: Interview, member: Member, number: int) -> None:
    session.refresh(interview, ["revision"])
    if member.mode == "interviewer":
        close_interview(session, guide, interview, by=member.code)
    else:
        submit_interview(interview)
    interview.minutes = 55 + 7 * number
    interview.started_at = BEGAN + timedelta(days=number)
    interview.submitted_at = interview.started_at + timedelta(minutes=interview.minutes)
    session.flush()


def _by_section(guide: Guide, member: Member) -> Iterator[dict[Key, dict[str, Any]]]:
    """What routing asks, in its order; where a partner does not know, it says so."""
    random, words = Random(f"{SEED} {member.code}"), read_words("network")
    values: dict[Key, Any] = {("part_played", ""): [member.plays]}
    values["own_records", ""] = "no" if member.plays == "represents" else "yes"
    for section in guide.sections:
        given: dict[Key, dict[str, Any]] = {}
        for slot in guide.slots(section):
            if not _is_answered(guide, slot, values):
                continue
            if slot.key not in values and random.random() < UNKNOWN:
                given[slot.key] = {"missing": "dont_know"}
                continue
            value = values.get(slot.key) or ANSWER[slot.question.kind](slot.question, random, words)
            values[slot.key], given[slot.key] = value, {"value": value}
        yield given


def _is_answered(guide: Guide, slot: Slot, values: Mapping[Key, Any]) -> bool:
    """Whoever lists something lists no more than a few; nobody is named."""
    rosters = {roster.id for roster in guide.rosters}
    too_many = (
        slot.question.for_each in rosters and int(slot.item.id if slot.item else 0) > MOST_ROWS
    )
    named = slot.question.for_each == "participants"
    return not too_many and not named and is_asked(guide, slot, values)


def _one_of(question: Question, random: Random, words: Mapping[str, list[str]]) -> str:
    return random.choice([option.id for option in question.options if not option.specify])


def _any_of(question: Question, random: Random, words: Mapping[str, list[str]]) -> list[str]:
    options = [o.id for o in question.options if not (o.specify or o.alone)]
    return sorted(random.sample(options, random.randint(1, len(options))), key=options.index)


def _text(question: Question, random: Random, words: Mapping[str, list[str]]) -> str:
    return random.choice(words.get(question.id, words["anything"]))


def _number(question: Question, random: Random, words: Mapping[str, list[str]]) -> int:
    return random.randint(1, 9)


def _money(question: Question, random: Random, words: Mapping[str, list[str]]) -> dict[str, int]:
    central = random.randint(2, 24) * 500
    return {"low": central // 2, "central": central, "high": central * 2}


def _effort(question: Question, random: Random, words: Mapping[str, list[str]]) -> dict[str, Any]:
    return {"amount": random.randint(2, 20), "unit": "days"}


ANSWER: dict[str, Answering] = {
    "one_of": _one_of,
    "scale": _one_of,
    "any_of": _any_of,
    "text": _text,
    "long_text": _text,
    "number": _number,
    "money": _money,
    "effort": _effort,
}
