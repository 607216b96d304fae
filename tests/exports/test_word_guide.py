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
    add_guide(word, guide)
    return [(p.style.name, p.text) for p in word.document.paragraphs]


@pytest.fixture(scope="module")
def lines():
    return printed(a_guide())


@pytest.mark.parametrize(
    "line",
    [
        ("Body Text", "Partnership data sharing, version 2."),
        ("Aside", "Interviewer: Leave the last ten minutes for section 3."),
        ("List Bullet", "How far partners support a formal system"),
        ("Heading 2", "Introduction (5 minutes)"),
        ("Aside", "Aim (not read out): Learn what is collected and how it is used."),
        ("Body Text", "Thank you for seeing us. We are looking at how data is shared."),
        ("Aside", "When answered online: Thank you for taking part in this research."),
        ("Aside", "Interviewer: Say this in your own words."),
        ("Question", "Is any of the following data collected?"),
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

    assert word.document.styles["Aside"].font.italic


def test_below_a_question_stands_what_belongs_to_it_in_few_paragraphs(lines):
    asked = lines.index(("Question", "Is any of the following data collected?"))
    rated = lines.index(("Question", "How would you rate its quality?"))

    assert lines[asked + 1 : rated] == [
        (
            "Aside",
            "When answered online: Do you hold this data? Interviewer: Show Hand-Out 3. "
            "Ask for each line of Hand-Out 3. Ask only about what has not come up already.",
        ),
        ("Option", "Answers: We hold it · We do not hold it"),
    ]
    assert lines[rated + 1 : rated + 3] == [
        (
            "Aside",
            "Interviewer: Ask for each line of Hand-Out 3. Probe fully. Asked only if: the answer "
            "to “Is any of the following data collected?” is “We hold it”.",
        ),
        ("Option", "Probes: age · gaps"),
    ]


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
