"""One real browser for all tests that need one."""

from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.base import AXE_SCRIPT
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
    "--process-per-site",
    # Axe makes much and keeps little; and no core is idle while one of them tests.
    "--js-flags=--min-semi-space-size=16 --single-threaded",
)


# Of elements that look alike in places that look alike, one tells whether colours differ enough:
# to find what stands behind each of them is half of axe's work.
EACH_LOOK_ONCE = """(() => {
  const numbers = new Map(), looks = new Map();
  const look = (element) => {
    if (!element) return 0;
    if (!looks.has(element)) {
      const style = getComputedStyle(element);
      const seen = [
        look(element.parentElement), element.localName, element.getAttribute("class"),
        style.color, style.backgroundColor, style.backgroundImage, style.opacity,
        style.fontSize, style.fontWeight, style.textDecorationLine, style.visibility,
      ].join("|");
      if (!numbers.has(seen)) numbers.set(seen, numbers.size + 1);
      looks.set(element, numbers.get(seen));
    }
    return looks.get(element);
  };
  for (const id of ["color-contrast", "link-in-text-block"]) {
    const rule = axe._audit.rules.find((rule) => rule.id === id);
    const known = new Set(), applies = rule.matches;
    rule.matches = (element, ...more) => {
      if (known.has(look(element)) || !applies.call(rule, element, ...more)) return false;
      known.add(look(element));
      return true;
    };
  }
})();"""
AXE = Axe(AXE_SCRIPT + EACH_LOOK_ONCE)


def looked_at(page: Page, *, but: Sequence[str] = ()) -> AxeResults:
    """What all rules of axe but some say against a page.

    No stylesheet is read anew: the one rule that would is an experiment, and not among them.
    """
    rules = {rule: {"enabled": False} for rule in but}
    return AXE.run(
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
