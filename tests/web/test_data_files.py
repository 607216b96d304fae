"""Each file is read back by another program and holds what is stored."""

import csv
import json
from datetime import UTC, datetime
from io import BytesIO, StringIO

import pandas as pd
import pyreadstat
import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook
from sqlalchemy import select

from research.evidence.cases import cases
from research.models import Partner, Stage
from research.web.data.data_files import FILES
from tests.data_study import LONG, TRICKY, a_study_of_everything
from tests.docx_checks import problems
from tests.releasing import release_report

DDI = {"d": "ddi:codebook:2_5"}


@pytest.fixture
def download(pages, sqlite):
    """Fetches a kind of file of the study as a researcher's browser does."""

    def fetch(kind: str, **asked: str) -> bytes:
        response = pages.client.get(f"/studies/everything/data/{kind}", query_string=asked)
        assert response.status_code == 200, response.text
        return response.data

    return fetch


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def original(cell: str) -> str:
    """Without the mark that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith("'") else cell


def test_wide_csv_has_a_row_for_each_partner_and_every_sign_as_it_was_typed(download, sqlite):
    a_study_of_everything(sqlite)

    council, college = rows_of(download("csv-wide", codes="1"))

    assert (council["partner"], college["partner"]) == ("P02", "P10")
    assert council["views"] == TRICKY and college["views"] == LONG
    assert council["people"] == "-3.5"
    assert (college["people"], college["people__why"]) == ("", "-2")
    assert (council["goals__jobs"], council["goals__none"]) == ("1", "0")
    assert college["goals__jobs"] == "-3"
    assert (council["held__postcode"], college["held__postcode"]) == ("1", "2")
    assert council["held__postcode__mention"] == "1"
    assert (council["cost__1__low"], council["cost__1__basis"]) == ("10", "4")
    assert (council["term__from"], council["work__months"]) == ("2020-02", "6")


def test_what_a_spreadsheet_would_run_is_marked_as_text_and_can_be_read_back(download, sqlite):
    a_study_of_everything(sqlite)

    council = rows_of(download("csv-wide"))[0]
    views = rows_of(download("csv-long"))[0]

    told = {
        "=Partner P02": council["partner_name"],
        "=HYPERLINK(1)": council["step_name__1"],
        "=1+1": council["goals__specify"],
        "=NOTE()": views["note"],
    }
    assert told == {typed: f"'{typed}" for typed in told}
    assert {original(cell) for cell in told.values()} == set(told)


def test_a_file_with_codes_is_called_so(pages, sqlite):
    a_study_of_everything(sqlite)
    address = "/studies/everything/data/csv-wide"
    labels, codes = (pages.client.get(address + more).headers for more in ("", "?codes=1"))

    assert "csv-wide-internal" in labels["Content-Disposition"]
    assert "csv-wide-with-codes-internal" in codes["Content-Disposition"]


def test_labels_stand_in_for_codes(download, sqlite):
    a_study_of_everything(sqlite)

    council = rows_of(download("csv-wide"))[0]

    assert (council["held__postcode"], council["held__other"]) == ("We hold it", "Don't know")


def test_long_csv_has_a_row_for_each_answer_with_its_value_and_its_words(download, sqlite):
    a_study_of_everything(sqlite)

    rows = rows_of(download("csv-long"))

    council = {(r["question"], r["item"]): r for r in rows if r["partner"] == "P02"}
    assert council["views", ""]["value"] == TRICKY
    assert json.loads(council["goals", ""]["value"]) == ["jobs", "skills"]
    assert council["work", ""]["in_words"] == "0.5 of a full-time post for 6 months"
    assert council["held", "other"]["why_no_answer"] == "Don't know"
    assert council["held", "other"]["version"] == "1"
    assert len(rows) == 14


def test_the_dictionary_explains_every_column_of_the_wide_file(download, sqlite):
    a_study_of_everything(sqlite)

    wide, explained = download("csv-wide"), rows_of(download("dictionary"))

    names = next(csv.reader(StringIO(wide.decode("utf-8-sig"), newline="")))
    assert [row["variable"] for row in explained] == names
    held = next(row for row in explained if row["variable"] == "held__postcode")
    assert held["values"].startswith("1 = We hold it (held); 2 =")
    assert "-1 = Don't know (dont_know)" in held["missing values"]


def test_the_workbook_has_a_sheet_for_each_list_and_nothing_that_runs(download, sqlite):
    a_study_of_everything(sqlite)

    book = load_workbook(BytesIO(download("xlsx")))

    assert book.sheetnames == [
        *("Partners", "Hand-Out 1 Records  what do you", "Steps"),
        *("Definitions", "About this file"),
    ]
    assert {sheet.freeze_panes for sheet in book.worksheets[:3]} == {"C3"}
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    partners = pd.read_excel(BytesIO(download("xlsx")), sheet_name="Partners", header=0).iloc[1:]
    assert partners["views"].tolist() == [TRICKY, LONG]
    assert partners["partner_name"].tolist() == ["=Partner P02", "=Partner P10"]
    steps = book["Steps"]
    assert [cell.value for cell in steps[3]][:3] == ["P02", "=Partner P02", "=HYPERLINK(1)"]
    assert "cost__2__low" not in [cell.value for cell in steps[1]]


def test_a_text_too_long_for_a_cell_is_cut_and_the_workbook_says_where(download, sqlite):
    a_study_of_everything(sqlite, {"P01": {("views", ""): {"value": "x" * 40_000}}})

    book = load_workbook(BytesIO(download("xlsx")))

    names = [cell.value for cell in book["Partners"][1]]
    assert book["Partners"][3][names.index("views")].value.endswith("x […]")
    about = [[cell.value for cell in row] for row in book["About this file"]]
    assert ["Too long for a cell, whole in the CSV file", "Partners: views of P01"] in about


def read_back(read, tmp_path, content: bytes, **how):
    path = tmp_path / "answers"
    path.write_bytes(content)
    return read(str(path), **how)


def test_spss_gets_values_labels_and_declared_missing_values(download, sqlite, tmp_path):
    a_study_of_everything(sqlite)

    frame, meta = read_back(pyreadstat.read_sav, tmp_path, download("spss"), user_missing=True)

    assert frame["views"].tolist() == [TRICKY, LONG]
    assert frame["partner_name"].tolist() == ["=Partner P02", "=Partner P10"]
    assert frame["held__other"].tolist()[0] == -1
    assert meta.variable_value_labels["held__postcode"][1] == "We hold it"
    assert meta.missing_ranges["held__postcode"] == [{"lo": -6, "hi": -1}]
    assert meta.column_names_to_labels["people"] == "How many work there?"
    assert frame["people"].tolist()[0] == -3.5
    without, _ = read_back(pyreadstat.read_sav, tmp_path, download("spss"))
    assert pd.isna(without["held__other"][0])


def test_what_is_too_long_for_spss_goes_on_in_a_further_column(download, sqlite, tmp_path):
    words = "😀é" * 12_000
    a_study_of_everything(sqlite, {"P01": {("views", ""): {"value": words}}})

    frame, _ = read_back(pyreadstat.read_sav, tmp_path, download("spss"))

    assert "".join(frame[name][0] for name in ("views", "views_2", "views_3")) == words


def test_stata_gets_values_labels_and_its_own_missing_values(download, sqlite, tmp_path):
    a_study_of_everything(sqlite)

    frame, meta = read_back(pyreadstat.read_dta, tmp_path, download("stata"), user_missing=True)

    assert frame["views"].tolist() == [TRICKY, LONG]
    assert frame["held__other"].tolist()[0] == "a"
    assert frame["held__postcode"].tolist() == [1, 2]
    labels = meta.value_labels[meta.variable_to_label["held__other"]]
    assert (labels[1], labels["a"]) == ("We hold it", "Don't know")


def test_ddi_describes_each_column_with_question_and_categories(download, sqlite):
    a_study_of_everything(sqlite)

    tree = etree.fromstring(download("ddi"))

    names = [var.get("name") for var in tree.iterfind(".//d:var", DDI)]
    wide = download("csv-wide").decode("utf-8-sig")
    assert names == next(csv.reader(StringIO(wide, newline="")))
    assert tree.findtext(".//d:caseQnty", namespaces=DDI) == "2"
    (held,) = tree.xpath("//d:var[@name='held__postcode']", namespaces=DDI)
    assert held.findtext("d:qstn/d:qstnLit", namespaces=DDI) == "Postcode: Do you hold it?"
    told = [
        (c.findtext("d:catValu", namespaces=DDI), c.get("missing"))
        for c in held.iterfind("d:catgry", DDI)
    ]
    assert told[:3] == [("1", None), ("2", None), ("-1", "Y")]


# What may stand in each element that we write, in its order: as the schema of DDI-Codebook 2.5 has
# it, against which files of the demonstration studies were found valid.
IN_ORDER = {
    "codeBook": "docDscr stdyDscr fileDscr dataDscr otherMat",
    "stdyDscr": "citation studyAuthorization stdyInfo studyDevelopment method dataAccs othrStdyMat"
    " notes",
    "citation": "titlStmt rspStmt prodStmt distStmt serStmt verStmt biblCit holdings notes",
    "titlStmt": "titl subTitl altTitl parTitl IDNo",
    "prodStmt": "producer copyright prodDate prodPlac software fundAg grantNo",
    "verStmt": "version verResp notes",
    "stdyInfo": "studyBudget subject abstract sumDscr qualityStatement notes exPostEvaluation",
    "sumDscr": "timePrd collDate nation geogCover geogUnit geoBndBox boundPoly anlyUnit universe"
    " dataKind",
    "dataAccs": "setAvail useStmt notes",
    "useStmt": "confDec specPerm restrctn contact citReq deposReq conditions disclaimer",
    "fileDscr": "fileTxt locMap notes",
    "fileTxt": "fileName fileCitation fileCont fileStrc dimensns fileType format filePlac dataChck"
    " ProcStat dataMsng software verStmt",
    "dimensns": "caseQnty varQnty logRecL recPrCas recNumTot",
    "dataDscr": "varGrp nCubeGrp var nCube notes",
    "var": "location labl imputation security embargo respUnit anlysUnit qstn valrng invalrng"
    " undocCod universe TotlResp sumStat txt stdCatgry catgryGrp catgry codInstr verStmt concept"
    " derivation varFormat geoMap catLevel notes",
    "qstn": "preQTxt qstnLit postQTxt forward backward ivuInstr",
    "catgry": "catValu labl txt catStat mrow",
}
LEAVES = {"caseQnty", "varQnty"} | {
    *("titl", "IDNo", "fundAg", "version", "abstract", "anlyUnit", "restrctn", "fileName"),
    *("fileType", "labl", "qstnLit", "catValu", "concept", "varFormat"),
}


@pytest.mark.parametrize("edition", ["internal", "publishable"])
def test_ddi_keeps_to_the_elements_of_its_specification_and_their_order(download, sqlite, edition):
    a_study_of_everything(sqlite, agreed=("P02",))
    release_report(sqlite, "everything")

    tree = etree.fromstring(download("ddi", edition=edition))

    for element in tree.iter():
        name = etree.QName(element).localname
        inside = [etree.QName(child).localname for child in element]
        allowed = IN_ORDER.get(name, "").split()
        assert inside or name in LEAVES | {"dataDscr"}, name
        assert [allowed.index(child) for child in inside] == sorted(map(allowed.index, inside))
    ids = tree.xpath("//@ID")
    assert len(ids) == len(set(ids))
    assert {var.get("files") for var in tree.iterfind(".//d:var", DDI)} == {"F1"}
    assert {var.get("intrvl") for var in tree.iterfind(".//d:var", DDI)} <= {"contin", "discrete"}


def test_the_codebook_in_word_is_valid_and_names_every_column(download, sqlite):
    a_study_of_everything(sqlite)
    content = download("codebook")

    assert problems(content) == []
    told = {row.cells[0].text for table in Document(BytesIO(content)).tables for row in table.rows}
    assert {"held__postcode", "cost__1__basis", "partner"} <= told


PUBLISHED = ("xlsx", "csv-wide", "csv-long", "spss", "stata", "ddi", "codebook", "dictionary")


@pytest.mark.parametrize("kind", PUBLISHED)
def test_nobody_is_known_by_a_publishable_file(download, sqlite, kind):
    a_study_of_everything(sqlite, agreed=("P02", "P10"), type="Very special type")
    release_report(sqlite, "everything")

    content = download(kind, edition="publishable")

    if content[:2] == b"PK":
        book = load_workbook(BytesIO(content)) if kind == "xlsx" else Document(BytesIO(content))
        content = words_in(book).encode()
    for secret in ("P02", "P10", "=Partner", "Very special type", "cmd|calc", "üüü", "=NOTE"):
        assert secret.encode() not in content, secret


def words_in(book) -> str:
    if hasattr(book, "worksheets"):
        return " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    return " ".join(cell.text for table in book.tables for row in table.rows for cell in row.cells)


def test_only_who_agreed_to_be_kept_for_others_is_in_a_publishable_file(download, sqlite):
    a_study_of_everything(sqlite, agreed=("P10",))
    release_report(sqlite, "everything")

    (only,) = rows_of(download("csv-wide", edition="publishable"))

    assert only["held__postcode"] == "" and not any(only.values())
    assert "views" not in only and "cost__1__low" not in only
    told = load_workbook(BytesIO(download("xlsx", edition="publishable")))["About this file"]
    withheld = " ".join(str(row[1].value) for row in told)
    assert "did not agree" in withheld


def test_who_opens_a_publishable_file_sees_first_that_rows_are_no_partners(download, sqlite):
    a_study_of_everything(sqlite, agreed=("P02", "P10"))
    release_report(sqlite, "everything")

    book = load_workbook(BytesIO(download("xlsx", edition="publishable")))
    about, *sheets, _definitions = book.worksheets
    assert about.title == "About this file"
    assert ("Partners in it", "2") in about.iter_rows(values_only=True)
    assert [sheet["A1"].value for sheet in sheets] == ["rows_are_no_partners"] * len(sheets)
    # To filter by one column would be to read across.
    assert not any(sheet.auto_filter.ref for sheet in sheets)
    assert "sorted by itself" in download("dictionary", edition="publishable").decode()
    described = etree.fromstring(download("ddi", edition="publishable"))
    assert "no partner" in described.findtext(".//d:anlyUnit", namespaces=DDI)


def test_an_answer_is_told_where_three_partners_gave_it_and_no_fact_of_theirs(download, sqlite):
    answers = {f"P0{n}": {("held", "postcode"): {"value": "held"}} for n in (1, 2, 3)}
    a_study_of_everything(sqlite, answers, agreed=tuple(answers))
    release_report(sqlite, "everything")

    rows = rows_of(download("csv-wide", edition="publishable"))

    assert [row["held__postcode"] for row in rows] == ["We hold it"] * 3
    assert not {"case", "partner_type", "mode", "guide_version"} & rows[0].keys()
    counted = rows_of(download("csv-long", edition="publishable"))
    assert [
        (row["value"], row["in_words"], row["partners"], row["why_no_number"])
        for row in counted
        if row["variable"] == "held__postcode"
    ] == [
        ("held", "We hold it", "3", ""),
        ("not_held", "We do not hold it", "", "None gave it, or the number is not published"),
    ]
    assert {row["partners_in_file"] for row in counted} == {"3"}
    meant = {row["variable"]: row for row in rows_of(download("dictionary", edition="publishable"))}
    assert meant["held__postcode"]["missing values"] == (
        "blank: no answer, or one that is not published"
    )


@pytest.mark.parametrize("kind", FILES)
def test_an_empty_study_makes_an_empty_file_and_no_error(download, sqlite, kind):
    a_study_of_everything(sqlite, {})

    assert download(kind)


def test_a_partner_who_left_the_analysis_is_in_no_file(sqlite):
    stage_id = a_study_of_everything(sqlite)
    with sqlite.writing() as session:
        college = session.scalars(select(Partner).filter_by(code="P10")).one()
        college.left_out_at = datetime.now(UTC)

    with sqlite.reading() as session:
        assert [case.code for case in cases(session, session.get_one(Stage, stage_id))] == ["P02"]


def test_a_file_that_is_none_is_not_found(pages, sqlite):
    a_study_of_everything(sqlite)

    assert pages.client.get("/studies/everything/data/parquet").status_code == 404
    assert pages.client.get("/studies/everything/data/xlsx?edition=all").status_code == 404
