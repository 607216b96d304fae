"""The marks by which the writers of topic guides say what a line is."""

import re

from guides.bringing.lines import Marker, word_set

QUESTION = r"(?:Q(?:uestion)?\s?\.?\s?)"
MARKERS: tuple[tuple[Marker, re.Pattern[str]], ...] = (
    ("box", re.compile(r"(?:[□☐☑☒▢❏❑❒]|\[\s?[xX]?\s?\]|\(\s\))\s*")),
    ("bullet", re.compile(r"(?:[•◦▪●○‣∙■➢✓]\s*|[*·–—-]\s+|o\s+(?=\S)|§\s*)")),
    (
        "number",
        re.compile(
            rf"{QUESTION}?\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?[.):](?!\d)\s*"
            rf"|[(\[]{QUESTION}?\d{{1,3}}[a-z]?[)\]][.:]?\s*|[A-Z]\d{{1,3}}[a-z]?[.):](?!\d)\s*"
            rf"|{QUESTION}\d{{1,3}}[a-z]?\s+|\d{{1,2}}(?:\.\d{{1,3}})+[a-z]?\s+"
        ),
    ),
    (
        "letter",
        re.compile(
            r"\((?:[a-zA-Z]|[ivx]{1,5})\)\s*|(?:[a-z]|[ivx]{1,5})\)\s*|[a-zA-Z][.:]\s+"
            r"|(?:[ivx]{2,5}|[IVX]{2,5})\.\s+"
        ),
    ),
)
ASKING = word_set(
    "what what's how why who whom whose when where which do does did is are was were have has had "
    "can could would will should may might thinking tell describe explain please name outline "
    "talk walk think looking considering anything"
)
ASKING_PHRASE = re.compile(
    r"\W*(?:(?:to|in|for|at|by) (?:what|which|whom)|if you|any other)\b", re.I
)
# With these an interviewer is told what to do, and never a partner.
TOLD = word_set("ask show hand read record remind thank check allow ensure introduce")
# A heading does not begin with these, whether or not it ends with a question mark.
ASKED_WITH_ASIDE = re.compile(r"\?\s*[\[({][^\[\](){}]*[\])}]$")
OPENING = word_set("what what's how why which when please thinking")
ORDERING = word_set(
    "tell describe explain please list give name outline talk walk think imagine say "
    "discuss explore"
)
YES_NO_VERBS = word_set(
    "do does did is are was were have has had can could would will should may might"
)
# Words in capitals that tell the interviewer what to do; any other capitals may be a heading.
TELLING = word_set(
    "ask show hand give probe prompt read record note if go skip code tick interviewer researcher "
    "moderator facilitator do repeat explain remind check pause turn start stop write enter allow "
    "use thank end collect introduce multicode single multi rotate refer ensure try reassure "
    "confirm obtain only for all route present pass keep let see wait mark circle do-not "
    "where when unless otherwise spend"
)
CARD = re.compile(
    r"(?:hand[- ]?out|show[- ]?card|prompt[- ]?card)\s*(?:no\.?\s*)?(?:\d{1,2}|[A-Z])\b(?!.*\?)",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"(?:section|part|theme|topic|module|block)\s+(?:\d{1,2}|[A-Z]|[ivxIVX]{1,5})\b\s*[:.)–—-]*\s*",
    re.IGNORECASE,
)
LETTERED = re.compile(r"(?P<letter>[A-Z])(?:[.):]|\s*[–-])?\s+(?=[A-Z\d])")
TIMING = re.compile(
    r"\s*[-–—,:|]?\s*[\[({]?\s*(?:time|timing|duration|approx(?:imately|\.)?|about|c\.|ca\.|~|:"
    r"|\s)*(?P<minutes>\d{1,3})\s*(?:mins?|minutes?|['’′])\.?\s*(?:max(?:imum)?|in total)?"
    r"\s*[\])}]?\s*$",
    re.IGNORECASE,
)
RANGE = re.compile(r"\d\s*(?:-|–|—|to)\s*\d{1,3}\s*(?:mins?|minutes?)", re.IGNORECASE)
AIM = re.compile(
    r"(?:(?:the\s+)?(?:aims?|objectives?|purpose|goals?)(?:\s+of\s+(?:this|the)\s+section)?)"
    r"\s*(?::|–|—|-\s|$)\s*",
    re.IGNORECASE,
)
OBJECTIVES = re.compile(r"\b(?:aims|objectives|objective|research questions)\b", re.IGNORECASE)
SECTION_CALLED = re.compile(
    r"(?:section|part|theme|topic|module|block)\s+(?P<label>\d{1,2}|[A-Z]|[ivx]{1,5})\b",
    re.IGNORECASE,
)
ROUTING = re.compile(
    r"(?:(?:→|->|=>)?\s*\b(?:go|skip|jump|turn|route|proceed|move|continue)(?:\s+(?:on|straight"
    r"|directly|ahead|forward))?\s+to\b|\bskip\b(?=\s+(?:q|section|\d))|→|->|=>)\s*(?:the\s+)?"
    rf"(?P<target>next\s+section\b|(?:end|close)\b(?=\W*$|\s+of\b[\w\s]*\W*$)|{SECTION_CALLED.pattern}"
    r"|(?:q(?:uestion)?s?\b\.?\s*)?[A-Z]?\d+(?:\.\d+)*[a-z]?\b)\.?",
    re.IGNORECASE,
)
IF_YES = re.compile(
    r"(?:if|where)\s+(?P<value>yes|so|no|not)\b(?!\s+(?:already|applicable|mentioned|raised|one"
    r"|relevant|covered))\s*[,:;.…–—-]*\s*",
    re.IGNORECASE,
)
TRAILING_IF = re.compile(r"\s*\(?\bif\s+(?P<value>yes|so|no|not)\)?\s*[:,…]*\s*$", re.IGNORECASE)
PROBE = re.compile(
    r"(?:probes?|prompts?|probing|prompting)(?:\s+(?:on|about|around|for|if needed|if necessary"
    r"|points|with))?\s*(?::|–|—|-\s|$|(?<=for)\s|(?<=on)\s|(?<=about)\s|(?<=around)\s"
    r"|(?<=probe)\s|(?<=prompt)\s)\s*",
    re.IGNORECASE,
)
SUCH_AS = re.compile(r"(?:e\.\s?g\.?|eg\.?|for example|such as)[,:]?\s+", re.IGNORECASE)
SPOKEN_TO = re.compile(
    r"(?:note\s+(?:to|for)\s+)?(?:the\s+)?(?:interviewers?|researchers?|moderators?|facilitators?)"
    r"(?:'s|’s)?\s*(?:notes?|instructions?|to|only)?\s*[:–—-]\s*"
    r"|(?:instructions?|note|nb|n\.b\.)\s*:\s*",
    re.IGNORECASE,
)


