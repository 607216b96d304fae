"""The texts of a draft that were kept, to read and to bring back."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug import Response

from research.guides.draft_texts import bring_back, text_lines
from research.guides.drafts import draft_text, locked_draft
from research.models import GuideDraft
from research.web.accounts.signing_in import the_person
from research.web.request_database import reading, writing

pages = Blueprint("draft_texts", __name__, url_prefix="/guides/drafts/<int:draft_id>/texts")

IS_BACK = "The earlier text is back. What stood there before is kept, too."
OTHERS = "Somebody else saved a text meanwhile, so nothing was brought back. Look at theirs first."


@pages.get("")
def show(draft_id: int) -> str:
    draft = _draft(draft_id)
    return render_template("guides/texts.html", draft=draft, lines=text_lines(reading(), draft))


@pages.get("/<int:revision>")
def text(draft_id: int, revision: int) -> str:
    draft = _draft(draft_id)
    return render_template(
        "guides/text.html", draft=draft, kept=draft_text(reading(), draft, _of(draft, revision))
    )


@pages.post("/<int:revision>")
def bring(draft_id: int, revision: int) -> Response:
    """As the newest text; back to the page that asked for it."""
    seen = request.form.get("started_from", 0, type=int)
    with writing() as session:
        draft = locked_draft(session, draft_id) or abort(404)
        by = the_person().described
        is_back = bring_back(session, draft, _of(draft, revision), started_from=seen, by=by)
    flash(IS_BACK if is_back else OTHERS)
    page = "draft_forms.show" if "form" in request.form else ".show"
    return redirect(url_for(page, draft_id=draft_id))


def _draft(draft_id: int) -> GuideDraft:
    return reading().get(GuideDraft, draft_id) or abort(404)


def _of(draft: GuideDraft, revision: int) -> int:
    return revision if 0 < revision <= draft.revision else abort(404)
