"""Saving one answer, and showing one page of questions, through HTTP as ratios to the bare floor.

Run with: .venv/bin/python -m benchmarks.saving

Saving: an answer that saves itself from a partner's page, with the personal link, and from the desk
of an interviewer who is signed in; with the token against forged forms, validation, the row and its
history, against benchmarks.saving_servers.bare, which is sent the very same. Each save has other
words, and each client an interview of its own. Both servers stand on the same disk.
Showing: the partner's page and the interviewer's, against the floor that sends as many bytes.
"""

import json
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from app import create_app
from benchmarks.load import Client, Measured, clients, measured
from research.database import Database
from research.schema import upgrade
from tests.fieldwork import an_interview
from tests.pages import Pages, controls, main_form, personal_link, signed_in

ROUNDS = 5
SAVES = 320
PAGES = 60
CLIENTS = (1, 8, 32)
PACE = Path(__file__).parents[1] / "guides/library/pace_stage_1/v1.yaml"
NUMBERS = count()
Acts = Sequence[Callable[[], object]]


class Page(NamedTuple):
    """A page as a browser has it open: its address, its cookie, its token."""

    path: str
    cookie: str
    token: str


def main() -> None:
    with tempfile.TemporaryDirectory() as made, ExitStack() as servers:
        folder = Path(made)
        partners, desks, section = study(folder)
        ours = servers.enter_context(served("showcard", folder))
        floor = servers.enter_context(served("bare", folder))
        for how_many in CLIENTS:
            for whose, pages in (("a partner's", partners), ("an interviewer's", desks)):
                compare_saving(whose, [pages.pop() for _ in range(how_many)], ours, floor)
        for what, page in (("a partner's page", partners[0]), ("a section", section)):
            compare_showing(what, page, ours, floor)


def study(folder: Path) -> tuple[list[Page], list[Page], Page]:
    """A partner's page and a desk in each of many interviews; a section of one more."""
    app = create_app({"DATABASE_URL": f"sqlite:///{folder / 'ours.db'}", "SECRET_KEY": "known"})
    database: Database = app.extensions["showcard"]
    upgrade(database)
    text = PACE.read_text()
    with signed_in(app, database, "researcher") as pages:
        interviews = [
            an_interview(database, mode="self_completion", text=text, slug=f"s{n}")
            for n in range(sum(CLIENTS) * 2 + 1)
        ]
        links = [personal_link(pages, each) for each in interviews[: sum(CLIENTS) + 1]]
        desks = [
            opened(pages, f"/interviews/{each}/sections/views")
            for each in interviews[sum(CLIENTS) + 1 :]
        ]
        section = opened(pages, f"/interviews/{interviews[0]}/sections/services")
    partners = [opened(Pages(app), f"{link}sections/views/importance_sector") for link in links]
    database.engine.dispose()
    return partners, desks, section


def opened(pages: Pages, path: str) -> Page:
    (token,) = controls(main_form(pages.get(path)))["csrf_token"]
    kept = pages.client.get_cookie("showcard")
    assert kept is not None
    return Page(path, f"showcard={kept.value}", token)


@contextmanager
def served(which: str, folder: Path) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.saving_servers", which, str(folder), str(port)]
    process = subprocess.Popen(command)
    while not is_up(port):
        time.sleep(0.05)
    yield port
    process.terminate()
    process.wait()


def is_up(port: int) -> bool:
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0


def compare_saving(whose: str, pages: list[Page], ours: int, floor: int) -> None:
    cookies = [page.cookie for page in pages]
    with clients(ours, cookies) as to_us, clients(floor, cookies) as to_floor:
        savers = [saver(client, page) for client, page in zip(to_us, pages, strict=True)]
        bare = [
            bare_saver(client, page, n)
            for n, (client, page) in enumerate(zip(to_floor, pages, strict=True), 1)
        ]
        mine, theirs = interleaved(savers, bare, SAVES)
    print(
        f"save {whose} answer, {len(pages)} at once: {mine.rate:,.0f} a second against "
        f"{theirs.rate:,.0f} bare ({mine.rate / theirs.rate:.2f} of the speed); "
        f"99 of 100 within {mine.nearly_all * 1000:.1f} ms against "
        f"{theirs.nearly_all * 1000:.1f} ms ({mine.nearly_all / theirs.nearly_all:.2f} times)"
    )


def compare_showing(what: str, page: Page, ours: int, floor: int) -> None:
    with clients(ours, [page.cookie]) as (to_us,), clients(floor, [page.cookie]) as (to_floor,):
        size = len(to_us.get(page.path))
        show = [lambda: to_us.get(page.path)]
        mine, bare = interleaved(show, [lambda: to_floor.get(f"/page/{size}")], PAGES)
    print(
        f"show {what} ({size // 1000} KB): {mine.half * 1000:.1f} ms against "
        f"{bare.half * 1000:.1f} ms bare: {mine.half / bare.half:.1f} times as long"
    )


def interleaved(ours: Acts, floor: Acts, times: int) -> tuple[Measured, Measured]:
    """The median of each column of rounds that take turns, after one to warm up."""
    measured(ours, times // 4), measured(floor, times // 4)
    rounds = [(measured(ours, times), measured(floor, times)) for _ in range(ROUNDS)]
    return tuple(
        Measured._make(statistics.median(column) for column in zip(*side, strict=True))
        for side in zip(*rounds, strict=True)
    )


def saver(client: Client, page: Page) -> Callable[[], object]:
    """The same question answered again with other words, each time from the newest revision."""
    revision = 0

    def save() -> None:
        nonlocal revision
        told = sent(client, page, page.path, revision)
        assert told.get("revision") == revision + 1, told
        revision = told["revision"]

    return save


def bare_saver(client: Client, page: Page, answer: int) -> Callable[[], object]:
    """The very same request, of which the floor reads no more than the words."""
    return lambda: sent(client, page, f"{page.path}/{answer}", answer)


def sent(client: Client, page: Page, path: str, revision: int) -> dict[str, Any]:
    typed = {"slot": "importance_words__", "importance_words__": f"Words {next(NUMBERS)}"}
    form = {"csrf_token": page.token, "started_from": revision, **typed}
    accept = "Accept: application/json\r\n"
    told: dict[str, Any] = json.loads(client.post(path, urlencode(form), accept))
    return told


if __name__ == "__main__":
    main()
