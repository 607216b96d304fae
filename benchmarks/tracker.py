"""The tracker of 500 partners and 2,000 people, and their import, as ratios to a bare floor.

Run with: .venv/bin/python -m benchmarks.tracker

The tracker's floor reads the same rows with three bare statements and puts the same number of
cells into a bare table, escaped by Jinja: no state, no next step, no sorting, no links, no door.
The import's floor reads the same file with the csv module and writes the same rows at once with
SQLAlchemy Core: nothing is checked, compared, previewed or kept until it is confirmed.
"""

import csv
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO
from pathlib import Path

from jinja2 import Environment
from sqlalchemy import delete, event, insert, text

from app import create_app
from research.database import Database
from research.fieldwork.links import make_link
from research.fieldwork.participants import participants_of_each
from research.fieldwork.studies import current_stage, partner_lines, study_by_slug
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Interview, Participant, Partner
from research.schema import upgrade
from tests.fieldwork import an_interview, save
from tests.pages import Pages, controls, main_form, signed_in

ROUNDS = 7
PARTNERS = 500
PEOPLE = 4
TABLE = """<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}</table>"""


def main() -> None:
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one core
    with tempfile.TemporaryDirectory() as folder, researcher(Path(folder)) as (pages, database):
        file = partners_file()
        show_import(pages, database, file)
        begin_fieldwork(database)
        show_tracker(pages, database)


def show_tracker(pages: Pages, database: Database) -> None:
    works = {
        "tracker": lambda: shown(pages, "/studies/small"),
        "tracker, sorted and searched": lambda: shown(
            pages, "/studies/small?sort=-activity&search=example.org"
        ),
        "floor": lambda: floor(database),
    }
    for work in works.values():
        work()
    taken = rounds(works)
    size = len(pages.client.get("/studies/small").data)
    queries = counted(database, works["tracker"])
    print(
        f"{PARTNERS} partners, {PARTNERS * PEOPLE:,} people: {size // 1000} KB, {queries} queries"
    )
    for name in list(works)[:-1]:
        told(name, taken[name], taken["floor"])


def show_import(pages: Pages, database: Database, file: bytes) -> None:
    works = {
        "import, from upload to tracker": lambda: imported(pages, file),
        "floor": lambda: bare_import(database, file),
    }
    taken = {name: [] for name in works}
    for _ in range(3):
        for name, work in works.items():
            taken[name].append(timed(work))
            clear(database)
    middle = {name: statistics.median(each) for name, each in taken.items()}
    rows = file.count(b"\n") - 1
    print(f"{rows:,} rows of {PARTNERS} partners")
    told("import, from upload to tracker", *middle.values())
    imported(pages, file)


def told(name: str, ours: float, bare: float) -> None:
    print(
        f"{name}: {ours * 1000:.0f} ms against {bare * 1000:.0f} ms bare, {ours / bare:.1f} times"
    )


def rounds(works: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Interleaved, the median of each, as time of the one core: others may be using it too."""
    clock = time.process_time
    taken = [{name: timed(work, clock) for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(each[name] for each in taken) for name in works}


def timed(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    start = clock()
    work()
    return clock() - start


@contextmanager
def researcher(folder: Path) -> Iterator[tuple[Pages, Database]]:
    address = f"sqlite:///{folder / 'ours.db'}"
    app = create_app({"DATABASE_URL": address, "SECRET_KEY": "for the benchmark"})
    database: Database = app.extensions["showcard"]
    upgrade(database)
    with signed_in(app, database, "researcher") as pages:
        an_interview(database)
        yield pages, database


def partners_file() -> bytes:
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow(("Code", "Organisation", "Type", "Person", "Role", "E-mail"))
    for number in range(2, PARTNERS + 1):
        for person in range(PEOPLE):
            name = f"Person {person} of {number}"
            email = f"person{person}.{number}@example.org"
            partner = (f"P{number:03}", f"Organisation {number}", ("Council", "Funder")[number % 2])
            writer.writerow((*partner, name, "Head of data", email))
    return file.getvalue().encode()


def imported(pages: Pages, file: bytes) -> None:
    """As the researcher does it: upload, look, confirm, and be shown the tracker."""
    address = "/studies/small/import-partners"
    token = controls(main_form(pages.get(address)))["csrf_token"][0]
    data = {"csrf_token": token, "file": (BytesIO(file), "partners.csv")}
    look = pages.client.post(address, data=data, follow_redirects=True).text
    seen = re.search('name="file" value="(.*?)"', look)
    assert seen, look
    confirmed = {"csrf_token": token, "file": seen[1]}
    page = pages.client.post(f"{address}/keep", data=confirmed, follow_redirects=True).text
    assert f"Imported: {PARTNERS - 1} partners" in page


def bare_import(database: Database, file: bytes) -> None:
    rows = list(csv.DictReader(StringIO(file.decode())))
    with database.writing() as session:
        partners = {
            row["Code"]: {
                "study_id": 1,
                "code": row["Code"],
                "name": row["Organisation"],
                "type": row["Type"],
            }
            for row in rows
        }
        session.execute(insert(Partner), list(partners.values()))
        ids = dict(session.execute(text("select code, id from partner")).all())
        people = [
            {"partner_id": ids[row["Code"]], "name": row["Person"], "email": row["E-mail"]}
            for row in rows
        ]
        session.execute(insert(Participant), people)


def clear(database: Database) -> None:
    with database.writing() as session:
        session.execute(delete(Participant))
        session.execute(delete(Partner).where(Partner.code != "P01"))


def begin_fieldwork(database: Database) -> None:
    """A third is invited, a third has answered in part, a third has submitted."""
    with database.writing() as session:
        stage = current_stage(session, study_by_slug(session, "small"))
        made = [
            start_interview(session, stage, line.partner, mode="self_completion")
            for line in partner_lines(session, stage)
        ]
        people = participants_of_each(session, [each.partner_id for each in made])
        for each in made[1:]:
            make_link(session, each, people[each.partner_id][0])
        ids = [each.id for each in made]
    for number, interview_id in enumerate(ids):
        if number % 3:
            save(database, interview_id, {("views", ""): {"value": f"Words {number}"}})
    with database.writing() as session:
        for interview in session.query(Interview).filter(Interview.id.in_(ids[2::3])):
            submit_interview(interview)


def shown(pages: Pages, address: str) -> None:
    response = pages.client.get(address)
    assert response.status_code == 200 and b"P500" in response.data


FLOOR = (
    "select p.id, p.code, p.name, p.type, i.revision, i.started_at, i.submitted_at, i.interviewer,"
    " i.sections_done, i.sections_asked from partner p left join interview i on i.partner_id = p.id"
    " order by p.code",
    "select interview_id, max(made_at), max(opened_at) from link group by interview_id",
    "select partner_id, name, email from participant",
)


def floor(database: Database) -> None:
    with database.reading() as session:
        rows, _, _ = ([tuple(row) for row in session.execute(text(each))] for each in FLOOR)
    page = BARE.render(rows=rows)
    assert "P500" in page


BARE = Environment(autoescape=True).from_string(TABLE)


def counted(database: Database, work: Callable[[], object]) -> int:
    seen: list[object] = []

    def note(*what: object) -> None:
        seen.append(what[2])

    event.listen(database.engine, "before_cursor_execute", note)
    work()
    event.remove(database.engine, "before_cursor_execute", note)
    return len(seen)


if __name__ == "__main__":
    main()
