import pytest

from research.answers.memos import memos_of
from tests.fieldwork import an_interview, save, stored
from tests.pages import controls, main_form, personal_link, signed_in

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


@pytest.mark.postgres
def test_postgresql_keeps_what_saves_itself_too(warm_app, postgresql):
    warm_app.extensions["showcard"] = postgresql
    with signed_in(warm_app, postgresql, "researcher") as pages:
        interview = an_interview(postgresql, mode="self_completion")
        link = personal_link(pages, interview)
        desk = SECTION.format(interview)
        by_link = one_answer(pages, f"{link}sections/records/views", "views__", {"views__": "Ours"})
        at_desk = one_answer(pages, desk, "held__postcode", {"held__postcode": "held"})
        clash = one_answer(pages, desk, "views__", {"views__": "Mine", "started_from": "0"})

    assert (by_link["revision"], at_desk["revision"]) == (1, 2)
    assert "Ours" in clash["problem"]
    answers = stored(postgresql, interview)
    assert (answers["views", ""].value, answers["held", "postcode"].value) == ("Ours", "held")


def test_it_tells_when_more_questions_follow(pages, sqlite):
    address = SECTION.format(an_interview(sqlite))

    assert one_answer(pages, address, "held__postcode", {"held__postcode": "held"})["opens"]


def test_it_tells_what_is_wrong_and_stores_nothing(pages, sqlite):
    interview = an_interview(sqlite)
    address = f"/interviews/{interview}/sections/steps"

    told = one_answer(pages, address, "staff__", {"staff__": "about ten"})

    assert "must be a number" in told["problem"]
    assert stored(sqlite, interview) == {}


@pytest.mark.parametrize(
    ("slot", "sent", "wrong"),
    [
        ("views__", "a\x07b", "cannot be seen"),
        ("held__postcode", "lent", "Choose"),
        ("held__postcode", "missing:lost", "Choose one of the reasons"),
    ],
)
def test_what_is_no_answer_stays_out(pages, sqlite, slot, sent, wrong):
    interview = an_interview(sqlite)

    told = one_answer(pages, SECTION.format(interview), slot, {slot: sent})

    assert wrong in told["problem"]
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


def test_it_tells_what_of_an_answer_somebody_else_was_faster_with(pages, sqlite):
    interview = an_interview(sqlite)
    address, views = SECTION.format(interview), ("views", "")
    form = controls(main_form(pages.get(address))) | {"slot": "views__"}
    theirs = {"value": "Both", "note": "Theirs", "probes": ["secret probe"]}
    save(sqlite, interview, {views: theirs})

    def problem(**typed: str) -> str:
        told = pages.client.post(
            address, data={**form, **typed}, headers={"Accept": "application/json"}
        )
        return told.get_json()["problem"]

    note = {"views__": "Both", "views____note": "Mine"}
    assert "saved the note “Theirs” meanwhile" in problem(**note, views____probes="secret probe")
    both = "“Both” and the note “Theirs” and the probes “secret probe”"
    assert both in problem(views__="Mine", views____note="Mine")


def test_a_save_that_changes_nothing_claims_no_revision_of_a_colleague(pages, sqlite, app):
    interview = an_interview(sqlite)
    address = SECTION.format(interview)
    assert one_answer(pages, address, "views__", {"views__": "Ours"})["own"]
    form = controls(main_form(pages.get(address))) | {"slot": "views__", "views__": "Ours"}
    save(sqlite, interview, {("held", "postcode"): {"value": "held"}}, started_from=1)

    def told(**typed: str) -> dict:
        headers = {"Accept": "application/json"}
        return pages.client.post(address, data={**form, **typed}, headers=headers).get_json()

    assert (told()["revision"], told()["own"]) == (2, False)
    assert not told(views____memo="Kept the long way")["own"]


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


