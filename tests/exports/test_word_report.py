import datetime
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from analysis.findings import Base, Standing
from exports.word_front import DEMONSTRATION
from tests.exports.sample import (
    ITEMS,
    PARTNERS,
    a_chart,
    a_finding,
    a_grid,
    a_report,
    a_table,
    written,
)
from tests.exports.sample_guide import a_guide


def opened(report, guide=None):
    return Document(BytesIO(written(report, guide or a_guide(), "21 November 2026")))


def body_text(document):
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def words_of(*elements):
    return "".join(t.text for element in elements for t in element.iter(qn("w:t")))


def headings(document, level):
    return [p.text for p in document.paragraphs if p.style.name == f"Heading {level}"]


def parts(content):
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode("utf-8", "replace") for name in file.namelist()}


def test_a_rich_report_is_valid(rich, validated):
    assert validated(rich) == []


def test_parts_stand_in_reading_order():
    document = opened(
        a_report(
            a_finding(title="Importance", section="Overall views"),
            a_finding(title="Risks", section="Overall views"),
            a_finding(title="Barriers", section=""),
            method=(a_finding(title="Gates"),),
        )
    )

    assert headings(document, 1) == [
        "Summary",
        "Who took part",
        "Method",
        "Overall views",
        "Findings",
        "Annex A: How complete the answers are",
        "Annex B: Checklist of the method",
        "Annex C: The topic guide as it was used",
        "Annex D: Claim register",
        "Annex E: Data tables",
        "Annex F: Figures and tables",
    ]
    assert headings(document, 2)[:3] == ["Importance", "Risks", "Barriers"]


def test_a_finding_is_its_claim_marked_as_draft_and_its_base():
    document = opened(a_report(a_finding(claim="All partners agree.", base=Base(9, 12))))

    texts = [paragraph.text for paragraph in document.paragraphs]
    claim = texts.index("\u00a0Draft\u00a0 All partners agree. [F3.1]")
    assert texts[claim + 1] == "Base: 9 of 12 partners answered."


def test_an_accepted_statement_is_marked_no_longer_and_a_rejected_one_is_gone():
    accepted = Standing("accepted", "All agree.", "Rosa Reid", "3 March 2026")
    rejected = Standing("rejected", "Nobody agrees.", "Rosa Reid", "3 March 2026")
    document = opened(
        a_report(
            a_finding(claim="All agree.", standing=accepted),
            a_finding(title="Risks", claim="", standing=rejected),
        )
    )

    texts = [paragraph.text for paragraph in document.paragraphs]
    assert "All agree. [F3.1]" in texts
    assert not any("Nobody agrees." in text for text in texts)


def test_what_is_not_drafted_from_answers_is_no_draft_and_has_no_base():
    fixed = a_finding(title="Words", claim="Most is over half.", drafted=False)
    document = opened(a_report(method=(fixed,)))

    texts = [paragraph.text for paragraph in document.paragraphs]
    after = texts[texts.index("Most is over half.") + 1]
    assert not after.startswith("Base")


def test_the_summary_leaves_out_what_means_nothing_alone():
    words = a_finding(title="Words used", claim="They said trust.", summed_up=False)
    document = opened(a_report(words, a_finding(title="Risks")))

    said = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert not any("They said trust." in text for text in said)
    assert body_text(document).count("They said trust.") == 1


def test_the_summary_says_each_claim_and_where_it_stands():
    document = opened(
        a_report(
            a_finding(title="How important is it?", claim="Sharing matters."),
            a_finding(title="Risks", claim="Trust is at risk."),
            method=(a_finding(title="Gates", claim="No gate is met."),),
            participation=a_finding(title="Who took part", claim="All came."),
        )
    )

    said = [p for p in document.paragraphs if p.style.name == "List Bullet"][:3]
    assert [words_of(p._p).split("Draft")[1].strip("\u00a0 ") for p in said] == [
        "Who took part: All came. (section 1)",
        "How important is it? Sharing matters. (section 3.1)",
        "Risks: Trust is at risk. (section 3.2)",
    ]


def test_references_hold_the_number_that_the_heading_has(rich):
    document = Document(BytesIO(rich))
    named = "w:fldSimple[contains(@w:instr, '_Finding')]"
    summary = [p for p in document.paragraphs if p._p.xpath(named)]

    shown = [p._p.xpath("string(w:fldSimple)") for p in summary]

    assert shown == ["1", "3.1", "3.2", "4.1", "5.1", "5.2", "6.1", "6.2"]


def test_a_caption_bookmark_holds_label_and_number_only(rich):
    captions = [p._p for p in Document(BytesIO(rich)).paragraphs if p.style.name == "Caption"]

    held = [words_of(*caption.xpath("w:bookmarkEnd/preceding-sibling::*")) for caption in captions]

    assert held[:4] == ["Table 1", "Figure 1", "Table 2", "Figure 2"]
    assert len(held) == len(set(held)) == len(captions)


def test_a_figure_has_its_caption_below_and_then_its_table():
    body = opened(a_report(a_finding(a_chart()))).element.body

    drawing = next(n for n, element in enumerate(body) if element.xpath(".//w:drawing"))
    caption, table_caption, table = body[drawing + 1 : drawing + 4]
    assert words_of(caption).startswith("Figure 1: ")
    assert words_of(table_caption).startswith("Table 2: ")
    assert table.tag == qn("w:tbl")


