"""The demonstration study's Word report, from its evidence to bytes, for 22, 100 and 500 partners.

Run with: .venv/bin/python -m benchmarks.report

Against python-docx writing the same tables bare, each row's cells fetched once, and against the
floor: the same tables bare as XML, read once. Neither has charts, headings or contents. Interleaved
rounds, the median of each; the report is told whole and by its parts: the findings worked out, and
the file written. More partners are the demonstration's over again under other codes.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from itertools import count, islice
from pathlib import Path

from docx import Document

from exports.composing.compose import compose
from exports.composing.material import Material
from exports.composing.parts import Facts
from exports.word_report import word_report
from exports.word_xml import parsed, run, w
from research.database import Database
from research.demonstration import make_demonstration
from research.fieldwork.studies import current_stage, study_by_slug
from research.reports.snapshots import Frozen
from research.schema import upgrade
from research.web.kept import drafted
from research.web.reports.report_material import gathered, material

ROUNDS = {22: 5, 100: 3, 500: 1}
FACTS = Facts("internal", "21 November 2026")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'demonstration.db'}")
        upgrade(database)
        make_demonstration(database)
        with database.reading() as session:
            study = study_by_slug(session, "demonstration")
            evidence = gathered(session, study, current_stage(session, study))
    for partners in ROUNDS:
        print(compared(partners, over_again(evidence, partners)), flush=True)


def over_again(frozen: Frozen, partners: int) -> Frozen:
    """As many partners, the same ones again and again."""
    copies = ((n, partner) for n in count() for partner in frozen.partners)
    chosen = list(islice(copies, partners))
    said: dict[str, list] = {}
    for row in frozen.answers:
        said.setdefault(row.partner, []).append(row)
    return frozen._replace(
        partners=[partner._replace(code=f"{partner.code}x{n}") for n, partner in chosen],
        answers=[
            row._replace(partner=f"{partner.code}x{n}")
            for n, partner in chosen
            for row in said.get(partner.code, ())
        ],
        claims={},
    )


def compared(partners: int, frozen: Frozen) -> str:
    tables = cells_of(written(worked_out(frozen)))
    rounds = [
        (*parts(frozen), seconds(lambda: bare_tables(tables)), seconds(lambda: floor(tables)))
        for _ in range(ROUNDS[partners])
    ]
    findings, file, bare, least = map(statistics.median, zip(*rounds, strict=True))
    report = statistics.median(first + second for first, second, *_ in rounds)
    cells = sum(len(row) for table in tables for row in table)
    return (
        f"report of {partners} partners, {len(tables)} tables ({cells} cells): {report:.2f} s"
        f" (findings {findings:.2f}, file {file:.2f}); tables bare by python-docx {bare:.2f} s,"
        f" ratio {report / bare:.2f} (file alone {file / bare:.2f}); as XML {least:.2f} s,"
        f" ratio {report / least:.1f} (file alone {file / least:.1f})"
    )


def parts(frozen: Frozen) -> tuple[float, float]:
    """The findings, made anew, and the file of them."""
    found: list[Material] = []
    return (
        seconds(lambda: found.append(worked_out(frozen))),
        seconds(lambda: written(found[0])),
    )


def worked_out(frozen: Frozen) -> Material:
    drafted.clear()
    return material(frozen, FACTS)


def written(found: Material) -> bytes:
    return word_report(compose(found))


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


def floor(tables: list[list[list[str]]]) -> bytes:
    document = Document()
    body = document.element.body
    for rows in tables:
        lines = (w("tr", *(w("tc", w("p", run(word))) for word in row)) for row in rows)
        body.sectPr.addprevious(parsed(w("tbl", w("tblPr"), w("tblGrid"), *lines))[0])
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def seconds(act: Callable[[], object]) -> float:
    """Of the processor: all of it is work, and what else the machine does is not counted."""
    start = time.process_time()
    act()
    return time.process_time() - start


if __name__ == "__main__":
    main()
