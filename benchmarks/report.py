"""The demonstration study's Word report, from the database to bytes.

Run with: .venv/bin/python -m benchmarks.report

Against python-docx writing the same tables bare, each row's cells fetched once: no charts, no
headings, no contents. Interleaved rounds, the median of each; the report includes reading and
analysing the answers.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docx import Document

from research.database import Database
from research.demonstration import make_demonstration
from research.schema import upgrade
from research.studies import study_by_slug
from research.web.report_building import report_now

ROUNDS = 5


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'demonstration.db'}")
        upgrade(database)
        make_demonstration(database)
        tables = cells_of(whole_report(database))
        rounds = [
            (seconds(lambda: whole_report(database)), seconds(lambda: bare_tables(tables)))
            for _ in range(ROUNDS)
        ]
    report, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    count = sum(len(row) for table in tables for row in table)
    print(
        f"report of 22 partners: {report:.2f} s; python-docx writing its {len(tables)} tables "
        f"({count} cells) bare: {bare:.2f} s; ratio {report / bare:.2f}"
    )


def whole_report(database: Database) -> bytes:
    with database.reading() as session:
        return report_now(session, study_by_slug(session, "demonstration"))[1]


def cells_of(content: bytes) -> list[list[list[str]]]:
    tables = Document(BytesIO(content)).tables
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def bare_tables(tables: list[list[list[str]]]) -> bytes:
    document = Document()
    for rows in tables:
        table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
        for row, words in zip(table.rows, rows, strict=True):
            for cell, word in zip(row.cells, words, strict=False):
                cell.text = word
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