def split_marker(text: str) -> tuple[Marker, str]:
    """The kind of mark that a line begins with, and the line without it."""
    for marker, pattern in MARKERS:
        found = pattern.match(text)
        if found and found.end() < len(text):
            return marker, text[found.end() :]
    return "", text


def mark_of(text: str, body: str) -> str:
    """What a line begins with ahead of its words."""
    return text.removesuffix(body).strip()


def first_word(text: str) -> str:
    found = re.match(r"\W*([\w'’]+)", text)
    return found[1].casefold().replace("’", "'") if found else ""


def asks(text: str) -> bool:
    ended = text.rstrip(" \"'”’)]}…_").endswith("?")
    return ended or first_word(text) in ASKING or bool(ASKING_PHRASE.match(text))


def in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and all(not c.islower() for c in letters)


def tells(text: str) -> bool:
    """Capitals that speak to the interviewer."""
    return in_capitals(text) and first_word(text) in TELLING


def is_title(text: str) -> bool:
    """Whether the words could be a heading: few, and no sentence."""
    words = text.split()
    bare = text.rstrip(" *_:")
    return (
        0 < len(words) <= 12
        and len(text) <= 90
        and not bare.endswith((".", "?", "!", ",", ";"))
        and not ASKED_WITH_ASIDE.search(bare)
        and first_word(text) not in ORDERING | YES_NO_VERBS | OPENING
        and not bare[:1].islower()
    )
