"""One real browser for all tests that need one."""

from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.sync_playwright import DEFAULT_OPTIONS, Axe, AxeResults
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.loud_skips import PROGRAMS, path_of

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--js-flags=--min-semi-space-size=16",  # axe makes much and keeps little
)


def looked_at(page: Page, *, but: Sequence[str] = ()) -> AxeResults:
    """What all rules of axe but some say against a page.

    No stylesheet is read anew: the one rule that would is an experiment, and not among them.
    """
    rules = {rule: {"enabled": False} for rule in but}
    return Axe().run(
        page, options=DEFAULT_OPTIONS | {"preload": {"assets": ["media"]}, "rules": rules}
    )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    # A busy machine is slow, and not wrong.
    expect.set_options(timeout=60_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path_of(PROGRAMS["browser"]), args=list(ARGUMENTS)
        )
        yield browser
        browser.close()
