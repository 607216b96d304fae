"""The papers of a guide: whole, valid, and each with only what its reader may see."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings

from exports.paper.form import self_completion_form
from exports.paper.handout_pack import handout_pack
from exports.paper.interviewer_guide import interviewer_guide
from exports.plain_text import one_line
from guides import load_guide
from guides.names import INSTRUCTION_WORDS
from tests.docx_checks import W
from tests.exports.sample_guide import a_guide
from tests.guide_of import guide_of
from tests.guides.any_guide import any_guide

LIBRARY = sorted((Path(__file__).parents[2] / "guides" / "library").glob("*/v*.yaml"))
PAPERS = (interviewer_guide, handout_pack, self_completion_form)

GUIDES = {path.parent.name: load_guide(path) for path in LIBRARY}

of_the_library = pytest.mark.parametrize("name", GUIDES)


@cache
def printed(paper, name: str) -> bytes:
    """Made once, as a large form takes half a second."""
    return paper(GUIDES[name])


def words_of(content: bytes) -> str:
    """Every word of the file, headers and names of controls too, on one line."""
    document = Document(BytesIO(content))
    stories = [document.element, *(s.header._element for s in document.sections)]
    found = [t.text or "" for story in stories for t in story.iter(f"{W}t")]
    found += [a.get(f"{W}val") for story in stories for a in story.iter(f"{W}alias")]
    return one_line(" ".join(found))


def lines_of(content: bytes) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in Document(BytesIO(content)).paragraphs]


def hidden_words(guide) -> set[str]:
    """Aims, objectives and instructions whole; of probes those that are more than a word or two."""
    told = [*guide.instructions, *(i for q in guide.questions for i in q.instructions)]
    told += [i for s in guide.sections if s.introduction for i in s.introduction.instructions]
    words = {section.aim.text for section in guide.sections}
    words |= {objective.text for objective in guide.objectives}
    words |= {instruction.text for instruction in told} | set(INSTRUCTION_WORDS.values())
    words |= {p.text for q in guide.questions for p in q.probes if len(p.text.split()) > 3}
    words |= {q.supplementary for q in guide.questions}
    return {re.sub(r"\s+", " ", each) for each in words if each}


@of_the_library
@pytest.mark.parametrize("paper", PAPERS)
def test_every_guide_of_the_library_is_printed_and_valid(name, paper, validated):
    assert validated(printed(paper, name)) == []


@of_the_library
def test_the_guide_to_interview_with_says_all_that_the_interviewer_needs(name):
    guide, words = GUIDES[name], words_of(printed(interviewer_guide, name))

    needed = [q.ask for q in guide.questions] + [s.aim.text for s in guide.sections]
    needed += [probe.text for q in guide.questions for probe in q.probes]
    needed += [i.words for q in guide.questions for i in q.instructions]
    needed += [option.label for q in guide.questions for option in q.options]
    assert [each for each in needed if one_line(each) not in words] == []


@of_the_library
@pytest.mark.parametrize("paper", [handout_pack, self_completion_form])
def test_what_a_partner_gets_holds_no_word_meant_for_the_interviewer(name, paper):
    guide, words = GUIDES[name], words_of(printed(paper, name))

    assert len(hidden_words(guide)) > 5
    assert [each for each in hidden_words(guide) if each in words] == []


@of_the_library
def test_the_form_asks_every_question_in_the_words_to_be_read(name):
    guide, words = GUIDES[name], words_of(printed(self_completion_form, name))

    assert [q.reading for q in guide.questions if one_line(q.reading) not in words] == []


@of_the_library
def test_hand_outs_name_every_line_and_no_id(name):
    guide, words = GUIDES[name], words_of(printed(handout_pack, name))

    items = [item for handout in guide.handouts for item in handout.items]
    assert [item.label for item in items if one_line(item.label) not in words] == []
    ids = {part.id for h in guide.handouts for part in (h, *h.groups, *h.items) if "_" in part.id}
    assert [each for each in ids if each in words] == []


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_guide())
def test_any_guide_is_printed(guide):
    for paper in PAPERS:
        Document(BytesIO(paper(guide)))


ROUTED = """
    rosters:
      steps: {title: "Key steps", item: "step", named_by: step_name, most: 8}
    questions:
      - {id: keeps, kind: one_of, ask: "Do you keep records?", options: {yes: "Yes", no: "No"}}
      - {id: where, kind: text, ask: "Where?", self_completion: "Where are they?",
         ask_if: {keeps: [yes]}, hint: "In a drawer", probes: [paper]}
      - {id: step_name, kind: text, for_each: steps, ask: "Which step?"}
      - {id: step_cost, kind: money, for_each: steps, ask: "What would it cost?"}
"""


def test_the_interviewer_is_told_when_to_ask_and_what_to_probe_for():
    lines = lines_of(interviewer_guide(guide_of(ROUTED)))

    at = lines.index(("Spoken Question", "1.2\tWhere?"))
    assert lines[at + 1 : at + 5] == [
        ("Interviewer", "Interviewer: Ask if 1.1 “Do you keep records?” is “Yes”."),
        ("Interviewer", "If they ask: In a drawer"),
        ("Interviewer", "Interviewer: Probe for:"),
        ("Tick", "☐\tpaper"),
    ]
    assert lines[at + 5][0] == "Ruled"


def test_the_interviewer_shows_a_hand_out_where_it_is_asked_about():
    lines = lines_of(interviewer_guide(a_guide()))

    shown = "Interviewer: Show Hand-Out 3, “What data do you hold?”."
    assert ("Interviewer", shown) in lines


def test_a_row_of_a_list_has_lines_for_its_costs():
    tables = Document(BytesIO(interviewer_guide(guide_of(ROUTED)))).tables

    costs = next(t for t in tables if t.cell(0, 0).text == "Step")
    assert costs.cell(1, 0).text == "Step 1"
    assert costs.cell(1, 2).text.startswith("Lowest: £______\nMost likely: £______")


def test_the_name_of_the_section_is_at_the_head_of_its_pages():
    sections = Document(BytesIO(interviewer_guide(a_guide()))).sections

    heads = [section.header.paragraphs[0].text for section in sections]
    assert heads == [
        "Partnership data sharing",
        "1 Introduction (5 minutes)",
        "2 The data you hold",
    ]


def test_the_partner_is_told_when_to_answer():
    lines = lines_of(self_completion_form(guide_of(ROUTED)))

    at = lines.index(("Form Question", "1.2\tWhere are they?"))
    assert lines[at + 1] == ("Hint", "Answer this only if you ticked “Yes” in 1.1.")


def test_a_form_offers_a_table_for_each_of_five_rows():
    tables = Document(BytesIO(self_completion_form(guide_of(ROUTED)))).tables

    assert [table.cell(0, 0).text for table in tables] == [f"Step {n}" for n in range(1, 6)]


def test_tables_repeat_their_headings_and_have_names():
    document = Document(BytesIO(self_completion_form(a_guide())))

    for table in document.tables:
        assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblCaption") is not None


def test_a_guide_without_hand_outs_says_so():
    guide = guide_of('questions:\n  - {id: view, kind: text, ask: "What is your view?"}')

    assert lines_of(handout_pack(guide))[0][1] == "There are no hand-outs for this interview"
