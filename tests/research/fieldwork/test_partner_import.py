"""Sheets of partners: read however they were saved, looked at, and imported all or nothing."""

from io import BytesIO

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from research.fieldwork.partner_file import read_partner_file
from research.fieldwork.partner_import import import_partners, preview_import
from research.fieldwork.partner_sheet import SheetRefused, kept_sheet
from research.fieldwork.partners import remove_partner
from research.fieldwork.studies import study_by_slug
from research.models import Participant, Partner
from tests.fieldwork import an_interview

HEADINGS = "Code,Organisation,Type,Holds own records,Essential because,Person,Role,E-mail,Voice\n"
TWO = (
    HEADINGS
    + "P07,Harbour Trust,Charity,no,,Lea Lead,Director,lea@example.org,\n"
    + "P07,,,,,Carl Clerk,,carl@example.org,\n"
    + ",Southtown,Council,yes,Runs the register,,,,\n"
)


def sheet(text: str, name: str = "partners.csv"):
    return read_partner_file(name, text.encode())


def workbook(*rows) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.fixture
def session(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        yield session


@pytest.fixture
def study(session):
    return study_by_slug(session, "small")


def problems(session, study, *rows: str) -> list[str]:
    found = preview_import(session, study, sheet(HEADINGS + "\n".join(rows))).problems
    return [f"{p.row} {p.column}: {p.what}" for p in found]


def test_a_partner_without_a_code_gets_none_that_the_sheet_names(session, study):
    rows = [",Harbour Trust,Charity,,,,,,", "P02,Southtown,Council,,,,,,"]

    found = preview_import(session, study, sheet(HEADINGS + "\n".join(rows)))

    assert found.problems == ()
    assert [each.partner for each in found.partners] == ["P03", "P02"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_csv_file_is_read_however_it_was_saved(encoding, delimiter):
    text = f"Organisation{delimiter}Type\nCafé du Port{delimiter}Charity\n"

    read = read_partner_file("partners.csv", text.encode(encoding))

    assert read.lines[0].cells["name"] == "Café du Port"
    assert read.lines[0].cells["type"] == "Charity"


def test_a_workbook_is_read_as_it_looks():
    content = workbook(["Ref", "Organisation", "Type", "Phone"], ["x", "Trust", "Charity", 1234.0])

    read = read_partner_file("partners.xlsx", content)

    assert read.unknown == ("Ref",)
    assert read.lines[0].row == 2
    assert read.lines[0].cells["telephone"] == "1234"


@pytest.mark.parametrize(
    "name, content, said",
    [
        ("partners.csv", b"", "empty"),
        ("partners.csv", b"Organisation,Type\n", "no row below"),
        ("partners.csv", b"Town,Colour\na,b\n", "must be Organisation"),
        ("partners.csv", b"Organisation,Partner\na,b\n", "mean the same"),
        ("partners.csv", b"\x00\x01", "neither a CSV file nor a workbook"),
        ("partners.pdf", b"%PDF", "neither a CSV file nor a workbook"),
        ("partners.xlsx", b"PK\x03\x04 broken", "cannot be opened"),
        ("partners.xls", b"\xd0\xcf\x11\xe0", "old or locked"),
        ("partners.csv", b"x" * 5_000_001, "larger than 5 MB"),
        ("partners.csv", b"Organisation\n" + b"a\n" * 5_001, "at most 5,000"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(name, content, said):
    with pytest.raises(SheetRefused, match=said):
        read_partner_file(name, content)


def test_partners_and_people_are_imported_once_and_updated_after(session, study):
    first = import_partners(session, study, sheet(TWO))
    session.flush()

    assert [(e.partner, e.name, e.is_new) for e in first.partners] == [
        ("P07", "Harbour Trust", True),
        ("P08", "Southtown", True),
    ]
    people = {p.name: p for p in session.scalars(select(Participant))}
    assert [people[name].voice for name in ("Lea Lead", "Carl Clerk")] == ["lead", "contributor"]
    southtown = session.scalars(select(Partner).filter_by(code="P08")).one()
    assert (southtown.holds_records, southtown.essential) == (True, True)

    assert import_partners(session, study, sheet(TWO)).is_idle
    changed = TWO.replace("Director", "Chair").replace("Harbour Trust", "The Harbour Trust")
    again = import_partners(session, study, sheet(changed))
    session.flush()
    assert [e.fields for e in again.partners] == [("name",), ()]
    assert [e.fields for e in again.people] == [("role",), ()]
    assert session.query(Partner).count() == 3 and session.query(Participant).count() == 2


def test_each_bad_cell_is_named_with_what_to_do(session, study):
    assert problems(
        session,
        study,
        "P 7,Trust,Charity,perhaps,,Lea,,lea@nowhere,boss",
        ",,Charity,,,,,,",
        "P09,,Charity,,,,,,",
        "P10,One,Charity,,,,Director,,",
        "P10,Two,Charity,,,,,,",
        "P10,One,,,,Lea,,lea@example.org,",
        "P10,One,,,,Leah,,LEA@example.org,",
        "P10,One,,,,Lea,,another.lea@example.org,",
        f"P11,{'x' * 201},Charity,,,,,,",
    ) == [
        "2 Code: “P 7” has other characters than letters, figures, hyphens and dots; take them out",
        "2 E-mail: “lea@nowhere” is no e-mail address; write one like name@example.org",
        "2 Holds own records: “perhaps” is neither yes nor no; write one of them, or leave the"
        " cell empty",
        "2 Voice: “boss” is none of lead, contributor and approver; write one, or leave the cell"
        " empty",
        "3 Organisation: is empty; write whose row this is",
        "4 Organisation: is empty; a new partner needs it",
        "5 Person: is empty; write whose details these are",
        "6 Organisation: differs from row 5, which has the same partner; make the two alike",
        "8 E-mail: is the same person as in row 7; take one of them out",
        "9 Person: is called as somebody else of this partner; add an initial or a role",
        "10 Organisation: has 201 characters; shorten it to 200",
    ]


def test_nothing_is_imported_where_one_cell_is_bad(session, study):
    import_partners(session, study, sheet(TWO + "P09,,,,,,,,\n"))
    session.flush()

    assert session.query(Partner).count() == 1


def test_a_removed_partner_is_not_brought_back_by_a_file(session, study):
    remove_partner(session.scalars(select(Partner)).one())

    (said,) = problems(session, study, "P01,Northtown,Council,,,,,,")
    assert "partner that was removed; put that back" in said


def test_words_that_look_like_formulas_stay_words(session, study):
    import_partners(session, study, sheet('Organisation,Type\n"=HYPERLINK(""x"")",@Council\n'))
    session.flush()

    partner = session.scalars(select(Partner).filter_by(code="P02")).one()
    assert (partner.name, partner.type) == ('=HYPERLINK("x")', "@Council")


def test_a_sheet_that_waits_is_the_same_sheet():
    assert kept_sheet(sheet(TWO).kept()) == sheet(TWO)
