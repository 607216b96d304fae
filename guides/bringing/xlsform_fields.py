"""The rows of an XLSForm in which a question of each kind is asked."""

from collections.abc import Callable, Sequence
from typing import Any

from guides.answers.effort import EFFORT_UNITS
from guides.answers.money import MONEY_BASES, MONEY_PARTS
from guides.bringing.lines import cleaned
from guides.bringing.xlsform_limits import limits_rule
from guides.question import Instruction, Question, Words
from guides.yaml_writer import part_data

Row = dict[str, str]
CHOICE_LISTS: dict[str, tuple[str, dict[str, str]]] = {
    "money": ("money__basis", MONEY_BASES),
    "effort": ("effort__unit", EFFORT_UNITS),
}
REASONS = ("missing__dont_know", "missing__prefer_not_to_say", "missing__not_applicable")
# What the form itself says of a question.
NATIVE = ("id", "for_each", "ask_if", "lowest", "highest")


def shown(text: str) -> str:
    """As a form can show it: "${" would be taken for the answer to another question."""
    lines = text.replace("${", "$ {").split("\n")
    return "\n".join(cleaned(line) for line in lines).strip()


def own_words(question: Question) -> dict[str, Any]:
    """What the form does not say of a question, or says in other words."""
    in_parts = question.kind in ("money", "effort", "period") or bool(question.unit)
    kept = unsaid(part_data(question), "ask", *(() if in_parts else ("hint",)))
    if question.unit:
        kept["hint"] = question.hint  # The form shows the unit there.
    if question.options:
        options = {option.id: unsaid(part_data(option), "label") for option in question.options}
        kept["options"] = {name: option for name, option in options.items() if option}
    return {key: value for key, value in kept.items() if key not in NATIVE}


def unsaid(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Without the texts under these keys that a form shows as they are."""
    return {k: v for k, v in data.items() if k not in keys or v != shown(v)}


def guidance(instructions: Sequence[Instruction], probes: Sequence[Words]) -> str:
    words = [instruction.words for instruction in instructions]
    words += ["Probe: " + "; ".join(probe.text for probe in probes)] if probes else []
    return shown(" ".join(words))


def _one(kind: str, **cells: str) -> Callable[[Question, Row], list[Row]]:
    return lambda question, row: [{**row, "type": kind, **cells}]


def _number(question: Question, row: Row) -> list[Row]:
    unit = f"({shown(question.unit)})" if question.unit else ""
    hint = " ".join(filter(None, [row["hint"], unit]))
    cells = {"type": "decimal", "hint": hint, "constraint": limits_rule(question)}
    return [{**row, **cells, "constraint_message": f"Enter a number {question.limits}"}]


def _choice(question: Question, row: Row) -> list[Row]:
    many = question.kind == "any_of"
    kind = "select_multiple" if many else "select_one"
    rows = [{**row, "type": f"{kind} {question.id}", **(_alone(question) if many else {})}]
    for option in question.options:
        if option.specify:
            reference = f"${{{row['name']}}}"
            relevant = (
                f"selected({reference}, '{option.id}')" if many else f"{reference} = '{option.id}'"
            )
            name = f"{row['name']}__{option.id}__Words"
            label = f"{shown(option.label)}: which?"
            rows.append(_shown("text", name, label, relevant=relevant))
    return rows


def _alone(question: Question) -> Row:
    names = [*(o.id for o in question.options if o.alone), *REASONS]
    rules = [f"not(selected(., '{name}') and count-selected(.) > 1)" for name in names]
    return {
        "constraint": " and ".join(rules),
        "constraint_message": "This answer is chosen alone, or left out",
    }


def _shown(kind: str, name: str, label: str, **cells: str) -> Row:
    row = {"type": kind, "name": name, "label": label, "showcard": '{"part": "shown"}'}
    return {**row, **cells}


def _parts(question: Question, row: Row, fields: list[Row]) -> list[Row]:
    """A group with one field for each part of the answer; a group has no hint of its own."""
    group = {**row, "type": "begin_group", "hint": "", "guidance_hint": ""}
    fields[0].update(hint=row["hint"], guidance_hint=row["guidance_hint"])
    end = {"type": "end_group", "showcard": '{"part": "shown"}'}
    return [group, *fields, end]


def _money(question: Question, row: Row) -> list[Row]:
    name, unit = row["name"], shown(question.unit) or "£"
    fields = [
        _shown("decimal", f"{name}__{part}", f"{label} ({unit})", constraint=". >= 0")
        for part, label in MONEY_PARTS.items()
    ]
    basis = _shown("select_one money__basis", f"{name}__basis", "What the amount rests on")
    return _parts(question, row, [*fields, basis])


def _effort(question: Question, row: Row) -> list[Row]:
    name = row["name"]
    months = f"${{{name}__unit}} = 'posts'"
    amount = _shown("decimal", f"{name}__amount", "How much", constraint=". > 0")
    unit = _shown("select_one effort__unit", f"{name}__unit", "Of what")
    return _parts(
        question,
        row,
        [
            amount,
            unit,
            _shown("decimal", f"{name}__months", "For how many months", relevant=months),
        ],
    )


def _period(question: Question, row: Row) -> list[Row]:
    fields = [
        _shown("date", f"{row['name']}__{part}", label, appearance="month-year")
        for part, label in (("from", "From"), ("to", "To"))
    ]
    return _parts(question, row, fields)


FIELDS: dict[str, Callable[[Question, Row], list[Row]]] = {
    "text": _one("text"),
    "long_text": _one("text", appearance="multiline"),
    "one_of": _choice,
    "any_of": _choice,
    "scale": _choice,
    "number": _number,
    "money": _money,
    "effort": _effort,
    "date": _one("date"),
    "period": _period,
}