def test_a_partner_is_asked_what_an_answer_opened_that_saved_itself(pages, sqlite):
    link = personal_link(pages, an_interview(sqlite, mode="self_completion"))
    page = pages.get(f"{link}sections/steps/step_name.1")
    one_answer(pages, pages.url, "step_name__1", {"step_name__1": "Agree"})

    again = pages.send_from(page, {"step_name__1": "Agree"})

    assert "Your answer opens more questions on this page." in again.text
    assert again.select_one("[name=step_cost__1__central]")


def test_without_its_token_nothing_is_saved(pages, sqlite):
    interview = an_interview(sqlite)

    response = pages.client.post(
        SECTION.format(interview),
        data={"slot": "views__", "views__": "forged", "started_from": "0"},
        headers={"Accept": "application/json"},
    )

    assert response.status_code == 400
    assert stored(sqlite, interview) == {}


def test_a_token_that_was_right_is_right_in_its_own_session_and_for_pages_of_ours(pages, sqlite):
    address = SECTION.format(an_interview(sqlite))
    token = controls(main_form(pages.get(address)))["csrf_token"]
    form = {"csrf_token": token, "slot": "views__", "views__": "Mine", "started_from": "0"}

    def answered(**how) -> int:
        headers = {"Accept": "application/json", **how.pop("headers", {})}
        return pages.client.post(address, data=form, headers=headers, **how).status_code

    over_https = {"base_url": "https://localhost"}
    evil = {"headers": {"Referer": "https://evil.example/"}}
    ours = {"headers": {"Referer": f"https://localhost{address}"}}
    assert [answered(), answered()] == [200, 200]
    assert answered(**over_https) == 400
    assert answered(**over_https, **evil) == 400
    assert answered(**over_https, **ours) == 200
    with pages.client.session_transaction() as cookie:
        cookie["csrf_token"] = "of another session"
    assert answered() == 400


def test_what_somebody_else_saved_is_kept_where_the_reader_chooses_so(pages, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    link = personal_link(pages, interview)
    screen = pages.get(f"{link}sections/records/")
    save(sqlite, interview, {("views", ""): {"value": "Theirs"}})

    both = pages.send_from(screen, {"views__": "Mine"}, status=422)
    assert "Theirs" in both.select_one(".showcard-conflict").text
    assert both.select_one("[data-unsaved] textarea").text.strip() == "Mine"
    pages.send_from(both, {"keep_theirs": "views__"})

    assert stored(sqlite, interview)["views", ""].value == "Theirs"


def test_a_partners_answer_that_cannot_be_saved_alone_says_why(pages, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    link = personal_link(pages, interview)
    form = controls(main_form(pages.get(f"{link}sections/steps/")))

    def sent(slot: str, **typed: str) -> dict:
        data = {"csrf_token": form["csrf_token"], "started_from": "0", "slot": slot, **typed}
        headers = {"Accept": "application/json"}
        return pages.client.post(f"{link}sections/steps/staff", data=data, headers=headers).json

    assert "must be a number" in sent("staff__", staff__="ten")["problem"]
    assert sent("step_name__1", step_name__1="Agree")["opens"]
    assert "Enter a number of 0 or more" in sent("staff__", staff__="-3")["problem"]
    assert not sent("staff__", staff__="10")["opens"]
    save(sqlite, interview, {("staff", ""): {"value": 12}}, started_from=2)
    assert "Somebody else saved “12”" in sent("staff__", staff__="11")["problem"]
    pages.send(f"{link}check", {})
    assert "closed meanwhile" in sent("staff__", staff__="13")["problem"]
    assert stored(sqlite, interview)["staff", ""].value == 12


def test_a_memo_beside_an_answer_is_kept_though_the_answer_saves_itself(pages, sqlite):
    interview = an_interview(sqlite)
    typed = {"views__": "By itself", "views____memo": "Not what the partner said at first"}

    one_answer(pages, SECTION.format(interview), "views__", typed)

    with sqlite.reading() as session:
        assert [memo.words for memo in memos_of(session, interview)["views", ""]] == [
            "Not what the partner said at first"
        ]
    assert stored(sqlite, interview)["views", ""].value == "By itself"
