"""Questions and sections of a text moved to another place, or taken out of it."""

from typing import NamedTuple

from guides.drafted import SECTIONS, Drafted, drafted
from guides.yaml_lists import with_line_moved, without_line


class Spot(NamedTuple):
    """Where a question can stand: as the first of a section, or after another question."""

    section: str
    after: str = ""


def spots(here: Drafted) -> list[Spot]:
    return [
        Spot(section.id, after)
        for section in here.sections
        if section.id
        for after in ("", *(question.id for question in section.questions if question.id))
    ]


def order(text: str) -> list[tuple[str, list[str]]]:
    """The ids of a text's sections and questions."""
    here = drafted(text)
    return [(part.id, [question.id for question in part.questions]) for part in here.sections]


def with_question_moved(text: str, id_: str, spot: Spot) -> str:
    """The text as it is where there is no such spot."""
    here = drafted(text)
    question, section = here.question(id_), here.section(spot.section)
    before = here.question(spot.after)
    if not (question and section) or id_ == spot.after:
        return text
    at = before.at + 1 if before and before.section == section.path else 0
    is_same = question.section == section.path
    at -= is_same and question.at < at
    path = (*question.section, "questions")
    return with_line_moved(text, path, question.at, (*section.path, "questions"), at)


def with_question_shifted(text: str, id_: str, *, by: int) -> str:
    """Up or down in its section, where there is room."""
    question = drafted(text).question(id_)
    if question is None or question.at + by < 0:
        return text
    path = (*question.section, "questions")
    return with_line_moved(text, path, question.at, path, question.at + by)


def without_question(text: str, id_: str) -> str:
    question = drafted(text).question(id_)
    if question is None:
        return text
    return without_line(text, (*question.section, "questions"), question.at)


def with_section_shifted(text: str, id_: str, *, by: int) -> str:
    section = drafted(text).section(id_)
    if section is None or section.at + by < 0:
        return text
    return with_line_moved(text, SECTIONS, section.at, SECTIONS, section.at + by)


def without_section(text: str, id_: str) -> str:
    section = drafted(text).section(id_)
    return without_line(text, SECTIONS, section.at) if section else text
