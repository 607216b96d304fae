"""A guide goes to ODK or Kobo as an XLSForm, and comes back as it was."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from guides import load_guide, parse_guide
from guides.bringing import CannotBring, guide_from_xlsform, xlsform
from tests.guide_of import guide_of
from tests.guides.any_guide import any_guide

LIBRARY = Path(__file__).parents[2] / "guides" / "library"
HARD = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def xform(guide):
    return convert(xlsform(guide).workbook, validate=False, file_type=".xlsx").xform


def rows(guide, sheet="survey"):
    book = load_workbook(io.BytesIO(xlsform(guide).workbook))
    first, *rest = book[sheet].iter_rows(values_only=True)
    return [{k: v for k, v in zip(first, row, strict=True) if v} for row in rest]


def row(guide, name):
    return next(one for one in rows(guide) if one.get("name") == name)


@given(any_guide())
@HARD
def test_any_guide_comes_back_as_it_was(guide):
    draft = guide_from_xlsform(xlsform(guide).workbook)
    assert parse_guide(draft.yaml, "draft") == guide
    assert draft.not_understood == ()


@given(any_guide())
@HARD
def test_any_guide_is_a_form_that_pyxform_converts(guide):
    assert guide.id in xform(guide)


@pytest.mark.parametrize(
    "path", sorted(LIBRARY.glob("*/*.yaml")), ids=lambda path: path.parent.name
)
def test_every_library_guide_goes_and_comes_back(path):
    guide = load_guide(path)
    assert xform(guide)
    assert parse_guide(guide_from_xlsform(xlsform(guide).workbook).yaml, path.name) == guide


GUIDE = """
handouts:
  records:
    number: 1
    title: "Records"
    groups: {g: {label: "People", items: {age: "Age", street: {label: "Street", hint: "Or road"}}}}
rosters:
  steps: {title: "Steps", item: step, named_by: step_name}
questions:
- id: own
  kind: one_of
  ask: "Do you keep records?"
  options: {yes: "Yes", some: "Some", no: {label: "No", specify: true}}
- id: held
  for_each: records
  kind: one_of
  ask: "Do you hold this?"
  ask_if: {own: [yes, some]}
  options: {yes: "Yes", no: "No"}
- id: why
  for_each: records
  kind: any_of
  ask: "What for?"
  ask_if: {held: yes}
  options: {law: "The law", none_of_these: {label: "None", alone: true}}
- {id: step_name, for_each: steps, kind: text, ask: "Which step?"}
- {id: step_cost, for_each: steps, kind: money, ask: "At what cost?", probes: [staff, rent]}
- {id: when, kind: period, ask: "When?"}
- {id: step_more, for_each: steps, kind: long_text, ask: "What else?"}
"""


def test_each_line_of_a_hand_out_has_a_group_of_its_own():
    guide = guide_of(GUIDE)
    assert row(guide, "held__Each__street__Item")["label"] == "Street (Or road)"
    assert row(guide, "held__age")["relevant"] == "(${own} = 'yes' or ${own} = 'some')"
    assert row(guide, "why__street")["relevant"] == "${held__street} = 'yes'"


def test_an_option_may_stand_alone_or_be_specified():
    guide = guide_of(GUIDE)
    assert (
        "not(selected(., 'none_of_these') and count-selected(.) > 1)"
        in (row(guide, "why__age")["constraint"])
    )
    assert row(guide, "own__no__Words")["relevant"] == "${own} = 'no'"


def test_why_there_is_no_answer_can_be_chosen():
    offered = [one["name"] for one in rows(guide_of(GUIDE), "choices") if one["list_name"] == "own"]
    assert offered[3:] == [
        "missing__dont_know",
        "missing__prefer_not_to_say",
        "missing__not_applicable",
    ]


def test_a_roster_is_a_repeat_and_is_gone_through_again():
    guide = guide_of(GUIDE)
    assert row(guide, "steps__Rows")["type"] == "begin_repeat"
    assert row(guide, "step_cost")["relevant"] == "${step_name} != ''"
    assert row(guide, "steps__Rows__2")["repeat_count"] == "count(${steps__Rows})"
    assert row(guide, "step_more")["relevant"] == "${step_name__2} != ''"


def test_what_the_form_will_not_do_is_said():
    losses = " ".join(xlsform(guide_of(GUIDE)).losses)
    assert "no probe can be ticked" in losses
    assert "self-completion" not in losses


def test_no_text_of_a_guide_becomes_a_formula_or_a_reference():
    guide = guide_of('questions:\n- {id: q, kind: text, ask: "=1+1 is ${own}?", hint: "@SUM(A1)"}')
    book = load_workbook(io.BytesIO(xlsform(guide).workbook))
    kinds = {cell.data_type for line in book["survey"].iter_rows() for cell in line if cell.value}
    assert kinds == {"s"}
    assert row(guide, "q")["label"] == "=1+1 is $ {own}?"
    assert xform(guide)


def test_no_aim_reaches_the_form():
    guide = load_guide(LIBRARY / "pace_stage_1" / "v1.yaml")
    form = xform(guide)
    assert [s.id for s in guide.sections if s.aim.text in form] == []


def test_a_text_that_no_cell_holds_is_refused():
    guide = guide_of(f'questions:\n- {{id: q, kind: text, ask: "{"x" * 40_000}"}}')
    with pytest.raises(CannotBring, match="holds 32,767 characters; shorten the text"):
        xlsform(guide)
