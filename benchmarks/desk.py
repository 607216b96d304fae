"""The longest section of an interview: how many bytes it is, and how soon Chromium shows it.

Run with: .venv/bin/python -m benchmarks.desk

Section 4 of the PACE guide with all 25 kinds of data held, so that each is asked about in depth.
It must take under 60 KB compressed, and load in under half a second: until the page's load event,
with its styles and scripts in the browser's cache, as on any page but the first. Beside it stands
the same server's shortest section, and their ratio.
"""

import gzip
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from waitress.server import create_server

from app import create_app
from guides import load_guide
from research.database import Database
from research.schema import upgrade
from tests.chromium import ARGUMENTS
from tests.fieldwork import an_interview, save
from tests.loud_skips import PROGRAMS, path_of
from tests.pages import Pages, signed_in

PACE = Path(__file__).parents[1] / "guides/library/pace_stage_1/v1.yaml"
LOADS = 15
LOADED = "performance.getEntriesByType('navigation')[0].loadEventEnd"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (address, pages):
        longest, shortest = (f"/interviews/1/sections/{name}" for name in ("data", "introduction"))
        size = len(gzip.compress(pages.client.get(longest).data))
        whole = len(pages.client.get(longest).data)
        print(f"longest section: {whole / 1000:.0f} KB, {size / 1000:.1f} KB compressed")
        made = statistics.median(worked(pages, longest) for _ in range(LOADS))
        print(f"of its load, {made:.0f} ms are the server's own work")
        with page_of(pages, address) as page:
            times = [(loaded(page, address + longest), loaded(page, address + shortest))
                     for _ in range(LOADS)]  # fmt: skip
    long, short = (statistics.median(column) for column in zip(*times, strict=True))
    print(
        f"loads in {long:.0f} ms against {short:.0f} ms for the shortest section: "
        f"{long / short:.2f} times as long"
    )


def worked(pages: Pages, path: str) -> float:
    start = time.process_time()
    pages.client.get(path)
    return (time.process_time() - start) * 1000


def loaded(page: Page, address: str) -> float:
    page.goto(address, wait_until="load")
    return page.evaluate(LOADED)


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Pages]]:
    url = f"sqlite:///{folder / 'desk.db'}"
    upgrade(Database(url))
    app = create_app({"DATABASE_URL": url, "SECRET_KEY": "for benchmarks"})
    database = app.extensions["showcard"]
    in_depth(database)
    server = create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    with signed_in(app, database, "researcher") as pages:
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}", pages
        server.close()


def in_depth(database: Database) -> None:
    """An interview with every kind of data held, and half of them described."""
    interview = an_interview(database, text=PACE.read_text())
    items = load_guide(PACE).lists["data_items"].items
    held = {("held", item.id): {"value": "held", "mention": "prompted"} for item in items}
    said = {("item_stored", item.id): {"value": ["database"]} for item in items[::2]}
    save(database, interview, {("own_records", ""): {"value": "yes"}} | held | said)


@contextmanager
def page_of(pages: Pages, address: str) -> Iterator[Page]:
    cookie = pages.client.get_cookie("showcard")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path_of(PROGRAMS["browser"]), args=list(ARGUMENTS)
        )
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])
        yield context.new_page()
        browser.close()


if __name__ == "__main__":
    main()
