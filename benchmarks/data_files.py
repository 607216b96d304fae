"""Answers as CSV, as ratios to the csv module writing the same cells, for more and more interviews.

Run with: .venv/bin/python -m benchmarks.data_files [INTERVIEWS ...]

There are two floors in the same run, and rounds of all works take turns. The csv module alone is
handed its rows ready in memory and only writes them. The goal is held against the second: a loop
that reads the same answers with sqlite3, as they are stored, and writes them with the csv module.
"""

import csv
import io
import sqlite3
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from statistics import median

from exports.data.delimited import wide
from exports.data.editions import internal
from research.database import Database
from research.evidence.cases import cases
from research.fieldwork.studies import add_study
from research.guides.versions import fielded_guide, publish_guide
from research.models import Stage
from research.schema import upgrade

QUESTIONS = 464
USUAL = (100, 1_000, 10_000)
ROUNDS = 3
TIME = "2026-11-22 10:00:00.000000"
READ = "select interview_id, question, value from answer order by interview_id"


def main(sizes: list[int]) -> None:
    for interviews in sizes or USUAL:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "answers.db", interviews)


def measure(path: Path, interviews: int) -> None:
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    stage_id = fill(database, path, interviews)
    rows = [cells for _, cells in stored(path)]
    works: dict[str, Callable[[], int]] = {
        "csv module alone": lambda: write(rows),
        "sqlite3 and csv module": lambda: write(cells for _, cells in stored(path)),
        "codes": lambda: ours(database, stage_id, labels=False),
        "labels": lambda: ours(database, stage_id, labels=True),
    }
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(ROUNDS)]
    taken = {name: median(each[name] for each in rounds) for name in works}
    peak = peak_of(works["labels"])
    database.engine.dispose()
    print(f"{interviews:,} interviews of {QUESTIONS} answers, peak {peak:.1f} MiB")
    for name, seconds in taken.items():
        alone, floor = taken["csv module alone"], taken["sqlite3 and csv module"]
        ratios = f"{seconds / alone:5.1f} x csv alone, {seconds / floor:5.2f} x sqlite3 and csv"
        print(f"  {name:22} {seconds:6.2f} s, {ratios}", flush=True)


def peak_of(work: Callable[[], int]) -> float:
    tracemalloc.start()
    work()
    peak = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    return peak


def ours(database: Database, stage_id: int, *, labels: bool) -> int:
    with database.reading() as session:
        stage = session.get_one(Stage, stage_id)
        guide = fielded_guide(session, stage.guide_version_id)
        edition = internal(guide, lambda: cases(session, stage))
        return sum(map(len, wide(edition, labels=labels)))


def stored(path: Path):  # type: ignore[no-untyped-def]
    """Each interview with its cells, as a loop of one's own reads them."""
    with sqlite3.connect(path) as connection:
        now, cells = 0, []
        for interview, _, value in connection.execute(READ):
            if interview != now and cells:
                yield now, cells
                cells = []
            now = interview
            cells.append(value)
        yield now, cells


def write(rows) -> int:  # type: ignore[no-untyped-def]
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([f"q{number}" for number in range(QUESTIONS)])
    writer.writerows(rows)
    return len(file.getvalue().encode())


GUIDE = "\n".join(
    [
        *("guide: wide", "version: 1", 'title: "Wide"', "sections:", "  - id: all"),
        *('    title: "All"', '    aim: "To count"', "    questions:"),
        *(
            f'      - {{id: q{number}, kind: one_of, ask: "Question {number}?", '
            'options: {often: "Often", rarely: "Rarely", never: "Never"}}'
            for number in range(QUESTIONS)
        ),
    ]
)


def fill(database: Database, path: Path, interviews: int) -> int:
    """The id of a stage with so many interviews, put into the tables without ceremony."""
    with database.writing() as session:
        version = publish_guide(session, GUIDE, "benchmark")
        stage = add_study(session, version, slug="wide", title="Wide")
        stage_id, study_id, version_id = stage.id, stage.study_id, version.id
    numbers = range(1, interviews + 1)
    values = ('"often"', '"rarely"', '"never"')
    with sqlite3.connect(path) as connection:
        connection.executemany(
            "insert into partner (id, study_id, code, name, type, essential, essential_reason)"
            f" values (?, {study_id}, ?, ?, 'Council', false, '')",
            ((n, f"P{n}", f"Partner {n}") for n in numbers),
        )
        connection.executemany(
            "insert into interview (id, stage_id, partner_id, guide_version_id, mode, interviewer,"
            " revision, submitted_at, declined_reason, appointment_place)"
            f" values (?, {stage_id}, ?, {version_id}, 'interviewer', '', 1, '{TIME}', '', '')",
            ((n, n) for n in numbers),
        )
        connection.executemany(
            "insert into answer (interview_id, question, item, value, specify, note, probes,"
            f" revision, saved_by, saved_at) values (?, ?, '', ?, '', '', '[]', 1, 'me', '{TIME}')",
            ((n, f"q{q}", values[(n * q) % 3]) for n in numbers for q in range(QUESTIONS)),
        )
    return stage_id


def timed(work: Callable[[], int]) -> float:
    """Of the processor, so that what else runs on the machine counts less."""
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]])
