"""What partners are told before they agree, and what one who leaves is given."""

from datetime import UTC, date, datetime

from research.consent.information import (
    newest_sheet,
    parts,
    sheet_text,
    sheets_of,
    standard_text,
    withdraw_by,
    write_sheet,
)
from research.consent.receipts import as_text, receipt
from research.models import Interview, Leaving, Partner, Study
from tests.fieldwork import an_interview


def a_study(**facts):
    return Study(
        **{"title": "A small study", "commissioner": "", "objectives": "", "contact": ""} | facts
    )


def test_headings_lists_and_paragraphs_are_told_apart_by_how_a_line_begins():
    found = parts("# Why\r\nBecause.\r\n\r\n- one\n\n- two\n\nSo it\n is.\n\nAnd so.\n- three")

    assert [(each.kind, each.lines) for each in found] == [
        ("heading", ("Why",)),
        ("paragraph", ("Because.",)),
        ("list", ("one", "two")),
        ("paragraph", ("So it is.",)),
        ("paragraph", ("And so.",)),
        ("list", ("three",)),
    ]


def test_the_standard_text_says_what_the_study_says_of_itself_or_its_title():
    assert "The study is called “A small study”." in standard_text(a_study())
    told = standard_text(a_study(commissioner="A council"))
    assert "The study is called “A small study” and done for A council." in told
    assert "To learn more." in standard_text(a_study(objectives=" To learn more. "))
    assert "Write to the researcher who sent you the link." in standard_text(a_study())
    assert "team@example.org" in standard_text(a_study(contact="team@example.org"))


def test_a_new_sheet_is_a_new_version_and_the_newest_is_told(sqlite):
    interview = an_interview(sqlite)
    with sqlite.writing() as session:
        study = session.get_one(Interview, interview).partner.study
        assert sheet_text(study, newest_sheet(session, study.id)) == standard_text(study)
        assert withdraw_by(None) is None

        write_sheet(session, study.id, "First", withdraw_by=None, by="Rosa")
        write_sheet(session, study.id, "Second", withdraw_by=date(2026, 5, 1), by="Rosa")

        newest = newest_sheet(session, study.id)
        assert (newest.version, sheet_text(study, newest)) == (2, "Second")
        assert withdraw_by(newest) == date(2026, 5, 1)
        assert [each.version for each in sheets_of(session, study.id)] == [2, 1]


def given(act, erased=False, removed=None):
    partner = Partner(code="P01", name="Northtown Council", type="Council")
    partner.study, partner.erased_at = a_study(), datetime.now(UTC) if erased else None
    leaving = Leaving(act=act, removed=removed or {})
    return receipt(
        partner, leaving, asked="1 March 2026", done="" if not erased else "2 March 2026"
    )


def test_a_receipt_says_what_was_asked_done_and_erased():
    written = given("erase", erased=True, removed={"answers": 12, "people": 2})

    lines = dict(written.lines)
    assert lines["Partner"] == "P01"
    assert lines["Done on"] == "2 March 2026"
    assert lines["Whom to ask"] == "The researcher who wrote to you"
    assert written.removed == ("Answers: 12", "People: 2")
    assert "What was erased:\n- Answers: 12\n- People: 2\n" in as_text(written)


def test_a_receipt_names_a_partner_that_is_still_there_and_says_that_nothing_is_done_yet():
    written = given("withdraw")

    lines = dict(written.lines)
    assert lines["Partner"] == "P01, Northtown Council"
    assert lines["Done on"] == "Not done yet: a researcher does it and tells you"
    assert "What was erased" not in as_text(written)
    assert as_text(written).endswith("or are erased.\n")
