"""Each way to break a Word file is noticed, by the validator or by our own checks."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from tests.docx_checks import problems
from tests.exports.sample import a_chart, a_finding, a_grid, a_report, written
from tests.exports.sample_guide import a_guide
from tests.word_rules import broken_rules

BODY, CHART, CORE = "word/document.xml", "word/charts/chart1.xml", "docProps/core.xml"
SHEET = "word/embeddings/Microsoft_Excel_Worksheet1.xlsx"
Parts = dict[str, bytes]
Break = Callable[[Parts], object]


def change(part: str, old: str, new: str) -> Break:
    """Change the first place in the part that fits; a pattern that fits nowhere is a mistake."""

    def broken(parts: Parts) -> None:
        changed, count = re.subn(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count, f"nothing in {part} fits {old}"
        parts[part] = changed.encode()

    return broken


def drop(part: str) -> Break:
    return lambda parts: parts.pop(part)


def formula_in_the_workbook(parts: Parts) -> None:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        workbook.add_worksheet().write_row(0, 0, ["", "=1+1"])
    parts[SHEET] = made.getvalue()


WE_NOTICE = {
    "a field without its end": change(BODY, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "a field without its begin": change(BODY, r'<w:fldChar w:fldCharType="begin"/>', ""),
    "a field that is dirty": change(BODY, "<w:fldSimple ", '<w:fldSimple w:dirty="true" '),
    "fields updated at opening": change(
        "word/settings.xml", "<w:defaultTabStop", '<w:updateFields w:val="true"/><w:defaultTabStop'
    ),
    "a bookmark that never starts": change(BODY, '<w:bookmarkStart w:id="1"[^>]*/>', ""),
    "a bookmark that never ends": change(BODY, '<w:bookmarkEnd w:id="1"/>', ""),
    "two bookmarks of one name": change(BODY, 'w:name="_Finding1"', 'w:name="_RefSection1"'),
    "a link that leads nowhere": change(BODY, 'w:anchor="_Finding1"', 'w:anchor="_Gone"'),
    "a reference that leads nowhere": change(BODY, "REF _Finding1 ", "REF _Gone "),
    "two drawings of one id": change(BODY, '<wp:docPr id="2"', '<wp:docPr id="1"'),
    "a heading two levels down": change(BODY, '"AnnexHeading2"', '"Heading3"'),
    "a chart without words": change(BODY, '(<wp:docPr [^>]*descr=")[^"]*', r"\g<1>"),
    "a row with too few cells": change(BODY, r"<w:tc>(?:(?!</w:tc>).)*</w:tc>(</w:tr>)", r"\1"),
    "a chart that is not there": drop(CHART),
    "a relationship that is not there": change(BODY, '(<c:chart [^>]*r:id=")[^"]*', r"\1rId999"),
    "a workbook that is not there": drop(SHEET),
    "a part without a type": change(
        "[Content_Types].xml", '<Default Extension="xlsx"[^>]*/>|<Override [^>]*xlsx"[^>]*/>', ""
    ),
    "a number that differs": change(CHART, r"(<c:val>.*?<c:v>)\d+", r"\g<1>99"),
    "a formula in the workbook": formula_in_the_workbook,
    "a date that is none": change(CORE, r"(<dcterms:created[^>]*>)[^<]*", r"\1yesterday"),
}
VALIDATOR_NOTICES = {
    "properties of a table out of order": change(
        BODY, r"(<w:tblPr>)(<w:tblStyle[^>]*/>)(<w:tblW[^>]*/>)", r"\1\3\2"
    ),
    "an element that no chart has": change(CHART, "<c:barDir", "<c:nonsense/><c:barDir"),
    "elements of a chart out of order": change(
        CHART, r"(<c:barDir[^>]*/>)(.*?)(<c:gapWidth[^>]*/>)", r"\2\3\1"
    ),
    "a value that is not known": change(CHART, '<c:barDir val="bar"', '<c:barDir val="aside"'),
    "a style that is not known": change(BODY, 'w:pStyle w:val="Heading1"', 'w:pStyle w:val="No"'),
    "a cell without a paragraph": change(BODY, r"(</w:tcPr>)<w:p>.*?</w:p>(</w:tc>)", r"\1\2"),
    "a width in words": change(BODY, r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="wide"'),
    "a section out of order": change(BODY, "(<w:pgSz[^>]*/>)(<w:pgMar[^>]*/>)", r"\2\1"),
    "an attribute misspelt": change("word/styles.xml", "w:lang w:val=", "w:lang w:value="),
}


@pytest.fixture(scope="module")
def good() -> bytes:
    finding = a_finding(a_chart(), a_chart(title="Again"), a_grid())
    return written(a_report(finding), a_guide(), "21 November 2026")


def test_nothing_is_said_against_a_good_file(good):
    assert problems(good) == []


@pytest.mark.parametrize("way", WE_NOTICE)
def test_we_notice(good, way):
    assert problems(broken(good, WE_NOTICE[way])) != []


@pytest.mark.parametrize("way", VALIDATOR_NOTICES)
def test_the_validator_notices(good, way):
    assert broken_rules(good) == []  # and so it knows what is right
    assert broken_rules(broken(good, VALIDATOR_NOTICES[way])) != []


def broken(content: bytes, way: Break) -> bytes:
    with ZipFile(BytesIO(content)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    way(parts)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return made.getvalue()
