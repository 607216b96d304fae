from dataclasses import fields, is_dataclass, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guides.changed_fields import FIELDS
from guides.checks.ids import NAMESPACES
from guides.checks.parts import CHILDREN
from guides.model import Guide
from guides.versions import Change, compare
from tests.fieldwork import GUIDE
from tests.guide_of import guide_of
from tests.guides.any_guide import any_guide


def changed(*swaps: tuple[str, str], text: str = GUIDE) -> list[Change]:
    """What comparing says after these words of the small guide took the place of others."""
    new = text
    for old_words, new_words in swaps:
        assert old_words in new
        new = new.replace(old_words, new_words)
    return list(compare(guide_of(text), guide_of(new)))


def test_a_guide_has_not_changed_against_itself():
    assert compare(guide_of(GUIDE), guide_of(GUIDE.replace("version: 1", "version: 2"))) == ()


@settings(max_examples=25, deadline=None)
@given(any_guide())
def test_no_guide_has_changed_against_itself(guide):
    assert compare(guide, guide) == ()


@settings(max_examples=60, deadline=None)
@given(any_guide(), st.integers(0, 10_000))
def test_every_change_made_by_a_random_edit_is_reported(guide, seed):
    for turn in range(5):
        edited = random_edit(guide, Random(seed + turn))
        changes = compare(guide, edited)

        assert bool(changes) == (edited != guide)
        assert all(change.sentence.endswith((".", "?")) for change in changes)


def random_edit(part, random):
    """The part with one entry changed, its own or that of a part within it."""
    names = [f.name for f in fields(part) if f.name not in ("id", "version")]
    name = random.choice(names)
    held = getattr(part, name)
    if isinstance(held, tuple) and held and is_dataclass(held[0]) and random.random() < 0.8:
        at = random.randrange(len(held))
        return replace(part, **{name: (*held[:at], random_edit(held[at], random), *held[at + 1 :])})
    if is_dataclass(held):
        return replace(part, **{name: random_edit(held, random)})
    return replace(part, **{name: another(name, held, random)})


def another(name, held, random):
    if isinstance(held, bool):
        return not held
    if isinstance(held, tuple):
        return held[:-1] if random.random() < 0.5 else held[::-1]
    if isinstance(held, dict):
        return {}
    if name in ("kind", "track", "indicator"):
        others = {"kind": "note" if held == "paraphrase" else "paraphrase"}
        return {**others, "track": None, "indicator": None}[name] if held in KEPT else held
    return held + 1 if isinstance(held, int) else f"{held or ''}x" if held is not None else held


# A question's kind is not among them: not every kind goes with its other entries.
KEPT = {"paraphrase", "note", "individual", "business", "intelligence"}


def test_every_entry_of_a_part_is_compared():
    entries = {field.name for part in NAMESPACES for field in fields(part)}
    children = {name for part in NAMESPACES for name in CHILDREN[part]}

    assert entries - children - {"id", "version"} <= set(FIELDS)


@pytest.mark.parametrize(
    ("old", "new", "kind", "place", "breaks"),
    [
        ("What do you think?", "What now?", "reworded", ("question", "views"), False),
        ("kind: number", "kind: text", "kind_changed", ("question", "staff"), True),
        ("kind: long_text", "kind: text", "kind_changed", ("question", "views"), False),
        (
            "ask_if: {held: [held, partly]}",
            "ask_if: {held: held}",
            "routing_changed",
            ("question", "quality"),
            True,
        ),
        (
            'poor: "Poor", good: "Good"',
            'good: "Good", poor: "Poor"',
            "moved",
            ("option", "quality", "good"),
            True,
        ),
        (
            'held: "We hold it", partly: "In part"',
            'partly: "In part", held: "We hold it"',
            "moved",
            ("option", "held", "partly"),
            False,
        ),
        (
            'partly: "In part",',
            'partly: "In part", lost: "We lost it",',
            "new",
            ("option", "held", "lost"),
            True,
        ),
        (
            'postcode: "Postcode"',
            'postcode: "Postcode", age: "Age"',
            "new",
            ("item", "records", "age"),
            False,
        ),
        ('postcode: "Postcode", ', "", "gone", ("item", "records", "postcode"), False),
        ("Secret aim", "Open aim", "interviewer_words_changed", ("section", "records"), False),
        (
            "probes: [secret probe]",
            "probes: [another]",
            "interviewer_words_changed",
            ("question", "views"),
            False,
        ),
        ("most: 3", "most: 4", "list_changed", ("roster", "steps"), False),
        ("guide: small", "guide: other", "renamed", ("guide",), True),
    ],
)
def test_a_change_is_of_its_kind(old, new, kind, place, breaks):
    (change,) = changed((old, new))

    assert (change.kind, change.place, change.breaks_comparability) == (kind, place, breaks)


def test_what_a_question_brings_or_takes_with_it_is_not_said_apart():
    question = '      - {id: extra, kind: one_of, ask: "More?", options: {a: "A", b: "B"}}\n'

    (new,) = compare(guide_of(GUIDE), guide_of(GUIDE + question))
    (gone,) = compare(guide_of(GUIDE + question), guide_of(GUIDE))

    assert (new.kind, gone.kind) == ("new", "gone")
    assert new.place == gone.place == ("question", "extra")


def test_a_question_that_moves_to_another_section_is_one_change():
    number = '      - id: staff\n        kind: number\n        ask: "How many people work there?"\n'
    new = GUIDE.replace(number, "").replace("      - id: views", f"{number}      - id: views")

    (change,) = compare(guide_of(GUIDE), guide_of(new))

    assert change.sentence == 'Question "staff" moved from "steps" to "records".'


def test_the_fewest_are_said_to_have_moved():
    items = 'options: {a: "A", b: "B", c: "C", d: "D"}'
    text = f'questions:\n  - {{id: one, kind: any_of, ask: "Which?", {items}}}'
    new = text.replace('a: "A", ', "").replace('d: "D"', 'd: "D", a: "A"')

    assert [change.id for change in compare(guide_of(text), guide_of(new))] == ["a"]


def test_a_long_text_is_quoted_where_it_differs():
    long = "This question has a great many words before it comes to the point, which is"
    (change,) = compare(
        guide_of(GUIDE.replace("What do you think?", f"{long} cats.")),
        guide_of(GUIDE.replace("What do you think?", f"{long} dogs.")),
    )

    assert "cats" in change.sentence
    assert "dogs" in change.sentence


def test_the_same_list_under_another_id_breaks_nothing():
    swaps = [("for_each: records", "for_each: papers"), ("  records:\n", "  papers:\n")]
    each = [c for c in changed(*swaps) if c.kind == "for_each_changed"]

    assert len(each) == 2
    assert not any(change.breaks_comparability for change in each)


def test_only_the_guide_itself_can_be_called_otherwise():
    guide = guide_of(GUIDE)

    assert isinstance(guide, Guide)
    assert [c.kind for c in compare(guide, replace(guide, id="other"))] == ["renamed"]
