"""Answers chosen from options."""

from typing import Any

from guides.question import Question


def choice_problem(question: Question, value: Any) -> str | None:
    if isinstance(value, str) and value in question.option_labels:
        return None
    return "Choose one of the answers listed"


def choice_words(question: Question, value: str) -> str:
    return question.option_labels[value]


def choices_problem(question: Question, value: Any) -> str | None:
    if not isinstance(value, list) or not value:
        return "Choose one or more of the answers listed"
    if any(choice_problem(question, chosen) for chosen in value):
        return "Choose only from the answers listed"
    if len(set(value)) < len(value):
        return "Choose each answer only once"
    alone = [o.label for o in question.options if o.alone and o.id in value]
    if alone and len(value) > 1:
        return f"Choose “{alone[0]}” alone, or leave it out"
    return None


def choices_words(question: Question, value: list[str]) -> str:
    return "; ".join(label for chosen, label in question.option_labels.items() if chosen in value)
