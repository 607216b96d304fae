"""The judgement of 22 partners, as a ratio to making the frame of the same answers.

Run with: .venv/bin/python -m benchmarks.judgement

It runs on each page of findings that was not kept, so it must stay a small part of that. The frame
is the floor: no judgement can be had before it. What the tests of its firmness take is told apart.
Processor time is measured, so that what else the machine does counts for little.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from analysis.criteria_reading import library_criteria
from analysis.judgement.conclusions import judge
from analysis.judgement.evidence import evidence_of
from analysis.judgement.judged import judged
from analysis.judgement.sensitivity import trials
from analysis.tidy import answers_frame
from guides.loader import load_guide
from tests.analysis.fieldwork import study

ROUNDS = 9
PARTNERS = (22, 88)
PACE = Path(__file__).parents[1] / "guides/library/pace_stage_1/v1.yaml"


def main() -> None:
    for partners in PARTNERS:
        compare(partners)


def compare(count: int) -> None:
    guide = load_guide(PACE)
    criteria = library_criteria(guide)
    assert criteria
    answers, partners = study(guide, Random(1), count)
    partners = [partner._replace(status="submitted") for partner in partners]
    frame = answers_frame(answers, partners, guide)
    evidence = evidence_of(frame, guide, criteria)
    works: dict[str, Callable[[], object]] = {
        "frame": lambda: answers_frame(answers, partners, guide),
        "evidence_of": lambda: evidence_of(frame, guide, criteria),
        "trials": lambda: list(trials(evidence, judge(evidence))),
        "judged": lambda: judged(frame, guide, criteria),
    }
    rounds = [{name: timed(work) for name, work in works.items()} for _ in range(ROUNDS)]
    floor, *ours = (statistics.median(each[name] for each in rounds) for name in works)
    print(f"{count} partners, {len(answers):,} answers; frame: {floor * 1000:.1f} ms")
    for name, taken in zip(list(works)[1:], ours, strict=True):
        print(f"  {name}: {taken * 1000:.1f} ms, {taken / floor:.2f} times the frame")


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
