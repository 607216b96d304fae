"""Questions are written out as GOV.UK Frontend's own macros would write them."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from markupsafe import escape

from research.answers.stored import EMPTY, Stored
from research.web.answering.forms import AnswerField, answers_form
from tests.guide_of import guide_of

GUIDE = """
questions:
  - {id: text, kind: text, ask: "A <name>?", hint: "As it is “written”"}
  - {id: long_text, kind: long_text, ask: "What & why?"}
  - {id: number, kind: number, ask: "How many?", unit: "days", hint: "About"}
  - {id: money, kind: money, ask: "What would it cost?"}
  - id: one_of
    kind: one_of
    ask: "Which?"
    options: {this: "This", other: {label: "Another", specify: true}}
  - id: any_of
    kind: any_of
    ask: "Which of these?"
    hint: "Of all that you know."
    options: {this: "This", other: {label: "More", specify: true}, none: {label: "-", alone: true}}
"""
VALUES = {"text": '<b> & "c"', "long_text": "One\n& two", "number": 3, "any_of": ["this", "other"]}
WRONG = "This is <wrong>. And so is that"
Macro = Callable[..., str]


@pytest.fixture
def fields(app: Flask) -> Iterator[dict[str, AnswerField]]:
    """Answered, but for the choice of one and the money."""
    guide = guide_of(GUIDE)
    stored = {(question, ""): _stored(question, value) for question, value in VALUES.items()}
    with app.test_request_context():
        slots = guide.slots(guide.sections[0])
        form = answers_form(guide, slots, stored, revision=1, spoken=False, posted=False)
        yield {field.question.id: field for field in form.answers}


@pytest.fixture
def macro(app: Flask) -> Callable[[str], Macro]:
    def found(component: str) -> Macro:
        path = f"govuk_frontend_jinja/components/{component}/macro.html"
        return getattr(app.jinja_env.get_template(path).module, f"govuk{component.title()}")

    return found


@pytest.mark.parametrize("errors", [[], WRONG.split(". ")])
def test_each_kind_has_the_html_of_its_macro(app, fields, macro, errors):
    for kind, written in MACROS.items():
        fields[kind].errors = errors
        asked = app.jinja_env.globals["ask"](fields[kind])
        assert tags(asked) == tags(written(macro, fields[kind])), kind


def test_so_have_the_parts_of_a_kind_that_has_several(app, fields, macro):
    shown = BeautifulSoup(app.jinja_env.globals["ask"](fields["money"]), "lxml")
    part = {"formGroup": {"classes": "showcard-part"}}
    low = {"id": "money____low", "name": "money____low", "value": "", "prefix": {"text": "£"}}
    low |= {"label": {"text": "At least"}, "classes": "govuk-input--width-10"}
    low |= {"inputmode": "decimal", "spellcheck": False}

    first = shown.select_one(".showcard-part")

    assert tags(str(first)) == tags(macro("input")(low | part))


def test_a_reason_that_an_option_says_already_is_offered_once(app):
    guide = guide_of("""
        questions:
          - id: keeps
            kind: one_of
            ask: "Do you keep records?"
            options: {yes: "Yes", no: "No", dont_know: "Don't know"}
        """)
    said_before = _stored("keeps", None)._replace(missing="dont_know")
    offered = []
    with app.test_request_context():
        for stored in ({}, {("keeps", ""): said_before}):
            slots = guide.slots(guide.sections[0])
            form = answers_form(guide, slots, stored, revision=1, spoken=False, posted=False)
            offered.append("dont_know" in form.answers[0].reasons)
    assert offered == [False, True]


def typed_in(component: str, macro: Callable, field: AnswerField, **more: Any) -> str:
    own = {"id": field.name, "name": field.name, "value": field.part(), **more}
    own["label"] = {"text": field.legend, "classes": "govuk-label--s"}
    own["formGroup"] = {"classes": "govuk-!-margin-bottom-2"}
    written = macro(component)(own | around(field, field.question.hint))
    name = field.part_name("missing")
    reasons = {"id": name, "name": name, "formGroup": {"classes": "govuk-!-margin-bottom-0"}}
    which = f'<span class="govuk-visually-hidden">: {escape(field.legend)}</span>'
    reasons["label"] = {"html": f"No answer? Say why{which}", "classes": "showcard-small"}
    choices = {"": "", **field.reasons}
    reasons["items"] = [{"value": value, "text": words} for value, words in choices.items()]
    return f'{marker(field)}{written}<div class="showcard-reason">{macro("select")(reasons)}</div>'


def chosen(
    component: str, macro: Callable, field: AnswerField, hint: str = "", alone: str | None = None
) -> str:
    name = field.part_name("specify")
    specify = {"id": name, "name": name, "value": "", "label": {"text": "Please say which"}}
    items = [
        {"value": option.id, "text": option.label, "checked": option.id in field.parts(),
         "conditional": {"html": macro("input")(specify)} if option.specify else None,
         "behaviour": alone if option.alone else None}
        for option in field.question.options
    ]  # fmt: skip
    items.append({"divider": "or"})
    for value, words in field.reasons.items():
        items.append({"value": f"missing:{value}", "text": words, "behaviour": alone})
    own = {"idPrefix": field.name, "name": field.name, "items": items}
    own["classes"] = f"govuk-{component}--small"
    legend = {"text": field.legend, "classes": "govuk-fieldset__legend--s"}
    own["fieldset"] = {"legend": legend}
    return f"{marker(field)}{macro(component)(own | around(field, hint))}"


MACROS: dict[str, Callable[..., str]] = {
    "text": partial(typed_in, "input"),
    "long_text": partial(typed_in, "textarea", rows="4"),
    "number": partial(
        typed_in, "input", inputmode="decimal", spellcheck=False, suffix={"text": "days"},
        classes="govuk-input--width-10",
    ),
    "one_of": partial(chosen, "radios"),
    "any_of": partial(
        chosen, "checkboxes", hint="Of all that you know. Choose all that apply.", alone="exclusive"
    ),
}  # fmt: skip


def marker(field: AnswerField) -> str:
    return f'<input type="hidden" name="slot" value="{field.name}">'


def around(field: AnswerField, hint: str) -> dict[str, Any]:
    wrong = {"errorMessage": {"text": WRONG}} if field.errors else {}
    return wrong | ({"hint": {"text": hint}} if hint else {})


def tags(html: str) -> list[object]:
    """What stands in which tag, however the lines are broken between them."""
    found = [
        (node.name, node.attrs, len(node.find_all(True))) if isinstance(node, Tag) else node.strip()
        for node in BeautifulSoup(html, "lxml").descendants
    ]
    return [each for each in found if each]


def _stored(question: str, value: object) -> Stored:
    said = EMPTY | {"value": value}
    return Stored(question, "", **said, revision=1, saved_by="P01", saved_at=datetime.now(UTC))
