import pytest
from sqlalchemy import select

from guides.stage_two import stage_two_guide
from research.demonstration.study import SLUG
from research.fieldwork.studies import study_by_slug
from research.guides.versions import fielded_guide, publish_guide
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Interview, Partner, Stage
from research.reports.snapshots import from_json, to_json
from research.web.findings.overview import TAGS, TOPICS
from research.web.reports.report_material import gathered, report_of
from research.web.reports.reporting import option_titles
from tests.fieldwork import an_interview, save
from tests.pages import Pages, signed_in
from tests.web.criteria_study import a_study


@pytest.fixture
def shown(warm_app, demonstration):
    warm_app.extensions["showcard"] = demonstration
    return warm_app


def headings(page):
    return [heading.text for heading in page.select("h2")]


def test_a_commissioner_begins_with_the_overview_and_reads_no_name_of_a_partner(
    shown, demonstration
):
    with signed_in(shown, demonstration, "commissioner") as reader:
        page = reader.get(reader.get("/").select_one("main h2 a")["href"])
        assert reader.url == f"/studies/{SLUG}/overview"
        topics = [reader.get(f"/studies/{SLUG}/judgement/{topic}").text for topic in TOPICS]

    assert headings(page)[:6] == [
        "Who took part",
        "The verdict",
        "What is still open",
        "The barriers that matter",
        "What it would cost",
        "What would change the verdict",
    ]
    assert page.select_one("nav [aria-current=true]").text == "Overview"
    with demonstration.reading() as session:
        names = session.scalars(select(Partner.name)).all()
    told = page.text + "".join(topics)
    assert [name for name in names if name in told] == []
    assert "This is the publishable view" in told
    assert not page.select('a[href*="evidence"]')


def test_every_line_of_the_overview_leads_to_its_finding_and_each_topic_has_a_page(
    shown,
):
    """Of an invented study anybody may see it."""
    signed_out = Pages(shown)
    page = signed_out.get(f"/studies/{SLUG}/overview")
    leads = [a["href"] for a in page.select("main p a") if a.text.startswith("More")]
    rows = page.select(".overview-rulings tbody tr")

    assert len(leads) == 6
    for address in leads:
        path, _, place = address.partition("#")
        found = signed_out.get(path)
        assert not place or found.find(id=place), address
    assert {tag.text for tag in page.select(".overview-rulings .govuk-tag")} <= set(TAGS)
    assert "Pilot with named conditions" in rows[1].text and "gate 7" in rows[1].text
    [law, *_] = page.select(".overview-gates li")
    assert "Settled when: an impact assessment is done" in " ".join(law.text.split())
    assert "Essential partners on whose scores it turns: Tarvenside" in page.text
    for topic, words in TOPICS.items():
        page = signed_out.get(f"/studies/{SLUG}/judgement/{topic}")
        assert page.select_one("nav [aria-current=page]").text == words
    signed_out.get(f"/studies/{SLUG}/judgement/nothing", status=404)


def test_a_study_without_answers_says_what_it_waits_for(as_commissioner, sqlite):
    an_interview(sqlite)

    page = as_commissioner.get("/studies/small/overview")

    assert page.h1.text == "No findings yet"


def test_stage_2_tells_where_partners_stand_on_the_options_that_stage_1_judges(pages, sqlite):
    a_study(sqlite)
    with sqlite.writing() as session:
        study = study_by_slug(session, SLUG)
        titles = option_titles(session, study, study.stages[0])
        text = stage_two_guide("Options", 1, [(title, title, "") for title in titles])
        version = publish_guide(session, text, "options")
        stage = Stage(number=2, title="Stage 2", guide_version_id=version.id, study=study)
        session.add(stage)
        session.flush()
        item = fielded_guide(session, version.id).handouts[0].groups[0].items[1].id
        interview = start_interview(session, stage, study.partners[0], mode="interviewer").id
    said = {("stance", item): {"value": "oppose"}, ("stance_reason", item): {"value": "Dear"}}
    save(sqlite, interview, said)
    with sqlite.writing() as session:
        submit_interview(session.get_one(Interview, interview))

    page = pages.get(f"/studies/{SLUG}/judgement/options")

    _, stances, _, reasons = page.select("table")[:4]
    assert "We oppose it" in stances.thead.text
    assert [cell.text for cell in reasons.select("tbody tr")[0].select("td")[1:3]] == [
        "We oppose it",
        "Dear",
    ]
    behind = pages.get(reasons.select_one("tbody td a")["href"])
    assert "We oppose it" in behind.select_one("tbody").text
    with sqlite.reading() as session:
        study = study_by_slug(session, SLUG)
        kept = to_json(gathered(session, study, study.stages[0]))
    # A report of the snapshot says the same, whatever partners answer afterwards.
    options = next(f for f in report_of(from_json(kept)).findings if f.id == "judgement-options")
    titles = [getattr(block, "title", "") for block in options.blocks]
    assert "Where partners stand on each option" in titles
    assert (
        pages.get(f"/studies/{SLUG}/overview").select_one("main .govuk-caption-l").text[:7]
        == "Stage 1"
    )
