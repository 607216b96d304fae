"""The parts of a study's criteria in a list, each added, changed, moved and removed by form."""

from flask import Blueprint, redirect, render_template, request, url_for

from analysis.criteria_forms import NOTHING, Reading
from analysis.criteria_moves import with_part_shifted, without_criteria_part
from guides.places import Path
from guides.yaml_parts import part_in
from research.web.findings.criteria_changes import Desk, PartGone, desk, no_such_part
from research.web.findings.criteria_choices import (
    asked_again,
    begun_indicator,
    choices,
    questions_to_read,
    reading_held,
    reading_wanted,
)
from research.web.findings.criteria_labels import ALONE, KINDS
from research.web.findings.criteria_part_typed import PartTyped
from research.web.findings.criteria_parts import Page, kept, page, shared
from research.web.typed_values import Problems, line

LISTED = set(KINDS) - {"indicators", *ALONE}

pages = Blueprint("criteria_form", __name__, url_prefix="/studies/<slug>/criteria/form")


@pages.app_errorhandler(PartGone)
def gone(_error: PartGone) -> tuple[str, int]:
    """With what was typed, to be copied: each entry that a person wrote, in the form's order."""
    slug, hidden = (request.view_args or {})["slug"], ("csrf_token", "started_from")
    typed = [each for name, each in request.form.items(multi=True) if name not in hidden]
    return render_template(
        "criteria/form/gone.html", slug=slug, typed=filter(str.strip, typed)
    ), 409


@pages.get("")
def show(slug: str) -> str:
    return index(desk(slug), {})


@pages.route("/part/<path:place>", methods=["GET", "POST"])
def part(slug: str, place: str) -> Page:
    here = desk(slug)
    alone = place in ALONE and part_in(here.found.text, (place,))
    holder, id_ = ((), place) if alone else _place(here, place)
    return _form(here, holder, id_, reading_held(here.criteria, here.found.guide, holder, id_))


@pages.route("/add/<path:place>", methods=["GET", "POST"])
def add(slug: str, place: str) -> Page:
    """An indicator is of a question, which is chosen first."""
    here = desk(slug)
    *above, kind = place.split("/")
    holder = tuple(place.split("/"))
    if not _is_kind(holder) or (above and not part_in(here.found.text, holder)):
        no_such_part()
    if kind not in ("dimensions", "indicators"):
        return _form(here, holder, "", NOTHING)
    guide = here.found.guide
    reading = reading_wanted(guide, request.args)
    if reading:
        return _form(here, holder, "", reading)
    noun, offered = KINDS[kind].noun, questions_to_read(guide)
    return render_template("criteria/form/choose.html", here=here, noun=noun, offered=offered)


@pages.post("/move")
def move(slug: str) -> Page:
    """By the button that was pressed."""
    here = desk(slug)
    way, by = ("up", -1) if "up" in request.form else ("down", 1)
    place = request.form.get(way, "")
    holder, id_ = _place(here, place)
    noun, title = KINDS[str(holder[-1])].noun, _title(here, holder, id_)
    problems = kept(
        here,
        lambda text: with_part_shifted(text, holder, id_, by=by),
        f"{noun.capitalize()} moved {way}: {title}",
        f"The {noun} moved",
        request.form.get("started_from", ""),
    )
    if problems:
        return index(here, problems), 422
    return redirect(url_for(".show", slug=slug, _anchor=place.replace("/", "-")))


@pages.route("/remove/<path:place>", methods=["GET", "POST"])
def remove(slug: str, place: str) -> Page:
    """Asks first, and for a reason; the version before keeps it."""
    here, values = desk(slug), dict(request.form)
    holder, id_ = _place(here, place)
    noun, title = KINDS[str(holder[-1])].noun, _title(here, holder, id_)
    problems: Problems = {}
    if request.method == "POST":
        why = line(values, "why")
        problems = (
            {"why": "Say why it is removed"}
            if not why
            else kept(
                here,
                lambda text: without_criteria_part(text, holder, id_),
                f"{noun.capitalize()} removed ({title}): {why}",
                f"The {noun} removed",
                values.get("started_from", ""),
            )
        )
        if not problems:
            return redirect(url_for(".show", slug=slug))
    more = shared(here, values, problems)
    others = len(part_in(here.found.text, holder)) - 1
    shown = render_template(
        "criteria/form/remove.html", **more, noun=noun, title=title, others=others
    )
    return (shown, 422) if problems else shown


def index(here: Desk, problems: Problems) -> str:
    data = part_in(here.found.text, ())
    return render_template(
        "criteria/form/index.html", **shared(here, {}, problems), data=data, kinds=KINDS
    )


def _form(here: Desk, holder: Path, id_: str, reading: Reading) -> Page:
    def typed(values: dict[str, str]) -> PartTyped:
        return PartTyped(here.found.text, here.criteria, holder, id_, values, reading)

    values = typed({}).begun()
    if request.method == "POST":
        values = {name: "\n".join(each) for name, each in request.form.lists()}
        values = asked_again(here.found.guide, values)
    elif reading.question and not id_:
        values |= begun_indicator(here.found.guide, reading)
    here_is = typed(values)
    return page(
        here,
        f"criteria/form/{here_is.kind.noun.replace(' ', '-')}.html",
        here_is,
        to=url_for(".show", slug=here.study.slug),
        part=here_is,
        labels=here_is.kind.labels,
        **choices(here.criteria, here.found.guide, here_is.data, values, reading),
    )


def _place(here: Desk, place: str) -> tuple[Path, str]:
    """Where a part of the criteria stands; there is no page of anything else."""
    *above, id_ = place.split("/")
    holder = tuple(above)
    if not _is_kind(holder) or not isinstance(part_in(here.found.text, (*holder, id_)), dict):
        no_such_part()
    return holder, id_


def _is_kind(holder: Path) -> bool:
    """Parts stand by themselves, and indicators in a dimension."""
    in_dimension = len(holder) == 3 and holder[0] == "dimensions" and holder[2] == "indicators"
    return in_dimension or (len(holder) == 1 and holder[0] in LISTED)


def _title(here: Desk, holder: Path, id_: str) -> str:
    return str(part_in(here.found.text, (*holder, id_, "title")))
