"""No line of a source is ever dropped: the draft holds its words, or says that it does not."""

import re
from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from guides.bringing import CannotBring, draft_from_text
from guides.loader import parse_guide
from guides.problems import GuideError
from guides.reading.yaml_tree import read_tree

# What a draft says by its structure: these words of a line may be missing from its text.
SIGN_WORDS = """
aim aims objective objectives purpose goal goals of this the section and probe probes prompt
prompts for on about if already not been mentioned raised only ask applicable relevant where
when it is as yes no so y n please specify state other time timing minutes minute mins min
approx interviewer interviewers researcher note notes to instruction instructions e g eg
such example hand handout out show card showcard give see use part theme topic fully repeat
each every all above paraphrase following question questions study our research don t know a
"""
SIGNS = set(SIGN_WORDS.split())
PIECES = [
    "1. Data collection",
    "A Introduction (10 mins)",
    "B Views - 5 minutes",
    "SECTION 2: COSTS",
    "Aim: to learn what is kept",
    "Aims:",
    "Objectives",
    "What do you hold?",
    "Do you share it?",
    "Yes / No",
    "If yes, what do you share?",
    "If yes:",
    "If no, go to 17",
    "Who does it? If so, skip to Q9",
    "[If Not Already Mentioned] Is any of the following kept:",
    "[Probe for age, street, and work]",
    "[e.g. cost / time}",
    "PROBE FULLY",
    "Probe: who, what; where",
    "INTERVIEWER: READ THIS OUT",
    "Hand-Out 3",
    "SHOW CARD B",
    "Hand-Out 3: Kinds of record",
    "[For above - repeat questions]",
    "Other (please specify) ____",
    "□ Post □ Telephone □ Other, please specify",
    "Don't know .... 3",
    "People supported:",
    "Age e.g. in years",
    "10 minutes",
    "Tick all that apply",
    "Would it:",
    "The study began in 2009. It has gone on since.",
    "which is the rest of a sentence that the page has broken in two",
    "______",
    "“Smart” quotes – and a\u00a0space",
    "# A heading",
    "**Bold words** and plain ones",
    "Q3. Do you keep a list?",
    "IF YES AT Q3",
    "[ASK IF Q3 = NO OR DON'T KNOW] Q6. How long?",
    "ASK ALL WHO SAID YES AT Q4",
    "Ask all",
    "No, never → Q4",
    "If you said ‘weekly’, who does it?",
    "1) Weekly",
    "2) Less often (skip to the end)",
    "WRITE IN NUMBER: ____",
    "(if yes → question 4; if no → question 5)",
    "Answer was 'Yes' at question '4 [Q4]'",
    "Do you lend any? □ yes □ no",
    "Thank them for coming.",
]
MARKS = ["", "", "• ", "  - ", "    o ", "1. ", "1.1 ", "(a) ", "Q4 ", "\t•\t", "□ ", "4) "]
SEEN = st.characters(exclude_categories=["Cc", "Cf", "Cs", "Cn", "Zl", "Zp", "Mn"])
LINES = st.tuples(st.sampled_from(MARKS), st.sampled_from(PIECES) | st.text(SEEN, max_size=30)).map(
    "".join
)
SOURCES = st.lists(LINES, min_size=1, max_size=25).map("\n".join)


def all_words(held):
    if isinstance(held, dict):
        return " ".join(map(all_words, held.values()))
    return " ".join(map(all_words, held)) if isinstance(held, list) else str(held)


def words(text):
    return re.findall(r"[^\W_]+", text.casefold())


@given(SOURCES)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("Hand-Out 3\n• Age\n• Street\n[For above - repeat questions]")
def test_every_line_is_held_by_the_draft_or_not_understood(source):
    try:
        draft = draft_from_text(source)
    except CannotBring:
        assert words(source) == [] or "\x00" in source
        return
    tree = read_tree(draft.yaml)
    assert tree.faults == []
    for line in draft.lines:
        if line.became in ("not understood", "no words", "routing"):
            continue
        held = tree.data
        for step in line.path:
            held = held[step]
        assert set(words(line.text)) - set(words(all_words(held))) <= SIGNS | _numbers(line.text)
    _assert_all_told(source, draft)


def _numbers(text):
    """Numbers and letters that a line begins with, and those that became minutes or codes."""
    return {word for word in words(text) if word.isdecimal()} | set(words(text)[:1])


def _assert_all_told(source, draft):
    told = Counter(word for line in draft.lines for word in words(line.text))
    for word, times in Counter(words(source)).items():
        is_label = word.isdecimal() or len(word) <= 2
        assert told[word] >= times or is_label, f"{word} is told {told[word]} of {times} times"


@given(SOURCES)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_draft_lacks_no_more_than_its_author_can_add(source):
    """Whatever is wrong with a draft, the checks name it in sentences."""
    try:
        parse_guide(draft_from_text(source).yaml, "draft")
    except CannotBring:
        pass
    except GuideError as error:
        assert all(problem.what for problem in error.problems)