def test_contents_are_filled_in_and_lead_to_every_heading(rich):
    document = Document(BytesIO(rich))
    listed = [p.text for p in document.paragraphs if p.style.name in ("toc 1", "toc 2")]

    assert [words.rpartition("\t")[2] for words in listed] == [
        p.text for p in document.paragraphs if p.style.name in ("Heading 1", "Heading 2")
    ]
    assert 'TOC \\o "1-2" \\n' in parts(rich)["word/document.xml"]


def test_figures_and_tables_are_listed_at_the_back(rich):
    paragraphs = Document(BytesIO(rich)).paragraphs
    captions = [p for p in paragraphs if p.style.name == "Caption"]
    listed = [p.text for p in paragraphs if p.style.name == "table of figures"]

    assert sorted(listed) == sorted(words_of(p._p) for p in captions)
    assert paragraphs[-1].style.name == "table of figures"


def test_word_asks_nothing_at_opening(rich):
    assert not any("updateFields" in p or "w:dirty" in p for p in parts(rich).values())


def test_a_fictitious_study_says_so_on_the_title_page_and_on_every_page():
    document = opened(a_report(fictitious=True))

    assert DEMONSTRATION in [paragraph.text for paragraph in document.paragraphs]
    for section in document.sections:
        assert DEMONSTRATION in [p.text for p in section.header.paragraphs]
        assert not section.different_first_page_header_footer


def test_a_real_study_says_nothing_of_the_kind():
    content = written(a_report(fictitious=False), a_guide(), "21 November 2026")

    assert not any("fictitious" in part for part in parts(content).values())


def test_the_title_page_says_how_the_study_is_set_where_it_is():
    set_so = body_text(opened(a_report(price_year=2021, closes_on="30 November 2026")))

    assert "Costs in prices of: 2021" in set_so and "Last day for answers: 30 November" in set_so
    assert "prices of" not in body_text(opened(a_report()))


def test_the_title_page_says_what_the_report_is():
    text = body_text(opened(a_report()))

    for fact in (
        "Sharing data between employability partners",
        "Commissioned by: Northtown Partnership Board",
        "Stage: Stage 1: views and holdings",
        "Answers up to: 14 October 2026",
        "Topic guide: Partnership data sharing, version 2",
        "Report made on: 21 November 2026",
    ):
        assert fact in text


def test_properties_name_the_study_and_no_person():
    known = opened(a_report(title="Sharing\x00 " + "data " * 80)).core_properties

    assert known.title.startswith("Sharing data") and len(known.title) <= 255
    assert (known.author, known.last_modified_by) == ("Showcard", "Showcard")
    assert (known.language, known.comments) == ("en-GB", "")
    assert abs(known.created - datetime.datetime.now(datetime.UTC)) < datetime.timedelta(minutes=5)


def test_pages_are_numbered_and_a4():
    document = opened(a_report())

    page = document.sections[0]
    assert (round(page.page_width.cm, 1), round(page.page_height.cm, 1)) == (21.0, 29.7)
    assert "PAGE" in page.footer._element.xml


def test_a_wide_grid_stands_on_a_turned_page_at_the_end_of_the_data_tables():
    long = a_table("Long", tuple((f"Row {n}", "1") for n in range(40)))
    wide = a_grid(PARTNERS, ITEMS, title="Holdings")
    document = opened(a_report(a_finding(wide, long, title="Data held", section="Data")))

    turned = [section.orientation for section in document.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.PORTRAIT]
    body = document.element.body
    turn = next(n for n, element in enumerate(body) if element.xpath(".//w:sectPr"))
    told = list(map(words_of, body))
    names = "see Table", ": Data tables", ": Long", ": Holdings"
    assert [name for words in told[:turn] for name in names if name in words][-4:] == [
        *("see Table", "see Table", ": Data tables", ": Long")
    ]
    assert told[turn + 1].endswith(": Holdings")


def test_wide_grids_in_a_row_share_the_turned_page():
    wide = a_grid(PARTNERS, ITEMS)

    document = opened(a_report(a_finding(wide, wide)))

    assert len(document.sections) == 3


def test_an_empty_report_is_still_a_report(validated):
    nobody = Base(answered=0, eligible=0)
    who = a_finding(title="Who took part", claim="No partner has been added.", base=nobody)

    content = written(a_report(participation=who), a_guide(), "21 November 2026")

    assert validated(content) == []
    assert "There is nothing to report here yet." in body_text(Document(BytesIO(content)))


def test_blocks_without_anything_in_them_say_so(validated):
    empty = a_finding(a_table(rows=()), a_chart((), (("Partners", ()),)), a_grid((), ITEMS))

    content = written(a_report(empty), a_guide(), "21 November 2026")

    assert validated(content) == []
    assert body_text(Document(BytesIO(content))).count("There is nothing to show yet.") == 3


def test_the_same_report_says_the_same_twice():
    first, second = (
        parts(written(a_report(a_finding(a_chart())), a_guide(), "1 May 2026")) for _ in range(2)
    )

    assert first["word/document.xml"] == second["word/document.xml"]
