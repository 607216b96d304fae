"""What is for the interviewer's eyes: brackets, capitals, probes, instructions."""

import re
from typing import NamedTuple

from guides.bringing.answer_kinds import kind_told
from guides.bringing.lines import SourceLine, has_words, word_set
from guides.bringing.marks import (
    PROBE,
    SPOKEN_TO,
    SUCH_AS,
    TOLD,
    first_word,
    in_capitals,
    tells,
)
from guides.bringing.state import Aside, Part, State

BRACKETED = re.compile(r"[\[{]([^\[\]{}]*)[\]}]?")
LOOSE = re.compile(r"\s+([?!.,;])(?=\s|$)")
WHOLE_ROUND = re.compile(r"\(([^()]*)\)\.?")
TOLD_ROUND = re.compile(
    r"\((?=\s*(?:if (?:not|applicable|relevant|appropriate)|probes?\b|prompts?\b|interviewer"
    r"|repeat|paraphrase|show\b|read out|tick|do not|(?:please )?(?:circle|select|choose|mark|write"
    r"|enter)\b|(?:single|multi(?:ple)?)\b|(?:number|numeric|open|date)\s*\)|open[- ]|dd[/.-]mm))"
    r"([^()]*)\)",
    re.IGNORECASE,
)
SENTENCE_IN_CAPITALS = re.compile(r"(?<=[?.!…])\s+([^a-z]*[A-Z]{3}[^a-z]*)$")
KNOWN = (
    (
        "if_not_mentioned",
        r"(?:ask )?(?:only )?(?:if|where) not (?:already |yet )?(?:been )?"
        r"(?:mentioned|raised|covered|discussed)(?: already| yet| above)?",
    ),
    (
        "if_applicable",
        r"(?:ask )?(?:only )?(?:if|where|when|as) (?:it is )?(?:applicable|relevant|appropriate)",
    ),
    ("paraphrase", r"(?:please )?paraphrase(?: (?:the|this) following| this)?"),
    ("paraphrase", r"(?=.*\bparaphrase\b)"),
    ("probe_fully", r"(?:please )?(?:probe|prompt) fully"),
    (
        "repeat_for_each",
        r"(?:(?:repeat|ask(?: again)?)(?: [\w,/ ]{1,40}?)? for (?:each|all|every)\b[^.:;–—]*"
        r"|for (?:each|all)? ?(?:of the |one )?above\b)",
    ),
)
KNOWN_PATTERNS = [(kind, re.compile(rf"{said}\s*[:.…,;–—-]*\s*", re.I)) for kind, said in KNOWN]
# "If they ask, explain" tells what to do; "IF MORE THAN 20" tells of whom a question is asked.
ROUTES = re.compile(r"[\[({]?\s*(?:(?:ask|only)\s+)*if\b[^,.;:]{1,60}[:.]?\s*[\])}]?", re.I)
SAYS_WHEN = "it may say of whom the question is asked; it is kept as an instruction"
SPLITTING = re.compile(r"\s*[;/]\s*|\s*,\s+(?:and\s+)?(?=\S)")


class Peeled(NamedTuple):
    """A line without its asides; each aside with whether it stood before the words."""

    words: str
    asides: tuple[tuple[str, bool], ...]


def peel(text: str) -> Peeled:
    asides: list[tuple[str, bool]] = []

    def take(found: re.Match[str]) -> str:
        if not has_words(found[0]) or _is_filled_in(text, found):
            return found[0]
        asides.append((found[0], not has_words(text[: found.start()])))
        return " "

    words = TOLD_ROUND.sub(take, BRACKETED.sub(take, text))
    told = SENTENCE_IN_CAPITALS.search(words)
    if told and tells(told[1]):
        asides.append((told[1], False))
        words = words[: told.start()]
    return Peeled(LOOSE.sub(r"\1", " ".join(words.split())), tuple(asides))


def _is_filled_in(text: str, found: re.Match[str]) -> bool:
    """Whether the question goes on around it: "How easy is it to get [item]?"."""
    inside, before, after = found[0].strip("[]{}() "), text[: found.start()], text[found.end() :]
    return bool(
        len(inside.split()) <= 3
        and re.search(r"\w\s+$", before)
        and re.match(r"\s*\?|\s+[a-z]", after)
        and not (in_capitals(inside) or first_word(inside) in TOLD or probes_of(inside)[0])
        and not any(pattern.match(inside) for _, pattern in KNOWN_PATTERNS)
    )


