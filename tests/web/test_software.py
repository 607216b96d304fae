"""Software as a researcher enters it, judges it, and finds it in the findings."""

import pytest
from sqlalchemy import select

from research.interviewing.interviews import submit_interview
from research.models import AuditEntry, Interview, SoftwareFit
from tests.fieldwork import an_interview, save
from tests.guide_of import whole

GUIDE = whole("""
handouts:
  functions:
    number: 1
    title: "Functions"
    groups: {all: {label: "All", items: {search: "Search", letters: "Letters"}}}
questions:
  - {id: needed, for_each: functions, kind: one_of, ask: "Needed?", indicator: function_need,
     options: {must: "Must", should: "Should", could: "Could", not_wanted: "No"}}
""")
SOFTWARE, FINDINGS = "/studies/small/software", "/studies/small/findings?topic=everything"
SYSTEM_A = {"title": "System A", "description": "Does all.", "source": "Brochure, May 2026"}


@pytest.fixture
def answered(sqlite):
    interview = an_interview(sqlite, text=GUIDE)
    save(sqlite, interview, {("needed", "letters"): {"value": "must"}})
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))


@pytest.fixture
def judging(pages, answered):
    """The page on which System A is judged."""
    pages.send(f"{SOFTWARE}/new", SYSTEM_A)
    return pages.get(f"{SOFTWARE}/1")


def titles(page):
    return [heading.text for heading in page.select("h2")]


def test_findings_say_nothing_of_software_before_any_is_entered_and_lead_to_where_it_is(
    pages, answered
):
    page = pages.get(FINDINGS)
    assert "Software compared with what is needed" not in titles(page)

    page = pages.get(page.find("a", string="Software options")["href"])

    assert "No software has been entered yet" in page.text


def test_what_is_judged_with_its_evidence_stands_in_the_findings(pages, judging, sqlite):
    pages.send_from(judging, {"fit-needed-letters": "meets", "evidence-needed-letters": "Seen"})

    page = pages.get(FINDINGS)
    assert "Software compared with what is needed" in titles(page)
    row = next(row for row in page.select("tr") if "Letters" in row.text and "Seen" in row.text)
    assert "Meets it" in row.text
    cells = page.select(".report-grid__open")
    opened = [pages.get(cell["href"]).main.text for cell in cells if cell.text == "YMeets it"]
    assert ["Letters: meets it; Seen." in text for text in opened] == [True]
    again = pages.get(f"{SOFTWARE}/1")
    assert again.find(id="evidence-needed-letters").text.strip() == "Seen"
    with sqlite.reading() as session:
        acts = session.scalars(select(AuditEntry.what).order_by(AuditEntry.id)).all()
        assert len(session.scalars(select(SoftwareFit)).all()) == 1
    assert acts[-2:] == ["software_added", "software_judged"]


def test_a_judgement_without_evidence_is_not_kept_and_nothing_typed_is_lost(pages, judging):
    typed = {"fit-needed-letters": "meets", "evidence-needed-search": "<b>Half</b> typed"}
    page = pages.send_from(judging, typed, status=422)

    assert page.select_one(".govuk-error-summary a").text == "Letters: name the evidence"
    assert page.find(id="evidence-needed-search").text.strip() == "<b>Half</b> typed"
    assert page.select_one("#fit-needed-letters [selected]")["value"] == "meets"


def test_who_was_slower_sees_both_judgements_and_decides(pages, judging):
    first = {"fit-needed-letters": "meets", "evidence-needed-letters": "Seen"}
    pages.send_from(judging, first)
    second = {"fit-needed-letters": "does_not", "evidence-needed-letters": "Tried"}

    page = pages.send_from(judging, second, status=409)

    assert "judged this meanwhile: Meets it. Seen" in page.text
    pages.send_from(page, {})
    assert pages.get(f"{SOFTWARE}/1").select_one("#fit-needed-letters [selected]")["value"] == (
        "does_not"
    )


def test_a_forged_place_in_history_changes_nothing_that_was_judged(pages, judging):
    first = {"fit-needed-letters": "meets", "evidence-needed-letters": "Seen"}
    pages.send_from(judging, {**first, "seen": "9" * 30})

    assert pages.get(f"{SOFTWARE}/1").select_one("#fit-needed-letters [selected]")["value"] == (
        "meets"
    )
    pages.get(f"{SOFTWARE}/{'9' * 30}", status=404)


def test_software_has_a_name_of_its_own_and_what_a_supplier_says_has_a_source(pages, judging):
    page = pages.send(f"{SOFTWARE}/new", SYSTEM_A | {"title": " system  a"}, status=422)
    assert "There is software of this name already" in page.text

    page = pages.send(f"{SOFTWARE}/new", {"title": "", "description": "Good"}, status=422)
    assert len(page.select(".govuk-error-summary li")) == 2


def test_software_that_is_taken_out_leaves_the_findings_and_comes_back(pages, judging):
    for act, shown in (("remove", False), ("restore", True)):
        page = pages.get(SOFTWARE)
        form = page.find("form", action=f"{SOFTWARE}/1/{act}")
        pages.client.post(form["action"], data={"csrf_token": form.find("input")["value"]})

        page = pages.get(FINDINGS)
        assert ("Software compared with what is needed" in titles(page)) == shown


def test_a_guide_that_asks_for_no_functions_says_so(pages, sqlite):
    an_interview(sqlite)

    assert "nothing to judge software against" in pages.get(SOFTWARE).text
