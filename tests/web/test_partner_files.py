"""Importing partners and downloading the tracker, as the researcher does it."""

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from research.fieldwork.partners import PartnerFacts, new_partner, remove_partner
from research.fieldwork.studies import study_by_slug
from research.models import AuditEntry, Partner, PartnerFile
from tests.fieldwork import an_interview

IMPORT = "/studies/small/import-partners"
GOOD = "Code,Organisation,Type,Person,E-mail\nP02,=cmd|x,Charity,Lea Lead,lea@example.org\n"


@pytest.fixture(autouse=True)
def study(sqlite, pages):
    an_interview(sqlite)


def bring(pages, text: str, name: str = "partners.csv", status: int = 200):
    token = pages.get(IMPORT).find("input", {"name": "csrf_token"})["value"]
    data = {"csrf_token": token, "file": (BytesIO(text.encode()), name)}
    return pages._read(pages.client.post(IMPORT, data=data, follow_redirects=True), status)


def test_nothing_is_imported_before_it_was_looked_at_and_confirmed(pages, sqlite):
    page = bring(pages, GOOD)
    assert "1 new partner, 0 changed" in page.text and "1 new person" in page.text
    with sqlite.reading() as session:
        assert session.query(Partner).count() == 1

    page = pages.send(pages.url, {})
    assert "Imported: 1 partners, 1 people" in page.text
    assert "=cmd|x" in page.select_one(".study-tracker").text
    with sqlite.reading() as session:
        assert session.query(PartnerFile).count() == 0
        entry = session.scalars(select(AuditEntry).filter_by(what="partners_imported")).one()
        assert entry.on_what == "1 partners, 1 people"


def test_bad_rows_are_named_and_leave_no_button_to_import(pages):
    page = bring(pages, GOOD + "P03,,Charity,,\n")

    row = page.select_one("#problems ~ div tbody tr")
    assert " ".join(row.get_text(" ").split()) == (
        "3 Organisation The cell is empty; a new partner needs it."
    )
    assert page.select("main form") == []
    assert "1 row must be put right first" in page.text


def test_rows_may_be_pasted_from_below_a_title_and_stay_where_they_cannot_be_read(pages):
    rows = "Our partners\n\nOrganisation\tKind\tContact person\nHarbour, Ltd\tCharity\tLea Lead"
    page = pages.send(IMPORT, {"pasted": rows})
    assert "1 new partner, 0 changed" in page.text and "Harbour, Ltd" in page.text

    refused = pages.send(IMPORT, {"pasted": "Who\tWhat\nHarbour\tCharity"}, status=422)
    assert "A row at the top must have the headings" in refused.text
    assert refused.select_one("#pasted").text.strip() == "Who\tWhat\nHarbour\tCharity"
    assert refused.select_one(".govuk-error-summary a")["href"] == "#pasted"
    assert refused.find(id="pasted-error") and not refused.find(id="file-error")


def test_a_pasted_column_without_a_heading_moves_no_other(pages):
    page = pages.send(IMPORT, {"pasted": "\tOrganisation\tKind\n1\tHarbour\tCharity\n"})

    assert "1 new partner" in page.text and "Harbour" in page.text


def test_a_file_that_cannot_be_read_is_refused(pages):
    assert "neither a CSV file" in bring(pages, "x", "x.pdf", status=422).text
    endless = "Organisation\tKind\n" + "a" * 140_000
    assert "cannot be divided into cells" in bring(pages, endless, status=422).text
    assert "Choose a file first, or paste the rows." in bring(pages, "", "", status=422).text


def test_what_changed_since_it_was_looked_at_is_seen_before_anything_is_imported(pages, sqlite):
    looked_at = bring(pages, GOOD)
    with sqlite.writing() as session:
        partner = session.scalars(select(Partner)).one()
        facts = PartnerFacts("P02", "Meanwhile", "Charity")
        remove_partner(new_partner(session, partner.study, facts))

    page = pages.send_from(looked_at, {})

    assert "partner that was removed" in page.text
    with sqlite.reading() as session:
        assert session.query(Partner).count() == 2


def test_a_file_that_another_took_the_place_of_is_not_imported(pages, sqlite):
    first = bring(pages, GOOD)
    bring(pages, GOOD.replace("P02", "P05"))

    page = pages.send_from(first, {})

    assert "Another file was read in the meantime" in page.text
    with sqlite.reading() as session:
        assert session.query(Partner).count() == 1


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_has_every_heading_and_is_refused_as_it_is(pages, kind):
    content = pages.client.get(f"{IMPORT}/template.{kind}").data
    token = pages.get(IMPORT).find("input", {"name": "csrf_token"})["value"]
    data = {"csrf_token": token, "file": (BytesIO(content), f"template.{kind}")}

    page = pages._read(pages.client.post(IMPORT, data=data), 422)

    assert "no row below them" in page.text


def test_the_tracker_is_downloaded_as_it_is_shown_with_no_formula_in_it(pages, sqlite):
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        new_partner(session, study, PartnerFacts("P02", "=1+1", "Charity"))

    file = pages.client.get("/studies/small/partners.csv?type=Charity")
    assert "a-small-study-partners-" in file.headers["Content-Disposition"]
    rows = list(csv.reader(StringIO(file.data.decode("utf-8-sig"))))
    assert [row[:5] for row in rows[1:]] == [["P02", "'=1+1", "Charity", "", "Not invited"]]

    file = pages.client.get("/studies/small/partners.xlsx?sort=-code")
    sheet = load_workbook(BytesIO(file.data)).active
    assert [sheet.cell(row, 1).value for row in (2, 3)] == ["P02", "P01"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ("=1+1", "s")
