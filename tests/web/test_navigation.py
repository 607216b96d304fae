"""The way between the pages of a study, as each reader sees it."""

from research.evidence.forum import add_objective
from research.fieldwork.studies import current_stage, study_by_slug
from tests.fieldwork import an_interview
from tests.pages import personal_link


def places(page):
    return {a.text: a["href"] for a in page.select('nav[aria-label="Pages of this study"] a')}


def test_a_researcher_goes_from_any_page_of_a_study_to_any_other(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.get(f"/interviews/{interview}/")

    assert places(page)["Findings"] == "/studies/small/findings"
    (here,) = page.select("[aria-current=true]")
    assert here.text == "Partners"


def test_a_commissioner_sees_only_the_way_to_findings(as_commissioner, sqlite):
    an_interview(sqlite)

    page = as_commissioner.get("/studies/small/findings")

    assert "Findings" in places(page) and "Partners" not in places(page)
    assert places(page)["Reports"] == "/studies/small/reports/released"


def test_the_forum_stands_where_a_study_has_one(pages, sqlite):
    an_interview(sqlite)
    settings = pages.get("/studies/small/settings")
    assert not {"Forum", "Reports"} & set(places(settings))

    forum = pages.get(settings.find("a", string="Tally a forum")["href"])
    assert "Forum" in places(forum)
    with sqlite.writing() as session:
        stage = current_stage(session, study_by_slug(session, "small"))
        add_objective(session, stage.id, "Data sharing")

    assert "Forum" in places(pages.get("/studies/small/settings"))


def test_a_partner_sees_no_way_into_the_study(pages, signed_out, sqlite):
    secret = personal_link(pages, an_interview(sqlite, mode="self_completion", fictitious=True))

    assert places(signed_out.get(secret)) == {}
