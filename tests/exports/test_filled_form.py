"""A filled-in form read back: what is clear is an answer, what is not is a sentence."""

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from exports.paper.fields import slot_fields
from exports.paper.filled_form import read_form
from exports.paper.form import self_completion_form
from exports.paper.refusals import FormRefused
from tests.docx_checks import W
from tests.exports.any_answers import answers_to
from tests.exports.filling import (
    changed,
    control_of,
    filled,
    filling_of,
    paragraph_of,
    run_of,
    tick,
)
from tests.guide_of import guide_of
from tests.guides.any_guide import any_guide

ALL_KINDS = """
    handouts:
      records:
        number: 1
        title: "Records"
        groups:
          people:
            label: "About people"
            items: {postcode: "Postcode", other: {label: "Other records", specify: true}}
    rosters:
      steps: {title: "Steps", item: "step", named_by: step_name, most: 8}
    questions:
      - {id: line, kind: text, ask: "A line?"}
      - {id: account, kind: long_text, ask: "An account?"}
      - {id: size, kind: number, ask: "How many?", unit: "people"}
      - {id: sum, kind: money, ask: "How much?"}
      - {id: work, kind: effort, ask: "How long?"}
      - {id: day, kind: date, ask: "On which day?"}
      - {id: time, kind: period, ask: "From when to when?"}
      - {id: rank, kind: scale, ask: "How good?", options: {poor: "Poor", good: "Good"}}
      - id: reasons
        kind: any_of
        ask: "Why?"
        options:
          law: "The law"
          other: {label: "Another reason", specify: true}
          none_of_these: {label: "No reason", alone: true}
      - id: held
        kind: one_of
        for_each: records
        instructions: if_not_mentioned
        ask: "Do you hold it?"
        options: {held: "We hold it", not_held: "We do not hold it"}
      - {id: step_name, kind: text, for_each: steps, ask: "Which step?"}
      - id: step_need
        kind: one_of
        for_each: steps
        ask: "Must it be?"
        options: {yes: "Yes", no: "No"}
"""
GUIDE = guide_of(ALL_KINDS)
FORM = self_completion_form(GUIDE, organisation="Northtown Council")
NO_WORDS = {"missing": None}
GIVEN = {
    ("line", ""): {"value": "A few words", **NO_WORDS},
    ("account", ""): {"value": "Two\nlines\tand more", **NO_WORDS},
    ("size", ""): {"value": 1250, **NO_WORDS},
    ("sum", ""): {"value": {"low": 5, "central": 7.5, "high": 9, "basis": "quote"}, **NO_WORDS},
    ("work", ""): {"value": {"amount": 0.5, "unit": "posts", "months": 6}, **NO_WORDS},
    ("day", ""): {"value": "2026-05-03", **NO_WORDS},
    ("time", ""): {"value": {"from": "2023-05", "to": "2024-06"}, **NO_WORDS},
    ("rank", ""): {"value": None, "missing": "prefer_not_to_say"},
    ("reasons", ""): {"value": ["law", "other"], "specify": "for fun", **NO_WORDS},
    ("held", "postcode"): {"value": "held", "mention": "prompted", **NO_WORDS},
    ("held", "other"): {
        "value": "not_held",
        "specify": "shoe sizes",
        "mention": "prompted",
        **NO_WORDS,
    },  # fmt: skip
    ("step_name", "1"): {"value": "Agree a format", **NO_WORDS},
    ("step_need", "1"): {"value": "yes", **NO_WORDS},
}


def read(content: bytes):
    return read_form(content, GUIDE)


def sentences(content: bytes) -> list[str]:
    return [unclear.sentence for unclear in read(content).unclear]


def after(tag: str, element: etree._Element):
    """Put the element behind the paragraph of that control."""
    return lambda body: next(control_of(body, tag).iterancestors(f"{W}p")).addnext(element)


def beside(tag: str, element: etree._Element):
    """Put the element behind that control, in its paragraph."""
    return lambda body: control_of(body, tag).addnext(element)


def without(*tags: str):
    def take_out(body: etree._Element) -> None:
        for tag in tags:
            control = control_of(body, tag)
            control.getparent().remove(control)

    return take_out


def test_a_form_that_nobody_filled_in_says_nothing():
    form = read(FORM)

    assert (form.organisation, form.given, form.unclear) == ("Northtown Council", {}, ())


def test_an_answer_of_every_kind_is_read_back():
    form = read(filled(FORM, filling_of(GUIDE, GIVEN)))

    assert form.given == GIVEN
    assert form.unclear == ()


def test_what_was_known_is_filled_in_and_read_back():
    assert read(self_completion_form(GUIDE, known=GIVEN)).given == GIVEN


def test_a_row_beyond_those_offered_is_printed_where_it_is_known():
    known = {("step_name", "7"): {"value": "The seventh", "missing": None}}

    assert read(self_completion_form(GUIDE, known=known)).given == known


