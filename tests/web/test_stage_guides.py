from pathlib import Path

import pytest
from sqlalchemy import select

from guides import parse_guide
from research.fieldwork.studies import add_partner
from research.guides.versions import publish_guide
from research.interviewing.interviews import start_interview, submit_interview
from research.models import GuideMapping, Interview, Stage
from tests.fieldwork import GUIDE, an_interview, save
from tests.pages import Pages, controls
from tests.research.answers.test_pooling import VERSION_2
from tests.web.test_guides import press, words

GUIDE_PAGE = "/studies/small/guide"


@pytest.fixture
def first(sqlite, pages) -> int:
    """An interview submitted in version 1, where version 2 is published."""
    interview = an_interview(sqlite, mode="self_completion")
    given = {("held", "postcode"): {"value": "partly"}, ("staff", ""): {"value": 12}}
    save(sqlite, interview, given)
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))
        publish_guide(session, VERSION_2, "small")
    return interview


def map_to(pages, place, to, status=200):
    page = pages.get(f"{GUIDE_PAGE}/1/2")
    form = page.find("input", value=place).find_parent("form")
    data = {**controls(form), "to": to}
    return pages._read(pages.client.post(form["action"], data=data, follow_redirects=True), status)


def use_version_2(pages):
    return press(pages, pages.get(f"{GUIDE_PAGE}/1/2"), "Use version 2 from now on")


def test_what_a_version_does_is_seen_before_it_is_used(pages, first):
    page = pages.get(GUIDE_PAGE)
    page = pages.get(page.find("a", href=f"{GUIDE_PAGE}/1/2")["href"])
    rows = [[cell.get_text() for cell in row.find_all("td")] for row in page.select("tbody tr")]
    found = {row[0]: row[1:] for row in rows}

    option = 'Option "partly" of question "held" is gone.'
    assert next(found[s] for s in found if s.startswith(option)) == ["Breaks it", "1"]
    question = 'Question "risk" is new: "Is it safe?".'
    assert found[question] == ["Yes", "0"]


def test_a_suggestion_is_made_and_nothing_is_chosen(pages, first):
    page = pages.get(f"{GUIDE_PAGE}/1/2")

    assert "Its words are like those of headcount." in words(page)
    assert not page.select("select option[selected]")


def test_new_interviews_take_the_new_version_and_the_old_one_reads_as_before(pages, first):
    before = words(pages.get(f"/interviews/{first}/"))
    page = use_version_2(pages)

    assert "New interviews take version 2 from now on" in words(page)
    map_to(pages, "option/held/partly", "some")
    assert words(pages.get(f"/interviews/{first}/")) == before
    assert "In part" in before


def test_a_mapping_is_made_by_a_person_and_undone(pages, sqlite, first):
    page = map_to(pages, "question/staff", "headcount")
    assert 'Question "staff" is read as headcount' in words(page)
    assert "Said by Rosa Researcher" in words(page)

    page = press(pages, page, "Undo")
    assert "The mapping is undone" in words(page)
    assert page.find("input", value="question/staff")
    with sqlite.reading() as session:
        kept = session.scalars(select(GuideMapping)).one()
        assert kept.undone_by.startswith("Rosa Researcher")


@pytest.mark.parametrize("to", ["", "views", "nonsense"])
def test_what_cannot_be_mapped_is_refused_in_a_sentence(pages, sqlite, first, to):
    page = map_to(pages, "question/staff", to, status=422)

    assert "Nothing was changed" in words(page)
    with sqlite.reading() as session:
        assert session.scalars(select(GuideMapping)).all() == []


def test_versions_that_are_not_there_are_not_found(pages, first):
    for path in ("/1/9", "/2/1", "/1/1"):
        pages.get(GUIDE_PAGE + path, status=404)


def test_a_link_asks_only_what_is_new(pages, sqlite, signed_out, first):
    map_to(pages, "option/held/partly", "some")
    map_to(pages, "question/staff", "headcount")
    page = press(pages, use_version_2(pages), "Make a link")
    link = page.select_one(".showcard-link a")["href"].removeprefix("http://localhost")

    tasks = signed_out.get(link)
    assert [a.get_text() for a in tasks.select(".govuk-task-list__link")] == [
        "Records",
        "Next steps",
    ]
    steps = signed_out.get(f"{link}sections/steps/")
    assert "Is it safe?" in words(steps)
    assert "How many people work there?" not in words(steps)
    records = signed_out.get(f"{link}sections/records/")
    assert "Age" in words(records)
    assert "Postcode" not in words(records)


