"""A report in a commissioner's own Word template: which styles are theirs, and what is refused."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from exports.own_template import REPORT_STYLES, NotATemplate, in_template, lacking
from exports.word_file import HOUSE_STYLE, WordFile
from exports.word_report import word_report
from tests.docx_checks import Package
from tests.exports.sample import a_document, a_rich_report
from tests.exports.sample_guide import a_guide


def saved(document):
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def of_another_font(document, *names):
    for name in names:
        document.styles[name].font.name = "Georgia"
    return saved(document)


def report_in(content):
    return word_report(a_document(a_rich_report(), a_guide()), in_template(content))


def font_of(content, style):
    return Document(BytesIO(content)).styles[style].font.name


def test_a_template_with_every_style_lends_the_report_its_letters(validated):
    template = of_another_font(Document(str(HOUSE_STYLE)), "Heading 1", "Body Text")

    assert lacking(template) == ()
    made = report_in(template)
    assert validated(made) == []
    assert font_of(made, "Heading 1") == font_of(made, "Body Text") == "Georgia"


def test_what_a_template_lacks_is_said_and_taken_from_the_house_style(validated):
    template = of_another_font(Document(), "Heading 1", "Normal")
    plain = Document(str(HOUSE_STYLE)).styles["Claim"]

    assert {"Claim", "Report Grid", "Marker"} < set(lacking(template))
    assert not {"Heading 1", "Title", "Body Text", "Caption"} & set(lacking(template))
    made = report_in(template)
    assert validated(made) == []
    assert font_of(made, "Heading 1") == font_of(made, "Normal") == "Georgia"
    claim = Document(BytesIO(made)).styles["Claim"]
    assert (claim.font.bold, claim.base_style.name) == (plain.font.bold, "Normal")


def test_a_style_of_the_same_name_and_another_kind_is_set_aside(validated):
    document = Document()
    document.styles.add_style("Draft", WD_STYLE_TYPE.PARAGRAPH)

    made = report_in(saved(document))

    assert validated(made) == []
    styles = Document(BytesIO(made)).styles
    assert styles["Draft"].type == WD_STYLE_TYPE.CHARACTER
    assert styles["Draft of the template"].type == WD_STYLE_TYPE.PARAGRAPH


def test_headings_and_lists_count_by_the_lists_of_the_report():
    package = Package(report_in(saved(Document())))
    lists = package.trees["word/numbering.xml"]
    levels = {
        kind.get(qn("w:abstractNumId")): kind.find(f".//{qn('w:lvlText')}").get(qn("w:val"))
        for kind in lists.findall(qn("w:abstractNum"))
    }
    used = [each.get(qn("w:numId")) for each in lists.findall(qn("w:num"))]

    assert levels["1"] == "%1"
    assert len(used) == len(set(used))


def test_nothing_of_a_template_but_its_looks_comes_along():
    document = Document()
    document.add_paragraph("Confidential draft of a sister study")
    document.sections[0].header.paragraphs[0].text = "Old letterhead"
    document.core_properties.author = "Someone Else"

    made = Package(report_in(saved(document)))

    every = b"".join(made.parts.values())
    for words in (b"sister study", b"Old letterhead", b"Someone Else"):
        assert words not in every


def test_the_styles_a_report_names_are_those_that_are_looked_for(monkeypatch):
    named = set()

    def style(self, name, known=WordFile.style):
        named.add(name)
        return known(self, name)

    monkeypatch.setattr(WordFile, "style", style)
    word_report(a_document(a_rich_report(), a_guide()))

    assert named - set(REPORT_STYLES) == set()


def with_part(name):
    made = BytesIO(saved(Document()))
    with ZipFile(made, "a") as file:
        file.writestr(name, "x")
    return made.getvalue()


@pytest.mark.parametrize(
    "content, why",
    [
        (b"", "no Word document"),
        (b"plain words", "no Word document"),
        (saved(Document())[:-200], "damaged"),
        (saved(Document())[:9000], "damaged"),
        (with_part("word/vbaProject.bin"), "macros"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(content, why):
    with pytest.raises(NotATemplate, match=why):
        in_template(content)