def test_tracked_changes_count_as_they_would_be_read():
    def track(body):
        content = control_of(body, "line____").find(f"{W}sdtContent")
        deleted = etree.SubElement(content, f"{W}del")
        gone = etree.SubElement(etree.SubElement(deleted, f"{W}r"), f"{W}delText")
        gone.text = "old "
        added = etree.SubElement(content, f"{W}ins")
        added.append(run_of(" and new"))

    assert read(changed(filled(FORM, {"line____": "Kept"}), track)).given["line", ""]["value"] == (
        "Kept and new"
    )


# What is filled in; which question, what is wrong, what the form says.
UNCLEAR = {
    "two boxes of a question that takes one": (
        {"rank____poor": True, "rank____good": True},
        "1.8 “How good?”",
        "more than one box is ticked",
        "“Poor” is ticked; “Good” is ticked",
    ),
    "a number that is none": (
        {"size____": "about ten"},
        "1.3 “How many?”",
        "the answer must be a number, such as 1,200 or 3.5",
        "Answer: “about ten”",
    ),
    "an answer and a reason for none": (
        {"line____": "Yes", "line____missing:dont_know": True},
        "1.1 “A line?”",
        "there is an answer, and a reason for none",
        "Answer: “Yes”; “Don't know” is ticked",
    ),
    "two reasons for none": (
        {"line____missing:not_applicable": True, "line____missing:dont_know": True},
        "1.1 “A line?”",
        "more than one reason for no answer is ticked",
        "“Don't know” is ticked; “Not for us to answer” is ticked",
    ),
    "a day that is none": (
        {"day____day:": "31", "day____month:": "2", "day____year:": "2026"},
        "1.6 “On which day?”",
        "the date must have a day of that month, such as 27 3 2021",
        "Day: “31”; Month: “2”; Year: “2026”",
    ),
    "amounts that do not rise": (
        {"sum____low:": "9", "sum____high:": "5"},
        "1.4 “How much?”",
        "enter amounts that rise from the lowest to the most likely to the highest",
        "Lowest: “9”; Highest: “5”",
    ),
    "half an answer": (
        {"work____unit:days": True},
        "1.5 “How long?”",
        "only a part of the answer is there",
        "“Days of work” is ticked",
    ),
    "an option that stands alone, and another": (
        {"reasons____law": True, "reasons____none_of_these": True},
        "1.9 “Why?”",
        "choose “No reason” alone, or leave it out",
        "“The law” is ticked; “No reason” is ticked",
    ),
    "words for an option that was not ticked": (
        {"reasons____law": True, "reasons____specify:": "for fun"},
        "1.9 “Why?”",
        "words say which, and the box that they belong to is not ticked",
        "“The law” is ticked; “Another reason”: please say which: “for fun”",
    ),
    "a name for a line without an answer": (
        {"held__other__specify:": "shoe sizes"},
        "1.10 “Do you hold it?”, Other records",
        "it was named, and the question about it has no answer",
        "Please say what this is: “shoe sizes”",
    ),
}


@pytest.mark.parametrize("what", UNCLEAR)
def test_it_is_not_guessed_and_not_dropped(what):
    filling, question, wrong, said = UNCLEAR[what]
    form = read(filled(FORM, filling))

    assert form.given == {}
    sentence = f"{question}: {wrong}. On the form: {said}."
    assert [unclear.sentence for unclear in form.unclear] == [sentence]


def test_what_is_written_under_anything_else_is_quoted():
    assert sentences(filled(FORM, {"more": "Call me on Monday"})) == [
        "Under “Anything else”: “Call me on Monday”."
    ]


def test_words_beside_a_box_are_quoted_with_its_question():
    form = read(changed(FORM, beside("held__postcode__held", run_of("only since May"))))

    ((sentence, key),) = form.unclear
    assert key == ("held", "postcode")
    assert sentence.startswith("At 1.10 “Do you hold it?”, Postcode: these words stand outside")
    assert "only since May" in sentence


def test_a_paragraph_of_ones_own_is_quoted_with_the_question_before_it():
    added = paragraph_of("We will send you a list.")

    assert sentences(changed(FORM, after("line____", added))) == [
        "At 1.1 “A line?”: these words stand outside the fields: “We will send you a list.”."
    ]


def test_a_field_that_was_taken_out_is_missed():
    assert sentences(changed(FORM, without("line____", "size____"))) == [
        "1.1 “A line?”: 1 field is missing from the form.",
        "1.3 “How many?”: 1 field is missing from the form.",
    ]


def test_nothing_is_read_where_a_field_is_missing_beside_one_that_is_filled_in():
    form = changed(filled(FORM, {"rank____good": True}), without("rank____poor"))

    assert sentences(form) == [
        "1.8 “How good?”: 1 of its fields are missing from the form. On the form: “Good” is ticked."
    ]


def test_a_field_that_this_guide_has_not_is_quoted():
    def rename(body):
        control_of(body, "line____").find(f"{W}sdtPr/{W}tag").set(f"{W}val", "colour____")

    said = sentences(changed(filled(FORM, {"line____": "Green"}), rename))
    assert "The form holds a field “colour____” that this guide has not: “Green”." in said


