"""The story of one answer, "the client's postcode is held", from YAML to the Word report.

Read this first: each step names the room that it happens in.
"""

from io import BytesIO
from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from analysis.report import feasibility_report
from analysis.tidy import answers_frame
from exports.plotly_chart import figure
from guides import load_guide
from research.evidence.rows import answer_rows, partner_rows
from research.fieldwork.studies import add_partner, add_study, current_stage, study_by_slug
from research.guides.versions import publish_guide
from research.interviewing.interviews import start_interview
from research.web.reports.reporting import study_report

PACE = Path(__file__).parents[1] / "guides/library/pace_stage_1/v1.yaml"


def test_the_walk_of_one_answer(pages, sqlite):
    # guides: YAML becomes a guide. The question `held` is asked for each line of Hand-Out 3.
    guide = load_guide(PACE)
    held = guide.measuring("data_held")
    assert "postcode" in {item.id for item in guide.items(held)}

    # research: a study is made with that version of the guide, and a partner to interview.
    interview = an_interview_of_the_walk(sqlite)

    # research.web: the interviewer's page asks it, once the partner keeps records of its own ...
    section = f"/interviews/{interview}/sections/data"
    pages.send(section, {"own_records__": "yes"})
    page = pages.send(section, {"held__postcode": "held", "held__postcode__mention": "yes"})
    # ... and what follows from it is asked next.
    page = pages.send_from(page, {"item_quality__postcode": "good"})

    # research: the answer is a row, read back on the page; closing makes it count.
    assert "We hold it" in pages.get(f"/interviews/{interview}/").get_text()
    pages.send(f"/interviews/{interview}/close", {})
    answers, partners, facts = what_counts(sqlite)
    (row,) = (a for a in answers if (a.question, a.item) == (held.id, "postcode"))
    assert (row.partner, row.value, row.mention) == ("P01", "held", "spontaneous")

    # analysis: the row gets its place among all that was asked ...
    frame = answers_frame(answers, partners, guide)
    (cell,) = frame.query("question == @held.id and item == 'postcode'").to_dict("records")
    assert (cell["state"], cell["track"]) == ("answered", "individual")
    # ... and becomes part of a finding, with its base.
    report = feasibility_report(answers, partners, guide, facts)
    finding = next(f for f in report.findings if f.title == "Data held")
    label = next(item.label for item in guide.items(held) if item.id == "postcode")
    chart = next(block for block in finding.blocks if label in getattr(block, "categories", ()))
    place = chart.categories.index(label)
    assert chart.series[0].values[place] == 1
    assert finding.base.answered == 1

    # exports: the same block is drawn on the page, and in Word.
    assert figure(chart)["data"][0]["x"][place] == 1
    stands_on_the_pages(pages, finding)
    stands_in_word(the_report(pages), finding, label)


def stands_on_the_pages(pages, finding):
    for topic in ("", "?topic=data-you-hold"):
        page = pages.get(f"/studies/walk/findings{topic}")
        assert finding.claim in " ".join(page.get_text(" ").split())


def stands_in_word(document, finding, label):
    """As a chart that Word can edit, beside its table."""
    assert finding.title in {p.text for p in document.paragraphs if p.style.name == "Heading 2"}
    assert [label, 1] in [list(row[:2]) for row in workbook_rows(document)]
    assert label in {cell.text for table in document.tables for cell in table.column_cells(0)}


def an_interview_of_the_walk(sqlite) -> int:
    with sqlite.writing() as session:
        version = publish_guide(session, PACE.read_text(), "pace_stage_1/v1.yaml")
        stage = add_study(session, version, slug="walk", title="The walk", fictitious=True)
        partner = add_partner(
            session, stage.study, code="P01", name="Northtown Council", type="Council"
        )
        return start_interview(session, stage, partner, mode="interviewer").id


def what_counts(sqlite):
    """The answers and partners of the walk as analysis is given them, and what is known of it."""
    with sqlite.reading() as session:
        study = study_by_slug(session, "walk")
        stage = current_stage(session, study)
        facts = study_report(session, study)[0].study
        return answer_rows(session, stage.id), partner_rows(session, stage), facts


def the_report(pages):
    response = pages.client.get("/studies/walk/report.docx")
    assert "fictitious" in response.headers["Content-Disposition"]
    return Document(BytesIO(response.data))


def workbook_rows(document):
    """The rows of every workbook that lies behind a chart."""
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith(".xlsx"):
            yield from load_workbook(BytesIO(part.blob)).active.iter_rows(values_only=True)
