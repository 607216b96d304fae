"""The page of findings: held to a part, opened to its answers, and as others may see it."""

import pytest

from analysis.report import feasibility_report
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import publish_guide
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Interview, Partner
from tests.fieldwork import GUIDE, an_interview, save
from tests.guide_of import whole
from tests.releasing import release_report

TYPES = ("Council", "Council", "Charity", "Charity")


@pytest.fixture
def study(sqlite):
    """Four partners, of which one holds nothing; the first was interviewed."""
    with sqlite.writing() as session:
        stage = add_study(session, publish_guide(session, GUIDE, "small"), slug="small", title="S")
        for n, kind in enumerate(TYPES, start=1):
            add_partner(session, stage.study, code=f"P0{n}", name=f"Northtown {n}", type=kind)
    for n in range(1, 5):
        answer(sqlite, f"P0{n}", "not_held" if n == 4 else "held")


def answer(database, code: str, held: str) -> None:
    given(database, code, {"held": held}, item="postcode", views=f"Words of {code}")


def given(database, code: str, said: dict[str, str], *, item: str, views: str = "") -> None:
    """A submitted interview of the partner, with what it said of that item."""
    with database.writing() as session:
        partner = session.query(Partner).filter_by(code=code).one()
        stage = partner.study.stages[0]
        mode = "interviewer" if code == "P01" else "self_completion"
        interview = start_interview(session, stage, partner, mode=mode).id
    entries = {(question, item): {"value": value} for question, value in said.items()}
    save(database, interview, entries | ({("views", ""): {"value": views}} if views else {}))
    with database.writing() as session:
        submit_interview(session.get_one(Interview, interview))


EVERYTHING = "/studies/small/findings?topic=everything"


def number(page, finding: str, row: str):
    """The link in the first cell of that row in which one stands."""
    rows = page.select(f'section[aria-labelledby="{finding}"] .report-table tbody tr')
    return next(r for r in rows if r.th and r.th.text == row).select_one("a.report-number")


def test_a_number_opens_to_the_answers_behind_it(pages, study):
    link = number(pages.get(EVERYTHING), "held", "Postcode")
    page = pages.get(link["href"])

    assert link.text == "3"
    assert [row.th.contents[0].contents[0] for row in page.select("tbody tr")] == [
        "P01",
        "P02",
        "P03",
    ]
    assert {row.select("td")[1].text.strip() for row in page.select("tbody tr")} == {"We hold it"}
    assert page.select("tbody td")[2].text == "Interviewed"


def test_a_statement_opens_to_every_answer_that_it_rests_on(pages, study):
    page = pages.get("/studies/small/findings/held/evidence")

    assert len(page.select("tbody tr")) == 4


def test_many_answers_are_looked_through_page_by_page(pages, study, monkeypatch):
    monkeypatch.setattr("research.web.paging.asked_page.__defaults__", (3,))
    address = "/studies/small/findings/held/evidence"

    first = pages.get(address)
    last = pages.get(first.select_one('a[rel="next"]')["href"])
    found = pages.get(f"{address}?search=p03")
    nothing = pages.get(f"{address}?search=<b>&block=0&row=0&column=1&type=Council")

    assert [len(page.select("tbody tr")) for page in (first, last, found)] == [3, 1, 1]
    assert "Page 2 of 2" in last.text and "1 has “p03”" in " ".join(found.text.split())
    assert "0 have “<b>”" in " ".join(nothing.text.split())
    kept = {field["name"]: field["value"] for field in nothing.select("main form input")}
    assert kept == {"search": "<b>", "block": "0", "row": "0", "column": "1", "type": "Council"}


MARKET = whole("""
handouts:
  records: {number: 1, title: "Records", groups: {all: {label: "All", items: {name: "Name"}}}}
questions:
  - {id: held, for_each: records, kind: one_of, ask: "Held?", indicator: data_held,
     options: {held: "Yes", partly: "In part", not_held: "No"}}
  - {id: may, for_each: records, kind: one_of, ask: "Allowed?", indicator: allowed_to_share,
     options: {"yes": "Yes", "no": "No"}}
  - {id: want, for_each: records, kind: one_of, ask: "Wanted?", indicator: wish_to_receive,
     options: {"yes": "Yes", "no": "No"}}
""")


