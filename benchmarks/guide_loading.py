"""Loading a guide of 120 questions, as a ratio to composing its YAML in Python without our code.

Run with: .venv/bin/python -m benchmarks.guide_loading
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

from ruamel.yaml import YAML

from guides.loader import parse_guide
from guides.reading.yaml_tree import CParser

ROUNDS = 5
QUESTION = """\
      - id: question_{n}
        kind: one_of
        ask: "Could you tell me whether you hold data about subject number {n}?"
        self_completion: "Do you hold data about subject number {n}?"
        probes: [clients, support given, outcomes, employers, statistics]
        options: {{held: "We hold it", partly: "We hold part of it", not_held: "We do not"}}
        ask_if: {{question_{before}: [held, partly]}}
        source: item-{n}
"""
SECTION = """\
  - id: section_{n}
    title: "Section {n}"
    minutes: 5
    aim: {{text: "Learn what is held, and how good it is", source: aim-{n}}}
    questions:
"""


def guide_text(sections: int = 12, questions: int = 10) -> str:
    text = 'guide: large\nversion: 1\ntitle: "A large guide"\nsections:\n'
    for section in range(sections):
        text += SECTION.format(n=section)
        for n in range(section * questions, (section + 1) * questions):
            text += QUESTION.format(n=n, before=n - 1)
    return text.replace("        ask_if: {question_-1: [held, partly]}\n", "")


def seconds(work: Callable[[str], object], text: str) -> float:
    begin = perf_counter()
    work(text)
    return perf_counter() - begin


def compose(text: str) -> None:
    YAML(typ="safe", pure=True).compose(text)


def load(text: str) -> None:
    parse_guide.__wrapped__(text, "large/v1.yaml")


def main() -> None:
    text = guide_text()
    load(text)
    rounds = [(seconds(compose, text), seconds(load, text)) for _ in range(ROUNDS)]
    composed, loaded = (median(times) * 1000 for times in zip(*rounds, strict=True))
    parser = "the parser in C" if CParser else "the parser in Python"
    print(f"compose, the floor: {composed:.0f} ms; parse_guide with {parser}: {loaded:.0f} ms")
    print(f"ratio {loaded / composed:.2f}; pyxform's 22 ms is the goal")


if __name__ == "__main__":
    main()
