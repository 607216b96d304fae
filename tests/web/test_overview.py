import pytest

from research.demonstration.study import SLUG, make_demonstration
from research.studies import study_by_slug
from research.web.overview import TAGS, TOPICS, judgement
from tests.fieldwork import an_interview


@pytest.fixture
def demonstration(sqlite):
    make_demonstration(sqlite)


def headings(page):
    return [heading.text for heading in page.select("h2")]


def test_a_commissioner_begins_with_the_overview(as_commissioner, demonstration):
    start = as_commissioner.get("/")
    page = as_commissioner.get(start.select_one("main h2 a")["href"])

    assert as_commissioner.url == f"/studies/{SLUG}/overview"
    assert headings(page)[:6] == [
        "Who took part",
        "The verdict",
        "What is still open",
        "The barriers that matter",
        "What it would cost",
        "What would change the verdict",
    ]
    assert page.select_one("nav [aria-current=true]").text == "Overview"


def test_every_line_of_the_overview_leads_to_its_finding(signed_out, demonstration):
    """Of an invented study anybody may see it."""
    page = signed_out.get(f"/studies/{SLUG}/overview")
    leads = [a["href"] for a in page.select("main p a") if a.text.startswith("More")]

    assert len(leads) == 6
    for address in leads:
        path, _, place = address.partition("#")
        found = signed_out.get(path)
        assert not place or found.find(id=place), address


def test_each_topic_of_the_judgement_has_its_page(signed_out, demonstration):
    for topic, words in TOPICS.items():
        page = signed_out.get(f"/studies/{SLUG}/judgement/{topic}")
        assert page.select_one("nav [aria-current=page]").text == words
    signed_out.get(f"/studies/{SLUG}/judgement/nothing", status=404)


def test_every_verdict_has_its_tag(app, demonstration):
    with app.test_request_context():
        from research.web.request_database import reading

        found = judgement(study_by_slug(reading(), SLUG)).topics["verdicts"]
    assert {row[2] for row in found.blocks[0].rows} <= set(TAGS)


def test_a_study_without_answers_says_what_it_waits_for(as_commissioner, sqlite):
    an_interview(sqlite)

    page = as_commissioner.get("/studies/small/overview")

    assert page.h1.text == "No findings yet"