def test_answers_to_what_is_new_count_with_the_first(pages, sqlite, signed_out: Pages, first):
    page = press(pages, use_version_2(pages), "Make a link")
    link = page.select_one(".showcard-link a")["href"].removeprefix("http://localhost")
    steps = signed_out.get(f"{link}sections/steps/")
    signed_out.send_from(steps, {"risk__": "y"})
    signed_out.send(f"{link}check", {})
    page = pages.get("/studies/small/findings?topic=everything")

    assert "1 of 1 partner answered" in words(page)
    assert "1 of 1 partner took part" in words(page)
    assert "Submitted" in words(pages.get(GUIDE_PAGE))


def test_the_interviewer_gets_a_short_list(pages, first):
    page = press(pages, use_version_2(pages), "Ask in an interview")

    assert "A further interview: it asks only what is new in version 2" in words(page)
    assert page.find("a", href=f"/interviews/{first}/")
    (button,) = (a for a in page.select("main a") if "Begin" in a.get_text())
    section = pages.get(button["href"])
    assert "Age" in words(section)
    assert "Postcode" not in words(section)


def test_a_further_interview_leads_to_the_first_and_the_first_to_it(pages, first):
    press(pages, use_version_2(pages), "Ask in an interview")
    further = pages.url

    section = pages.get(f"{further}sections/records")

    assert section.find("a", href=f"/interviews/{first}/", target="_blank")
    assert pages.get(f"/interviews/{first}/").find("a", href=further)


def test_a_partner_is_told_that_only_what_is_new_is_asked(pages, signed_out, first):
    page = press(pages, use_version_2(pages), "Make a link")
    link = page.select_one(".showcard-link a")["href"].removeprefix("http://localhost")

    assert "Here we ask only what is new since then." in words(signed_out.get(link))
    done = signed_out.send(f"{link}check", {})
    assert "what you told us this time" in words(done)


def test_a_further_interview_moves_no_row_of_the_first(pages, sqlite):
    named = {("step_name", row): {"value": f"Step {row}"} for row in "12"}
    interview = an_interview(sqlite)
    save(sqlite, interview, named)
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))
        risk = '{id: step_risk, kind: text, for_each: steps, ask: "What is the risk?"}'
        text = GUIDE.replace("version: 1", "version: 2") + f"      - {risk}\n"
        publish_guide(session, text, "small")
    press(pages, use_version_2(pages), "Ask in an interview")

    section = pages.get(f"{pages.url}sections/steps")

    assert "Step 1" in words(section)
    assert not section.select(".showcard-row__tools")


def test_all_who_answered_are_asked_at_once_and_only_once(pages, sqlite, first):
    with sqlite.writing() as session:
        stage = session.scalars(select(Stage)).one()
        partner = add_partner(session, stage.study, code="P02", name="Southtown", type="Council")
        second = start_interview(session, stage, partner, mode="interviewer")
        submit_interview(second)
    page = press(pages, use_version_2(pages), "Make links for all 2")

    assert len(page.select(".showcard-link a")) == 2
    again = pages.get(GUIDE_PAGE)
    assert not [b for b in again.select("main button") if "link" in b.get_text()]
    assert words(again).count("Not started") == 2


def test_a_study_where_nobody_answered_says_so(pages, sqlite):
    an_interview(sqlite)
    page = pages.get(GUIDE_PAGE)

    assert "Nobody has submitted answers to an older version." in words(page)
    assert "There is none that is newer." in words(page)


def test_the_options_of_a_study_become_a_draft_for_stage_2(pages, sqlite):
    pace = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"
    an_interview(sqlite, text=pace.read_text(), slug="weighed")
    page = pages.get("/studies/weighed/guide")
    options = page.find("input", {"name": "options"})["value"].splitlines()

    draft = pages.send_from(page, {})

    guide = parse_guide(draft.find("textarea").text, "draft")
    assert len(options) == 7
    assert [item.label for item in guide.lists["options"].items] == options
    assert guide.title == "A small study: stage 2"
