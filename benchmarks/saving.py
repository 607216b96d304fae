"""Saving one answer, and showing one section, as ratios to the same work without our code.

Run with: .venv/bin/python -m benchmarks.saving

Saving: a bare Flask view that writes one row and its history through SQLAlchemy Core, against ours
with its personal link, CSRF token, validation, history and read-back of the page's state. Every
save has other words, both databases are files on the same disk, and both commit durably.
Showing: a bare Flask view that returns a text of the same size, against our section page.
"""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from flask import Flask, request
from flask.testing import FlaskClient
from sqlalchemy import JSON, Column, Integer, MetaData, Table, insert, update

from app import create_app
from research.database import Database
from research.schema import upgrade
from tests.fieldwork import an_interview
from tests.pages import Pages, controls, main_form, personal_link, signed_in

ROUNDS = 5
SAVES = 150
PAGES = 60
PACE = Path(__file__).parents[1] / "guides/library/pace_stage_1/v1.yaml"
NUMBERS = count()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, our_client(Path(folder)) as ours:
        bare = bare_app(Path(folder))
        compare("save one answer", saver(ours), bare_saver(bare), SAVES)
        section = "/interviews/2/sections/views"
        size = len(ours.client.get(section).data)
        compare(f"show a section ({size // 1000} KB)", shower(ours, section), page(size), PAGES)


def compare(what: str, ours: Callable[[], object], floor: Callable[[], object], times: int) -> None:
    """Interleaved rounds, the median of each, and their ratio."""
    rounds = [(timed(ours, times), timed(floor, times)) for _ in range(ROUNDS)]
    mine, bare = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(
        f"{what}: {mine * 1000:.2f} ms against {bare * 1000:.2f} ms bare: "
        f"{mine / bare:.2f} times as long, {bare / mine:.2f} of the speed"
    )


def timed(act: Callable[[], object], times: int) -> float:
    start = time.perf_counter()
    for _ in range(times):
        act()
    return (time.perf_counter() - start) / times


@contextmanager
def our_client(folder: Path) -> Iterator[Pages]:
    """The browser of a researcher who belongs to both studies."""
    address = f"sqlite:///{folder / 'ours.db'}"
    app = create_app({"DATABASE_URL": address, "SECRET_KEY": "for the benchmark"})
    database: Database = app.extensions["showcard"]
    upgrade(database)
    an_interview(database, mode="self_completion")
    an_interview(database, text=PACE.read_text(), slug="pace")
    with signed_in(app, database, "researcher") as pages:
        yield pages


def saver(pages: Pages) -> Callable[[], object]:
    """One answer sent again and again with other words, each from the newest revision."""
    screen = f"{personal_link(pages, 1)}sections/records/views"
    form = controls(main_form(pages.get(screen)))
    revisions = count()

    def save() -> None:
        words = f"Words {next(NUMBERS)}"
        data = {**form, "views__": words, "started_from": str(next(revisions))}
        response = pages.client.post(screen, data=data)
        assert response.status_code == 302, response.text

    return save


def shower(pages: Pages, address: str) -> Callable[[], object]:
    def show() -> None:
        assert pages.client.get(address).status_code == 200

    return show


def bare_app(folder: Path) -> FlaskClient:
    database = Database(f"sqlite:///{folder / 'bare.db'}")
    metadata = MetaData()
    answer, history = (
        Table(name, metadata, Column("id", Integer, primary_key=True), Column("text", JSON))
        for name in ("answer", "history")
    )
    metadata.create_all(database.engine)
    with database.writing() as session:
        session.execute(insert(answer), {"id": 1, "text": ""})
    app = Flask("bare")

    @app.post("/")
    def save() -> str:
        with database.writing() as session:
            session.execute(update(answer).values(text=request.form["text"]))
            session.execute(insert(history), {"text": request.form["text"]})
        return ""

    return app.test_client()


def bare_saver(client: FlaskClient) -> Callable[[], object]:
    def save() -> None:
        assert client.post("/", data={"text": f"Words {next(NUMBERS)}"}).status_code == 200

    return save


def page(size: int) -> Callable[[], object]:
    app = Flask("page")
    app.add_url_rule("/", "page", lambda: "x" * size)
    client = app.test_client()
    return lambda: client.get("/")


if __name__ == "__main__":
    main()