def test_a_cell_of_who_could_give_to_whom_opens_to_what_both_said(pages, sqlite):
    with sqlite.writing() as session:
        stage = add_study(session, publish_guide(session, MARKET, "m"), slug="small", title="S")
        for code in ("P01", "P02"):
            add_partner(session, stage.study, code=code, name=code, type="Council")
    given(sqlite, "P01", {"held": "held", "may": "yes", "want": "no"}, item="name")
    given(sqlite, "P02", {"held": "not_held", "want": "yes"}, item="name")
    page = pages.get(EVERYTHING)
    [cell] = page.select('section[aria-labelledby="want_flows"] .report-grid__open')

    page = pages.get(cell["href"])

    assert "P01 P01, P02: At least one works now" in page.main.text
    said = [[cell.text for cell in row.select("td")[:2]] for row in page.select("tbody tr")]
    assert said == [["Held?Name", "Yes"], ["Allowed?Name", "Yes"], ["Wanted?Name", "Yes"]]


@pytest.mark.parametrize(
    "place", ["?block=0&row=0&column=9", "?block=0&row=-1&column=1", "?block=x", "?block=7&row=0"]
)
def test_a_place_that_is_none_is_not_found(pages, study, place):
    pages.get(f"/studies/small/findings/held/evidence{place}", status=404)
    pages.get("/studies/small/findings/nothing/evidence", status=404)


def test_findings_are_held_to_what_the_address_names(pages, study):
    page = pages.get("/studies/small/findings?type=Council&mode=self_completion&topic=everything")

    assert "type of partner Council and answered online: 1 of 4 partners" in page.main.text
    assert page.select_one('input[name="type"][value="Council"]').has_attr("checked")
    assert (
        "Base: 1 of 1 partner answered" in page.select_one('section[aria-labelledby="held"]').text
    )


def test_a_part_of_the_study_without_answers_says_so_and_leads_back(pages, study):
    page = pages.get("/studies/small/findings?essential=yes")

    assert "No answers are in from this part of the study" in page.main.text
    assert page.select_one('main a[href="/studies/small/findings"]')


def test_findings_begin_with_what_each_topic_says_in_short(pages, study):
    page = pages.get("/studies/small/findings")

    titles = [heading.text.strip() for heading in page.select("main h3")]
    assert titles == [page_of.text for page_of in page.select(".report-topics a")][:-1]
    for link in page.select("main section a"):
        address, _, anchor = link["href"].partition("#")
        topic = pages.get(address)
        assert topic.find(id=anchor) if anchor else topic.h1.text == f"Findings: {link.text}"


WITHOUT_AND_WITH_AN_INDICATOR = """
guide: small
version: 1
title: "A small guide"
sections:
  - {id: van, title: "A van", aim: "A", questions: [
      {id: wanted, kind: one_of, ask: "Wanted?", options: {"yes": "Yes", "no": "No"}},
      {id: when, kind: date, ask: "When?"}]}
  - {id: views, title: "Views", aim: "B", questions: [
      {id: matters, kind: scale, ask: "Does it matter?", indicator: importance,
       options: {little: "Little", very: "Very"}},
      {id: staff, kind: number, ask: "How many work there?"}]}
"""


def test_what_was_answered_is_said_in_short_where_no_indicator_leads_and_nothing_is_judged(
    pages, sqlite
):
    interview = an_interview(sqlite, text=WITHOUT_AND_WITH_AN_INDICATOR)
    said = {"wanted": "yes", "matters": "very", "staff": 3}
    save(sqlite, interview, {(question, ""): {"value": each} for question, each in said.items()})
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))

    for page in ("findings", "overview"):
        lines = pages.get(f"/studies/small/{page}").select("main section li a")
        assert [line.text for line in lines] == ["Wanted?", "Does it matter?", "Who took part"]


