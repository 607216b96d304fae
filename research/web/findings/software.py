"""The pages on which software is described, and judged against what partners need."""

from collections import Counter
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from analysis.entries import FITS
from research.database import Session
from research.evidence.software import (
    FIELDS,
    LONGEST,
    Judged,
    Place,
    SoftwareIsThere,
    fit_rows,
    fits_of,
    history_of,
    newest_entry,
    put_back,
    remove,
    save_fits,
    save_software,
    software_of,
    software_option,
)
from research.models import SoftwareOption, Study
from research.reports.texts import keepable
from research.web.accounts.signing_in import note, the_person
from research.web.findings.software_typed import FitsTyped, Needed, needed_in
from research.web.request_database import reading, writing
from research.web.studies.studies import the_study
from research.web.typed_values import Form, Problems

pages = Blueprint("software", __name__, url_prefix="/studies/<slug>/software")

Page = Response | str | tuple[str, int]
LABELS = {
    "title": "Name",
    "description": "What its supplier says of it",
    "source": "Where that is from",
}
SAME_NAME = "There is software of this name already; give another name"


class Opened(NamedTuple):
    study: Study
    option: SoftwareOption
    needed: tuple[Needed, ...]


@pages.get("")
def index(slug: str) -> str:
    study = the_study(slug)
    judged = Counter(
        row.software for row in fit_rows(reading(), study.id) if row.fit != "not_known"
    )
    return render_template(
        "software/index.html",
        study=study,
        options=software_of(reading(), study.id),
        removed=software_of(reading(), study.id, removed=True),
        judged=judged,
        of=len(needed_in(reading(), study)),
    )


@pages.route("/new", methods=["GET", "POST"])
def new(slug: str) -> Page:
    return _describe(slug, None)


@pages.route("/<int:option_id>/describe", methods=["GET", "POST"])
def describe(slug: str, option_id: int) -> Page:
    return _describe(slug, _the_option(reading(), slug, option_id))


@pages.route("/<int:option_id>", methods=["GET", "POST"])
def judge(slug: str, option_id: int) -> Page:
    """Every requirement on one page; only what is changed is kept, and each change for good."""
    study, option = the_study(slug), _the_option(reading(), slug, option_id)
    opened = Opened(study, option, needed_in(reading(), study))
    stands = fits_of(reading(), option_id)
    typed = FitsTyped(opened.needed, request.form)
    if request.method == "GET":
        begun = FitsTyped.begun(opened.needed, stands)
        return _fits_page(opened, begun, {}, newest_entry(stands))
    seen = min(request.form.get("seen", 0, type=int), newest_entry(stands))
    if problems := typed.problems():
        return _fits_page(opened, typed, problems, seen), 422
    with writing() as session:
        option = _the_option(session, slug, option_id)
        saved = save_fits(session, option, typed.given(), seen=seen, by=the_person().name)
        newest = newest_entry(fits_of(session, option_id))
        if saved.changed:
            note(session, "software_judged", f"Software {option_id}", study=slug)
    if saved.theirs:
        return _fits_page(opened, typed, _conflicts(saved.theirs), newest), 409
    flash(f"What is known of {opened.option.title} is saved.")
    return redirect(url_for(".index", slug=slug))


@pages.post("/<int:option_id>/<any(remove, restore):way>")
def act(slug: str, option_id: int, way: str) -> Response:
    """Out of the comparison, or back into it with all that was judged."""
    with writing() as session:
        option = _the_option(session, slug, option_id)
        (remove if way == "remove" else put_back)(option)
        note(session, "software_changed", f"Software {option_id}", study=slug, detail=way)
        title = option.title
    flash(f"{title} is {'no longer compared' if way == 'remove' else 'compared again'}.")
    return redirect(url_for(".index", slug=slug))


def _describe(slug: str, option: SoftwareOption | None) -> Page:
    shown = {name: getattr(option, name) if option else "" for name in FIELDS}
    if request.method == "GET":
        return _form_page(slug, option, shown, {})
    given = {name: keepable(request.form.get(name, "")) for name in FIELDS}
    problems = _problems(given) or _kept(slug, option, given)
    if problems:
        return _form_page(slug, option, given, problems), 422
    flash(f"{given['title']} is saved.")
    return redirect(url_for(".index", slug=slug))


def _kept(slug: str, option: SoftwareOption | None, given: Form) -> Problems:
    """Nothing, where it is kept; else why it is not."""
    try:
        with writing() as session:
            known = option and _the_option(session, slug, option.id)
            saved = save_software(
                session, the_study(slug).id, given, by=the_person().name, option=known
            )
            what = "software_changed" if known else "software_added"
            note(session, what, f"Software {saved.id}", study=slug)
    except SoftwareIsThere:
        return {"title": SAME_NAME}
    return {}


def _problems(given: Form) -> Problems:
    found = {
        name: f"Shorten this to {most:,} characters or fewer"
        for name, most in LONGEST.items()
        if len(given[name]) > most
    }
    empty = {"title": "Enter its name"} if not given["title"] else {}
    unsourced = (
        {"source": "Say where that is from, such as a page and a day"}
        if given["description"] and not given["source"]
        else {}
    )
    return {**empty, **unsourced, **found}


def _conflicts(theirs: dict[Place, Judged]) -> Problems:
    return {
        FitsTyped.name("fit", place): (
            f"{each.by} judged this meanwhile: {FITS[each.fit.fit]}. {each.fit.evidence}"
            " Yours is below; save again to put it in its place"
        )
        for place, each in theirs.items()
    }


def _the_option(session: Session, slug: str, option_id: int) -> SoftwareOption:
    return software_option(session, the_study(slug).id, option_id) or abort(404)


def _form_page(slug: str, option: SoftwareOption | None, shown: Form, problems: Problems) -> str:
    return render_template(
        "software/describe.html",
        study=the_study(slug),
        option=option,
        shown=shown,
        problems=problems,
        labels=LABELS,
    )


def _fits_page(opened: Opened, typed: FitsTyped, problems: Problems, seen: int) -> str:
    labels = {each.requirement.key: each.requirement.item.label for each in opened.needed}
    return render_template(
        "software/judge.html",
        study=opened.study,
        option=opened.option,
        needed=opened.needed,
        values=typed.values,
        name=FitsTyped.name,
        problems=problems,
        seen=seen,
        history=history_of(reading(), opened.option.id),
        labels=labels,
        FITS=FITS,
    )
