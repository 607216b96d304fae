"""Answers read for analysis, question by question, as a ratio to reading the same rows plainly.

Run with: .venv/bin/python -m benchmarks.reading [INTERVIEWS ...]

For each number of interviews of 120 questions: time of the processor, peak memory of this process,
the ratio to sqlite3 fetching the same columns of the same rows, and the exponent by which time
grows. The database grows from size to size; name sizes from small to large.
"""

import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from math import log
from pathlib import Path

from research.database import Database
from research.evidence.rows import rows_by_question
from research.fieldwork.studies import add_study
from research.guides.versions import publish_guide
from research.schema import upgrade

SIZES = (22, 1_000, 10_000, 100_000)
QUESTIONS, ROUNDS, MANY = 120, 3, 50_000
NAMES = tuple(f"q{n}" for n in range(QUESTIONS))
NOW = "2026-01-01 00:00:00.000000"
FLOOR = """
    select i.id, p.code, a.question, a.item, a.value, a.missing, a.mention, a.specify, a.note, a.id
    from answer a join interview i on a.interview_id = i.id join partner p on i.partner_id = p.id
    where i.stage_id = ? and i.submitted_at is not null and a.question = ?
"""


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.db"
        database = Database(f"sqlite:///{path}")
        upgrade(database)
        ids = begin(database)
        plain = sqlite3.connect(path)
        taken = {}
        for before, size in zip([0, *sizes], sizes, strict=False):
            fill(plain, ids, range(before + 1, size + 1))
            taken[size] = measured(database, plain, ids["stage"], size)
    for small, large in zip(sizes, sizes[1:], strict=False):
        exponent = log(taken[large] / taken[small]) / log(large / small)
        print(f"from {small:,} to {large:,} interviews: exponent {exponent:.2f}")


def measured(database: Database, plain: sqlite3.Connection, stage: int, size: int) -> float:
    """One round where there are many interviews, as that takes minutes."""
    ours, floor = [timed(lambda: read(database, stage))], []
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    for _ in range(1 if size >= MANY else ROUNDS):
        floor.append(timed(lambda: fetch(plain, stage)))
        ours.append(timed(lambda: read(database, stage)))
    taken, least = statistics.median(ours), statistics.median(floor)
    print(
        f"{size:,} interviews, {size * QUESTIONS:,} answers: {taken:.2f} s,"
        f" {taken / least:.2f} x the floor of {least:.2f} s; peak {peak:.2f} GB",
        flush=True,
    )
    return taken


def read(database: Database, stage: int) -> None:
    with database.reading() as session:
        for _ in rows_by_question(session, stage, NAMES):
            pass


def fetch(connection: sqlite3.Connection, stage: int) -> None:
    for name in NAMES:
        connection.execute(FLOOR, (stage, name)).fetchall()


def timed(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def begin(database: Database) -> dict[str, int]:
    """An empty stage whose guide has all questions."""
    questions = "".join(f"\n      - {{id: {name}, kind: text, ask: 'Q?'}}" for name in NAMES)
    guide = (
        "guide: wide\nversion: 1\ntitle: Wide\nsections:\n"
        f"  - id: all\n    title: All\n    aim: All\n    questions:{questions}\n"
    )
    with database.writing() as session:
        version = publish_guide(session, guide, "wide")
        stage = add_study(session, version, slug="wide", title="Wide")
        return {"stage": stage.id, "study": stage.study_id, "version": version.id}


def fill(connection: sqlite3.Connection, ids: dict[str, int], numbers: range) -> None:
    """A partner for each number, with an answer to every question."""
    connection.execute("pragma synchronous = off")
    for table, rows in (
        ("partner (id, study_id, code, name, type, essential, essential_reason)",
         ((n, ids["study"], f"P{n}", "N", "T", False, "") for n in numbers)),
        ("interview (id, stage_id, partner_id, guide_version_id, mode, interviewer, revision,"
         " submitted_at, declined_reason, appointment_place)",
         ((n, ids["stage"], n, ids["version"], "interviewer", "", 1, NOW, "", "")
          for n in numbers)),
        ("answer (interview_id, question, item, value, specify, note, probes, revision, saved_by,"
         " saved_at)",
         ((n, name, "", '"x"', "", "", "[]", 1, "me", NOW) for n in numbers for name in NAMES)),
    ):  # fmt: skip
        marks = ", ".join("?" * (table.count(",") + 1))
        with connection:
            connection.executemany(f"insert into {table} values ({marks})", rows)


if __name__ == "__main__":
    main()
