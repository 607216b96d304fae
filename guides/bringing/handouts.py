"""Hand-outs and show cards, with the lines that stand on them."""

import re

from guides.bringing.asides import add_aside, is_aside, peel
from guides.bringing.lines import SourceLine, has_words
from guides.bringing.marks import SUCH_AS, asks, first_word
from guides.bringing.options import OTHER, SPECIFY, without_code, yes_and_no
from guides.bringing.state import Part, State
from guides.made_ids import slug, unused

SHOWN = re.compile(
    r"[\[({]?\s*(?P<verb>(?:interviewer:?\s*)?(?:please\s+)?(?:show|give|hand|present|refer|use|see"
    r"|pass|introduce|bring|return|look|turn|read)\b[^.?:]{0,25}?\s)?"
    r"(?P<card>(?:hand[- ]?out|show[- ]?card|prompt[- ]?card|flash[- ]?card|card|sheet)\s*"
    r"(?:no\.?\s*)?(?P<label>\d{1,2}|[A-Z])\b)\s*[\])}]?\s*[:.–—-]*\s*(?P<rest>.*)",
    re.IGNORECASE,
)
LISTING = re.compile(
    r"\b(?:(?:of|are|is) (?:any of )?(?:these|the following|those)|following|any of these"
    r"|listed|on (?:the|this) (?:card|sheet|list|hand-?out))\b",
    re.IGNORECASE,
)
MENTIONED = re.compile(r"\b(?:hand[- ]?out|show[- ]?card|card)\s*(\d{1,2}|[A-Z])\b", re.I)
LONGEST_LABEL = 14


def opening(state: State, line: SourceLine) -> bool:
    """A line that begins with the name of a hand-out."""
    found = SHOWN.fullmatch(line.body)
    if not found or (not found["label"].isdecimal() and not found["label"].isupper()):
        return False
    rest = found["rest"].strip("*_ ")
    question = bool(rest) and asks(rest)
    handout = handout_called(state, found["card"], "" if question else rest)
    said = found[0].removesuffix(found["rest"])
    state.note(line, said if question else line.body, "hand-out", handout, "title", said=said)
    if found["verb"] and state.question and not question and not _told_before(state, handout):
        state.question.setdefault("handout", handout["id"])
    _open(state, handout)
    if question:
        _lead(state, line, rest)
    return True


def _told_before(state: State, handout: Part) -> bool:
    """Whether an earlier question says that the hand-out is shown with it."""
    return any(shown_with(question, {handout["id"]: handout}) for question in state.questions)


def shown_with(question: Part, handouts: Part) -> str:
    """The hand-out that a question or what is told with it names."""
    told = [str(one.get("text", "")) for one in question.get("instructions", ())]
    found = MENTIONED.search(" ".join((question["ask"], *told)))
    named = [
        h["id"]
        for h in handouts.values()
        if found and h["name"].endswith(f"_{found[1].casefold()}")
    ]
    return named[0] if named else ""


def handout_called(state: State, card: str, title: str) -> Part:
    """The hand-out of that number or letter, made when it is first named."""
    label = re.findall(r"\d+|[A-Za-z]$", card)[-1]
    name = f"{'handout' if label.isdecimal() else 'card'}_{label.casefold()}"
    handouts = state.guide["handouts"]
    for handout in handouts.values():
        if handout["name"] == name:
            if title and handout["title"] == handout["card"]:
                handout["title"] = title
            return handout
    wanted = int(label) if label.isdecimal() else ord(label.upper()) - ord("A") + 1
    number = next(n for n in range(wanted, 999) if n not in _numbers(handouts))
    made: Part = {"id": name, "name": name, "number": number}
    made["title"] = made["card"] = title or f"{card.rsplit(label)[0].strip().capitalize()} {label}"
    handouts[name] = made
    return made


def _numbers(handouts: Part) -> set[int]:
    return {handout["number"] for handout in handouts.values()}


def _open(state: State, handout: Part) -> None:
    state.handout, state.group, state.items_marked = handout, None, ""
    state.before = list(state.following)


def within(state: State, line: SourceLine) -> bool:
    """A line of the hand-out that is open; any other line closes it."""
    if state.handout is None:
        return False
    words = peel(line.body).words
    if line.heading or is_aside(line, line.body):
        return False
    taken = _marked(state, line, words) if line.marker else _unmarked(state, line, words)
    if not taken:
        close(state)
    return taken


