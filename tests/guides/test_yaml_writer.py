"""A guide written as YAML is read as the same guide again."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings

from guides import check_guide, load_guide, parse_guide
from guides.yaml_writer import guide_text
from tests.guide_of import guide_of
from tests.guides.any_guide import any_guide

LIBRARY = Path(__file__).parents[2] / "guides" / "library"
SHORT = """\
guide: example
version: 1
title: "Example"

handouts:
  records:
    number: 1
    title: "Records"
    groups:
      people:
        label: "About people"
        items:
          postcode: "Postcode"
          other: {label: "Other records", specify: true, source: rec-2}

sections:
  - id: data
    title: "The data you hold"
    minutes: 10
    aim: "Learn what is held"
    questions:
      - id: held
        for_each: records
        kind: one_of
        ask: "Which of these do you hold?"
        instructions: if_not_mentioned
        probes: ["on paper", "in a database"]
        options: {held: "We hold it", partly: "In part", not_held: "We do not hold it"}
        indicator: data_held
        source: [rec-1, rec-2]

  - id: last
    title: "Last thoughts"
    aim: "Leave nothing unsaid"
    questions:
      - id: more
        kind: long_text
        ask: "What else?"
"""


@given(any_guide())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_guide_survives_being_written_and_read(guide):
    assert check_guide(guide) == []
    assert parse_guide(guide_text(guide), "example/v1.yaml") == guide


def test_a_guide_is_written_as_a_researcher_would():
    assert guide_text(guide_of(SHORT)) == SHORT


def test_a_long_text_goes_on_in_the_next_line():
    words = "and so on " * 30
    guide = guide_of(f'questions:\n- {{id: q, kind: text, ask: "{words}?"}}')
    lines = guide_text(guide).splitlines()
    assert max(map(len, lines)) <= 100
    assert parse_guide(guide_text(guide), "example/v1.yaml") == guide


def test_every_library_guide_survives_being_written_and_read():
    for path in LIBRARY.glob("*/*.yaml"):
        guide = load_guide(path)
        assert parse_guide(guide_text(guide), path.name) == guide
