"""What can be written in a guide, in the words of who writes one."""

from typing import NamedTuple

from guides import KINDS
from guides.indicators import EACH_WORDS, INDICATORS, Indicator
from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide, Introduction, Section
from guides.number_ranges import FORMS
from guides.question import Option, Question


class Described(NamedTuple):
    """A part of the guide language, and what each of its keys says."""

    title: str
    part: type
    keys: dict[str, str]


SOURCE = "Which items of a document this serves, where the guide follows one"
DESCRIBED = (
    Described(
        "A question",
        Question,
        {
            "id": "Its name: small letters, digits and _. Answers are kept under it",
            "kind": "What an answer looks like; see below",
            "ask": "What the interviewer says",
            "self_completion": "What a partner reads who answers online; where it is missing, ask",
            "hint": "A line of help below the question, for partner and interviewer",
            "instructions": "For the interviewer only: one of those below, or {text: …}",
            "probes": "Follow-ups for the interviewer, ticked when they are used: [one, another]",
            "options": 'What can be chosen: {yes: "Yes", no: "No"}',
            "for_each": "Ask it for each line of this hand-out, or for each row of this roster",
            "handout": "The hand-out that is in view while it is asked",
            "ask_if": "Ask it only after these answers: {earlier_question: [yes, partly]}. "
            f"A number is wanted as {FORMS}",
            "unit": "What a number counts, such as households",
            "lowest": "The lowest number that is an answer: 0 unless told otherwise",
            "highest": "The highest, such as 100; without it there is none",
            "indicator": "What findings read it as; see below",
            "supplementary": "Why it is asked beside what the source asks",
            "source": SOURCE,
        },
    ),
    Described(
        "An option",
        Option,
        {
            "id": "Its name, which is kept as the answer",
            "label": 'What is read. An option that is only this can be written as name: "Label"',
            "specify": "true asks for words of the partner's own",
            "alone": "true where it is chosen with no other, as “None of these”",
            "source": SOURCE,
        },
    ),
    Described(
        "A section",
        Section,
        {
            "id": "Its name",
            "title": "What stands over it, for partners, too",
            "aim": "What the researcher must learn there; no partner ever sees it",
            "minutes": "How long it is planned to take",
            "introduction": "How it is opened",
            "questions": "What is asked, in order",
        },
    ),
    Described(
        "An introduction",
        Introduction,
        {
            "ask": "What the interviewer says",
            "self_completion": "What a partner reads; where it is missing, ask",
            "instructions": "For the interviewer only",
            "source": SOURCE,
        },
    ),
    Described(
        "A hand-out",
        HandOut,
        {
            "id": "Its name, which for_each and handout call it by",
            "number": "The number on the sheet",
            "title": "Its title",
            "lead": "The question over its lines",
            "statement": "A text to read instead of lines",
            "groups": "Its lines, under headings",
            "source": SOURCE,
        },
    ),
    Described(
        "A group of lines",
        Group,
        {
            "id": "Its name",
            "label": "The heading",
            "track": "individual, business or intelligence, where tracks are judged apart",
            "items": 'The lines: {postcode: "Postcode"}',
        },
    ),
    Described(
        "A line",
        Item,
        {
            "id": "Its name",
            "label": "What is read",
            "hint": "A line of help below it",
            "specify": "true asks what is meant, as for “Other”",
            "source": SOURCE,
        },
    ),
    Described(
        "A roster",
        Roster,
        {
            "id": "Its name, which for_each calls it by",
            "title": "What the list is of",
            "item": "What one row is, such as supplier",
            "named_by": "The question that names a row; a row stands once it is answered",
            "most": "How many rows there can be, 10 unless told otherwise",
            "source": SOURCE,
        },
    ),
    Described(
        "The whole guide",
        Guide,
        {
            "id": "Its name, written as guide: it stays the same from version to version",
            "version": "1, then 2 and so on",
            "title": "Its title",
            "instructions": "For the interviewer, about the whole interview",
            "objectives": "What the research has to find out",
            "handouts": "The sheets to show",
            "rosters": "The lists that partners make",
            "sections": "What is asked, section by section",
        },
    ),
)


def kinds() -> list[tuple[str, str, bool]]:
    return [(name, kind.label, kind.has_options) for name, kind in KINDS.items()]


def indicators() -> list[tuple[str, str, str]]:
    """Each with what it means, and what it needs of a question."""
    return [(name, each.meaning, _needs(each)) for name, each in INDICATORS.items()]


def _needs(indicator: Indicator) -> str:
    each = f", for each of {EACH_WORDS[indicator.each]}" if indicator.each else ""
    options = f", with the options {', '.join(indicator.options)}" if indicator.options else ""
    return f"{indicator.kind}{each}{options}"
