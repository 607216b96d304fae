"""Pages about a study's messages: what there is to send, and how each kind is worded."""

from typing import Any, NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response
from wtforms import StringField, TextAreaField
from wtforms.validators import ValidationError

from guides.answers.texts import words_problem
from research.fieldwork.studies import current_stage, study_by_slug
from research.messages.log import count_states
from research.messages.recipients import Candidate, candidates, recipient_of
from research.messages.templates import (
    KINDS,
    PLACEHOLDERS,
    Kind,
    Words,
    save_template,
    standard_words,
    subject_problem,
    template_history,
    text_problem,
    words_of,
)
from research.models import MessageTemplate, Stage, Study
from research.web.accounts.account_forms import AccountForm, clean
from research.web.accounts.signing_in import note, the_person
from research.web.messages.mail_texts import Paragraph, paragraphs
from research.web.messages.message_words import today, with_lacks, written_for
from research.web.messages.sending import can_send, mail_settings
from research.web.request_database import reading, writing

pages = Blueprint("messages", __name__, url_prefix="/studies/<slug>/messages")


class Line(NamedTuple):
    """A kind of message in the list of kinds; `due` is how many are to get it now."""

    name: str
    kind: Kind
    due: int
    changed: MessageTemplate | None


class Preview(NamedTuple):
    """What one participant would read; or the words as they are, where there is nobody yet."""

    candidate: Candidate | None
    words: Words
    said: list[Paragraph]


class WordsForm(AccountForm):
    subject = StringField("Subject", filters=[clean])
    text = TextAreaField(
        "Text", filters=[lambda text: "\n".join((text or "").split("\r\n")).strip()]
    )

    def __init__(self, kind: str, words: Words) -> None:
        super().__init__(request.form, subject=words.subject, text=words.text)
        self.kind = kind

    @property
    def words(self) -> Words:
        return Words(self.subject.data, self.text.data)

    def validate_subject(self, field: StringField) -> None:
        _refuse(words_problem(field.data) or subject_problem(field.data))

    def validate_text(self, field: TextAreaField) -> None:
        _refuse(words_problem(field.data) or text_problem(self.kind, field.data))


@pages.get("/")
def index(slug: str) -> str:
    stage = the_stage(slug)
    everybody = candidates(reading(), stage, today())
    return render_template(
        "messages/index.html",
        study=stage.study,
        lines=[_line(stage.study, name, everybody) for name in KINDS],
        people=len(everybody),
        states=count_states(reading(), stage.study),
        mail=mail_settings(),
        sends=can_send(stage.study),
    )


@pages.route("/words/<kind>", methods=["GET", "POST"])
def words(slug: str, kind: str) -> ResponseReturnValue:
    """Look at the words, change them, and see them as a participant would."""
    stage = the_stage(slug)
    form = WordsForm(the_kind(kind), words_of(reading(), stage.study, kind))
    if not form.is_sent():
        return _words_page(stage, kind, form), 422 if form.has_problem else 200
    if "preview" in request.form:
        return _words_page(stage, kind, form)
    with writing() as session:
        study = the_stage(slug, session).study
        save_template(session, study, kind, form.words, by=the_person().name)
        note(session, "message_words_saved", KINDS[kind].title, study=slug)
    flash("Saved. From now on the message says this.")
    return redirect(url_for(".words", slug=slug, kind=kind))


@pages.post("/words/<kind>/back")
def back_to(slug: str, kind: str) -> Response:
    """To the standard words, or to words that were saved before; what held until now is kept."""
    with writing() as session:
        study = the_stage(slug, session).study
        earlier = template_history(session, study, the_kind(kind))
        wanted = request.form.get("revision", "")
        kept = (Words(each.subject, each.text) for each in earlier if str(each.revision) == wanted)
        found = standard_words(kind) if wanted == "standard" else next(kept, None)
        save_template(session, study, kind, found or abort(404), by=the_person().name)
        note(session, "message_words_saved", KINDS[kind].title, study=slug, detail="Set back")
    flash("Set back. What held until now is in the history.")
    return redirect(url_for(".words", slug=slug, kind=kind))


def the_stage(slug: str, session: Any = None) -> Stage:
    """The stage in the field of the study that the address names."""
    session = session or reading()
    return current_stage(session, study_by_slug(session, slug) or abort(404))


def the_kind(kind: str) -> str:
    return kind if kind in KINDS else abort(404)


def preview(study: Study, candidate: Candidate | None, words: Words) -> Preview:
    shown = written_for(candidate, study, words) if candidate else words
    return Preview(candidate, shown, paragraphs(shown.text))


def _line(study: Study, name: str, everybody: list[Candidate]) -> Line:
    own = template_history(reading(), study, name)
    found = (recipient_of(candidate, name) for candidate in everybody)
    recipients = with_lacks(found, study, words_of(reading(), study, name))
    due = sum(recipient.is_due for recipient in recipients)
    return Line(name, KINDS[name], due, next(iter(own), None))


def _words_page(stage: Stage, kind: str, form: WordsForm) -> str:
    everybody = candidates(reading(), stage, today())
    wanted = request.values.get("for", "")
    chosen = (each for each in everybody if str(each.participant.id) == wanted)
    candidate = next(chosen, next(iter(everybody), None))
    return render_template(
        "messages/words.html",
        study=stage.study,
        name=kind,
        kind=KINDS[kind],
        form=form,
        everybody=everybody,
        preview=None if form.has_problem else preview(stage.study, candidate, form.words),
        is_typed="preview" in request.form,
        history=template_history(reading(), stage.study, kind),
        is_standard=words_of(reading(), stage.study, kind) == standard_words(kind),
        placeholders=PLACEHOLDERS,
    )


def _refuse(problem: str | None) -> None:
    if problem:
        raise ValidationError(problem)
