"""Questions that cannot be read as evidence of their indicator."""

from typing import get_args

import pytest

from guides.indicators import INDICATORS
from guides.names import IndicatorName
from tests.guides.complaints import said_of

LISTS = """
handouts:
  data: {number: 3, title: "Data", groups: {g: {label: "G", items: {age: "Age"}}}}
rosters:
  steps: {title: "Steps", item: "step", named_by: step_name}
questions:
- {id: step_name, for_each: steps, kind: text, ask: "Which step?"}
"""
YES_NO = 'options: {yes: "Yes", no: "No"}'


def said(question):
    return said_of(f"{LISTS}- {{id: asked, ask: '?', {question}}}\n")


def test_every_indicator_has_a_row():
    assert set(INDICATORS) == set(get_args(IndicatorName))
    assert all(row.meaning.endswith(".") for row in INDICATORS.values())


@pytest.mark.parametrize(
    "question",
    [
        "indicator: importance, kind: scale, options: {low: Low, high: High}",
        "indicator: benefits, kind: long_text",
        f"indicator: own_records, kind: one_of, {YES_NO}",
        f"indicator: barrier, for_each: data, kind: one_of, {YES_NO}",
        f"indicator: barrier, for_each: steps, kind: one_of, {YES_NO}",
        "indicator: allowed_to_share, for_each: data, kind: one_of, "
        "options: {yes: Yes, terms: On terms, no: No}",
        "indicator: step_cost, for_each: steps, kind: money",
    ],
)
def test_a_question_of_the_right_shape_is_evidence(question):
    assert said(question) == []


@pytest.mark.parametrize(
    ("question", "what"),
    [
        (
            "indicator: importance, kind: number",
            "indicator importance needs a question of kind scale; change one of them",
        ),
        (
            f"indicator: barrier, kind: one_of, {YES_NO}",
            "indicator barrier needs for_each a hand-out or a roster; add it",
        ),
        (
            "indicator: step_cost, for_each: data, kind: money",
            "indicator step_cost needs for_each a roster; add it",
        ),
        (
            "indicator: step_name, for_each: steps, kind: text",
            "indicator step_name belongs on the question that a roster is named_by; move it there",
        ),
        (
            "indicator: data_held, for_each: data, kind: one_of, options: {held: Held, no: No}",
            'indicator data_held needs the options "partly", "not_held"; add them',
        ),
        (
            "indicator: benefit, kind: long_text",
            'indicator is "benefit", which is not known; did you mean "benefits"?',
        ),
    ],
)
def test_a_question_of_another_shape_is_not(question, what):
    assert said(question) == [what]


def test_an_indicator_is_measured_once():
    first = "- {id: gains, kind: long_text, ask: '?', indicator: benefits}\n"
    text = f"{LISTS}{first}{first.replace('gains', 'more')}"
    assert said_of(text) == ['indicator benefits is on question "gains" too; keep one']
