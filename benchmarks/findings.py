"""A study of 22 partners analysed, as a ratio to making a frame of its answers and no more.

Run with: .venv/bin/python -m benchmarks.findings

The floor turns the same rows into a list of dictionaries and that into a frame, as a first draft of
any analysis would; it labels nothing, routes nothing and counts nothing.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pandas as pd

from analysis.report import feasibility_report
from analysis.tidy import answers_frame
from guides.loader import load_guide
from tests.analysis.fieldwork import study
from tests.analysis.given import FACTS

ROUNDS = 9
PARTNERS = 22
PACE = Path(__file__).parents[1] / "guides/library/pace_stage_1/v1.yaml"


def main() -> None:
    guide = load_guide(PACE)
    answers, partners = study(guide, Random(1), PARTNERS)
    partners = [partner._replace(status="submitted") for partner in partners]
    print(f"{len(answers):,} answers of {len(partners)} partners")
    works: dict[str, Callable[[], object]] = {
        "floor": lambda: pd.DataFrame([row._asdict() for row in answers]),
        "answers_frame": lambda: answers_frame(answers, partners, guide),
        "feasibility_report": lambda: feasibility_report(answers, partners, guide, FACTS),
    }
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(ROUNDS)]
    floor, *ours = (statistics.median(each[name] for each in rounds) for name in works)
    print(f"floor: {floor * 1000:.1f} ms")
    for name, taken in zip(list(works)[1:], ours, strict=True):
        print(f"{name}: {taken * 1000:.1f} ms, {taken / floor:.1f} times the floor")


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
