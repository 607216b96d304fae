"""A real server, and readers who look at its pages."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import AxeResults
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Error, Page
from waitress.server import BaseWSGIServer, create_server

from tests.chromium import looked_at
from tests.pages import Pages

Cookie = dict[str, str]


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    server = create_server(app, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # From within its own loop, which would stumble over what another thread closes.
    server.trigger.pull_trigger(lambda: end(server))
    thread.join(timeout=5)
    server.task_dispatcher.shutdown()


def end(server: BaseWSGIServer) -> None:
    for channel in [*server.active_channels.values()]:
        channel.handle_close()  # with what it has not sent yet
    server.close()


class Reader:
    """A page that must stay accessible, within its width, and silent in the console."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        page.set_default_timeout(60_000)
        self.complaints: list[str] = []
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note(self, message) -> None:
        # A page that reports an error in the form is meant to come with its own status; and the
        # browser itself reports a connection that a test has cut.
        meant = "422" in message.text or "ERR_INTERNET_DISCONNECTED" in message.text
        if message.type in ("error", "warning") and not meant:
            self.complaints.append(message.text)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def look(self, *, but: Sequence[str] = ()) -> None:
        """Look at the page as it is once it has come whole, with all rules of axe but some."""
        found = self._checked(but)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert self.page.evaluate(wide) <= 0, f"{self.page.url} is wider than the screen"
        assert self.complaints == [], self.page.url

    def _checked(self, but: Sequence[str]) -> AxeResults:
        self.page.wait_for_load_state()
        try:
            return looked_at(self.page, but=but)
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
            return self._checked(but)  # the page was on its way to the next one


@pytest.fixture
def cookies(pages: Pages, address: str) -> list[Cookie]:
    """What signs the reader in, as the researcher of `pages`."""
    cookie = pages.client.get_cookie("showcard")
    return [{"name": cookie.key, "value": cookie.value, "url": address}]


@pytest.fixture
def reader(desk: BrowserContext, address: str, cookies: list[Cookie]) -> Iterator[Reader]:
    with read_with(desk, address, cookies) as reader:
        yield reader


@pytest.fixture
def phone_reader(phone: BrowserContext, address: str, cookies: list[Cookie]) -> Iterator[Reader]:
    with read_with(phone, address, cookies) as reader:
        yield reader


@contextmanager
def read_with(context: BrowserContext, address: str, cookies: list[Cookie]) -> Iterator[Reader]:
    """With a new page, in a profile that nothing is left in of what a test did there."""
    context.add_cookies(cookies)
    try:
        yield Reader(context.new_page(), address)
    finally:
        stays, *others = context.pages
        for page in others:
            page.close()
        context.set_offline(False)
        context.clear_cookies()
        everything = {"origin": address, "storageTypes": "all"}
        context.new_cdp_session(stays).send("Storage.clearDataForOrigin", everything)


@pytest.fixture(scope="session")
def desk(chromium: Browser) -> BrowserContext:
    return warm(chromium.new_context(viewport={"width": 1280, "height": 900}))


@pytest.fixture(scope="session")
def phone(chromium: Browser) -> BrowserContext:
    return warm(chromium.new_context(viewport={"width": 320, "height": 640}, has_touch=True))


def warm(context: BrowserContext) -> BrowserContext:
    """One page stays, and with it the process, which need not compile for each test anew."""
    page = context.new_page()
    page.route("http://127.0.0.1/", lambda route: route.fulfill(body=""))
    page.goto("http://127.0.0.1/")
    return context
