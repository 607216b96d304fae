"""What another reader than Word gets out of a report, and reports of many partners and of none."""

from io import BytesIO

import mammoth
from docx import Document
from docx.oxml.ns import qn

from analysis.findings import Base
from tests.exports.sample import ITEMS, a_chart, a_finding, a_grid, a_report, a_table, written
from tests.exports.sample_guide import a_guide


def test_another_reader_finds_every_heading_caption_and_number(rich):
    document = Document(BytesIO(rich))
    read = " ".join(mammoth.extract_raw_text(BytesIO(rich)).value.split())

    headings = [p.text for p in document.paragraphs if "Heading " in p.style.name]
    tables = [row.cells for table in document.tables for row in table.rows]
    cells = {cell.text for row in tables for cell in row}
    captions = [
        "".join(t.text for t in p._p.iter(qn("w:t")))
        for p in document.paragraphs
        if p.style.name == "Caption"
    ]
    assert len(headings) > 20 and len(captions) > 10 and len(cells) > 100
    lost = [
        words for words in (*headings, *captions, *cells) if " ".join(words.split()) not in read
    ]
    assert lost == []


def test_a_report_of_two_hundred_partners_is_valid(validated):
    partners = tuple(f"Partner organisation {n}" for n in range(1, 201))
    many = a_finding(
        a_grid(partners, ITEMS),
        a_table(rows=tuple((name, str(n)) for n, name in enumerate(partners))),
        a_chart(partners, (("Partners", tuple(range(200))),)),
        base=Base(200, 200),
    )

    assert validated(written(a_report(many), a_guide())) == []