def test_one_topic_is_shown_alone(pages, study):
    page = pages.get("/studies/small/findings?topic=records")

    assert page.h1.text == "Findings: Records"
    assert page.select_one('section[aria-labelledby="held"]')
    assert not page.select_one('section[aria-labelledby="staff"]')
    assert "Every number counts partners." in page.main.text
    assert page.select_one(".report-topics [aria-current]").text == "Records"


def test_a_commissioner_sees_no_small_number_and_no_way_to_the_answers(
    as_commissioner, sqlite, study
):
    release_report(sqlite)
    page = as_commissioner.get(EVERYTHING)
    held = page.select_one('section[aria-labelledby="held"]')

    assert "This is the publishable view" in page.main.text
    assert {cell.text for cell in held.select("tbody tr")[0].select("td")} <= {"[c]", "0"}
    assert not page.select('a[href*="evidence"]')
    assert "Northtown 4" not in held.text
    as_commissioner.get("/studies/small/findings/held/evidence", status=403)


def test_a_commissioner_sees_the_findings_as_they_were_released_whatever_is_answered_since(
    as_commissioner, sqlite, study
):
    """Else the page before and after the answers of one partner would tell what they were."""
    address = EVERYTHING
    assert "No report is released now" in as_commissioner.get(address).main.text
    release_report(sqlite)
    before = as_commissioner.get(address).main.text

    with sqlite.writing() as session:
        partner = session.query(Partner).filter_by(code="P01").one()
        add_partner(session, partner.study, code="P05", name="Late", type="Council")
    answer(sqlite, "P05", "held")

    assert as_commissioner.get(address).main.text == before
    assert "4 of 4 partners" in before and "released last" in before


def test_what_may_be_published_opens_to_nothing_for_whoever_reads_it(pages, study):
    published = f"{EVERYTHING}&edition=publishable"

    assert not pages.get(published).select('a[href*="evidence"]')
    pages.get("/studies/small/findings/held/evidence?edition=publishable", status=404)


@pytest.mark.parametrize("part", ["type=Council", "mode=self_completion", "essential=yes"])
def test_the_publishable_view_is_of_everybody_as_parts_could_be_taken_from_it(
    as_commissioner, sqlite, study, part
):
    """Four partners less the three that answered online is the one that was interviewed."""
    release_report(sqlite)
    whole, held = map(as_commissioner.get, (EVERYTHING, f"{EVERYTHING}&{part}"))
    table = "/studies/small/findings/held/table.csv"

    assert held.main.text == whole.main.text
    assert "of 4 partners answered" in whole.select_one('section[aria-labelledby="held"]').text
    assert not whole.select("[name=type], [name=mode], [name=essential]")
    assert (
        as_commissioner.client.get(f"{table}?{part}").text == as_commissioner.client.get(table).text
    )


def test_a_table_comes_as_csv_of_what_the_reader_may_see(pages, as_commissioner, sqlite, study):
    release_report(sqlite)
    address = "/studies/small/findings/held/table.csv?block=0"

    ours, theirs = (each.client.get(address) for each in (pages, as_commissioner))

    assert "attachment; filename=small-do-you-hold-it.csv" in ours.headers["Content-Disposition"]
    assert "Postcode,3,0,1" in ours.text
    assert "Postcode,[c],[c],[c]" in theirs.text


def test_findings_are_made_once_as_long_as_nothing_changes(pages, study, monkeypatch):
    made = []

    def report(*args, **kwargs):
        made.append(args)
        return feasibility_report(*args, **kwargs)

    monkeypatch.setattr("analysis.report.feasibility_report", report)
    for _ in range(3):
        pages.get(EVERYTHING)

    assert len(made) == 1


def test_what_is_answered_later_is_in_the_findings_at_once(pages, study, sqlite):
    with sqlite.writing() as session:
        partner = session.query(Partner).filter_by(code="P01").one()
        add_partner(session, partner.study, code="P05", name="Late", type="Council")
    assert number(pages.get(EVERYTHING), "held", "Postcode").text == "3"

    answer(sqlite, "P05", "held")

    assert number(pages.get(EVERYTHING), "held", "Postcode").text == "4"