TO_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
# With these a partner may be asked, too, but not in a list that began otherwise.
OPENING_TOLD = word_set("explain outline describe confirm give say tell mention collect")
TOLD_TO_ANSWER = re.compile(
    r"(?:please )?(?:tick|choose|select|circle|mark|write|enter|use|give|rate)"
    r" (?:only )?(?:one|all|any|the appropriate|your|in)\b[^?]*"
    r"|only (?:numbers|integer values) may be entered[^?]*"
    r"|only answer this question if the following conditions are met\W*",
    re.IGNORECASE,
)


def is_aside(line: SourceLine, text: str) -> bool:
    """Whether all of the words are for the interviewer."""
    return bool(
        has_words(text)
        and (
            not has_words(peel(text).words)
            or WHOLE_ROUND.fullmatch(text)
            or tells(text)
            or (not line.marker and TOLD_TO_ANSWER.fullmatch(text))
            or SPOKEN_TO.match(text)
            or (not line.marker and first_word(text) in TOLD and not text.endswith("?"))
            or (line.italic and not line.bold and not text.endswith("?"))
            or (in_capitals(text) and not text.endswith("?"))
            or re.match(r"(?:probe|prompt) fully|paraphrase\b", text, re.IGNORECASE)
        )
    )


def instruction_of(text: str) -> tuple[Part, str]:
    """The instruction, and what its kind says in words of its own."""
    bare = text.strip().strip("[]{}() ").strip()
    told = SPOKEN_TO.match(bare)
    said, rest = (told[0], bare[told.end() :]) if told else ("", bare)
    for kind, pattern in KNOWN_PATTERNS:
        found = pattern.match(rest)
        if found:
            more = rest[found.end() :]
            return {"kind": kind, **({"text": more} if has_words(more) else {})}, said + found[0]
    return {"text": rest or bare}, said


def probes_of(text: str) -> tuple[list[str], str]:
    """The probes that a text lists, and the words that say so; none where it lists none."""
    bare = text.strip().strip("[]{}() ").strip()
    if re.match(r"(?:probe|prompt) fully", bare, re.IGNORECASE):
        return [], ""
    found = PROBE.match(bare) or SUCH_AS.match(bare)
    if not found:
        return [], ""
    rest = bare[found.end() :]
    such = SUCH_AS.match(rest)
    parts = SPLITTING.split(rest[such.end() :] if such else rest)
    said = found[0] + (such[0] if such else "")
    return [part.strip(" .…") for part in parts if has_words(part)], said


def add_aside(state: State, line: SourceLine, text: str, part: Part | None) -> None:
    """Give it to the part, or keep it for the next question."""
    probes, said = probes_of(text)
    if part is not None and kind_told(state, line, text, part):
        return
    if probes and part is not None:
        part.setdefault("probes", []).extend(probes)
        state.note(line, text, "probe", part, "probes", said=said)
        return
    if add_instruction(state, line, text, part) and ROUTES.fullmatch(text):
        state.not_understood(line, text, SAYS_WHEN)


def add_instruction(state: State, line: SourceLine, text: str, part: Part | None) -> bool:
    """Whether it is of no known kind."""
    instruction, said = instruction_of(text)
    aside = Aside(line, text, instruction, said)
    if part is None:
        state.waiting.append(aside)
    else:
        kept, state.waiting = state.waiting, [aside]
        state.attach(part)
        state.waiting = kept
    return "kind" not in instruction


def _opens(state: State, line: SourceLine) -> bool:
    """A list at the head of a section that says what to do before anything is asked."""
    if line.marker != "bullet" or line.body.endswith("?") or TO_YOU.search(line.body):
        return False
    told = first_word(line.body) in (TOLD | OPENING_TOLD if state.waiting else TOLD)
    return told and state.section is not None and not state.section["questions"]


def whole_line(state: State, line: SourceLine) -> bool:
    """A line that is an instruction from its beginning to its end."""
    if not is_aside(line, line.body) and not _opens(state, line):
        return False
    peeled = peel(line.body)
    texts = [text for text, _ in peeled.asides] if not has_words(peeled.words) else [line.body]
    for text in texts:
        add_aside(state, line, text, _belongs_to(state, text))
    return True


def _belongs_to(state: State, text: str) -> Part | None:
    """The question before it, but for what says when to ask, or what to do before asking."""
    ahead = re.match(
        r"[\[({]*(?:\w+:\s*)?(?:if|ask|show|hand|give|read|introduce|for|paraphrase|explain"
        r"|only(?! (?:answer this|numbers|integer))"
        r"|present|all|check)\b",
        text,
        re.IGNORECASE,
    )
    return None if ahead else state.question
