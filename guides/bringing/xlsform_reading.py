"""An XLSForm as a draft of a guide: groups as sections, repeats as rosters, choices as options."""

from collections.abc import Iterator
from typing import Any

from guides.bringing.accounting import value_at
from guides.bringing.lines import Draft, Line
from guides.bringing.xlsform_checks import BEGIN_END, check_sheets
from guides.bringing.xlsform_form import Form, Holder, Told
from guides.bringing.xlsform_questions import add_note, add_question, first_about
from guides.bringing.xlsform_sheets import Row, Sheet, read_sheets
from guides.lists import HandOut, Roster
from guides.made_ids import slug, unused
from guides.model import Guide, Section
from guides.places import Path
from guides.question import Question
from guides.yaml_writer import ORDER, yaml_text

UNNAMED = "its rows have no text to be called by, so a question for their name was added"
OTHER_LANGUAGE = (
    "a guide has one language; for one in this, take the other columns out and bring the form again"
)
UNTITLED = "A form without a title"


def guide_from_xlsform(source: bytes) -> Draft:
    """A draft of the guide that an XLSForm workbook (.xlsx) holds."""
    sheets = read_sheets(source)
    check_sheets(sheets)
    form = Form(sheets)
    _settings(form, sheets.get("settings"))
    _kept(form, sheets.get("showcard"))
    _headings(form, sheets["survey"])
    for row in sheets["survey"].rows:
        _row(form, row)
    _name_rows(form)
    last = form.take_out_unasked()
    if last:
        form.tell_otherwise(last, "words after the last question; a guide ends with that")
    form.tell_rest_of_choices()
    return _draft(form)


def _settings(form: Form, settings: Sheet | None) -> None:
    row = settings.rows[0] if settings and settings.rows else Row(0, {})
    title = row["form_title"] or row["title"] or UNTITLED
    name = row["form_id"] or row["id_string"] or title
    version = row["version"]
    form.guide.update(
        guide=name if form.is_id(name) else slug(name, "guide"),
        version=int(version) if version.isdecimal() and 0 < int(version) < 10**9 else 1,
        title=title,
    )
    for key in row.cells:
        text = f"{key}: {row[key]}"
        if key in ("form_title", "title", "form_id", "id_string"):
            form.tell(row, text, "title", form.guide, "title", sheet="settings")
        elif key != "version" or str(form.guide["version"]) != version:
            form.not_understood(row, text, "a guide has no such setting", "settings")


def _kept(form: Form, kept: Sheet | None) -> None:
    """What Showcard itself has kept in a workbook that it made."""
    handout = group = form.guide
    for row in kept.rows if kept else ():
        data = form.loaded_part(row["text"])
        if row["part"] == "guide":
            form.guide.update(data)
        elif row["part"] == "handout":
            handout = form.guide.setdefault("handouts", {}).setdefault(row["id"], {**data})
        elif row["part"] == "group":
            group = handout.setdefault("groups", {}).setdefault(row["id"], {**data, "items": {}})
        elif row["part"] == "item":
            group.setdefault("items", {})[row["id"]] = form.loaded(row["text"])
        elif row["part"] == "roster":
            form.guide.setdefault("rosters", {})[row["id"]] = data


def _headings(form: Form, survey: Sheet) -> None:
    """Labels in other languages: a guide has one."""
    first = Row(1, {})
    for name in survey.headings:
        base, parts, _ = name.partition("::")
        if parts and base in ("label", "hint") and name not in form.languages.values():
            form.not_understood(first, name, OTHER_LANGUAGE)


def _row(form: Form, row: Row) -> None:
    kind = row["type"].strip().casefold()
    ends = BEGIN_END.fullmatch(kind)
    if ends and ends["word"] == "end":
        form.end()
    elif ends and form.skips():
        form.open.append(Holder("skip"))
    elif ends:
        BEGINNINGS[ends["what"]](form, row)
    elif kind and not form.skips() and form.kept(row).get("part") not in ("shown", "again"):
        add = add_note if kind == "note" else add_question
        add(form, row)


def _begin_group(form: Form, row: Row) -> None:
    kept = form.kept(row)
    part = kept.get("part", "kind" if "kind" in kept else "group")
    if part == "kind":
        add_question(form, row)
        form.open.append(Holder("skip"))
    elif part == "again" or (part == "item" and not kept.get("first")):
        form.open.append(Holder("skip"))
    elif part == "each":
        form.open.append(Holder("each", for_each=str(kept.get("of", ""))))
    elif part in ("item", "heading"):
        form.open.append(Holder("part"))
    else:
        _group(form, row, kept)


