"""The forum's pages as a researcher uses them, and what its readers get from it."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from docx import Document
from openpyxl import load_workbook

from research import demonstration
from research.demonstration.forum import SLUG, load_forum_study
from research.fieldwork.studies import add_study, study_by_slug
from research.guides.versions import publish_guide
from tests.docx_checks import problems
from tests.fieldwork import GUIDE
from tests.pages import controls
from tests.word_rules import complaints

HOSTILE = '<script>alert(1)</script> & "=1+1" ]]> {{ 7 * 7 }}'


@pytest.fixture
def meeting(pages, sqlite):
    """A meeting on one objective, its page open."""
    with sqlite.writing() as session:
        add_study(session, publish_guide(session, GUIDE, "small"), slug="small", title="Small")
    return pages.send("/studies/small/forum", {"label": "Time"})


def add(pages, words, side="hope", objective=None):
    page = pages.get("/studies/small/forum")
    first = page.find("input", {"name": "objective"})["value"]
    typed = {"objective": objective or first, "side": side, "words": words}
    return pages.send_from(page, typed)


def press(pages, page, button, status=200):
    """Press the button of this name, as a reader without JavaScript does."""
    pressed = next(b for b in page.find_all("button") if " ".join(b.text.split()) == button)
    form = pressed.find_parent("form")
    address = pressed.get("formaction") or form["action"]
    response = pages.client.post(address, data=controls(form), follow_redirects=True)
    assert response.status_code == status
    return BeautifulSoup(response.text, "html.parser")


def tally(page):
    """The comments that the page counts, with their mentions."""
    return {
        line.select_one(".forum-comment__words").find(string=True): int(
            line.select_one(".forum-comment__count").text
        )
        for line in page.select("li[id^=comment-]")
    }


def test_an_empty_forum_says_what_to_begin_with(pages, sqlite):
    with sqlite.writing() as session:
        add_study(session, publish_guide(session, GUIDE, "small"), slug="small", title="Small")

    page = pages.get("/studies/small/forum")

    assert "Begin with the first objective." in page.text
    assert not page.find("input", {"name": "words"})


def test_the_study_leads_to_its_forum(pages, meeting):
    link = pages.get("/studies/small").find("a", string=lambda s: s and "Forum" in s)

    assert link["href"] == "/studies/small/forum"


def test_the_same_words_again_count_and_the_page_says_so(pages, meeting):
    page = add(pages, "Saves time")
    assert "“Saves time” is added under Time." in page.text

    page = add(pages, "saves  TIME")

    assert "“Saves time” was there already and now counts 2 mentions." in page.text
    assert tally(page) == {"Saves time": 2}


def test_a_click_counts_one_more_or_takes_one_back(pages, meeting):
    page = add(pages, "Saves time")

    page = press(pages, page, "+1 mention of “Saves time”")
    page = press(pages, page, "+1 mention of “Saves time”")
    assert tally(page) == {"Saves time": 3}
    page = press(pages, page, "−1 mention of “Saves time”")
    assert tally(page) == {"Saves time": 2}


def test_two_pages_opened_before_either_click_lose_no_click(pages, meeting):
    one = add(pages, "Saves time")
    other = pages.get("/studies/small/forum")

    press(pages, one, "+1 mention of “Saves time”")
    page = press(pages, other, "+1 mention of “Saves time”")

    assert tally(page) == {"Saves time": 3}


def test_the_last_mention_taken_back_can_be_undone(pages, meeting):
    page = press(pages, add(pages, "Saves time"), "−1 mention of “Saves time”")
    assert tally(page) == {}
    assert "“Saves time” is taken back and no longer counts." in page.text

    assert tally(press(pages, page, "Undo")) == {"Saves time": 1}


def test_what_was_taken_back_stays_in_reach(pages, meeting):
    press(pages, add(pages, "Saves time"), "−1 mention of “Saves time”")

    page = press(pages, pages.get("/studies/small/forum"), "Put back “Saves time”")

    assert tally(page) == {"Saves time": 1}


def test_a_comment_is_reworded_and_moved(pages, meeting):
    add(pages, "Saves tme")
    page = pages.send("/studies/small/forum/comments/1", {"words": "Costs time", "side": "anxiety"})

    assert "The comment is changed." in page.text
    hopes, anxieties = page.select(".forum-sides > div")
    assert "Costs time" in anxieties.text and "None so far." in hopes.text


def test_a_comment_changed_into_another_is_counted_with_it(pages, meeting):
    add(pages, "Saves time")
    add(pages, "Less work")
    page = pages.send("/studies/small/forum/comments/2", {"words": "Saves time"})

    assert "“Saves time” was there already and now counts 2 mentions." in page.text
    assert tally(page) == {"Saves time": 2}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"words": "   ", "side": "hope"}, "Enter the comment"),
        ({"words": "x" * 301, "side": "hope"}, "Shorten this to 300 characters or fewer"),
        ({"words": "Saves time"}, "Choose whether it is a hope or an anxiety"),
        ({"words": "Saves time", "side": "wish"}, "Choose whether it is a hope or an anxiety"),
        ({"words": "Saves time", "side": "hope", "objective": "99"}, "Choose an objective"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(pages, meeting, typed, said):
    page = pages.send("/studies/small/forum", {"objective": "1", **typed}, status=422)

    assert said in page.select_one(".govuk-error-summary").text
    assert page.find("input", {"name": "words"})["value"] == typed["words"].strip()
    assert page.title.text.startswith("Error: ")
    assert tally(page) == {}


def test_objectives_are_added_ordered_renamed_and_removed(pages, meeting):
    address = "/studies/small/forum/objectives"
    pages.client.post(address, data={**controls(meeting.select("form")[-1]), "label": "Trust"})
    page = press(pages, pages.get("/studies/small/forum"), "Up: “Trust”")
    assert [h2.text for h2 in page.select(".showcard-card h2")][:2] == ["Trust", "Time"]

    page = pages.send(f"{address}/1", {"label": "Time saved"})
    assert "The objective is now called “Time saved”." in page.text
    page = press(pages, page, "Remove “Trust”")
    assert [h2.text for h2 in page.select(".showcard-card h2")][:1] == ["Time saved"]


def test_an_objective_that_is_there_already_is_refused(pages, meeting):
    data = {**controls(meeting.select("form")[-1]), "label": " time "}
    answer = pages.client.post("/studies/small/forum/objectives", data=data)

    assert answer.status_code == 422
    assert "There is an objective of this name already" in answer.text


def test_a_comment_of_another_study_is_out_of_reach(pages, meeting, sqlite):
    page = add(pages, "Saves time")
    with sqlite.writing() as session:
        add_study(session, publish_guide(session, GUIDE, "small"), slug="other", title="Other")
    data = controls(page.select("form")[1])

    for address in ("comments/1/more", "comments/1/less", "comments/1", "objectives/1/remove"):
        answer = pages.client.post(f"/studies/other/forum/{address}", data=data)
        assert answer.status_code == 404
    assert tally(pages.get("/studies/small/forum")) == {"Saves time": 1}


def test_a_study_with_a_meeting_and_no_interview_reports_the_meeting_alone(pages, meeting):
    add(pages, "Saves time")

    findings = pages.get("/studies/small/findings?topic=everything")

    assert [h2["id"] for h2 in findings.select("section.finding h2")] == ["hopes_and_anxieties"]
    assert "Base: 1 comment, mentioned once." in " ".join(findings.text.split())
    assert "partner" not in findings.find("main").text


def test_words_from_outside_stay_words(pages, meeting):
    page = add(pages, HOSTILE)
    assert tally(page) == {HOSTILE: 1}
    assert not page.find("main").find("script")
    pages.send("/studies/small/forum/objectives/1", {"label": HOSTILE})

    findings = pages.get("/studies/small/findings?topic=everything")
    assert not findings.find("main").find("script")
    word = pages.client.get("/studies/small/report.docx").data
    cells = {c.text for table in Document(BytesIO(word)).tables for c in table.column_cells(0)}
    assert HOSTILE in cells
    assert problems(word) == []
    assert workbook(word)["A2"].value == HOSTILE
    assert workbook(word)["A2"].data_type == "s"


def workbook(word):
    parts = Document(BytesIO(word)).part.package.iter_parts()
    [found] = [part.blob for part in parts if str(part.partname).endswith(".xlsx")]
    return load_workbook(BytesIO(found)).active


@pytest.fixture
def published(pages, sqlite):
    load_forum_study(sqlite)
    return f"/studies/{SLUG}"


@pytest.mark.parametrize("page", ["", "/forum", "/findings"])
def test_each_page_of_the_published_forum_says_that_it_is_real_and_whose(pages, published, page):
    strip = pages.get(published + page).select_one(".showcard-fictitious").text

    assert "These are real comments" in strip
    assert "a paper of 2005" in strip and "Capital City Partnership" in strip
    assert "fictitious" not in strip


def test_page_findings_and_word_show_the_same_numbers(pages, published):
    shown = tally(pages.get(f"{published}/forum"))
    assert (len(shown), sum(shown.values())) == (46, 53)

    findings = pages.get(f"{published}/findings?topic=everything")
    assert "Base: 46 comments, mentioned 53 times." in " ".join(findings.text.split())
    on_page = [
        tuple(cell.text for cell in row.find_all(["th", "td"]))
        for row in findings.select("tbody tr")
    ]
    assert ("All objectives", "28", "33", "18", "20") in on_page
    assert ("Provider effectiveness", "8", "12", "7", "8") in on_page

    report = pages.client.get(f"{published}/report.docx").data
    assert complaints(report) == []
    tables = [t for t in Document(BytesIO(report)).tables if t.cell(0, 0).text != "Claim"]
    in_word = [tuple(c.text for c in row.cells) for table in tables for row in table.rows[1:]]
    assert sorted(in_word) == sorted(on_page)  # the longest table stands in an annex
    comments = {words: int(mentions) for words, _, mentions in (r for r in in_word if len(r) == 3)}
    assert comments == shown


def test_the_report_of_the_published_forum_says_what_it_rests_on(pages, published):
    answer = pages.client.get(f"{published}/report.docx")
    text = [p.text for p in Document(BytesIO(answer.data)).paragraphs]

    assert "fictitious" not in answer.headers["Content-Disposition"]
    assert any("real comments" in line and "2005" in line for line in text)
    assert any(line.startswith("This summary rests on comments made in a group") for line in text)
    assert not any("topic guide" in line or "partners answered" in line for line in text)
    sheet = workbook(answer.data)
    assert [[cell.value for cell in row] for row in sheet["A2:C5"]] == [
        ["Provider effectiveness", -12, 8],
        ["Provider information", -10, 4],
        ["Network effectiveness", -6, 5],
        ["Network information", -5, 3],
    ]


def test_the_command_loads_the_published_forum(app, sqlite, monkeypatch):
    monkeypatch.setattr(demonstration, "make_demonstration", lambda database: None)

    result = app.test_cli_runner().invoke(args=["demonstration"])

    assert "its comments are real, from a published paper" in result.output
    with sqlite.reading() as session:
        assert study_by_slug(session, SLUG)
