"""On which earlier answers a question of a text is asked, and the text with that changed."""

from itertools import takewhile
from typing import Any

from guides.drafted import Drafted, DraftedQuestion, drafted
from guides.typed_lines import choice_labels
from guides.yaml_parts import with_part, without_part

Routes = dict[str, list[str]]


def routes_of(question: DraftedQuestion) -> Routes:
    held = question.data.get("ask_if")
    routes = held.items() if isinstance(held, dict) else ()
    return {on: [str(value) for value in _many(values)] for on, values in routes}


def may_decide(here: Drafted, question: DraftedQuestion) -> list[DraftedQuestion]:
    """The questions before it with choices or a number, about the same or about the interview."""
    lists = (None, "", question.data.get("for_each"))
    before = takewhile(lambda each: each.path != question.path, here.questions)
    named = [each for each in before if each.id and each.data.get("for_each") in lists]
    return [each for each in named if is_number(each) or choice_labels(each.data.get("options"))]


def is_number(question: DraftedQuestion) -> bool:
    return bool(question.data.get("kind") == "number")


def with_routes(text: str, id_: str, routes: Routes) -> str:
    question = drafted(text).question(id_)
    if question is None or _sets(routes) == _sets(routes_of(question)):
        return text
    path = (*question.path, "ask_if")
    if not routes:
        return without_part(text, path)
    said = {on: values[0] if len(values) == 1 else values for on, values in routes.items()}
    return with_part(text, path, said)


def _many(values: Any) -> list[Any]:
    return values if isinstance(values, list) else [values]


def _sets(routes: Routes) -> dict[str, set[str]]:
    return {on: set(values) for on, values in routes.items()}
