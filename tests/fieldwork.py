"""A small study to test with: a guide of one page, and an interview."""

from collections.abc import Sequence

from research.answers.saving import Key, Stored, answers_of, save_answers
from research.consent.given import give_consent
from research.database import Database
from research.fieldwork.links import make_link
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import fielded_guide, publish_guide
from research.interviewing.interviews import start_interview
from research.models import Interview, Participant

GUIDE = """
guide: small
version: 1
title: "A small guide"
handouts:
  records:
    number: 1
    title: "Records"
    groups:
      people:
        label: "About people"
        items: {postcode: "Postcode", other: {label: "Other records", specify: true}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step_name, most: 3}
sections:
  - id: records
    title: "Records"
    minutes: 5
    aim: "Secret aim"
    introduction: {ask: "Let us begin.", self_completion: "Please begin.", instructions: paraphrase}
    questions:
      - id: views
        kind: long_text
        ask: "What do you think?"
        self_completion: "What does your organisation think?"
        probes: [secret probe]
      - id: held
        kind: one_of
        for_each: records
        instructions: if_not_mentioned
        ask: "Do you hold it?"
        options: {held: "We hold it", partly: "In part", not_held: "We do not hold it"}
      - id: quality
        kind: scale
        for_each: records
        ask_if: {held: [held, partly]}
        ask: "How good is it?"
        options: {poor: "Poor", good: "Good"}
  - id: steps
    title: "Next steps"
    aim: "Another secret aim"
    questions:
      - id: step_name
        kind: text
        for_each: steps
        ask: "What would be a step?"
      - id: step_cost
        kind: money
        for_each: steps
        ask: "What would it cost?"
      - id: staff
        kind: number
        ask: "How many people work there?"
"""


def an_interview(
    database: Database,
    *,
    mode: str = "interviewer",
    partner: str = "P01",
    text: str = GUIDE,
    slug: str = "small",
    fictitious: bool = False,
    agreed: bool = True,
) -> int:
    """The id of a new interview in a new study of one partner, who agreed to take part."""
    with database.writing() as session:
        version = publish_guide(session, text, "small")
        stage = add_study(session, version, slug=slug, title="A small study", fictitious=fictitious)
        organisation = add_partner(
            session, stage.study, code=partner, name="Northtown Council", type="Council"
        )
        interview = start_interview(session, stage, organisation, mode=mode)
        if agreed:
            give_consent(session, interview, {"take_part": "yes"}, by=partner)
        return interview.id


def a_participant(
    database: Database, interview_id: int, voice: str = "contributor", name: str = "Ada Brown"
) -> int:
    """The id of a new person who speaks for the interview's partner."""
    with database.writing() as session:
        partner = session.get_one(Interview, interview_id).partner_id
        participant = Participant(partner_id=partner, name=name, voice=voice)
        session.add(participant)
        session.flush()
        return participant.id


def a_link(
    database: Database,
    interview_id: int,
    *,
    voice: str = "lead",
    name: str = "Ada Brown",
    sections: Sequence[str] | None = None,
    agreed: bool = True,
) -> str:
    """The secret of a link for a new person of the partner, who agreed to take part."""
    participant_id = a_participant(database, interview_id, voice, name)
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        participant = session.get_one(Participant, participant_id)
        if agreed:
            yes = {"take_part": "yes"}
            give_consent(session, interview, yes, by=name, participant_id=participant_id)
        return make_link(session, interview, participant, sections=sections)


def save(
    database: Database, interview_id: int, given: dict, *, started_from: int = 0, by: str = "me"
) -> dict[Key, Stored]:
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        guide = fielded_guide(session, interview.guide_version_id)
        return save_answers(session, guide, interview_id, given, started_from=started_from, by=by)


def stored(database: Database, interview_id: int) -> dict[Key, Stored]:
    with database.reading() as session:
        return answers_of(session, interview_id)
