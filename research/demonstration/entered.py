"""What the invented researcher entered beside the answers: software, and what answers barriers."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy.orm import Session

from guides import Guide
from guides.row_names import key_of
from research.demonstration.profiles import read_words
from research.evidence.barrier_codings import CodingRow, code_barrier, codings_of
from research.evidence.software import Fit, Place, history_of, save_fits, save_software
from research.models import Stage


def compare_software(session: Session, stage: Stage, guide: Guide) -> None:
    """What is in no list of an option is not known of it."""
    entered = read_words("entered")
    for each in entered["software"]:
        option = save_software(session, stage.study_id, each, by=entered["by"])
        fits = dict(_fits(guide, each["fits"]))
        save_fits(session, option, fits, seen=0, by=entered["by"])
        option.added_at = _day()
        for fit in history_of(session, option.id):
            fit.judged_at = _day()
    session.flush()


def join_barriers(session: Session, stage: Stage) -> None:
    entered = read_words("entered")
    for barrier, said in entered["barriers"].items():
        steps = sorted(key_of(name) for name in said["steps"])
        coding = CodingRow(barrier, steps, said["law"], said.get("source", ""))
        code_barrier(session, stage.id, coding, started_from=0, by=entered["by"])
        for kept in codings_of(session, stage.id, barrier):
            kept.coded_at = _day()
    session.flush()


def _fits(guide: Guide, said: Mapping[str, Any]) -> Iterator[tuple[Place, Fit]]:
    asked = [q for q in guide.questions if q.indicator in ("function_need", "link_need")]
    questions = {item.id: q.id for q in asked for item in guide.items(q) if item}
    for fit, each in said.items():
        for item in each["items"]:
            yield (questions[item], item), Fit(fit, each["evidence"])


def _day() -> datetime:
    return datetime.fromisoformat(f"{read_words('entered')['day']}T16:00").replace(tzinfo=UTC)
