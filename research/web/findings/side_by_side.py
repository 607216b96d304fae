"""What all partners answered to one question, side by side, and where some words were said."""

from flask import Blueprint, abort, render_template, request

from research.evidence.cited_answers import MOST_FOUND, answers_saying, cited_answers
from research.evidence.rows import answer_rows
from research.fieldwork.studies import current_stage, stage_titles, the_stage
from research.guides.versions import fielded_guide
from research.models import Stage, Study
from research.web.findings.behind_numbers import Spoken, spoken
from research.web.request_database import reading
from research.web.studies.studies import the_study

pages = Blueprint("answers", __name__, url_prefix="/studies/<slug>/answers")


@pages.get("/")
def index(slug: str) -> str:
    """The questions of the guide, and the answers in which some words stand."""
    study = the_study(slug)
    stage, words = _stage(study), request.args.get("words", "").strip()
    found = spoken(reading(), answers_saying(reading(), stage.id, words)) if words else []
    return render_template(
        "answers/index.html",
        study=study,
        stage=stage,
        stages=stage_titles(reading(), study),
        sections=fielded_guide(reading(), stage.guide_version_id).sections,
        words=words,
        lines=[line for line in found if _says(line, words)],
        cut=len(found) == MOST_FOUND,
    )


@pages.get("/<question_id>")
def question(slug: str, question_id: str) -> str:
    study = the_study(slug)
    stage = _stage(study)
    guide = fielded_guide(reading(), stage.guide_version_id)
    asked = guide.questions_by_id.get(question_id) or abort(404)
    rows = answer_rows(reading(), stage.id, [question_id])
    given = cited_answers(reading(), study.id, (row.id for row in rows if row.id))
    return render_template(
        "answers/question.html",
        study=study,
        stage=stage,
        section=next(each for each in guide.sections if asked in each.questions),
        asked=asked,
        lines=spoken(reading(), given),
        partners=len({each.partner for each in given}),
    )


def _stage(study: Study) -> Stage:
    """The one that the address names, or the newest."""
    number = request.args.get("stage", type=int)
    return the_stage(reading(), study, number) or current_stage(reading(), study)


def _says(line: Spoken, words: str) -> bool:
    """As the page shows it: what is kept as a code was found by the code."""
    return any(words.casefold() in said.casefold() for said in (line.words, line.note))
