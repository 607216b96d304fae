"""A forum to look at: the comments of a real meeting, from a paper published in 2005."""

import csv
from pathlib import Path

from sqlalchemy.orm import Session

from research.database import Database
from research.demonstration.once import make_once
from research.evidence.forum import add_comment, add_objective, mention_again, objectives
from research.fieldwork.studies import add_study
from research.guides.versions import publish_guide
from research.models import Stage

SLUG = "joined-up-for-jobs-forum"
DATA = Path(__file__).with_name("forum_data")
COMMENTS, GUIDE = DATA / "comments.csv", DATA / "guide.yaml"
SIDES = {"hopes": "hope", "anxieties": "anxiety"}
ORIGIN = (
    "These are real comments, made at a partnership forum and published in a paper of 2005; they "
    "are summarised in our words. Source: Capital City Partnership, “JU4J Information and "
    "Communications Technology (ICT) policy”, paper for the Joined Up For Jobs Strategy Group, "
    "2 March 2005, appendix 2."
)


def load_forum_study(database: Database) -> None:
    """Make the study of the published forum, unless it is there."""
    make_once(database, SLUG, _load)


def _load(session: Session) -> None:
    version = publish_guide(session, GUIDE.read_text(encoding="utf-8"), "the forum's guide")
    title, meeting = "Joined Up For Jobs: hopes and anxieties", "Partnership forum"
    stage = add_study(session, version, slug=SLUG, title=title, stage=meeting)
    stage.study.origin = ORIGIN
    with COMMENTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            _tally(session, stage, row)


def _tally(session: Session, stage: Stage, row: dict[str, str]) -> None:
    label = row["objective"].capitalize()
    known = {objective.label: objective for objective in objectives(session, stage.id)}
    objective = known.get(label) or add_objective(session, stage.id, label)
    made = add_comment(session, objective, SIDES[row["side"]], row["comment"], by="Paper of 2005")
    for _ in range(int(row["times"]) - 1):
        mention_again(session, made.comment)
