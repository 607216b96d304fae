"""A draft on the desk of who changes it by form: its parts, and what becomes of a change."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from guides import Problem
from guides.drafted import Data, Drafted, drafted
from guides.part_forms import Fields, as_typed, typed
from guides.yaml_parts import NoSuchPlace
from research.guides.draft_changes import ChangeRefused, DraftMovedOn, change_draft
from research.guides.drafts import TextTooLong, draft_text, locked_draft
from research.models import DraftText, GuideDraft
from research.web.accounts.signing_in import the_person
from research.web.guides.draft_words import capital, plain
from research.web.guides.part_typed import PartTyped, asked
from research.web.request_database import reading, writing
from research.web.typed_values import NOT_BY_FORM, Form, Problems

Page = Response | str | tuple[str, int]


class Desk(NamedTuple):
    """A draft with its newest text, and the parts of that."""

    draft: GuideDraft
    text: DraftText
    parts: Drafted

    @property
    def revision(self) -> int:
        """The one that the page was made from."""
        return int(request.form.get("started_from", self.text.revision, type=int))

    @property
    def seen(self) -> Drafted:
        """The parts as they stood then: somebody may have taken one out meanwhile."""
        if not 0 < self.revision < self.text.revision:
            return self.parts
        return drafted(draft_text(reading(), self.draft, self.revision).text)


def desk(draft_id: int) -> Desk:
    draft = reading().get(GuideDraft, draft_id) or abort(404)
    text = draft_text(reading(), draft)
    return Desk(draft, text, drafted(text.text))


def values_of(fields: Fields, data: Data) -> Form:
    """What was typed; before anything was, the part as it stands."""
    return request.form if request.method == "POST" else as_typed(fields, data)


def kept(
    here: Desk,
    change: Callable[[str], str],
    part: Callable[[str], Any],
    field_of: Callable[[Problem, Drafted], str] = lambda problem, here: "",
) -> Problems:
    """Nothing, where the change is kept; else why it is not."""
    try:
        with writing() as session:
            draft = locked_draft(session, here.draft.id) or abort(404)
            by = the_person().described
            change_draft(session, draft, change, part=part, started_from=here.revision, by=by)
    except ChangeRefused as refused:
        return dict(_at_fields(refused.problems, here.parts, field_of))
    except DraftMovedOn as error:
        return {"moved-on": f"{error} Look at what stands there now, then do it again."}
    except TextTooLong as error:
        return {"too-long": f"{error}."}
    except NoSuchPlace:
        return {"no-form": NOT_BY_FORM}
    return {}


def form_page(here: Desk, part: PartTyped, **more: Any) -> Page:
    """The form as it stands; or where it was sent, what became of it."""
    problems: Problems = {}
    if request.method == "POST":
        problems = part.problems() or kept(here, part.put, part.part, part.field_of)
        if not problems:
            flash("Saved.")
            anchor = f"{part.noun}-{part.name(here.parts)}"
            return redirect(url_for("draft_forms.show", draft_id=here.draft.id, _anchor=anchor))
    shown = render_template(
        f"guides/form/{part.noun}.html",
        here=here,
        typed=part,
        values=part.values,
        labels=part.labels,
        problems=problems,
        theirs=_theirs(here, part),
        started_from=here.text.revision if "moved-on" in problems else here.revision,
        **more,
    )
    return (shown, 422) if problems else shown


def remove_page(
    here: Desk,
    noun: str,
    words: str,
    change: Callable[[str], str],
    part: Callable[[str], Any],
    **more: Any,
) -> Page:
    """Asks first; then the part is gone, or it is said why it cannot go."""
    problems: Problems = {}
    if request.method == "POST":
        problems = kept(here, change, part)
        if not problems:
            flash(f"Removed: “{words}”. “Undo the last change” brings it back.")
            return redirect(url_for("draft_forms.show", draft_id=here.draft.id))
    shown = render_template(
        "guides/form/remove.html", here=here, noun=noun, words=words, problems=problems, **more
    )
    return (shown, 422) if problems else shown


def _theirs(here: Desk, part: PartTyped) -> list[tuple[str, str]]:
    """What stands there otherwise than it was typed, by the name of its field."""
    data = part.data(here.parts)
    held = as_typed(part.fields, data) if data else {}
    return [
        (part.labels[name], words or "Nothing")
        for name, words in held.items()
        if words != typed(part.values, name)
    ]


def _at_fields(
    problems: list[Problem], here: Drafted, field_of: Callable[[Problem, Drafted], str]
) -> Iterator[tuple[str, str]]:
    """Each of the guide's own complaints at the field that it is about, or above all of them."""
    for number, problem in enumerate(problems):
        field, question = field_of(problem, here), here.question(problem.question)
        about = f"“{asked(question)}”: " if question and not field else ""
        yield field or f"problem-{number}", f"{about}{capital(plain(problem.what))}"
