"""The stage 2 guide puts options to partners, those of any study."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guides import asked_slots, load_guide, parse_guide
from guides.stage_two import GENERIC, stage_two_guide
from tests.guides.faithful import spoken_to_readers, written_out

TWO = [("O0", "Go on as now", ""), ("O1", "One system for all", "Like a till")]


@pytest.fixture(scope="module")
def generic():
    return load_guide(GENERIC)


def read(options, title="Our options"):
    return parse_guide(stage_two_guide(title, 2, options), "our_options/v2.yaml")


def options_of(guide):
    [handout] = guide.handouts
    return handout.items


def test_seven_options_stand_ready_and_the_first_changes_nothing(generic):
    ids = [item.id for item in options_of(generic)]
    assert (len(ids), ids[0]) == (7, "as_now")


def test_not_knowing_is_no_stance(generic):
    stances = list(generic.measuring("stance").option_labels)
    assert stances == ["support", "support_if", "neutral", "oppose"]


def test_a_condition_is_asked_of_those_who_have_one(generic):
    answers = {("stance", "as_now"): "oppose", ("stance", "one_system"): "support_if"}
    asked = asked_slots(generic, generic.section("options"), answers)
    conditions = [slot.item.id for slot in asked if slot.question.indicator == "stance_condition"]
    assert conditions == ["one_system"]


def test_no_partner_reads_what_only_an_interviewer_can_say(generic):
    assert spoken_to_readers(generic) == {}


def test_each_option_is_asked_the_same_by_one_question(generic):
    assert written_out(generic) == []


def test_the_options_of_a_study_take_the_place_of_the_generic_ones():
    guide = read(TWO)
    assert (guide.id, guide.version, guide.title) == ("our_options", 2, "Our options")
    assert [(o.id, o.label, o.hint) for o in options_of(guide)] == [
        ("o0", "Go on as now", ""),
        ("o1", "One system for all", "Like a till"),
    ]


def test_all_else_stays_as_it_is(generic):
    guide = read(TWO)
    assert guide.sections == generic.sections
    assert (guide.objectives, guide.instructions) == (generic.objectives, generic.instructions)


@pytest.mark.parametrize(
    ("given_ids", "ids"),
    [
        (["O1", "O2"], ["o1", "o2"]),
        (["Same", "same"], ["same", "same_2"]),
        (["1st", "2: second"], ["option_1st", "option_2_second"]),
        (["", "選択"], ["option", "option_2"]),
        (["Été", "null"], ["ete", "null"]),
        (["x" * 99, "x" * 98], ["x" * 50, "x" * 50 + "_2"]),
    ],
)
def test_an_id_is_made_fit_and_told_apart(given_ids, ids):
    guide = read([(id, f"Label {n}", "") for n, id in enumerate(given_ids)])
    assert [option.id for option in options_of(guide)] == ids


def test_a_title_without_letters_still_makes_an_id():
    assert read(TWO, title="2025: 選択").id == "stage_two_2025"


ANY_TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=150)
MARKS = st.text(" \"':#&*!|>%@`{}[],?-~<=\\/é選\U0001f600", max_size=30)
TEXTS = ANY_TEXT | st.tuples(MARKS, ANY_TEXT, MARKS).map("".join)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS | st.just("")), min_size=2, max_size=30))
@example([("true", 'He said: "no" # not', "- {a: b}"), ("~", "null", "2025-01-01")])
def test_any_words_come_through_unchanged(options):
    kept = options_of(read(options))
    words = [(option.label, option.hint) for option in kept]
    assert words == [
        (" ".join(label.split()), " ".join(hint.split())) for _, label, hint in options
    ]
    assert all(re.fullmatch("[a-z][a-z0-9_]*", option.id) for option in kept)


def test_a_label_stands_on_one_line_without_what_cannot_be_seen():
    options = [("a", " Two\nlines\t", "tab\x00\u2028bed"), ("b", "B", "\ufeff")]
    assert [(o.label, o.hint) for o in options_of(read(options))] == [
        ("Two lines", "tab bed"),
        ("B", ""),
    ]


@pytest.mark.parametrize("count", [0, 1, 31])
def test_too_few_or_too_many_options_are_refused(count):
    options = [(f"o{n}", f"Option {n}", "") for n in range(count)]
    with pytest.raises(ValueError, match=rf"^A stage 2 guide puts 2 to 30 .* this has {count};"):
        stage_two_guide("Ours", 1, options)


def test_an_option_without_words_is_refused():
    with pytest.raises(ValueError, match=r"^Option 2 has no label; write what partners"):
        stage_two_guide("Ours", 1, [*TWO[:1], ("O1", " \n", "A hint")])


def test_a_guide_without_a_title_is_refused():
    with pytest.raises(ValueError, match=r"^The guide has no title; write one\.$"):
        stage_two_guide("\u2028", 1, TWO)
