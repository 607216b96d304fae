"""The forms that change one part of the criteria: a gate, an option, weights, thresholds."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.criteria import Gate
from analysis.criteria_options import Option, Weights
from analysis.judgement.status_words import STATUS_LABELS
from guides.yaml_parts import NoSuchPlace, without_part
from research.evidence.criteria import ChangeRefused, CriteriaMovedOn
from research.web.findings.criteria_changes import Desk, NotKept, by_me, desk, keep, no_such_part
from research.web.findings.criteria_typed import (
    THRESHOLDS,
    GateTyped,
    OptionTyped,
    ThresholdsTyped,
    WeightsTyped,
)
from research.web.typed_values import NOT_BY_FORM, Problems, Typed, line

pages = Blueprint("criteria_parts", __name__, url_prefix="/studies/<slug>/criteria")

Page = Response | str | tuple[str, int]
T = TypeVar("T", Gate, Option, Weights)


@pages.route("/gates/<gate>", methods=["GET", "POST"])
def gate(slug: str, gate: str) -> Page:
    here = desk(slug)
    found = named(here.criteria.gates, gate)
    typed = GateTyped(found, request.form) if request.form else GateTyped.begun(found)
    asked = [each.reading for each in here.found.guide.questions if each.id in found.questions]
    return page(here, "criteria/gate.html", typed, gate=found, asked=asked, statuses=STATUS_LABELS)


@pages.route("/options/<option>", methods=["GET", "POST"])
def option(slug: str, option: str) -> Page:
    here = desk(slug)
    found = named(here.criteria.options, option)
    begun = OptionTyped.begun(here.criteria, found)
    typed = OptionTyped(here.criteria, found, request.form) if request.form else begun
    return page(here, "criteria/option.html", typed, option=found)


@pages.route("/thresholds", methods=["GET", "POST"])
def thresholds(slug: str) -> Page:
    here = desk(slug)
    begun = ThresholdsTyped.begun(here.criteria)
    typed = ThresholdsTyped(here.criteria, request.form) if request.form else begun
    return page(here, "criteria/thresholds.html", typed, labels=THRESHOLDS)


@pages.route("/weights", methods=["GET", "POST"])
def new_weights(slug: str) -> Page:
    here = desk(slug)
    if not here.criteria.appraisal:
        abort(404)
    return weights_page(here, None)


@pages.route("/weights/<weights>", methods=["GET", "POST"])
def weights(slug: str, weights: str) -> Page:
    here = desk(slug)
    return weights_page(here, weights)


@pages.route("/weights/<weights>/remove", methods=["GET", "POST"])
def remove_weights(slug: str, weights: str) -> Page:
    """Asks first, and for a reason; the version before keeps them."""
    here = desk(slug)
    found, values = named(here.criteria.weights, weights), dict(request.form)
    problems: Problems = {}
    if request.method == "POST":
        why = line(values, "why")
        problems = {} if why else {"why": "Say why they are removed"}
        if not problems:
            reason = f"The weights of {found.who} are removed: {why}"
            place, number = ("weights", found.id), values.get("started_from", "")
            problems = kept(here, lambda text: without_part(text, place), reason, "Weights", number)
        if not problems:
            return redirect(url_for("criteria.show", slug=slug))
    shown = render_template(
        "criteria/remove_weights.html",
        **shared(here, values, problems),
        weights=found,
    )
    return (shown, 422) if problems else shown


def weights_page(here: Desk, id_: str | None) -> Page:
    found = named(here.criteria.weights, id_) if id_ is not None else None
    begun = WeightsTyped.begun(here.criteria, found)
    typed = WeightsTyped(here.criteria, begun.id, request.form) if request.form else begun
    return page(here, "criteria/weights.html", typed, weights=found)


def page(here: Desk, template: str, typed: Typed, *, to: str = "", **more: Any) -> Page:
    """The form as it stands; or where it was sent, what became of it."""
    problems: Problems = {}
    if request.method == "POST":
        problems = typed.problems()
        if not problems:
            number = typed.values.get("started_from", "")
            problems = kept(here, typed.put, typed.reason, typed.what, number)
        if not problems:
            return redirect(to or url_for("criteria.show", slug=here.study.slug))
    shown = render_template(template, **shared(here, typed.values, problems), **more)
    return (shown, 422) if problems else shown


def kept(
    here: Desk, put: Callable[[str], str], reason: str, what: str, started_from: str
) -> Problems:
    """Nothing, where it is kept; else why it is not."""
    try:
        text = put(here.found.text)
        keep(here.found, here.study.slug, by_me(text, reason, started_from), what)
    except NotKept as error:
        return {f"problem-{n}": each.what for n, each in enumerate(error.problems)}
    except CriteriaMovedOn as error:
        return {"moved-on": f"{error} Look at it first; if you save again, yours is added to it."}
    except ChangeRefused as error:
        return {"why": str(error)}
    except NoSuchPlace:
        return {"no-form": NOT_BY_FORM}
    return {}


def shared(here: Desk, values: Any, problems: Problems) -> dict[str, Any]:
    """Who was told that others were faster starts anew from what they made."""
    number = str(here.found.number)
    begun = number if "moved-on" in problems else values.get("started_from", number)
    return {
        "study": here.study,
        "criteria": here.criteria,
        "values": values,
        "problems": problems,
        "started_from": begun,
    }


def named(parts: Sequence[T], id_: str) -> T:
    return next((each for each in parts if each.id == id_), None) or no_such_part()
