import pytest

from exports.file_names import download_name


def test_a_name_says_what_it_is_of_which_study_and_when():
    name = download_name("Data sharing", "report", "2026-11-21", "docx", fictitious=False)

    assert name == "data-sharing-report-2026-11-21.docx"


def test_a_fictitious_study_says_so_first():
    name = download_name("Data sharing", "report", "2026-11-21", "docx", fictitious=True)

    assert name == "fictitious-data-sharing-report-2026-11-21.docx"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("../../etc/passwd", "etc-passwd-"),
        ('a/b\\c:d*e?"f<g>h|i', "a-b-c-d-e-f-g-h-i-"),
        ("Café à Orléans", "cafe-a-orleans-"),
        ("line\r\nSet-Cookie: x", "line-set-cookie-x-"),
        ("البيانات", ""),
        ("", ""),
        (".hidden", "hidden-"),
    ],
)
def test_a_name_holds_letters_figures_and_hyphens_only(title, shown):
    name = download_name(title, "report", "2026-11-21", "docx", fictitious=False)

    assert name == f"{shown}report-2026-11-21.docx"


def test_a_long_title_is_cut():
    assert len(download_name("word " * 100, "report", "2026-11-21", "docx", fictitious=True)) < 110
