from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from exports.word_file import WordFile
from exports.word_guide import add_guide
from guides import load_guide
from tests.exports.sample import a_report, written
from tests.exports.sample_guide import a_guide

LIBRARY = sorted((Path(__file__).parents[2] / "guides" / "library").glob("*/v*.yaml"))


def printed(guide):
    word = WordFile()
    add_guide(word, guide, "Annex: the guide")
    return [(p.style.name, p.text) for p in word.document.paragraphs]


@pytest.fixture(scope="module")
def lines():
    return printed(a_guide())


@pytest.mark.parametrize(
    "line",
    [
        ("Heading 1", "Annex: the guide"),
        ("Body Text", "Partnership data sharing, version 2."),
        ("Interviewer", "Interviewer: Leave the last ten minutes for section 3."),
        ("List Bullet", "How far partners support a formal system"),
        ("Heading 2", "Introduction (5 minutes)"),
        ("Interviewer", "Aim (not read out): Learn what is collected and how it is used."),
        ("Body Text", "Thank you for seeing us. We are looking at how data is shared."),
        ("Interviewer", "When answered online: Thank you for taking part in this research."),
        ("Interviewer", "Interviewer: Say this in your own words."),
        ("Question", "Is any of the following data collected?"),
        ("Interviewer", "When answered online: Do you hold this data?"),
        ("Interviewer", "Interviewer: Show Hand-Out 3."),
        ("Interviewer", "Interviewer: Ask for each line of Hand-Out 3."),
        ("Option", "We hold it"),
        (
            "Interviewer",
            "Asked only if: "
            "the answer to “Is any of the following data collected?” is “We hold it”.",
        ),
        ("List Bullet", "Probe: age"),
        (
            "Interviewer",
            "Supplementary to the published guide: "
            "The method needs steps that costs can be attached to.",
        ),
        ("Interviewer", "Interviewer: Ask for each line of the list “Key steps”."),
        ("Heading 2", "Hand-Out 3: What data do you hold?"),
        ("Body Text", "Is any of the following held about the people you support?"),
        ("Heading 3", "People supported"),
        ("List Bullet", "Client postcode: full, not only the area"),
        ("List Bullet", "Other data about people (please say which)"),
        ("List Bullet", "Key steps: up to 12, each one a step."),
    ],
)
def test_the_guide_is_printed_as_it_was_used(lines, line):
    assert line in lines


def test_words_not_said_aloud_are_in_italics():
    word = WordFile()

    assert word.document.styles["Interviewer"].font.italic


def test_a_question_stands_before_what_belongs_to_it(lines):
    texts = [text for _, text in lines]

    assert texts.index("Is any of the following data collected?") < texts.index("We hold it")
    assert texts.index("We hold it") < texts.index("How would you rate its quality?")


def test_a_guide_of_bare_questions_prints_without_empty_lines():
    bare = {
        "id": "views",
        "title": "Views",
        "aim": "Learn views.",
        "questions": [{"id": "view", "kind": "text", "ask": "What is your view?"}],
    }
    nothing = {name: [] for name in ("instructions", "handouts", "rosters", "objectives")}
    lines = printed(a_guide(**nothing, sections=[bare]))

    assert [text for _, text in lines] == [
        "Annex: the guide",
        "Partnership data sharing, version 2.",
        "Views",
        "Aim (not read out): Learn views.",
        "What is your view?",
    ]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: f"{path.parent.name} {path.stem}")
def test_every_guide_of_the_library_prints_whole(path, validated):
    guide = load_guide(path)

    content = written(a_report(), guide, "21 November 2026")

    assert validated(content) == []
    text = "\n".join(p.text for p in Document(BytesIO(content)).paragraphs)
    assert all(question.ask in text for question in guide.questions)
    assert all(item.label in text for handout in guide.handouts for item in handout.items)
