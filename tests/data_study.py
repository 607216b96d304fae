"""A study whose answers try every kind of question, and every sign that files trip over."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from research.database import Database
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import publish_guide
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Consent, Interview, Stage
from tests.fieldwork import save

GUIDE = """
guide: everything
version: 1
title: "Everything"
handouts:
  records:
    number: 1
    title: "Records: what do you hold?"
    groups:
      people:
        label: "People"
        items: {postcode: "Postcode", other: {label: "Other records", specify: true}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step_name, most: 4}
sections:
  - id: all
    title: "All kinds"
    aim: "To see them all"
    questions:
      - {id: views, kind: long_text, ask: "What do you think?"}
      - {id: people, kind: number, lowest: -10, ask: "How many work there?"}
      - {id: since, kind: date, ask: "Since when?"}
      - {id: term, kind: period, ask: "From when to when?"}
      - {id: work, kind: effort, ask: "How much work?"}
      - id: goals
        kind: any_of
        ask: "Which goals?"
        options:
          jobs: "Jobs"
          skills: {label: "Skills", specify: true}
          none: {label: "None", alone: true}
      - id: held
        kind: one_of
        for_each: records
        instructions: if_not_mentioned
        ask: "Do you hold it?"
        options: {held: "We hold it", not_held: "We do not hold it"}
      - {id: step_name, kind: text, for_each: steps, ask: "What would be a step?"}
      - {id: cost, kind: money, for_each: steps, ask: "What would it cost?"}
"""
TRICKY = 'é£ "quoted", it\'s 😀\nsecond line\t=cmd|calc;<b>'
LONG = "ü" * 10_000
COUNCIL = {
    ("views", ""): {"value": TRICKY, "note": "=NOTE()"},
    ("people", ""): {"value": -3.5},
    ("since", ""): {"value": "2020-02-29"},
    ("term", ""): {"value": {"from": "2020-02", "to": "2021-03"}},
    ("work", ""): {"value": {"amount": 0.5, "unit": "posts", "months": 6}},
    ("goals", ""): {"value": ["jobs", "skills"], "specify": "=1+1"},
    ("held", "postcode"): {"value": "held", "mention": "spontaneous"},
    ("held", "other"): {"missing": "dont_know", "specify": "A list"},
    ("step_name", "1"): {"value": "=HYPERLINK(1)"},
    ("cost", "1"): {"value": {"low": 10, "central": 20.5, "high": 30, "basis": "guess"}},
}
COLLEGE = {
    ("views", ""): {"value": LONG},
    ("people", ""): {"missing": "prefer_not_to_say"},
    ("goals", ""): {"missing": "not_applicable"},
    ("held", "postcode"): {"value": "not_held"},
}
Given = Mapping[tuple[str, str], Mapping[str, Any]]
ANSWERS = {"P02": COUNCIL, "P10": COLLEGE}


def a_study_of_everything(
    database: Database, answers=ANSWERS, *, agreed: tuple[str, ...] = (), type: str = "Council"
) -> int:
    """The id of the stage of a study called `everything`; its interviews are submitted."""
    with database.writing() as session:
        version = publish_guide(session, GUIDE, "everything")
        stage_id = add_study(session, version, slug="everything", title="Everything").id
    for code, given in answers.items():
        a_partner_answers(database, stage_id, code, given, agreed=code in agreed, type=type)
    return stage_id


def a_partner_answers(
    database: Database, stage_id: int, code: str, given: Given, *, agreed: bool, type: str
) -> int:
    """The id of its interview, which is submitted; it agreed to be kept for others or said no."""
    with database.writing() as session:
        stage = session.get_one(Stage, stage_id)
        partner = add_partner(session, stage.study, code=code, name=f"=Partner {code}", type=type)
        interview_id = start_interview(session, stage, partner, mode="interviewer").id
    save(database, interview_id, given)
    with database.writing() as session:
        submit_interview(session.get_one(Interview, interview_id))
        session.add(archive_consent(interview_id, "yes" if agreed else "no"))
    return interview_id


def archive_consent(interview_id: int, value: str) -> Consent:
    return Consent(
        interview_id=interview_id,
        choice="archive",
        value=value,
        method="spoken",
        given_at=datetime.now(UTC),
        recorded_by="me",
    )
