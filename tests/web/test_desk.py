"""The interviewer's desk: hand-outs, words as said, memos, rosters, the same answers again."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from research.consent.given import give_consent
from research.evidence.cases import cases
from research.models import (
    AnswerHistory,
    AuditEntry,
    HandoutShown,
    Interview,
    Memo,
    SectionTime,
    Stage,
    Verbatim,
)
from research.reports.snapshots import gather
from tests.fieldwork import an_interview, save, stored
from tests.pages import Pages, an_account, controls, main_form, personal_link, sign_in

RECORDS = "/interviews/{}/sections/records"
STEPS = "/interviews/{}/sections/steps"
MINUTE = timedelta(minutes=1)


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def press(pages, address, act, typed=None, status=200):
    """Press a button inside the section, with the page as it stands."""
    page = pages.get(address)
    data = {**controls(main_form(page)), **(typed or {}), "act": act}
    answer = pages.client.post(address, data=data, follow_redirects=True)
    return pages._read(answer, status)


def show(pages, interview, way="on_screen"):
    page = pages.get(RECORDS.format(interview))
    data = {**controls(page.find("form", id="show-hand-out")), "way": way}
    address = f"/interviews/{interview}/hand-outs/records/show"
    return pages._read(pages.client.post(address, data=data, follow_redirects=True), 200)


def kept(sqlite, table) -> list:
    with sqlite.reading() as session:
        return list(session.scalars(select(table)))


def consent(sqlite, interview, **given) -> None:
    with sqlite.writing() as session:
        found = session.get_one(Interview, interview)
        give_consent(session, found, given, method="spoken", by="Rosa")


def test_what_is_raised_before_the_hand_out_is_ticked_and_stands_for_the_first_answer(
    pages, sqlite
):
    interview = an_interview(sqlite)
    address = RECORDS.format(interview)
    assert pages.get(address).select(".showcard-rail #held__postcode-mention")

    pages.send(address, {"held__postcode__mention": "yes"})

    answer = stored(sqlite, interview)["held", "postcode"]
    assert (answer.value, answer.mention) == ("held", "spontaneous")


def test_showing_a_hand_out_is_kept_and_opens_a_page_of_it_alone(pages, sqlite):
    interview = an_interview(sqlite)

    sheet = show(pages, interview)

    assert "Postcode" in text(sheet)
    assert "Secret aim" not in text(sheet)
    assert not sheet.select("nav, form, a[href^='/']")
    (shown,) = kept(sqlite, HandoutShown)
    assert (shown.handout, shown.way, shown.shown_by) == ("records", "on_screen", "Rosa Researcher")
    assert "handout_shown" in [entry.what for entry in kept(sqlite, AuditEntry)]


def test_once_it_was_read_out_the_rest_is_asked_line_by_line(pages, sqlite):
    interview = an_interview(sqlite)
    pages.send(RECORDS.format(interview), {"held__postcode__mention": "yes"})

    page = show(pages, interview, "read_out")

    assert not page.select(".showcard-rail")
    assert "1 raised unasked: do not ask about it again." in text(page)
    assert page.select_one(".showcard-line--raised")["data-slot"] == "held__postcode"


def test_a_hand_out_is_not_shown_in_a_closed_interview(pages, sqlite):
    interview = an_interview(sqlite)
    pages.send(f"/interviews/{interview}/close", {})

    page = pages.get(RECORDS.format(interview))

    assert not page.select("form#show-hand-out")
    assert kept(sqlite, HandoutShown) == []


def test_words_are_kept_as_said_within_what_the_consent_allows(pages, sqlite):
    interview = an_interview(sqlite)
    consent(sqlite, interview, take_part="yes", quoted="yes", attribution="type")
    typed = {"views____note": "She said: nobody asks us.", "views____said": "Nobody asks us"}

    page = press(pages, RECORDS.format(interview), "say:views__", typed)

    (verbatim,) = kept(sqlite, Verbatim)
    assert (verbatim.words, verbatim.attribution) == ("Nobody asks us", "unattributed")
    assert stored(sqlite, interview)["views", ""].note == "She said: nobody asks us."
    offered = page.select_one(f"select[name=level-{verbatim.id}]")
    assert [option["value"] for option in offered.select("option")] == [
        "not_quoted",
        "unattributed",
        "type",
    ]


def test_words_that_are_not_in_the_note_are_kept_and_that_is_said(pages, sqlite):
    interview = an_interview(sqlite)

    page = press(pages, RECORDS.format(interview), "say:views__", {"views____said": "Never"})

    assert "Kept as said; the note does not have it." in text(page)


def test_nobody_may_be_told_further_than_they_agreed_to(pages, sqlite):
    interview = an_interview(sqlite)
    press(pages, RECORDS.format(interview), "say:views__", {"views____said": "Never"})

    page = press(pages, RECORDS.format(interview), "level:1", {"level-1": "organisation"})

    assert "Consent does not go that far." in text(page)
    assert kept(sqlite, Verbatim)[0].attribution == "not_quoted"


def test_words_taken_back_can_be_put_back(pages, sqlite):
    interview = an_interview(sqlite)
    address = RECORDS.format(interview)
    press(pages, address, "say:views__", {"views____said": "Never"})

    page = press(pages, address, "unsay:1")
    assert page.select_one("button[value='resay:1']")
    page = press(pages, address, "resay:1")

    assert "Never" in page.select_one(".showcard-verbatim").text


def test_a_memo_is_seen_by_researchers_and_never_by_a_partner(pages, sqlite, app):
    interview = an_interview(sqlite)
    address = RECORDS.format(interview)
    pages.send(address, {"views____memo": "Was he told to say so?"})
    colleague = Pages(app)
    sign_in(colleague, an_account(sqlite, "administrator", name="Noor"))

    assert pages.get(address).find(id="views__-memo").text == "Was he told to say so?"
    assert "Rosa Researcher: Was he told to say so?" in text(colleague.get(address))
    link = personal_link(pages, interview)
    for page in (link, f"{link}sections/records/views", f"{link}check"):
        assert "told to say so" not in text(pages.get(page))


def test_the_same_answers_are_given_for_another_item_and_undone_in_one(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("held", i): {"value": "held"} for i in ("postcode", "other")})
    save(sqlite, interview, {("quality", "postcode"): {"value": "good"}}, started_from=1)
    address = RECORDS.format(interview)

    page = press(pages, address, "spread:quality.postcode")

    assert stored(sqlite, interview)["quality", "other"].value == "good"
    undo = page.select_one("button[value^='undo:']")["value"]
    press(pages, address, undo)
    assert stored(sqlite, interview)["quality", "other"].value is None


def test_what_has_an_answer_is_left_alone_when_others_become_the_same(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("held", i): {"value": "held"} for i in ("postcode", "other")})
    given = {("quality", "postcode"): {"value": "good"}, ("quality", "other"): {"value": "poor"}}
    save(sqlite, interview, given, started_from=1)

    press(pages, RECORDS.format(interview), "spread:quality.postcode")

    assert stored(sqlite, interview)["quality", "other"].value == "poor"


def test_one_item_becomes_the_same_as_another_that_is_chosen(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("held", i): {"value": "held"} for i in ("postcode", "other")})
    given = {("quality", "postcode"): {"value": "good"}, ("quality", "other"): {"value": "poor"}}
    save(sqlite, interview, given, started_from=1)

    press(
        pages,
        RECORDS.format(interview),
        "same:quality.other",
        {"same-quality.other": "postcode"},
    )

    assert stored(sqlite, interview)["quality", "other"].value == "good"


def steps(sqlite, interview) -> list:
    answers = stored(sqlite, interview)
    return [answers["step_name", n].value for n in "123" if ("step_name", n) in answers]


def three_steps(sqlite) -> int:
    interview = an_interview(sqlite)
    given = {("step_name", n): {"value": f"Step {n}"} for n in "123"}
    save(sqlite, interview, given | {("step_cost", "2"): {"value": {"central": 20}}})
    return interview


def test_a_step_moves_with_its_cost_and_its_words(pages, sqlite):
    interview = three_steps(sqlite)
    address = STEPS.format(interview)
    press(pages, address, "say:step_cost__2", {"step_cost__2__said": "About twenty"})

    press(pages, address, "up:steps:2")

    assert steps(sqlite, interview) == ["Step 2", "Step 1", "Step 3"]
    assert stored(sqlite, interview)["step_cost", "1"].value == {"central": 20}
    assert kept(sqlite, Verbatim)[0].item == "1"


def test_a_step_is_removed_and_put_back_with_all_that_was_said_of_it(pages, sqlite):
    interview = three_steps(sqlite)
    address = STEPS.format(interview)
    press(pages, address, "say:step_cost__2", {"step_cost__2__said": "About twenty"})
    press(pages, address, "say:step_name__3", {"step_name__3__said": "The third"})

    page = press(pages, address, "remove:steps:2")

    assert steps(sqlite, interview) == ["Step 1", "Step 3", None]
    assert "About twenty" not in text(page)
    press(pages, address, page.select_one("button[value^='undo:']")["value"])
    assert steps(sqlite, interview) == ["Step 1", "Step 2", "Step 3"]
    assert stored(sqlite, interview)["step_cost", "2"].value == {"central": 20}
    assert [(v.item, v.removed_at) for v in kept(sqlite, Verbatim)] == [("2", None), ("3", None)]


def test_what_was_changed_since_cannot_be_undone_in_one(pages, sqlite):
    interview = three_steps(sqlite)
    address = STEPS.format(interview)
    page = press(pages, address, "remove:steps:3")
    undo = page.select_one("button[value^='undo:']")["value"]
    save(sqlite, interview, {("step_name", "3"): {"value": "Another"}}, started_from=9)

    assert "cannot be undone in one" in text(press(pages, address, undo))


def test_what_is_no_answer_by_now_is_not_put_back_and_that_is_said(pages, sqlite):
    interview = three_steps(sqlite)
    page = press(pages, STEPS.format(interview), "remove:steps:2")
    with sqlite.writing() as session:
        for row in session.scalars(select(AnswerHistory).filter_by(question="step_cost")):
            row.old = row.old and {**row.old, "value": {"central": -20}}
    undo = page.select_one("button[value^='undo:']")["value"]

    page = press(pages, STEPS.format(interview), undo)

    assert "Nothing was done with an answer as it stands. Enter each amount" in text(page)
    assert steps(sqlite, interview) == ["Step 1", "Step 3", None]


def test_a_button_that_nobody_made_does_nothing(pages, sqlite):
    address = STEPS.format(three_steps(sqlite))

    for act in ("nonsense", "undo:x", "remove:steps:9", "up:records:1", "say:nothing", "level:x"):
        press(pages, address, act)

    assert kept(sqlite, Verbatim) == []
    assert kept(sqlite, Memo) == []


def test_what_must_still_be_asked_is_listed_with_where_it_stands(pages, sqlite):
    interview = an_interview(sqlite)
    show(pages, interview, "read_out")

    page = pages.get(RECORDS.format(interview))

    still = page.select_one(".showcard-still")
    assert [a["href"] for a in still.select("a")] == ["#views__", "#held__postcode"]
    assert "Hand-Out 1: Records (2)" in text(still)
    assert all(page.select_one(a["href"]) for a in still.select("a"))


def test_the_pulse_tells_what_changed_and_who_else_is_here(pages, sqlite, app):
    interview = an_interview(sqlite)
    colleague = Pages(app)
    sign_in(colleague, an_account(sqlite, "administrator", name="Noor"))
    pulse = RECORDS.format(interview) + "/pulse"

    def beat(who, **told):
        token = controls(main_form(who.get(RECORDS.format(interview))))["csrf_token"]
        return who.client.post(pulse, data={"csrf_token": token, **told}).get_json()

    beat(colleague, revision=0, seconds=3)
    save(sqlite, interview, {("views", ""): {"value": "New"}})
    news = beat(pages, revision=0, seconds=2)

    assert news["changed"] == ["views__"]
    assert news["revision"] == 1
    assert news["here"] == ["Noor (“Records”)"]
    assert beat(pages, revision=1)["changed"] == []


def test_without_a_script_a_save_keeps_the_time_since_its_page_was_opened(pages, sqlite):
    interview = an_interview(sqlite)
    address = RECORDS.format(interview)

    def save_after(minutes: float) -> int:
        page = pages.get(address)
        opened = datetime.fromisoformat(page.find("input", {"name": "opened"})["value"])
        earlier = (opened - minutes * MINUTE).isoformat()
        pages.send_from(page, {"opened": earlier, "views__": f"After {minutes}"})
        return kept(sqlite, SectionTime)[0].seconds

    assert save_after(60) == 30 * 60
    # This reader was seen since then, so what lies before that was counted.
    assert save_after(3) == 30 * 60
    with sqlite.writing() as session:
        session.execute(update(SectionTime).values(seen_at=datetime.now(UTC) - 90 * MINUTE))
    assert save_after(60) == 60 * 60
    page = pages.send(STEPS.format(interview), {"staff__": "about ten"}, status=422)
    assert page.find("input", id="staff__")["value"] == "about ten"
    assert "Time in each section" in text(pages.get(f"/interviews/{interview}/"))


def test_a_time_of_opening_that_cannot_be_is_worth_nothing(pages, sqlite):
    interview = an_interview(sqlite)
    address = RECORDS.format(interview)

    for opened in ("2999-01-01T00:00:00+00:00", "2026-01-01T00:00:00", "noon", ""):
        pages.send(address, {"opened": opened, "views__": f"Opened {opened}"})

    assert [row.seconds for row in kept(sqlite, SectionTime)] == [0]


def test_who_else_is_present_is_kept_at_the_desk_and_shown_in_the_overview(pages, sqlite):
    interview = an_interview(sqlite)
    overview, present = f"/interviews/{interview}/", f"/interviews/{interview}/present"
    page = pages.get(RECORDS.format(interview))
    form = page.find("form", action=present)

    typed = {**controls(form), "present": "A <b>note-taker</b> "}
    pages.client.post(present, data=typed)

    assert "Also present: A <b>note-taker</b>" in text(pages.get(overview))
    assert pages.get(RECORDS.format(interview)).find(id="present")["value"].startswith("A <b>")
    page = pages.send(present, {"present": "x" * 501}, status=422)
    assert "Shorten this to 500" in text(page)
    assert page.find(id="present").text.strip() == "x" * 501
    acts = [(entry.what, entry.on_what, entry.detail) for entry in kept(sqlite, AuditEntry)]
    assert ("present_kept", "Partner P01", "") in acts


def test_who_was_present_is_in_no_data_file_and_no_report(pages, sqlite):
    interview = an_interview(sqlite)
    with sqlite.writing() as session:
        session.get_one(Interview, interview).present = "Zoe Zebra"
    pages.send(f"/interviews/{interview}/close", {})

    with sqlite.reading() as session:
        stage = session.scalars(select(Stage)).one()
        told = repr([*cases(session, stage), gather(session, stage, criteria="")])
    assert "Northtown" in told
    assert "Zebra" not in told


def test_a_line_of_a_hand_out_has_its_note_words_as_said_and_memo(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("held", "postcode"): {"value": "held", "mention": "prompted"}})
    address, lines = RECORDS.format(interview), ("held__postcode", "quality__postcode")
    for line in lines:
        typed = {f"{line}__note": f"Said of {line}", f"{line}__memo": f"Thought of {line}"}
        press(pages, address, f"say:{line}", typed)

    page = pages.get(address)

    assert [(v.question, v.item, v.words) for v in kept(sqlite, Verbatim)] == [
        (line.split("__")[0], "postcode", f"Said of {line}") for line in lines
    ]
    assert [memo.words for memo in kept(sqlite, Memo)] == [f"Thought of {line}" for line in lines]
    for line in lines:
        block = page.select_one(f"[data-slot={line}]")
        assert f"Said of {line}" in block.select_one(".showcard-verbatim").text
        assert block.find(id=f"{line}-memo").text == f"Thought of {line}"
    page = press(pages, address, "say:held__other")
    assert "Type or paste the words as they were said" in text(page)


def test_what_was_typed_as_said_is_kept_by_whichever_button_was_pressed(pages, sqlite):
    interview = an_interview(sqlite)
    address = RECORDS.format(interview)

    saved = pages.send(address, {"views____said": "Nobody asks us"})
    press(pages, address, "undo:1", {"held__postcode__said": "We do"})
    press(pages, address, "unsay:1", {"held__postcode__said": "We do"})
    pages.send(address, {"said_place": "views__", "said_words": "Not once"})

    assert "Saved. Kept as said; the note does not have it." in text(saved)
    assert [verbatim.words for verbatim in kept(sqlite, Verbatim)] == [
        *("Nobody asks us", "We do", "Not once")
    ]


def test_words_that_cannot_be_kept_as_said_stay_in_their_line(pages, sqlite):
    interview = an_interview(sqlite)
    typed = {"views____said": "o" * 50_001, "said_words": "Nobody asks us"}

    page = press(pages, RECORDS.format(interview), "say", typed)

    assert "Shorten this to 50,000 characters" in text(page)
    assert page.select_one("[name=views____said]")["value"] == typed["views____said"]
    assert page.select_one("#said_words")["value"] == "Nobody asks us"
    assert "Success" not in text(page)


def test_enter_saves_and_presses_no_act(pages, sqlite):
    page = pages.get(RECORDS.format(an_interview(sqlite)))

    first = page.select_one("form#answers button")

    assert (first.text, first.get("name")) == ("Save", None)
    assert first["tabindex"] == "-1"


def test_a_line_is_answered_before_it_is_said_how_it_came_up(pages, sqlite):
    interview = an_interview(sqlite)
    show(pages, interview)

    line = pages.get(RECORDS.format(interview)).select_one("[data-slot=held__postcode]")

    assert [i["name"] for i in line.select("input[type=radio], input[type=checkbox]")] == [
        *["held__postcode"] * 3,
        "held__postcode__mention",
    ]


def test_what_is_left_to_ask_of_a_row_names_the_row(pages, sqlite):
    page = pages.get(STEPS.format(three_steps(sqlite)))

    assert [line.text for line in page.select("[data-part=still] a")] == [
        "Step 1: What would it cost?",
        "Step 3: What would it cost?",
        "How many people work there?",
    ]


def test_two_questions_about_the_lines_of_a_hand_out_are_told_apart(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("held", "postcode"): {"value": "held"}})

    page = pages.get(RECORDS.format(interview))

    assert [line.text for line in page.select("[data-part=still] a")][1:] == [
        "Hand-Out 1: Records",
        "Hand-Out 1: Records: How good is it?",
    ]


def two_steps_of_which_one_moved(pages, interview):
    """The page as it was before somebody else moved the steps."""
    address = STEPS.format(interview)
    for row, name in (("1", "Agree"), ("2", "Build")):
        pages.send(address, {f"step_name__{row}": name})
    pages.send(address, {"step_name__1__memo": "Thought of agreeing"})
    old = pages.get(address)
    pages.send(address, {"act": "down:steps:1"})
    return old


def test_a_memo_of_a_step_that_moved_meanwhile_is_not_kept_with_another(pages, sqlite):
    old = two_steps_of_which_one_moved(pages, an_interview(sqlite))

    page = pages.send_from(old, {"step_name__2__memo": "Thought of building"}, status=422)

    assert {(m.item, m.words) for m in kept(sqlite, Memo)} == {("2", "Thought of agreeing")}
    assert "The step that you entered this for was moved" in text(page)
    assert page.find(id="step_name__2-memo").text == "Thought of building"
    assert page.find(id="step_name__2")["value"] == "Agree"
    pages.send_from(page, {"keep_theirs": "step_name__2", "step_name__2__said": "Build it!"})
    assert kept(sqlite, Verbatim) == []
    assert [memo.words for memo in kept(sqlite, Memo)] == ["Thought of agreeing"]


def test_words_said_of_a_step_that_moved_meanwhile_stay_typed(pages, sqlite):
    old = two_steps_of_which_one_moved(pages, an_interview(sqlite))

    page = pages.send_from(old, {"step_name__2__said": "Build it!"})

    assert kept(sqlite, Verbatim) == []
    assert "another stands in its place" in text(page)
    assert page.find(attrs={"name": "step_name__2__said"})["value"] == "Build it!"


def test_a_button_of_a_step_that_moved_meanwhile_does_nothing_to_another(pages, sqlite):
    interview = an_interview(sqlite)
    old = two_steps_of_which_one_moved(pages, interview)

    data = {**controls(main_form(old)), "act": "remove:steps:1"}
    answer = pages.client.post(STEPS.format(interview), data=data)

    assert "another stands in its place" in answer.text
    assert stored(sqlite, interview)["step_name", "1"].value == "Build"
