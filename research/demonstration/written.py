"""What the invented researchers of the demonstration wrote for its report."""

from pathlib import Path

from sqlalchemy.orm import Session

from research.models import Stage
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
    "{importance_own.very_important} partners call data sharing very important to themselves, and "
    "{importance_own.fairly_important} call it fairly important [F:importance_own]; what they hope "
    "for is told in their own words [F:benefits].",
    "Which services each gives is told service by service [F:service_offered]. "
    "{own_records.yes} of {own_records.answered} partners keep records of their own "
    "[F:own_records]; which data they hold differs from item to item [F:held].",
    "Partners name the law before all other barriers [F:barrier]. What could remove each is told "
    "by the steps that answer it, and whether the law forbids sharing by who has confirmed that "
    "[F:barrier_register].",
    "{step_cost.answered} partners gave figures, for what is paid once between "
    "{step_cost.once.lowest} and {step_cost.once.highest} [F:step_cost]. Which steps come first is "
    "told step by step [F:step_name].",
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
        "action": "Have the lawful basis for records about people confirmed by a lawyer",
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
)


def write_report_texts(session: Session, stage: Stage, objectives: list[str]) -> None:
    for path in sorted(SECTIONS.glob("*.md")):
        text = path.read_text("utf-8")
        save_section(session, stage.id, path.stem, text, started_from=0, by=AUTHOR)
    asked = answered_objectives(session, stage, objectives)
    for objective, answer in zip(asked, ANSWERS, strict=False):
        cannot = not answer
        answer_objective(session, stage.id, objective.text, answer, unanswerable=cannot, by=AUTHOR)
    for given in RECOMMENDATIONS:
        save_recommendation(session, stage.id, given, by=AUTHOR)
