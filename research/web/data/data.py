"""A study's answers as files to download, and the tokens by which other programs read them."""

from contextlib import ExitStack

from flask import (
    Blueprint,
    Response,
    abort,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as Redirect
from wtforms import RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length

from research.access.api_tokens import make_token, revoke_token, tokens_of
from research.fieldwork.studies import current_stage
from research.web.accounts.account_forms import AccountForm, clean
from research.web.accounts.signing_in import note, the_person
from research.web.data.data_files import FILES, source
from research.web.data.released_data import NotReleased, why_none
from research.web.request_database import database, reading, writing
from research.web.studies.studies import the_study

pages = Blueprint("data", __name__, url_prefix="/studies/<slug>/data")

EDITIONS = {"internal": "Internal", "publishable": "Publishable"}
EDITION_HINTS = {
    "internal": "Everything, with names and words: for the research team only",
    "publishable": "How often those who agreed to it gave each closed answer, as of the report that"
    " was released last, without what it leaves out. Each column is sorted by itself: no row is a"
    " partner",
}
MADE = "made_token"
"""Under this name the cookie carries a new token to the page that tells it, and no further."""


class TokenForm(AccountForm):
    name = StringField(
        "What it is for",
        filters=[clean],
        validators=[
            DataRequired("Enter what the token is for, such as “Power BI of the team”"),
            Length(max=100, message="Use at most 100 characters"),
        ],
    )
    edition = RadioField(
        "Edition",
        choices=[SelectChoice(name, words) for name, words in EDITIONS.items()],
        default="internal",
        validators=[DataRequired("Choose an edition")],
    )


@pages.get("/")
def show(slug: str) -> str:
    return _page(slug, TokenForm(), made=session.pop(MADE, ""))


@pages.get("/<kind>")
def download(slug: str, kind: str) -> Response:
    edition, file = request.args.get("edition", "internal"), FILES.get(kind)
    if file is None or not file.is_there or edition not in EDITIONS:
        abort(404)
    study, labels = the_study(slug), "codes" not in request.args
    # Rows are read while they are sent, when the request's own connection has ended already.
    sent = ExitStack()
    own = sent.enter_context(database().reading())
    try:
        of = source(own, study, edition=edition, labels=labels)
    except NotReleased as reason:
        sent.close()
        return Response(render_template("data/none.html", study=study, reason=reason), 409)
    with writing() as turn:
        note(turn, "data_downloaded", study=slug, detail=f"{file.title}, {edition}")
    response = Response(iter(file.write(of)), mimetype=file.media)
    response.headers["Content-Disposition"] = f"attachment; filename={of.names(kind)}"
    response.call_on_close(sent.close)
    return response


@pages.post("/tokens")
def make(slug: str) -> Redirect | tuple[str, int]:
    form = TokenForm(request.form)
    if not form.is_sent():
        return _page(slug, form), 422
    with writing() as turn:
        by, study = the_person().name, the_study(slug)
        session[MADE] = make_token(
            turn, study, name=form.name.data, edition=form.edition.data, by=by
        )
        note(turn, "token_made", form.name.data, study=slug, detail=EDITIONS[form.edition.data])
    return redirect(url_for(".show", slug=slug, _anchor="tokens"))


@pages.route("/tokens/<int:token_id>/revoke", methods=["GET", "POST"])
def revoke(slug: str, token_id: int) -> Redirect | str:
    """Asks first: a revoked token never opens anything again."""
    if request.method == "GET":
        study = the_study(slug)
        known = {token.id: token for token in tokens_of(reading(), study)}
        token = known.get(token_id) or abort(404)
        return render_template("data/revoke.html", study=study, token=token, editions=EDITIONS)
    with writing() as turn:
        token = revoke_token(turn, the_study(slug), token_id) or abort(404)
        note(turn, "token_revoked", token.name, study=slug)
        flash(f"The token “{token.name}” opens nothing any more.")
    return redirect(url_for(".show", slug=slug, _anchor="tokens"))


def _page(slug: str, form: TokenForm, made: str = "") -> str:
    study = the_study(slug)
    return render_template(
        "data/show.html",
        study=study,
        files=FILES,
        editions=EDITIONS,
        hints=EDITION_HINTS,
        none_yet={"publishable": why_none(reading(), current_stage(reading(), study))},
        form=form,
        made=made,
        tokens=tokens_of(reading(), study),
    )
