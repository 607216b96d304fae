"""The ways to a new draft: from nothing, a guide, a text, a file, or the options of a study."""

import re
from collections.abc import Mapping

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides.first_lines import FIRST_LINES
from guides.shelf import library_guide
from guides.stage_two import stage_two_guide
from research.guides.drafts import TextTooLong, add_draft, numbered
from research.models import GuideVersion
from research.web.accounts.signing_in import the_person
from research.web.guides.brought import READERS, NotBrought, bring_file, bring_text
from research.web.request_database import reading, writing

pages = Blueprint("new_guides", __name__, url_prefix="/guides/new")

TOO_LARGE = "That is more than 8 MB. A guide is far smaller: check which file it is."

Page = Response | tuple[str, int]


@pages.errorhandler(413)
def too_large(_error: Exception) -> tuple[str, int]:
    return _page({"file": TOO_LARGE}, {}), 413


@pages.get("")
def new() -> str:
    return _page({}, {})


@pages.post("/empty")
def empty() -> Page:
    return _made(FIRST_LINES, "Begun from a short example")


@pages.post("/copy")
def copy() -> Page:
    """As the next version of the guide that it is made from."""
    text, name = _original(request.form.get("of", ""))
    return _made(numbered(reading(), text), f"Begun from {name}")


@pages.post("/text")
def text() -> Page:
    typed = request.form.get("pasted", "")
    try:
        brought = bring_text(typed)
    except NotBrought as reason:
        return _refused("pasted", str(reason))
    return _made(brought.text, "Made from a pasted text", brought.not_understood)


@pages.post("/file")
def file() -> Page:
    """A browser names the file as it likes; only what stands after the last slash is shown."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        return _refused("file", "Choose a file first.")
    name = re.split(r"[/\\]", sent.filename)[-1]
    try:
        brought = bring_file(name, sent.read())
    except NotBrought as reason:
        return _refused("file", str(reason))
    return _made(brought.text, f"Made from {name}", brought.not_understood)


@pages.post("/options")
def options() -> Page:
    """The generic stage 2 guide, about the options that stand one on each line."""
    lines = [line.strip() for line in request.form.get("options", "").splitlines()]
    parts = (line.partition(":") for line in lines if line)
    given = [(label.strip(), label.strip(), hint.strip()) for label, _, hint in parts]
    try:
        text = stage_two_guide(request.form.get("title", ""), 1, given)
    except ValueError as error:
        return _refused("options" if request.form.get("title", "").strip() else "title", str(error))
    return _made(text, f"Begun from {len(given)} options, to be tested in stage 2")


def _original(of: str) -> tuple[str, str]:
    guide, _, version = of.partition("/")
    if version.isdecimal():
        found = library_guide(guide, int(version)) or abort(404)
        return found.text, f"{guide}, version {version}, of the library"
    kept = reading().get(GuideVersion, int(of)) if of.isdecimal() else None
    if kept is None:
        abort(404)
    return kept.text, f"{kept.guide}, version {kept.version}"


def _made(text: str, origin: str, not_understood: tuple[str, ...] = ()) -> Page:
    by = the_person().described
    try:
        with writing() as session:
            draft = add_draft(session, text, origin=origin, by=by, not_understood=not_understood)
            draft_id = draft.id
    except TextTooLong as error:
        return _refused("pasted", f"{error}.")
    flash("The draft is made.")
    return redirect(url_for("guide_drafts.edit", draft_id=draft_id))


def _refused(field: str, what: str) -> Page:
    return _page({field: what}, request.form), 422


def _page(problems: Mapping[str, str], typed: Mapping[str, str]) -> str:
    return render_template(
        "guides/new.html", problems=problems, typed=typed, readable=", ".join(READERS)
    )
