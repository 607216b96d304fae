"""What the invented researchers of the demonstration wrote for its report."""

import re
from functools import partial
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.models import Interview, Stage, Verbatim
from research.reports.texts import (
    answer_objective,
    answered_objectives,
    save_recommendation,
    save_section,
)

AUTHOR = "Morag Sample (invented researcher)"
SECTIONS = Path(__file__).parent / "report"
# By the place of the objective in the study.
ANSWERS = (
    "They are for it, and not all of them warmly: {importance_own.very_important} partners call "
    "data sharing very important to themselves, and {importance_own.fairly_important} call it "
    "fairly important [F:importance_own]. {methods.passing_on_totals_only_not_records_of_pe} of "
    "{methods.answered} would pass on totals, and no records of people [F:methods].",
    "{own_records.yes} of {own_records.answered} partners keep records of their own "
    "[F:own_records]. Postcodes, personal characteristics and the help that was given are held "
    "most widely [F:held]; coming redundancies, the help that was given and what came of it are "
    "wanted most [F:wish_to_receive]. Advice on finding work is the service that is given most "
    "widely [F:service_offered].",
    "The law, before all other barriers [F:barrier]. Partners named steps for most of them: an "
    "agreement and an impact assessment for the law, common exports and definitions for systems "
    "that do not work together [F:barrier_register].",
    "For what is paid once, {step_cost.answered} partners gave figures that add up to between "
    "{step_cost.once.lowest} and {step_cost.once.highest} [F:step_cost]. Of "
    "the steps that they named, {step_name.at_once.essential} are called essential and should come "
    "at once [F:step_name].",
)
RECOMMENDATIONS = (
    {
        "action": "Agree on one list of totals that each partner passes on every quarter",
        "owner": "Lornmarch Partnership Board (invented)",
        "time_scale": "Within six months",
        "resource": "Two days of each partner's analyst",
        "precondition": "A form of return that no system must be changed for",
        "evidence": "[F:methods] [F:arrangements_any]",
    },
    {
        "action": "Say who pays for what it takes once and every year, or that nobody does",
        "owner": "Lornmarch Partnership Board (invented)",
        "time_scale": "Within six months",
        "resource": "The figures of this report, and letters of the funders",
        "precondition": "None",
        "evidence": "[F:step_cost] [F:step_funding]",
    },
    {
        "action": "Sign off the impact assessment, with a lawful basis that a lawyer confirmed and"
        " a way to refuse",
        "owner": "Data protection officers of the essential partners",
        "time_scale": "Before any pilot",
        "resource": "To be quoted for",
        "precondition": "A list of the items that would be shared",
        "evidence": "[F:lawful_basis] [F:barrier]",
    },
    {
        "action": "Name who would analyse shared data, and in which hours",
        "owner": "Each partner",
        "time_scale": "Before any pilot",
        "resource": "Time of people who are there already",
        "precondition": "None",
        "evidence": "[F:analysis_capacity]",
    },
    {
        "action": "Write down what will be measured to judge the pilot, from which starting point",
        "owner": "Steering group (invented)",
        "time_scale": "Before any launch",
        "resource": "One day of the steering group",
        "precondition": "An owner and a date",
        "evidence": "[F:judgement-gates]",
    },
)


QUOTED = re.compile(r"\{quote of (\w+)\}")
"""Stands for words that a partner cleared; their number is known once they are kept."""


def _quote(session: Session, stage: Stage, found: re.Match[str]) -> str:
    cleared = (
        select(Verbatim)
        .join(Interview, Verbatim.interview_id == Interview.id)
        .where(Interview.stage_id == stage.id, Verbatim.question == found[1])
        .where(Verbatim.cleared_at.is_not(None))
        .order_by(Verbatim.id)
        .limit(1)
    )
    return "".join(f"> [Q:{said.id}] [F:{found[1]}]" for said in session.scalars(cleared))


def write_report_texts(session: Session, stage: Stage, objectives: list[str]) -> None:
    for path in sorted(SECTIONS.glob("*.md")):
        text = QUOTED.sub(partial(_quote, session, stage), path.read_text("utf-8"))
        save_section(session, stage.id, path.stem, text, started_from=0, by=AUTHOR)
    asked = answered_objectives(session, stage, objectives)
    for objective, answer in zip(asked, ANSWERS, strict=False):
        cannot = not answer
        answer_objective(session, stage.id, objective.text, answer, unanswerable=cannot, by=AUTHOR)
    for given in RECOMMENDATIONS:
        save_recommendation(session, stage.id, given, by=AUTHOR)
