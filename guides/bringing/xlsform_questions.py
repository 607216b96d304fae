"""A row of an XLSForm as a question of a guide."""

from typing import Any

from guides.bringing.xlsform_checks import SELECT, SIMPLE
from guides.bringing.xlsform_choices import Choice
from guides.bringing.xlsform_form import Form, Part
from guides.bringing.xlsform_limits import limits_in, range_limits
from guides.bringing.xlsform_sheets import Row
from guides.made_ids import unused

# What only says how the form looks.
LOOKS = frozenset(["multiline", "minimal", "quick", "columns", "compact", "likert", "month-year"])
FILLED_IN = "it is filled in from another answer, which a guide cannot do; write the words out"
NO_KIND = "a guide has no question of this kind"
UNASKED = (
    (
        {"start", "end", "today", "username", "deviceid", "audit", "subscriberid", "simserial"},
        "nobody is asked for it; who answered and when is kept with each answer",
    ),
    ({"calculate", "hidden"}, "nobody is asked for it; findings work out what they need"),
    ({"time", "datetime"}, "a date in a guide has no time of day; ask for it in words"),
    ({"rank"}, "nothing is put in order in a guide; ask how important each is"),
    ({"acknowledge", "trigger"}, "what somebody agrees to is asked on the information sheet"),
    (
        {"geopoint", "geotrace", "geoshape", "image", "photo", "audio", "video", "file", "barcode"},
        "an answer is words, a number, a date or a choice; ask for it in words",
    ),
)
TWICE = "it asks for another answer to a question that its group names too"


def add_note(form: Form, row: Row) -> None:
    """Words that open a section; later on a guide has no place for them."""
    kept = form.kept(row)
    section = form.current_section()
    words = form.label(row)
    if section["questions"] or form.for_each() or not words:
        form.not_understood(row, words or row["name"], "words between questions; say them with one")
        return
    introduction = section.setdefault("introduction", {"ask": ""})
    introduction["ask"] = f"{introduction['ask']} {words}".strip()
    introduction.update({key: value for key, value in kept.items() if key != "part"})
    form.tell(row, words, "introduction", introduction, "ask")
    form.leave_rest(row, ("label", "guidance_hint") if kept else ("label",))


def add_question(form: Form, row: Row) -> None:
    kept = form.kept(row)
    kind, options = _kind(form, row)
    words = form.label(row)
    if (not kind and "kind" not in kept) or any(h.kind == "unread" for h in form.open):
        form.not_understood(row, _said(row), _why_not(row["type"]))
        return
    section = form.current_section()
    question = _question(form, row, kind, words)
    question["ask_if"] = _routes(form, row)
    if options:
        question["options"] = {choice.id: choice.label for choice in options}
    _add_other(row, question)
    _merge(question, kept)
    limits = _limits(row, question)
    question.update(limits)
    form.codes[question["id"]] = {c.row["name"]: c.id for c in options} | {
        name: name for name in question.get("options", {}) if name == "other"
    }
    form.named[row["name"]] = form.named[question["id"]] = question
    _place(form, row, section, question)
    form.tell(row, words or row["name"], "question", question, "ask")
    if "${" in words and not kept:
        form.not_understood(row, words, FILLED_IN)
    form.tell_choices(question, options)
    _guidance(form, row, question, kept)
    form.leave_rest(row, _read(row, kept or limits))


def _limits(row: Row, question: Part) -> Part:
    kind = row["type"].strip().casefold()
    if kind == "range":
        return range_limits(row["parameters"])
    is_whole = kind != "decimal"
    return limits_in(row["constraint"], whole=is_whole) if question["kind"] == "number" else {}


def _why_not(kind: str) -> str:
    first = kind.strip().casefold().split()[0]
    return next((why for kinds, why in UNASKED if first in kinds), NO_KIND)


def _said(row: Row) -> str:
    return " ".join(text for key, text in row.cells.items() if key != "showcard")


def _kind(form: Form, row: Row) -> tuple[str, tuple[Choice, ...]]:
    written = row["type"].strip()
    select = SELECT.fullmatch(written) or SELECT.fullmatch(written.casefold())
    if select and select["kind"] not in ("rank", "select_one_external"):
        many = "multiple" in select["kind"] or "all" in select["kind"]
        rates = "likert" in row["appearance"].split()
        kind = "any_of" if many else "scale" if rates else "one_of"
        return kind, tuple(form.choices.get(select["list"], ()))
    kind = SIMPLE.get(written.casefold(), "")
    return ("long_text" if kind == "text" and "multiline" in row["appearance"] else kind), ()


def _question(form: Form, row: Row, kind: str, words: str) -> Part:
    own = row["name"].partition("__")[0] if form.kept(row) else row["name"]
    question: Part = {"id": form.new_question_id(own), "kind": kind}
    question["ask"] = words or row["name"]
    if form.hint(row):
        question["hint"] = form.hint(row)
    if form.for_each():
        question["for_each"] = form.for_each()
    return question


def _routes(form: Form, row: Row) -> dict[str, Any]:
    """Its own and those of the groups that it stands in."""
    found = form.route(row, form.for_each())
    for holder in form.open:
        if set(found) & set(holder.route):
            form.not_understood(row, f"relevant: {row['relevant']}", TWICE)
        found = {**found, **holder.route}
    return {on: list(values) if len(values) > 1 else values[0] for on, values in found.items()}


def _add_other(row: Row, question: Part) -> None:
    if row["type"].strip().casefold().endswith(("or_other", "or other")):
        options = question.setdefault("options", {})
        options[unused("other", options)] = {"label": "Other", "specify": True}


def _merge(question: Part, kept: Part) -> None:
    """With what Showcard has kept of its own: the form's words hold where it has them."""
    options = kept.get("options", {})
    if isinstance(options, dict):
        for name, option in options.items():
            shown = question.get("options", {}).get(name)
            if shown is not None and isinstance(option, dict):
                question["options"][name] = {"label": shown, **option}
    question.update({k: v for k, v in kept.items() if k not in ("options", "part")})


def _place(form: Form, row: Row, section: Part, question: Part) -> None:
    """In its section; the question that names the rows of a list is asked before the others."""
    asked, roster = section["questions"], form.roster()
    names = roster is not None and not roster["named_by"] and not question["ask_if"]
    if roster is None or not names or question["kind"] not in ("text", "long_text"):
        asked.append(question)
        return
    question["kind"] = "text"
    roster["named_by"] = question["id"]
    asked.insert(first_about(asked, question["for_each"]), question)


def first_about(questions: list[Part], roster: str) -> int:
    """Where the first question about the rows of the roster stands."""
    about = (at for at, q in enumerate(questions) if q.get("for_each") == roster)
    return next(about, len(questions))


def _guidance(form: Form, row: Row, question: Part, kept: Part) -> None:
    if row["guidance_hint"] and not kept:
        question["instructions"] = [{"text": row["guidance_hint"]}]
        form.tell(row, row["guidance_hint"], "instruction", question, "instructions")


def _read(row: Row, limited: Part) -> tuple[str, ...]:
    """`limited` says whether its constraint was understood, be it only as what Showcard kept."""
    looks = set(row["appearance"].split()) <= LOOKS
    read = ("label", "hint", "relevant", "guidance_hint", *(("appearance",) if looks else ()))
    return (*read, "constraint", "constraint_message", "parameters") if limited else read
