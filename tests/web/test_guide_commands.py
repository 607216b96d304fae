from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from guides import load_guide
from guides.shelf import library
from guides.versions import compare
from tests.fieldwork import GUIDE
from tests.web.test_guides import TOPIC_GUIDE

SMALL = GUIDE.lstrip()


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(args=["guides", *map(str, words)])


@pytest.fixture
def small(tmp_path) -> Path:
    file = tmp_path / "small.yaml"
    file.write_text(SMALL)
    return file


def test_a_guide_compared_with_itself_says_nothing(run, small):
    result = run("compare", small, small)

    assert (result.exit_code, result.output) == (0, "Nothing is different.\n")


def test_each_change_is_a_line_which_says_if_it_breaks_comparability(run, small, tmp_path):
    new = tmp_path / "new.yaml"
    new.write_text(SMALL.replace("kind: number", "kind: text"))
    result = run("compare", small, new)

    assert result.output.splitlines() == [
        'Question "staff": the kind was "number" and is now "text". This breaks comparability.'
    ]


@pytest.mark.parametrize(
    "words", [("compare", "{small}", "{none}"), ("compare", "{bad}", "{small}")]
)
def test_what_is_no_guide_is_not_compared(run, small, tmp_path, words):
    (tmp_path / "bad.yaml").write_text("nonsense")
    names = {"small": small, "none": tmp_path / "none.yaml", "bad": tmp_path / "bad.yaml"}
    result = run(*(word.format(**names) for word in words))

    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_a_text_is_imported_as_a_guide(run, tmp_path):
    source, out = tmp_path / "topic.txt", tmp_path / "topic.yaml"
    source.write_text(TOPIC_GUIDE)
    result = run("import", source, "--out", out)

    assert result.exit_code == 0, result.output
    assert "not understood" in result.output
    assert load_guide(out).questions[0].ask == "What do you think of sharing data?"


def test_an_import_never_takes_the_place_of_a_file(run, small, tmp_path):
    source = tmp_path / "topic.txt"
    source.write_text(TOPIC_GUIDE)
    result = run("import", source, "--out", small)

    assert result.exit_code == 1
    assert "is there already" in result.output
    assert small.read_text() == SMALL


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("none.docx", None, "cannot be read"),
        ("broken.docx", b"no Word file", "cannot be read"),
        ("broken.xlsx", b"no workbook", "not an Excel workbook"),
        ("picture.png", b"PNG", "none of the files that can be read"),
    ],
)
def test_what_cannot_be_imported_is_refused_in_a_sentence(run, tmp_path, name, content, why):
    source, out = tmp_path / name, tmp_path / "out.yaml"
    if content:
        source.write_bytes(content)
    result = run("import", source, "--out", out)

    assert (result.exit_code, out.exists()) == (1, False)
    assert why in result.output
    assert len(result.output.splitlines()) == 1


@pytest.mark.parametrize("to", ["word", "hand-outs", "form"])
def test_a_guide_is_exported_to_word(run, small, tmp_path, to):
    out = tmp_path / "small.docx"
    result = run("export", small, "--to", to, "--out", out)

    assert result.exit_code == 0, result.output
    assert Document(BytesIO(out.read_bytes())).element.xml


def test_a_guide_goes_to_an_xlsform_and_back_and_what_is_lost_is_printed(run, small, tmp_path):
    form, back = tmp_path / "small.xlsx", tmp_path / "back.yaml"
    written = run("export", small, "--to", "xlsform", "--out", form)
    read = run("import", form, "--out", back)

    assert (written.exit_code, read.exit_code) == (0, 0), written.output + read.output
    assert written.output.startswith("Left out: ")
    assert compare(load_guide(small), load_guide(back)) == ()


def test_the_mistakes_of_a_workbook_are_named_by_sheet_and_row(run, tmp_path):
    book = Workbook()
    book.active.title = "survey"
    book.active.append(["type", "name", "label"])
    book.active.append(["nonsense", "one", "One"])
    book.save(tmp_path / "bad.xlsx")
    result = run("import", tmp_path / "bad.xlsx", "--out", tmp_path / "out.yaml")

    assert result.exit_code == 1
    assert "sheet survey, row 2" in result.output


@pytest.mark.parametrize(
    ("guide", "to", "out", "why"),
    [
        ("small.yaml", "pdf", "small.docx", "choose one of"),
        ("small.yaml", "word", "small.pdf", "must end in .docx"),
        ("small.yaml", "word", "nowhere/small.docx", "was not written"),
        ("none.yaml", "word", "small.docx", "cannot be read"),
    ],
)
def test_an_export_that_makes_no_sense_is_refused(run, small, tmp_path, guide, to, out, why):
    result = run("export", tmp_path / guide, "--to", to, "--out", tmp_path / out)

    assert result.exit_code == 1
    assert why in result.output
    assert len(result.output.splitlines()) == 1


def test_the_largest_guide_of_the_library_is_checked(run):
    largest = max(library(), key=lambda each: len(each.text))

    assert run("check", largest.path).exit_code == 0
