"""What both readers of a paper need in words: numbers of questions, routes, names of lists."""

from collections.abc import Iterator, Sequence

from exports.plain_text import shortened
from guides import Guide, HandOut, Question

LONGEST_QUOTED = 70


class Numbers:
    """The questions by number, `4.8`, as a reader with a pen calls them."""

    def __init__(self, guide: Guide) -> None:
        self.guide = guide
        self._of = {
            question.id: f"{section_number}.{number}"
            for section_number, section in enumerate(guide.sections, 1)
            for number, question in enumerate(section.questions, 1)
        }

    def __getitem__(self, question_id: str) -> str:
        """The number; a question that only an earlier form asked goes by its words."""
        if question_id in self._of:
            return self._of[question_id]
        return f"“{shortened(self.guide.question(question_id).reading, LONGEST_QUOTED)}”"

    def routes_to_ask(self, question: Question) -> Iterator[str]:
        """Each condition, for the interviewer."""
        for earlier, values in question.ask_if.items():
            on = self.guide.question(earlier)
            words = f"“{shortened(on.ask, LONGEST_QUOTED)}”"
            name = f"{self[earlier]} {words}" if earlier in self._of else words
            yield f"Ask if {name} is {option_words(on, values)}."

    def route_to_answer(self, question: Question) -> str:
        """All conditions in one sentence, for the partner; empty where there is none."""
        conditions = [self._condition(question, *route) for route in question.ask_if.items()]
        if not conditions:
            return ""
        return f"Answer this only {' and '.join(conditions)}."

    def _condition(self, question: Question, earlier: str, values: tuple[str, ...]) -> str:
        on = self.guide.question(earlier)
        answered = "answered" if on.kind == "number" else "ticked"
        ticked = f"you {answered} {option_words(on, values)} in {self[earlier]}"
        by_line = question.for_each and on.for_each == question.for_each
        is_sheet = isinstance(self.guide.lists.get(question.for_each), HandOut)
        return f"for lines where {ticked}" if by_line and is_sheet else f"if {ticked}"


def option_words(question: Question, values: Sequence[str]) -> str:
    """A range of numbers needs no quotes."""
    if question.kind == "number":
        return " or ".join(values)
    return " or ".join(f"“{question.option_labels.get(value, value)}”" for value in values)


def list_name(guide: Guide, list_id: str) -> str:
    entry = guide.lists[list_id]
    if isinstance(entry, HandOut):
        return f"Hand-Out {entry.number}, “{entry.title}”"
    return f"the list “{entry.title}”"
