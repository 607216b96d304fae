import pytest

from exports.plain_text import cleaned, one_line, shortened


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_xml_cannot_carry_is_dropped(bad):
    assert cleaned(f"be{bad}fore") == "before"


@pytest.mark.parametrize("good", ["\t", "\n", "é", "ع", "📊", "\u00a0"])
def test_every_other_character_stays(good):
    assert cleaned(f"a{good}b") == f"a{good}b"


def test_one_line_has_single_spaces():
    assert one_line("  two\nlines\t here ") == "two lines here"


def test_a_text_that_fits_stays_whole():
    assert shortened("Client postcode", 15) == "Client postcode"


def test_a_text_is_cut_at_a_word():
    assert shortened("Skills, qualifications and experience", 24) == "Skills, qualifications…"


def test_a_word_without_end_is_cut_inside():
    assert shortened("x" * 100, 10) == "xxxxxxxxx…"
