"""Answers that a source lists: boxes to tick, yes and no, "other, please specify"."""

import re

from guides.bringing.lines import SourceLine, has_words, words_of
from guides.bringing.marks import ROUTING, YES_NO_VERBS, asks, first_word, tells
from guides.bringing.state import Part, Skip, State
from guides.made_ids import slug, unused

YES_OR_NO = re.compile(
    r"[\[(]?\s*(?:yes\s*[/|,]\s*no|y\s*/\s*n)(?:\s*[/|,]\s*(?:don['’]?t know|not sure|unsure|n/?a"
    r"|not applicable|partly|maybe|in part))*\s*[\])]?\s*$",
    re.IGNORECASE,
)
IN_ONE_LINE = re.compile(r"[^/?.:]{1,40}(?:\s/\s[^/?.:]{1,40}){2,}")
BOX = re.compile(r"[□☐☑☒▢❏❑❒]|\[\s?[xX]?\s?\]|\(\s\)")
SPECIFY = re.compile(
    r"\s*[-–—,:(\[]*\s*(?:if so,? )?"
    r"(?:(?:please )?(?:specify|state which|state|give details)|please say(?: which| what)?)"
    r"(?: below| here)?\s*[)\]]*\s*[:.…_]*\s*$",
    re.IGNORECASE,
)
OTHER = re.compile(r"(?:any )?others?\b", re.IGNORECASE)
ANSWER = re.compile(
    r"(?:yes|no|don['’]?t know|not sure|unsure|maybe|not applicable|n/?a|none of (?:these|the)\b.*"
    r"|refused|prefer not to say|(?:any )?others?\W*(?:please )?(?:specify|state|give details)?)"
    r"[\W_]*",
    re.IGNORECASE,
)
ALONE = re.compile(r"none of|no(?:thing|t any| one)\b", re.IGNORECASE)
LONGEST_ANSWER = 8
LEADER = re.compile(r"\s*(?:[.…_]{3,}|\s\.(?:\s\.)+)\s*(?P<code>\d{1,3})?\s*")
CHOOSING = re.compile(
    r"\b(?:tick|select|choose|mark|circle|code|multi-?code|single code)\b(?!.*\?.*\?)", re.I
)
ONE = re.compile(r"\b(?:tick|select|choose|mark|circle|code) (?:only )?one\b|single code", re.I)
MANY = re.compile(r"all (?:that|which) apply|\ball\b.*\bapply\b|multi-?code|which of", re.I)


def option_line(state: State, line: SourceLine) -> bool:
    """A line of answers below a question."""
    question = state.question
    if question is None or state.handout or question.get("for_each"):
        return False
    if line.marker == "code":
        add_option(state, line, line.body, question)
        return True
    if line.marker == "box" or (len(BOX.findall(line.text)) > 1 and not boxes_behind(line.body)[1]):
        boxes = line.text if line.marker == "box" else line.body
        return add_boxed(state, line, boxes, question)
    if YES_OR_NO.match(line.body):
        add_yes_or_no(state, line, line.body, question)
        return True
    if IN_ONE_LINE.fullmatch(line.body) and not line.marker and "options" not in question:
        for text in line.body.split(" / "):
            add_option(state, line, text.strip(), question)
        return True
    if _is_answer(state, line, question):
        add_option(state, line, line.body, question)
        question["answers_at"] = (line.marker, line.depth)
        return True
    return False


def _is_answer(state: State, line: SourceLine, question: Part) -> bool:
    if asks(line.body) and not ANSWER.fullmatch(line.body):
        return False
    if "answers_at" in question:
        return bool(question["answers_at"] == (line.marker, line.depth)) and (
            bool(line.marker) or not line.apart
        )
    plain = LEADER.split(ROUTING.split(line.body)[0])[0]
    if ANSWER.fullmatch(plain) or (not line.marker and LEADER.search(line.body)):
        return not tells(plain)
    if line.marker and question is not state.parent(line.depth):
        return False
    return not line.apart and _lists_answers(state, question)