def close(state: State) -> None:
    """What only stands to be read on a sheet is in view while the next question is asked."""
    handout = state.handout or {}
    if _items(state) and "asked" not in handout:
        state.unasked = handout
    state.sheet = "" if _items(state) else handout.get("id", "")
    state.handout = state.group = None


def _marked(state: State, line: SourceLine, words: str) -> bool:
    if asks(words) and LISTING.search(words) and not _items(state):
        _lead(state, line, line.body)
        return True
    if state.items_marked and line.marker != state.items_marked and line.marker != "box":
        return False
    if asks(words) and not OTHER.match(words) and not _is_named(words):
        return False
    state.items_marked = state.items_marked or line.marker
    add_item(state, line)
    return True


def _is_named(words: str) -> bool:
    """Whether it names a thing, though it begins as questions do: "Any training"."""
    return not words.endswith("?") and len(words.split()) <= LONGEST_LABEL


def _unmarked(state: State, line: SourceLine, words: str) -> bool:
    after = state.next_line()
    listed = after is not None and bool(after.marker) and not after.heading
    if LISTING.search(words) and not _items(state) and (asks(words) or words.endswith(":")):
        _lead(state, line, line.body)
        return True
    short = len(words.split()) <= LONGEST_LABEL and not words.endswith((".", "?"))
    bare = not state.items_marked and not line.apart
    if short and bare and (_items(state) or SPECIFY.search(words)):
        add_item(state, line)
        return True
    if short and listed and not (words.endswith(":") and first_word(words) == "which"):
        add_group(state, line)
        return True
    if not _items(state) and not asks(words) and not short and state.handout is not None:
        before = state.handout.get("statement", "")
        state.handout["statement"] = f"{before} {line.body}".strip()
        state.note(line, line.body, "hand-out", state.handout, "statement")
        return True
    if short and bare:
        add_item(state, line)
        return True
    return False


def _items(state: State) -> list[Part]:
    groups = (state.handout or {}).get("groups", {})
    return [item for group in groups.values() for item in group["items"].values()]


def _lead(state: State, line: SourceLine, text: str) -> None:
    """The question that is asked for each line of the hand-out."""
    handout = state.handout
    if handout is None:
        return
    peeled = peel(text)
    for aside, _ in peeled.asides:
        add_aside(state, line, aside, None)
    question = state.open_question(peeled.words, 0, for_each=handout["id"])
    question["options"] = yes_and_no()
    handout.setdefault("lead", peeled.words)
    handout["asked"] = question
    state.note(line, peeled.words, "question", question, "ask")


def add_group(state: State, line: SourceLine) -> None:
    groups = (state.handout or {}).setdefault("groups", {})
    label = line.body.rstrip(" :")
    state.group = {"label": label, "items": {}}
    groups[unused(slug(label, "group"), groups)] = state.group
    state.note(line, line.body, "group", state.group, "label")


def add_item(state: State, line: SourceLine) -> None:
    handout = state.handout or {}
    if state.group is None:
        groups = handout.setdefault("groups", {})
        state.group = {"label": handout["title"], "items": {}}
        groups[unused("listed", groups)] = state.group
    item, said = _item_of(line.body)
    taken = {name for group in handout["groups"].values() for name in group["items"]}
    state.group["items"][unused(slug(item["label"], "item"), taken)] = item
    state.note(line, line.body, "item", item, said=said)


def _item_of(text: str) -> tuple[Part, str]:
    words, code = without_code(text)
    specified = SPECIFY.search(words)
    words = words[: specified.start()] if specified else words
    item: Part = {"label": words.strip(" ;,:") or text}
    such = SUCH_AS.search(item["label"])
    before = item["label"][: such.start()].rstrip(" ([,;–-") if such else ""
    if such and has_words(before) and before.count("(") == before.count(")"):
        item = {"label": before, "hint": _unclosed(item["label"][such.start() :])}
    if specified or OTHER.match(text):
        item["specify"] = True
    return item, f"{specified[0] if specified else ''} {code}"


def _unclosed(hint: str) -> str:
    """Without the bracket that was opened before it."""
    closed = hint.rstrip()
    if closed.endswith((")", "]")) and closed.count("(") < closed.count(")"):
        closed = closed[:-1]
    return closed[:1].upper() + closed[1:]


def asked_of_sheet(state: State, question: Part) -> None:
    """A question about "these" is asked of each line of the sheet before it."""
    if state.unasked and LISTING.search(question["ask"]) and "ask_if" not in question:
        question.update(for_each=state.unasked["id"], options=yes_and_no())
        state.unasked["asked"], state.unasked = question, None
