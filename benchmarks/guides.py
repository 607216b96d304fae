"""Bringing a guide of thirty pages, and checking the largest one of the library.

Run with: .venv/bin/python -m benchmarks.guides

Each in seconds, and as a ratio to splitting the same text into words: the library's largest guide
is parsed and checked from its YAML, and brought back from the XLSForm that it makes.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from guides.bringing import draft_from_text, guide_from_xlsform, xlsform
from guides.loader import parse_guide

ROOT = Path(__file__).parents[1]
ROUNDS = 3


def main() -> None:
    section = (ROOT / "tests/samples/guides/nine_sections.txt").read_text()
    long = "\n\n".join([section] * 8)
    compare("bring a text of thirty pages", long, lambda: draft_from_text(long))
    files = (ROOT / "guides/library").glob("*/*.yaml")
    largest = max((path.read_text() for path in files), key=len)
    parse = parse_guide.__wrapped__  # without its memory of what it parsed before
    compare("check the largest guide", largest, lambda: parse(largest, "largest"))
    workbook = xlsform(parse_guide(largest, "largest")).workbook
    compare("bring it as an XLSForm", largest, lambda: guide_from_xlsform(workbook))


def compare(what: str, text: str, act: Callable[[], object]) -> None:
    rounds = [(seconds(act), seconds(lambda: lines_of(text))) for _ in range(ROUNDS)]
    ours, floor = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{what}: {ours:.2f} s, {ours / floor:.0f} times reading its {len(text):,} characters")


def lines_of(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines()]


def seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
