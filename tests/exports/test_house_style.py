from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from exports.word_file import HOUSE_STYLE
from tools.make_house_style import LOOKS, house_style


def parts(file):
    with ZipFile(file) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_committed_file_is_what_the_script_makes():
    made = BytesIO()
    house_style().save(made)

    assert parts(made) == parts(HOUSE_STYLE), "run python -m tools.make_house_style"


def test_it_is_valid(validated):
    assert validated(HOUSE_STYLE.read_bytes()) == []


def test_every_letter_is_arial_in_british_english():
    styles = parts(HOUSE_STYLE)["word/styles.xml"].decode()

    assert 'w:ascii="Arial"' in styles and 'w:lang w:val="en-GB"' in styles
    assert "Theme" not in styles.replace("themeFontLang", "")


@pytest.mark.parametrize(
    ("name", "points"), [("Table Text", 10), ("Note", 10), ("Base", 10), ("Grid Mark", 10)]
)
def test_small_letters_are_ten_points(name, points):
    assert Document(str(HOUSE_STYLE)).styles[name].font.size.pt == points


def test_no_letters_are_smaller_but_those_of_an_empty_line():
    assert {look.name for look in LOOKS if 0 < look.size < 10} == {"Section End"}


def test_word_opens_it_in_its_present_mode():
    settings = parts(HOUSE_STYLE)["word/settings.xml"].decode()

    assert 'w:name="compatibilityMode"' in settings and 'w:val="15"' in settings


def test_no_part_is_left_over_from_elsewhere():
    names = set(parts(HOUSE_STYLE))

    assert not {name for name in names if "Effects" in name or "custom" in name or "jpeg" in name}
