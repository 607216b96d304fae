"""A topic guide in the exact version used: what was said, shown and instructed."""

from collections.abc import Iterable, Iterator, Sequence

from exports.paper.words import option_words
from exports.word_file import WordFile
from exports.word_xml import Xml, joined, run, w
from guides.lists import HandOut, Item, Roster
from guides.model import Guide, Introduction, Section
from guides.question import Instruction, Option, Question

BETWEEN, ENDS = " · ", (".", "?", "!")
Aside = tuple[str, str]


def add_guide(word: WordFile, guide: Guide) -> None:
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
    yield from _asides(word, _instructions(guide.instructions))
    if guide.objectives:
        yield _body(word, "What the research has to find out:")
    yield from (_bullet(word, objective.text) for objective in guide.objectives)


def _section(word: WordFile, guide: Guide, section: Section) -> Iterator[Xml]:
    minutes = f" ({section.minutes} minutes)" if section.minutes else ""
    yield word.heading(f"{section.title}{minutes}", 2, counted=False)
    yield from _asides(word, [("Aim (not read out)", section.aim.text)])
    if section.introduction:
        yield from _introduction(word, section.introduction)
    for question in section.questions:
        yield from _question(word, guide, question)


def _introduction(word: WordFile, introduction: Introduction) -> Iterator[Xml]:
    yield from _asides(word, _instructions(introduction.instructions))
    yield _body(word, introduction.ask)
    yield from _asides(word, _reading(introduction.self_completion, introduction.ask))


def _question(word: WordFile, guide: Guide, question: Question) -> Iterator[Xml]:
    yield word.paragraph("Question", run(question.ask))
    yield from _asides(word, _around(guide, question))
    yield from _in_a_row(word, "Answers", map(offered, question.options))
    yield from _in_a_row(word, "Probes", (probe.text for probe in question.probes))


def _around(guide: Guide, question: Question) -> Iterator[Aside]:
    """What a reader of the paper must know to see who was asked what, and how."""
    yield from _reading(question.self_completion, question.ask)
    if question.help:
        yield "Hint", question.help if question.help.endswith(ENDS) else f"{question.help}."
    if question.supplementary:
        yield "Supplementary to the published guide", question.supplementary
    if question.handout:
        yield "Interviewer", f"Show {_list_name(guide, question.handout)}."
    if question.for_each:
        yield "Interviewer", f"Ask for each line of {_list_name(guide, question.for_each)}."
    yield from _instructions(question.instructions)
    for earlier, values in question.ask_if.items():
        yield "Asked only if", _answer_words(guide.question(earlier), values)


def _answer_words(earlier: Question, values: Sequence[str]) -> str:
    return f"the answer to “{earlier.ask}” is {option_words(earlier, values)}."


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


def _instructions(told: Sequence[Instruction]) -> Iterator[Aside]:
    return (("Interviewer", one.words) for one in told)


def _reading(read: str, asked: str) -> Iterator[Aside]:
    if read and read != asked:
        yield "When answered online", read


def _asides(word: WordFile, told: Iterable[Aside]) -> Iterator[Xml]:
    """In one paragraph, as there are many; none of it is said aloud."""
    words_by_who: dict[str, list[str]] = {}
    for who, words in told:
        words_by_who.setdefault(who, []).append(words)
    asides = [aside_words(who, " ".join(words)) for who, words in words_by_who.items()]
    if asides:
        yield word.paragraph("Aside", Xml(run(" ").join(asides)))


def _in_a_row(word: WordFile, what: str, entries: Iterable[str]) -> Iterator[Xml]:
    if row := BETWEEN.join(entries):
        yield word.paragraph("Option", aside_words(what, row))


def aside_words(who: str, words: str) -> Xml:
    return joined(run(f"{who}: ", w("b")), run(words))


def _body(word: WordFile, words: str) -> Xml:
    return word.paragraph("Body Text", run(words))


def _bullet(word: WordFile, words: str) -> Xml:
    return word.paragraph("List Bullet", run(words))
