"""What the researcher must learn in each section of a draft, and in what time, on one page."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from guides import Problem
from guides.drafted import Drafted, DraftedSection, drafted
from guides.part_forms import SECTION, as_typed, typed, with_typed
from research.web.guides.draft_desk import Page, desk, kept
from research.web.guides.part_typed import SECTION_LABELS, no_numbers, titled
from research.web.typed_values import Form, Problems

FIELDS = {name: SECTION[name] for name in ("aim", "minutes")}

pages = Blueprint("draft_aims", __name__, url_prefix="/guides/drafts/<int:draft_id>/form")


@pages.route("/aims", methods=["GET", "POST"])
def show(draft_id: int) -> Page:
    here = desk(draft_id)
    values: Form = request.form if request.method == "POST" else _held(here.parts)
    problems: Problems = {}
    if request.method == "POST":
        problems = _problems(here.parts, values)
        problems = problems or kept(here, lambda text: _put(text, values), _part, _field_of)
        if not problems:
            flash("Saved.")
            return redirect(url_for("draft_forms.show", draft_id=draft_id))
    shown = render_template(
        "guides/form/aims.html",
        here=here,
        values=values,
        problems=problems,
        labels=_labels(here.parts),
        titled=titled,
        theirs=list(_theirs(here.parts, values)),
        started_from=here.text.revision if "moved-on" in problems else here.revision,
    )
    return (shown, 422) if problems else shown


def _theirs(here: Drafted, values: Form) -> Iterator[tuple[str, str, str]]:
    """What stands there otherwise than it was typed."""
    held = _held(here)
    for section in _named(here):
        for name, label in ((each, SECTION_LABELS[each]) for each in FIELDS):
            field = _field(name, section)
            if held[field] != typed(values, field):
                yield titled(section), label, held[field]


def _held(here: Drafted) -> dict[str, str]:
    return {
        _field(name, section): words
        for section in _named(here)
        for name, words in as_typed(FIELDS, section.data).items()
    }


def _problems(here: Drafted, values: Form) -> Problems:
    """An aim that is not there yet may be written later; one that is there may not go."""
    held = _held(here)
    aims = [_field("aim", section) for section in _named(here)]
    gone = [name for name in aims if held[name] and not typed(values, name)]
    minutes = (_field("minutes", section) for section in _named(here))
    return dict.fromkeys(gone, "Write what the researcher must learn here") | no_numbers(
        values, *minutes
    )


def _part(text: str) -> Any:
    return _held(drafted(text))


def _put(text: str, values: Form) -> str:
    """Sections stay in their places while their keys change."""
    for section in _named(drafted(text)):
        own = {name: values.get(_field(name, section), "") for name in FIELDS}
        text = with_typed(text, section.path, FIELDS, section.data, own)
    return text


def _field_of(problem: Problem, here: Drafted) -> str:
    is_its = problem.key in FIELDS and not problem.question
    return f"{problem.key}_{problem.section}" if is_its else ""


def _labels(here: Drafted) -> dict[str, str]:
    return {
        _field(name, section): SECTION_LABELS[name] for section in _named(here) for name in FIELDS
    }


def _named(here: Drafted) -> list[DraftedSection]:
    return [section for section in here.sections if section.id]


def _field(name: str, section: DraftedSection) -> str:
    return f"{name}_{section.id}"