def test_a_copied_field_that_says_something_else_is_unclear():
    def copy_it(body):
        control = control_of(body, "line____")
        twin = copy.deepcopy(control)
        twin.find(f".//{W}t").text = "Another answer"
        control.addnext(twin)

    (sentence,) = sentences(changed(filled(FORM, {"line____": "An answer"}), copy_it))
    assert "is there more than once" in sentence
    assert "An answer" in sentence and "Another answer" in sentence


def test_a_box_that_was_written_over_is_unclear():
    def cross(body):
        control_of(body, "rank____good").find(f".//{W}t").text = "x"

    assert sentences(changed(FORM, cross)) == [
        "1.8 “How good?”: the box “Good” was written over. On the form: Good: “x”."
    ]


def test_a_picture_is_pointed_out():
    drawing = etree.Element(f"{W}r")
    etree.SubElement(drawing, f"{W}drawing")

    assert sentences(changed(FORM, beside("line____", drawing))) == [
        "At 1.1 “A line?”: a picture or drawing was put in; look at it in the form."
    ]


def test_a_form_of_another_guide_is_refused_in_a_sentence():
    other = guide_of(f"guide: other\nversion: 1\ntitle: Other\n{_whole()}")

    with pytest.raises(FormRefused, match="made from the guide “other”"):
        read(self_completion_form(other))


def test_a_form_of_another_version_is_refused_in_a_sentence():
    newer = guide_of(f"guide: example\nversion: 2\ntitle: Newer\n{_whole()}")

    with pytest.raises(FormRefused, match="version 2 of the guide"):
        read(self_completion_form(newer))


def test_a_form_with_other_questions_is_refused_in_a_sentence():
    other = guide_of(ALL_KINDS.replace("We hold it", "We have it"))

    with pytest.raises(FormRefused, match="with other questions"):
        read(self_completion_form(other))


def test_a_guide_may_be_mended_in_words_that_no_partner_reads():
    mended = guide_of(ALL_KINDS.replace('ask: "A line?"}', 'ask: "A line?", probes: [more]}'))

    assert read_form(FORM, mended).unclear == ()


def _whole() -> str:
    return """sections:
  - {id: one, title: One, aim: Aim, questions: [{id: view, kind: text, ask: "View?"}]}
"""


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(answers_to(GUIDE))
def test_whatever_is_filled_in_is_read_back(given):
    form = read(filled(FORM, filling_of(GUIDE, given)))

    assert form.given == given
    assert form.unclear == ()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_guide().flatmap(lambda guide: st.tuples(st.just(guide), answers_to(guide))))
def test_whatever_is_filled_in_a_form_of_any_guide_is_read_back(guide_and_given):
    guide, given = guide_and_given

    form = read_form(filled(self_completion_form(guide), filling_of(guide, given)), guide)

    assert (form.given, form.unclear) == (given, ())


def test_every_tag_is_one_and_short_enough_for_word():
    long = "a" * 60
    guide = guide_of(
        f'questions:\n  - {{id: {long}, kind: one_of, ask: "?", options: {{{long}: "A", b: "B"}}}}'
    )
    (slot,) = guide.slots(guide.sections[0])
    tags = [field.tag for field in slot_fields(guide, slot)]

    assert len(set(tags)) == len(tags) == 5
    assert max(map(len, tags)) <= 64
    form = filled(self_completion_form(guide), {tags[0]: True})
    assert read_form(form, guide).given[long, ""]["value"] == long


def test_ticking_in_word_and_reading_agree():
    form = changed(FORM, lambda body: tick(control_of(body, "rank____good")))

    assert read(form).given == {("rank", ""): {"value": "good", "missing": None}}


def forget_tags(body):
    """As LibreOffice 7 does: only bookmarks tell the controls apart."""
    for tag in [*body.iter(f"{W}tag")]:
        tag.getparent().remove(tag)


def test_controls_that_lost_their_names_are_known_by_the_bookmark_of_their_answer():
    form = read(changed(filled(FORM, filling_of(GUIDE, GIVEN)), forget_tags))

    assert (form.given, form.unclear) == (GIVEN, ())


def test_a_form_that_was_sent_with_a_bookmark_for_each_control_is_still_read():
    def mark_each(body):
        for control in [*body.iter(f"{W}sdt")]:
            number = control.find(f"{W}sdtPr/{W}id").get(f"{W}val")
            name = {f"{W}name": f"_field{number}"}
            control.addprevious(etree.Element(f"{W}bookmarkStart", name))
        forget_tags(body)

    form = read(changed(filled(FORM, filling_of(GUIDE, GIVEN)), mark_each))

    assert (form.given, form.unclear) == (GIVEN, ())


def test_nothing_is_guessed_of_nameless_controls_of_which_one_was_taken_out():
    def take_out(body):
        without("rank____poor")(body)
        forget_tags(body)

    form = read(changed(filled(FORM, {"rank____good": True, "line____": "Ours"}), take_out))

    assert form.given == {("line", ""): {"value": "Ours", "missing": None}}
    said = [unclear.sentence for unclear in form.unclear]
    assert "1.8 “How good?”: 5 fields are missing from the form." in said
    assert any("stand outside the fields" in sentence and "☒" in sentence for sentence in said)
