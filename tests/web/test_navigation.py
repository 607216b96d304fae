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


def test_a_partner_sees_no_way_into_the_study(pages, signed_out, sqlite):
    secret = personal_link(pages, an_interview(sqlite, mode="self_completion", fictitious=True))

    assert places(signed_out.get(secret)) == {}
