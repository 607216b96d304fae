"""Answers read for analysis, question by question, as a ratio to reading the same rows plainly.

Run with: .venv/bin/python -m benchmarks.reading [INTERVIEWS ...]

For each number of interviews of 120 questions: time, peak memory of this process, the ratio to
sqlite3 fetching the same columns in the same order, and the exponent by which time grows.
"""

import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from math import log
from pathlib import Path

from sqlalchemy import insert

from research.database import Database
from research.evidence import answer_rows
from research.guide_versions import publish_guide
from research.models import Answer, Interview, Partner
from research.schema import upgrade
from research.studies import add_study

SIZES = (22, 1_000, 10_000, 100_000)
QUESTIONS, ROUNDS = 120, 3
NOW = datetime(2026, 1, 1, tzinfo=UTC)
FLOOR = """
    select i.id, p.code, a.question, a.item, a.value, a.missing, a.mention, a.specify, a.note, a.id
    from answer a join interview i on a.interview_id = i.id join partner p on i.partner_id = p.id
    where i.stage_id = ? and i.submitted_at is not null and a.question = ?
    order by p.code, i.id, a.id
"""


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    taken = {size: measured(size) for size in sizes}
    for small, large in zip(sizes, sizes[1:], strict=False):
        exponent = log(taken[large] / taken[small]) / log(large / small)
        print(f"from {small:,} to {large:,} interviews: exponent {exponent:.2f}")


def measured(size: int) -> float:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.db"
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        stage = fill(database, size)
        plain = sqlite3.connect(path)
        ours, floor = zip(
            *((timed(lambda: read(database, stage)), timed(lambda: fetch(plain, stage)))
              for _ in range(ROUNDS)),
            strict=True,
        )  # fmt: skip
    taken, least = statistics.median(ours), statistics.median(floor)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    rows = size * QUESTIONS
    print(f"{size:,} interviews, {rows:,} answers: {taken:.2f} s, {taken / least:.2f} x the floor,")
    print(f"  peak {peak:.2f} GB so far")
    return taken


def read(database: Database, stage: int) -> None:
    with database.reading() as session:
        for n in range(QUESTIONS):
            answer_rows(session, stage, (f"q{n}",))


def fetch(connection: sqlite3.Connection, stage: int) -> None:
    for n in range(QUESTIONS):
        connection.execute(FLOOR, (stage, f"q{n}")).fetchall()


def timed(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fill(database: Database, size: int) -> int:
    """As many partners as interviews, each with one answer to every question."""
    questions = "".join(
        f"\n      - {{id: q{n}, kind: text, ask: 'Q {n}'}}" for n in range(QUESTIONS)
    )
    guide = (
        "guide: wide\nversion: 1\ntitle: Wide\nsections:\n"
        f"  - id: all\n    title: All\n    aim: All\n    questions:{questions}\n"
    )
    with database.writing() as session:
        version = publish_guide(session, guide, "wide")
        stage = add_study(session, version, slug="wide", title="Wide")
        ids = {"stage_id": stage.id, "guide_version_id": version.id}
        for start in range(0, size, 1000):
            numbers = range(start + 1, min(start + 1000, size) + 1)
            partners = [
                {"id": n, "study_id": stage.study_id, "code": f"P{n}", "name": "N", "type": "T"}
                for n in numbers
            ]
            interviews = [
                {"id": n, "partner_id": n, "mode": "interviewer", "submitted_at": NOW, **ids}
                for n in numbers
            ]
            answers = [
                {"interview_id": n, "question": f"q{q}", "value": "x", "revision": 1,
                 "saved_by": "me", "saved_at": NOW}
                for n in numbers for q in range(QUESTIONS)
            ]  # fmt: skip
            for table, rows in ((Partner, partners), (Interview, interviews), (Answer, answers)):
                session.execute(insert(table), rows)
        return stage.id


if __name__ == "__main__":
    main()
