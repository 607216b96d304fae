"""A topic guide in the exact version used: what was said, shown and instructed."""

from collections.abc import Iterator, Sequence

from exports.word_file import WordFile
from exports.word_xml import Xml, joined, run, w
from guides.model import (
    Guide,
    HandOut,
    Instruction,
    Introduction,
    Item,
    Option,
    Question,
    Roster,
    Section,
)


def add_guide(word: WordFile, guide: Guide, heading: str) -> None:
    """One part of a document, under its own heading."""
    word.add(word.heading(heading, 1, counted=False, new_page=True))
    add_guide_text(word, guide)


def add_guide_text(word: WordFile, guide: Guide) -> None:
    """A heading for each section, then the hand-outs and the lists that partners make."""
    word.add(*_opening(word, guide))
    for section in guide.sections:
        word.add(*_section(word, guide, section))
    for handout in guide.handouts:
        word.add(*_handout(word, handout))
    if guide.rosters:
        word.add(*_rosters(word, guide.rosters))


def _opening(word: WordFile, guide: Guide) -> Iterator[Xml]:
    yield _body(word, f"{guide.title}, version {guide.version}.")
    yield from instructions(word, guide.instructions)
    if guide.objectives:
        yield _body(word, "What the research has to find out:")
    yield from (_bullet(word, objective.text) for objective in guide.objectives)


def _section(word: WordFile, guide: Guide, section: Section) -> Iterator[Xml]:
    minutes = f" ({section.minutes} minutes)" if section.minutes else ""
    yield word.heading(f"{section.title}{minutes}", 2, counted=False)
    yield aside(word, "Aim (not read out)", section.aim.text)
    if section.introduction:
        yield from _introduction(word, section.introduction)
    for question in section.questions:
        yield from _question(word, guide, question)


def _introduction(word: WordFile, introduction: Introduction) -> Iterator[Xml]:
    yield from instructions(word, introduction.instructions)
    yield _body(word, introduction.ask)
    yield from _reading(word, introduction.self_completion, introduction.ask)


def _question(word: WordFile, guide: Guide, question: Question) -> Iterator[Xml]:
    yield word.paragraph("Question", run(question.ask))
    yield from _reading(word, question.self_completion, question.ask)
    if question.hint:
        yield _body(word, question.hint)
    yield from _conditions(word, guide, question)
    yield from instructions(word, question.instructions)
    yield from (word.paragraph("Option", run(offered(option))) for option in question.options)
    yield from (_bullet(word, f"Probe: {probe.text}") for probe in question.probes)


def _conditions(word: WordFile, guide: Guide, question: Question) -> Iterator[Xml]:
    """What a reader of the paper must know to see who was asked what."""
    if question.supplementary:
        yield aside(word, "Supplementary to the published guide", question.supplementary)
    if question.handout:
        yield aside(word, "Interviewer", f"Show {_list_name(guide, question.handout)}.")
    if question.for_each:
        yield aside(
            word, "Interviewer", f"Ask for each line of {_list_name(guide, question.for_each)}."
        )
    for earlier, values in question.ask_if.items():
        yield aside(word, "Asked only if", _answer_words(guide.question(earlier), values))


def _answer_words(earlier: Question, values: Sequence[str]) -> str:
    labels = " or ".join(f"“{earlier.option_labels.get(value, value)}”" for value in values)
    return f"the answer to “{earlier.ask}” is {labels}."


def _list_name(guide: Guide, list_id: str) -> str:
    entry = guide.lists[list_id]
    return f"Hand-Out {entry.number}" if isinstance(entry, HandOut) else f"the list “{entry.title}”"


def _handout(word: WordFile, handout: HandOut) -> Iterator[Xml]:
    yield word.heading(f"Hand-Out {handout.number}: {handout.title}", 2, counted=False)
    yield from (_body(word, words) for words in (handout.statement, handout.lead) if words)
    for group in handout.groups:
        if group.label:
            yield word.heading(group.label, 3, counted=False)
        yield from (_bullet(word, line(item)) for item in group.items)


def _rosters(word: WordFile, rosters: Sequence[Roster]) -> Iterator[Xml]:
    yield word.heading("Lists that the partner makes", 2, counted=False)
    for roster in rosters:
        yield _bullet(word, f"{roster.title}: up to {roster.most}, each one a {roster.item}.")


def offered(entry: Option | Item) -> str:
    return f"{entry.label} (please say which)" if entry.specify else entry.label


def line(item: Item) -> str:
    return f"{offered(item)}: {item.hint}" if item.hint else offered(item)


def instructions(word: WordFile, told: Sequence[Instruction]) -> Iterator[Xml]:
    return (aside(word, "Interviewer", one.words) for one in told)


def _reading(word: WordFile, read: str, asked: str) -> Iterator[Xml]:
    if read and read != asked:
        yield aside(word, "When answered online", read)


def aside(word: WordFile, who: str, words: str) -> Xml:
    """Not said aloud: in italics, and a word says so."""
    return word.paragraph("Interviewer", aside_words(who, words))


def aside_words(who: str, words: str) -> Xml:
    return joined(run(f"{who}: ", w("b")), run(words))


def _body(word: WordFile, words: str) -> Xml:
    return word.paragraph("Body Text", run(words))


def _bullet(word: WordFile, words: str) -> Xml:
    return word.paragraph("List Bullet", run(words))
