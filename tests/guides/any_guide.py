"""Guides that nobody thought of: each passes the checks."""

from typing import get_args

from hypothesis import strategies as st

from guides.kinds import KINDS
from guides.lists import Group, HandOut, Item, Roster
from guides.model import Guide, Introduction, Objective, Section
from guides.names import InstructionKind, Track
from guides.question import Instruction, Option, Question, Words
from guides.reading.yaml_syntax import UNWANTED

TRICKY = ["yes", "null", "1.50", "- a", "{x}: [y]", "a # b", "'", '"', "= 1", "@SUM(1)", "${x}"]
PLAIN = ["What do you do?", "Postcode", "How often, and why?", "Café “au lait” – 5 %"]
LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"])
ANY_TEXT = st.text(st.one_of(LETTERS, st.sampled_from("\n\t \\")), min_size=1, max_size=40)
TEXTS = st.one_of(
    st.sampled_from(PLAIN), st.sampled_from(TRICKY), ANY_TEXT.filter(lambda t: _is_seen(t))
)
MAYBE = st.one_of(st.just(""), TEXTS)
SOURCES = st.lists(TEXTS, max_size=2).map(tuple)
IDS = st.from_regex(r"[a-z](_?[a-z0-9]){0,8}", fullmatch=True) | st.sampled_from(
    ["yes", "no", "null", "true", "on", "items", "options", "id", "label"]
)


def _is_seen(text: str) -> bool:
    return bool(text.strip()) and not UNWANTED.search(text)


def _ids(least: int = 0, most: int = 3):
    return st.lists(IDS, min_size=least, max_size=most, unique=True)


WORDS = st.builds(Words, text=TEXTS, source=SOURCES)


@st.composite
def instructions(draw, *, about_items=False):
    kinds = [k for k in get_args(InstructionKind) if about_items or k != "if_not_mentioned"]
    kind = draw(st.sampled_from(kinds))
    text = draw(TEXTS if kind == "note" else MAYBE)
    return Instruction(kind=kind, text=text, source=draw(SOURCES))


def _some_instructions(about_items=False):
    return st.lists(instructions(about_items=about_items), max_size=2).map(tuple)


@st.composite
def handouts(draw, handout_id, number):
    groups = []
    items = draw(_ids(most=5))
    for at, group in enumerate(draw(_ids(most=2))):
        made = [
            Item(
                id=item,
                label=draw(TEXTS),
                hint=draw(MAYBE),
                specify=draw(st.booleans()),
                source=draw(SOURCES),
            )
            for item in (items[:2], items[2:])[at]
        ]
        track = draw(st.sampled_from([None, *get_args(Track)]))
        groups.append(Group(id=group, label=draw(TEXTS), track=track, items=tuple(made)))
    return HandOut(
        id=handout_id,
        number=number,
        title=draw(TEXTS),
        statement=draw(MAYBE),
        lead=draw(MAYBE),
        groups=tuple(groups),
        source=draw(SOURCES),
    )


@st.composite
def options(draw, kind):
    return tuple(
        Option(
            id=option,
            label=draw(TEXTS),
            specify=kind != "scale" and draw(st.booleans()),
            alone=kind == "any_of" and draw(st.booleans()),
            source=draw(SOURCES),
        )
        for option in draw(_ids(least=2))
    )


@st.composite
def questions(draw, question_id, each, earlier, sheets):
    """`each` is a hand-out, a roster or None; `earlier` are the questions before."""
    kind = draw(st.sampled_from(list(KINDS)))
    about_items = isinstance(each, HandOut)
    lowest = draw(st.integers(-9, 9)) if kind == "number" else 0
    highest = draw(st.none() | st.integers(10, 10**9)) if kind == "number" else None
    return Question(
        id=question_id,
        kind=kind,
        ask=draw(TEXTS),
        self_completion=draw(MAYBE),
        hint=draw(MAYBE),
        instructions=draw(_some_instructions(about_items)),
        probes=tuple(draw(st.lists(WORDS, max_size=2))),
        handout=draw(st.sampled_from(["", *sheets])),
        for_each=each.id if each else "",
        ask_if=draw(routes(each, earlier)),
        options=draw(options(kind)) if KINDS[kind].has_options else (),
        unit=draw(MAYBE),
        lowest=lowest,
        highest=highest,
        source=draw(SOURCES),
        supplementary=draw(MAYBE),
    )


RANGES = st.sampled_from(["over 20", "under 3.5", "5 or more", "7 or less", "5 to 20", "0"])


@st.composite
def routes(draw, each, earlier):
    lists = {"", each.id if each else ""}
    decide = [q for q in earlier if q.options or q.kind == "number"]
    fitting = [q for q in decide if q.for_each in lists]
    chosen = draw(st.lists(st.sampled_from(fitting), max_size=2)) if fitting else []
    return {
        q.id: tuple(
            draw(
                st.lists(
                    st.sampled_from(list(q.option_labels)) if q.options else RANGES,
                    min_size=1,
                    max_size=None if q.options else 2,
                    unique=True,
                )
            )
        )
        for q in chosen
    }


@st.composite
def any_guide(draw):
    lists = draw(_ids(most=4))
    sheets = [draw(handouts(name, n)) for n, name in enumerate(lists[:2])]
    rosters = [
        Roster(
            id=name,
            title=draw(TEXTS),
            item=draw(TEXTS),
            named_by=f"name_of_{name}",
            most=draw(st.integers(1, 50)),
            source=draw(SOURCES),
        )
        for name in lists[2:]
    ]
    naming = [Question(id=r.named_by, kind="text", ask="?", for_each=r.id) for r in rosters]
    return Guide(
        id=draw(IDS),
        version=draw(st.integers(1, 9)),
        title=draw(TEXTS),
        instructions=draw(_some_instructions()),
        objectives=tuple(
            Objective(id=name, text=draw(TEXTS), source=draw(SOURCES)) for name in draw(_ids())
        ),
        handouts=tuple(sheets),
        rosters=tuple(rosters),
        sections=draw(_sections(naming, [*sheets, *rosters], [sheet.id for sheet in sheets])),
    )


@st.composite
def _sections(draw, naming, lists, sheets):
    asked = list(naming)
    sections = [_section(draw, "opening", naming)] if naming else []
    for name in draw(_ids(least=1, most=2).filter(lambda ids: "opening" not in ids)):
        held = []
        for question in draw(_ids(most=4)):
            each = draw(st.sampled_from([None, None, *lists]))
            made = draw(questions(f"{name}_{question}", each, asked, sheets))
            if made.id not in {q.id for q in asked}:
                asked.append(made)
                held.append(made)
        sections.append(_section(draw, name, held))
    return tuple(sections)


def _section(draw, section_id, held):
    introduction = st.builds(
        Introduction,
        ask=TEXTS,
        self_completion=MAYBE,
        instructions=_some_instructions(),
        source=SOURCES,
    )
    return Section(
        id=section_id,
        title=draw(TEXTS),
        aim=draw(WORDS),
        minutes=draw(st.none() | st.integers(1, 90)),
        introduction=draw(introduction if not held else st.none() | introduction),
        questions=tuple(held),
    )
