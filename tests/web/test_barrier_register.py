"""Barriers joined to the steps that answer them, as a researcher does it."""

import pytest
from sqlalchemy import select

from research.interviewing.interviews import submit_interview
from research.models import AuditEntry, BarrierCoding, Interview
from tests.fieldwork import an_interview, save
from tests.guide_of import whole

GUIDE = whole("""
handouts:
  barriers:
    number: 1
    title: "Barriers"
    groups: {all: {label: "All", items: {law: "The law", staff: "Staff"}}}
rosters:
  steps: {title: "Key steps", item: step, named_by: step_name, most: 3}
questions:
  - {id: barrier, for_each: barriers, kind: one_of, ask: "In the way?", indicator: barrier,
     options: {"yes": "Yes", "no": "No"}}
  - {id: step_name, for_each: steps, kind: text, ask: "Steps?", indicator: step_name}
""")
REGISTER, FINDINGS = "/studies/small/barriers", "/studies/small/findings?topic=everything"
SAID = {
    ("barrier", "law"): {"value": "yes"},
    ("step_name", "1"): {"value": "Get <b>legal</b> advice"},
}


@pytest.fixture
def coding(pages, sqlite):
    """The page of the law, which one partner named."""
    interview = an_interview(sqlite, text=GUIDE)
    save(sqlite, interview, SAID)
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))
    return pages.get(f"{REGISTER}/law")


def confirmed(page):
    step = page.find("input", {"name": "steps"})["value"]
    return {"steps": step, "law": "confirmed", "source": "Adviser, 3 May 2026"}


def test_a_barrier_that_is_joined_to_a_step_stands_so_in_the_register(pages, coding, sqlite):
    assert "Barrier register" not in [h.text for h in pages.get(FINDINGS).select("h2")]

    page = pages.send_from(coding, confirmed(coding))

    assert "Get <b>legal</b> advice" in page.select_one("tbody tr").text
    row = next(r for r in pages.get(FINDINGS).select("tr") if "Adviser, 3 May 2026" in r.text)
    assert "Confirmed" in row.text
    with sqlite.reading() as session:
        kept = session.scalars(select(BarrierCoding)).one()
        acts = session.scalars(select(AuditEntry)).all()
    assert "legal" not in repr(kept.steps)
    assert (acts[-1].what, acts[-1].on_what) == ("barrier_coded", "Barrier law")


def test_what_is_confirmed_needs_somebody_who_says_so(pages, coding):
    page = pages.send_from(coding, {"law": "confirmed"}, status=422)

    assert "Say who confirmed or checked it" in page.select_one(".govuk-error-summary").text
    assert page.select_one("#law-confirmed").has_attr("checked")


def test_a_step_that_nobody_names_and_a_barrier_that_is_not_there_are_refused(pages, coding):
    pages.send_from(coding, {"steps": "made-up"}, status=422)
    pages.get(f"{REGISTER}/weather", status=404)


def test_who_was_slower_is_told_and_may_save_again(pages, coding):
    pages.send_from(coding, confirmed(coding))

    page = pages.send_from(coding, {"law": "asserted"}, status=409)

    assert "changed this barrier meanwhile (1 step; Confirmed" in page.text
    pages.send_from(page, {})
    assert "Asserted by partners" in pages.get(REGISTER).select_one("tbody tr").text


def test_a_guide_that_asks_for_no_barriers_says_so(pages, sqlite):
    an_interview(sqlite)

    assert "there is no register to keep" in pages.get(REGISTER).text
