"""Tests that need a program which is not here are skipped aloud, and fail where CI is set."""

import os
import shutil
from collections import Counter
from typing import NamedTuple

import pytest


class Program(NamedTuple):
    commands: tuple[str, ...]
    package: str


PROGRAMS = {
    "browser": Program(
        # The first is the same browser without a window, which takes two thirds of the time.
        ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome"),
        "chromium-headless-shell",
    ),
    "office": Program(("soffice", "libreoffice"), "libreoffice-writer"),
}


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, program in PROGRAMS.items():
        if item.get_closest_marker(marker) and not is_here(program):
            refuse = pytest.fail if os.environ.get("CI") else pytest.skip
            refuse(reason(marker))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = Counter(report.longrepr[2] for report in terminalreporter.getreports("skipped"))
    missed = {marker: skipped[f"Skipped: {reason(marker)}"] for marker in PROGRAMS}
    if any(missed.values()):
        terminalreporter.section("NOT TESTED HERE", sep="!", red=True, bold=True)
    for marker, count in missed.items():
        if count:
            terminalreporter.line(f"{count} {marker} tests: {reason(marker)}")


def is_here(program: Program) -> bool:
    return path_of(program) is not None


def path_of(program: Program) -> str | None:
    return next(filter(None, map(shutil.which, program.commands)), None)


def reason(marker: str) -> str:
    program = PROGRAMS[marker]
    return f"{program.commands[0]} is missing (on Debian: apt-get install {program.package})"
