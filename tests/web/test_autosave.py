from tests.fieldwork import an_interview, save, stored
from tests.pages import controls, main_form, personal_link

SECTION = "/interviews/{}/sections/records"


def one_answer(pages, address: str, slot: str, typed: dict) -> dict:
    """What the page's script sends: one question's fields, and the answer to it."""
    form = controls(main_form(pages.get(address)))
    data = {"slot": slot, "csrf_token": form["csrf_token"], "started_from": form["started_from"]}
    response = pages.client.post(
        pages.url, data={**data, **typed}, headers={"Accept": "application/json"}
    )
    assert response.status_code == 200, response.text
    return response.get_json()


def test_one_answer_is_stored_and_nothing_else_is_touched(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("held", "postcode"): {"value": "held"}})

    told = one_answer(pages, SECTION.format(interview), "views__", {"views__": "By itself"})

    answers = stored(sqlite, interview)
    assert told["revision"] == 2
    assert not told["opens"]
    assert answers["views", ""].value == "By itself"
    assert answers["held", "postcode"].value == "held"


def test_it_tells_when_more_questions_follow(pages, sqlite):
    address = SECTION.format(an_interview(sqlite))

    assert one_answer(pages, address, "held__postcode", {"held__postcode": "held"})["opens"]


def test_it_tells_what_is_wrong_and_stores_nothing(pages, sqlite):
    interview = an_interview(sqlite)
    address = f"/interviews/{interview}/sections/steps"

    told = one_answer(pages, address, "staff__", {"staff__": "about ten"})

    assert "must be a number" in told["problem"]
    assert stored(sqlite, interview) == {}


def test_it_tells_when_somebody_else_was_faster(pages, sqlite):
    interview = an_interview(sqlite)
    form = controls(main_form(pages.get(SECTION.format(interview))))
    save(sqlite, interview, {("views", ""): {"value": "Theirs"}})

    told = pages.client.post(
        SECTION.format(interview),
        data={**form, "slot": "views__", "views__": "Mine"},
        headers={"Accept": "application/json"},
    ).get_json()

    assert "Theirs" in told["problem"]
    assert stored(sqlite, interview)["views", ""].value == "Theirs"


def test_it_tells_when_the_interview_was_closed(pages, sqlite):
    interview = an_interview(sqlite)
    form = controls(main_form(pages.get(SECTION.format(interview))))
    pages.send(f"/interviews/{interview}/close", {})

    told = pages.client.post(
        SECTION.format(interview),
        data={**form, "slot": "views__", "views__": "Late"},
        headers={"Accept": "application/json"},
    ).get_json()

    assert "closed meanwhile" in told["problem"]


def test_a_partners_answer_saves_itself_too(pages, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    link = personal_link(pages, interview)

    one_answer(pages, f"{link}sections/records/", "views__", {"views__": "From my phone"})

    assert stored(sqlite, interview)["views", ""].value == "From my phone"


def test_without_its_token_nothing_is_saved(pages, sqlite):
    interview = an_interview(sqlite)

    response = pages.client.post(
        SECTION.format(interview),
        data={"slot": "views__", "views__": "forged", "started_from": "0"},
        headers={"Accept": "application/json"},
    )

    assert response.status_code == 400
    assert stored(sqlite, interview) == {}
