"""What an interview did not reach: listed, and sent to the partner alone."""

from datetime import UTC, datetime

from research.interviewing.section_times import spend
from research.models import SectionTime
from tests.fieldwork import an_interview, save, stored
from tests.pages import main_form, personal_link
from tests.web.test_desk import press, show, text


def closed(pages, sqlite) -> int:
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "For it"}, ("staff", ""): {"value": 3}})
    pages.send(f"/interviews/{interview}/close", {})
    return interview


def test_what_was_not_reached_is_listed_in_the_partners_words_with_its_items(pages, sqlite):
    interview = closed(pages, sqlite)

    assert "Follow-up: 3 questions were not reached" in text(pages.get(f"/interviews/{interview}/"))
    page = pages.get(f"/interviews/{interview}/follow-up/")

    assert [text(item) for item in page.select("main .govuk-list--bullet li")] == [
        "Do you hold it? Postcode; Other records",
        "What would be a step? Step 1",
    ]


def test_its_sections_go_to_the_partner_who_is_told_what_is_open(pages, sqlite):
    interview = closed(pages, sqlite)

    pages.send(f"/interviews/{interview}/follow-up/", {})

    tasks = text(pages.get(personal_link(pages, interview)))
    assert "We ran out of time for this in our conversation." in tasks
    assert stored(sqlite, interview)["views", ""].value == "For it"


def test_nothing_is_sent_when_everything_was_reached(pages, sqlite):
    interview = closed(pages, sqlite)
    page = pages.get(f"/interviews/{interview}/follow-up/")
    pages.send_from(page, {})

    answer = pages.send_from(page, {})

    assert "There is nothing to send" in text(answer)


def test_the_overview_tells_how_the_interview_went(pages, sqlite):
    interview = an_interview(sqlite)
    show(pages, interview)
    with sqlite.writing() as session:
        row = SectionTime(
            interview_id=interview,
            section="records",
            person="Rosa",
            seconds=90,
            seen_at=datetime.now(UTC),
        )
        session.add(row)

    page = text(pages.get(f"/interviews/{interview}/"))

    assert "Hand-Out 1 was shown on" in page
    assert "Records 1.5 5 Next steps none All sections 1.5 5" in page


def test_before_the_close_it_is_told_what_is_still_open_and_where_the_time_went(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "For it"}})
    with sqlite.writing() as session:
        spend(session, interview, "records", 30, by="Rosa")

    page = pages.get(f"/interviews/{interview}/close")

    assert "4 questions have no answer yet" in text(page)
    assert [text(line) for line in page.select("main .govuk-list--bullet li")] == [
        *("Do you hold it? Postcode; Other records", "What would be a step? Step 1"),
        "How many people work there?",
    ]
    assert "Records 0.5 5" in text(page)


def test_the_last_section_shows_what_was_noted_before(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "For it, with care", "note": "Smiled"}})
    press(
        pages, f"/interviews/{interview}/sections/records", "say:views__", {"views____said": "Yes!"}
    )

    page = pages.get(f"/interviews/{interview}/sections/steps")

    points = text(page.select_one(".showcard-points"))
    assert "For it, with care" in points
    assert "Smiled" in points
    assert page.select_one(".showcard-points q").text == "Yes!"
    assert main_form(page) is not None


def test_an_open_interview_is_not_said_to_have_reached_everything(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.get(f"/interviews/{interview}/follow-up/")

    assert "The interview is still open." in text(page)