def _lists_answers(state: State, question: Part) -> bool:
    """Whether the list that begins here holds the answers to the question above it."""
    bodies = [sibling.body for sibling in state.siblings()]
    if len(bodies) < 2 or any(asks(body) and not ANSWER.fullmatch(body) for body in bodies):
        return False
    if not state.lines[state.at].marker and any(not _is_short(body) for body in bodies):
        return False
    chosen = (
        question["ask"].endswith(":")
        or CHOOSING.search(question["ask"])
        or any(
            CHOOSING.search(instruction.get("text", ""))
            for instruction in question.get("instructions", ())
        )
    )
    return bool(chosen) or any(ANSWER.fullmatch(body) or SPECIFY.search(body) for body in bodies)


def _is_short(text: str) -> bool:
    return len(text.split()) <= LONGEST_ANSWER and not text.endswith((".", ":"))


def boxes_behind(text: str) -> tuple[str, str]:
    """ "Do you? □ Yes □ No": the question, and the answers that stand behind it."""
    found = BOX.search(text)
    if found and asks(text[: found.start()]) and len(BOX.findall(text)) > 1:
        return text[: found.start()].rstrip(), text[found.start() :]
    return text, ""


def add_boxed(state: State, line: SourceLine, boxes: str, question: Part) -> bool:
    question["boxes"] = True
    for text in BOX.split(boxes):
        if has_words(text):
            add_option(state, line, text.strip(" .…_"), question)
    return True


def add_option(state: State, line: SourceLine, text: str, question: Part) -> None:
    """One answer; where it sends the interviewer on, that is not understood."""
    routed = ROUTING.search(text)
    told = text[routed.start() :] if routed else ""
    text = text.removesuffix(told).strip(" (→[-–") if routed else text
    words, code = without_code(text)
    specified = SPECIFY.search(words)
    label = words[: specified.start()] if specified else words
    label = label.strip(" :;,_.") or words.strip()
    option: Part = {"label": label}
    if specified or OTHER.match(label):
        option["specify"] = True
    options = question.setdefault("options", {})
    name = unused(slug(label, "option"), options)
    options[name] = option
    option["code"] = code or line.label
    if routed:
        state.skips.append(Skip(line, told, question, (name,), routed["target"]))
    said = f"{specified[0] if specified else ''} {code}"
    state.note(line, text, "option", option, "label", said=said)


def without_code(text: str) -> tuple[str, str]:
    """An answer without the dots and the number that stand behind it."""
    leader = LEADER.search(text)
    if not leader or leader.end() < len(text) or not has_words(text[: leader.start()]):
        return text, ""
    return text[: leader.start()], leader["code"] or ""


def add_yes_or_no(state: State, line: SourceLine, text: str, question: Part) -> None:
    words = text.strip().strip("[]() ")
    if words_of(words) == ["y", "n"]:
        make_yes_or_no(question)
        state.note(line, text, "option", question, "options", said=words)
        return
    protected = re.sub(r"\bn/a\b", "not applicable", words, flags=re.I)
    for label in re.split(r"\s*[/|,]\s*", protected):
        options = question.setdefault("options", {})
        options[unused(slug(label, "option"), options)] = {"label": label[:1].upper() + label[1:]}
    said = words if protected != words else ""
    state.note(line, text, "option", question, "options", said=said)


def make_yes_or_no(question: Part) -> bool:
    """Whether the question can be answered with yes or no; it is then one of the two."""
    options = question.setdefault("options", {})
    if options:
        return {"yes", "no"} <= set(options)
    if first_word(question["ask"]) not in YES_NO_VERBS:
        del question["options"]
        return False
    options.update(yes_and_no())
    return True


def yes_and_no() -> Part:
    return {"yes": {"label": "Yes"}, "no": {"label": "No"}}


def kind_of(question: Part) -> str:
    """One of its options or any of them, by what the question says of choosing."""
    told = " ".join(i.get("text", "") for i in question.get("instructions", ()))
    words = f"{question['ask']} {told}"
    if ONE.search(words) or set(question["options"]) <= {"yes", "no", "dont_know", "not_sure"}:
        return "one_of"
    if MANY.search(words) or (question.get("boxes") and CHOOSING.search(words)):
        return "any_of"
    return (
        "any_of"
        if question.get("boxes") and not {"yes", "no"} & set(question["options"])
        else "one_of"
    )


def mark_alone(question: Part) -> None:
    if question["kind"] == "any_of":
        for option in question["options"].values():
            if ALONE.match(option["label"]):
                option["alone"] = True