def _group(form: Form, row: Row, kept: dict[str, Any]) -> None:
    """An outer group is a section; a group inside it only says when its questions are asked."""
    if form.section_open():
        form.open.append(Holder("group", route=form.route(row, form.for_each())))
        form.not_understood(row, form.label(row), "a group inside a group; a section has no parts")
        return
    introduction = form.take_out_unasked()
    section = form.open_section(form.label(row) or row["name"], row["name"])
    if introduction:
        section["introduction"] = introduction
    form.open.append(Holder("section", route=form.route(row, "")))
    section.update({key: value for key, value in kept.items() if key != "part"})
    form.tell(row, form.label(row) or row["name"], "section", section, "title")
    form.leave_rest(row, ("label", "relevant"))


def _begin_repeat(form: Form, row: Row) -> None:
    kept = form.kept(row)
    if kept.get("part") == "each":
        form.open.append(Holder("each", for_each=str(kept.get("of", ""))))
        return
    if form.for_each():
        form.not_understood(row, form.label(row) or row["name"], "a list inside a list")
        form.open.append(Holder("unread"))
        return
    if not form.section_open():
        form.open_section(form.label(row) or row["name"], f"about_{row['name']}")
    rosters = form.guide.setdefault("rosters", {})
    name = unused(form.id_of(row["name"], "list"), {*rosters, *form.guide.get("handouts", {})})
    label = form.label(row) or row["name"]
    rosters[name] = {"title": label, "item": "row", "named_by": ""}
    most = row["repeat_count"]
    if most.isdecimal() and 1 <= int(most) <= 50:
        rosters[name]["most"] = int(most)
    form.repeats[name] = row
    form.open.append(Holder("each", route=form.route(row, ""), for_each=name, roster=rosters[name]))
    form.tell(row, label, "section", rosters[name], "title")
    form.leave_rest(
        row, ("label", "relevant", *(["repeat_count"] if "most" in rosters[name] else []))
    )


BEGINNINGS = {"group": _begin_group, "repeat": _begin_repeat}


def _name_rows(form: Form) -> None:
    """A list without a text has nothing to call its rows by, so a question is added."""
    for roster, row in form.repeats.items():
        asked = [s for s in form.guide["sections"] if _is_about(s, roster)]
        if not asked:
            del form.guide["rosters"][roster]
            form.not_understood(row, form.label(row), "a list with no question that could be read")
        elif not form.guide["rosters"][roster]["named_by"]:
            name = form.new_question_id(f"{roster[:50]}_name")
            made = {"id": name, "kind": "text", "ask": "Name", "for_each": roster}
            questions = asked[0]["questions"]
            questions.insert(first_about(questions, roster), made)
            form.guide["rosters"][roster]["named_by"] = name
            form.not_understood(row, form.label(row), UNNAMED)


def _is_about(section: dict[str, Any], roster: str) -> bool:
    return any(question.get("for_each") == roster for question in section["questions"])


def _draft(form: Form) -> Draft:
    if not form.guide["sections"]:
        form.open_section("Questions", "questions")
    data = {key: form.guide[key] for key in ("guide", *ORDER[Guide]) if form.guide.get(key)}
    data["sections"] = [_section(section) for section in form.guide["sections"]]
    for key, part in (("handouts", HandOut), ("rosters", Roster)):
        if key in data:
            data[key] = {name: _ordered(one, part) for name, one in data[key].items()}
    places = {id(part): path for path, part in form.places()}
    return Draft(yaml_text(data), tuple(_lines(form, data, places)))


def _section(section: dict[str, Any]) -> dict[str, Any]:
    ordered = _ordered(section, Section)
    ordered["questions"] = [_ordered(q, Question) for q in section["questions"]]
    return ordered


def _ordered(part: dict[str, Any], kind: type) -> dict[str, Any]:
    return {
        key: part[key] for key in ORDER[kind] if key in part and part[key] not in ("", {}, None)
    }


def _lines(form: Form, data: Any, places: dict[int, Path]) -> Iterator[Line]:
    for told in _once(form.told):
        path = (*places.get(id(told.holder), ()), *([told.key] if told.key else []))
        found = path if told.holder is not None and _leads(data, path) else ()
        yield Line(told.row.number, told.text, told.became, found, told.why, told.sheet)


def _once(told: list[Told]) -> Iterator[Told]:
    """What is said of several rows in the same words is said of the first, and names the others."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for one in told:
        rows.setdefault((one.sheet, one.text, one.why), []).append(str(one.row.number))
    for one in told:
        same = rows.pop((one.sheet, one.text, one.why), []) if one.why else [""]
        if len(same) > 1:
            one = one._replace(why=f"{one.why}; so in row {', '.join(same[1:])}")
        if same:
            yield one


def _leads(data: Any, path: Path) -> bool:
    try:
        value_at(data, path)
    except (KeyError, IndexError, TypeError):
        return False
    return True
