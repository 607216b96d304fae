"""The findings pages of the demonstration study: made anew, and when nothing has changed.

Run with: .venv/bin/python -m benchmarks.findings_page

Anew means that the analysis and the writing of the page start from the answers in the database;
modules are loaded and templates compiled, as in a server that has run for a minute.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from flask.testing import FlaskClient

from app import create_app
from research.database import Database
from research.demonstration import make_demonstration
from research.schema import upgrade
from research.web import kept

ROUNDS = 5
PAGE = "/studies/demonstration/findings"
PAGES = {
    "in short, as it opens": PAGE,
    "a topic of 17 findings": f"{PAGE}?topic=making-it-work",
    "everything on one page": f"{PAGE}?topic=everything",
}
COLD, WARM = 0.3, 0.02


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder) / 'study.db'}"
        database = Database(address)
        upgrade(database)
        make_demonstration(database)
        app = create_app({"DATABASE_URL": address, "SECRET_KEY": "for a benchmark"})
        client = app.test_client()
        for what, page in PAGES.items():
            compare(what, partial(shown, client, page))


def shown(client: FlaskClient, page: str) -> int:
    return client.get(page).status_code


def compare(what: str, show: Callable[[], int]) -> None:
    assert show() == 200
    rounds = [(anew(show), timed(show)) for _ in range(ROUNDS)]
    cold, warm = (statistics.median(each) for each in zip(*rounds, strict=True))
    print(f"{what}, made anew: {cold * 1000:.0f} ms, {cold / COLD:.2f} of the goal")
    print(f"{what}, nothing changed: {warm * 1000:.1f} ms, {warm / WARM:.2f} of the goal")


def anew(show: Callable[[], int]) -> float:
    kept.forget()
    return timed(show)


def timed(show: Callable[[], int]) -> float:
    start = time.perf_counter()
    assert show() == 200
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
