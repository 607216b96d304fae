"""What a partner told, shown to it: confirmed, corrected, withdrawn, quoted or not, and kept."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import select

from research.answers.verbatims import mark_verbatim
from research.consent.given import give_consent
from research.evidence.rows import partner_rows
from research.models import AnswerHistory, Interview, Stage, Verbatim
from tests.fieldwork import an_interview, save, stored
from tests.pages import Pages, controls, personal_link

GUIDE = """
guide: small
version: 1
title: "Records and steps"
handouts:
  records:
    number: 1
    title: "Records"
    groups:
      people: {label: "About people", items: {postcode: "Postcode", outcome: "Outcomes"}}
sections:
  - id: records
    title: "Records"
    aim: "What is held"
    questions:
      - id: held
        kind: one_of
        for_each: records
        ask: "Do you hold it?"
        indicator: data_held
        options: {held: "We hold it", partly: "In part", not_held: "We do not hold it"}
      - {id: spend, kind: money, ask: "What would it cost?"}
      - {id: views, kind: long_text, ask: "What do you think?"}
"""
PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"
POSTCODE, SPEND = ("held", "postcode"), ("spend", "")


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.fixture
def told(pages, sqlite) -> tuple[int, str]:
    """An interview that was closed, and the link of its partner."""
    interview = an_interview(sqlite, text=GUIDE)
    given = {
        POSTCODE: {"value": "held", "note": "sounded unsure"},
        SPEND: {"value": {"central": 500}},
        ("views", ""): {"value": "We are for it"},
    }
    save(sqlite, interview, given)
    link = personal_link(pages, interview)
    with sqlite.writing() as session:
        row = session.get_one(Interview, interview)
        give_consent(session, row, {"take_part": "yes", "quoted": "yes"}, by="P01")
        words = "We are for it"
        mark_verbatim(session, interview, ("views", ""), words, attribution="type", by="Rosa")
    pages.send(f"/interviews/{interview}/close", {})
    return interview, link


def say(pages: Pages, link: str, what: str):
    page = pages.get(f"{link}record/")
    form = page.find("form", action=f"{link}record/say")
    data = {**controls(form), "say": what}
    said = pages.client.post(f"{link}record/say", data=data)
    place = what.partition(":")[2]
    assert said.headers["Location"] == f"{link}record/" + (f"#{place}" if place else "")
    return pages.get(f"{link}record/")


def row_of(sqlite):
    with sqlite.reading() as session:
        return partner_rows(session, session.scalars(select(Stage)).one())[0]


def test_an_interviewed_partner_sees_its_record_and_no_note(pages, told):
    _, link = told

    page = pages.get(f"{link}record/")

    assert [h.text for h in page.find_all("h2")][:3] == [
        "What you hold",
        "Costs",
        "Words that may be quoted",
    ]
    assert "Postcode We hold it" in text(page)
    assert "Most likely £500" in text(page) or "£500" in text(page)
    assert "sounded unsure" not in text(page)


def test_a_confirmed_record_is_counted_in_the_findings(pages, told, sqlite):
    interview, link = told
    assert not row_of(sqlite).confirmed

    page = say(pages, link, "all:")

    assert "You confirmed this record on" in text(page)
    assert (row_of(sqlite).confirmed, row_of(sqlite).changed) == (True, 0)


def test_a_correction_keeps_the_answer_that_it_replaces(pages, told, sqlite):
    interview, link = told

    page = pages.send(f"{link}record/held__postcode/correct", {"held__postcode": "partly"})

    assert "In part Corrected Before: We hold it" in text(page)
    assert stored(sqlite, interview)[POSTCODE].value == "partly"
    with sqlite.reading() as session:
        change = session.scalars(select(AnswerHistory).order_by(AnswerHistory.id.desc())).first()
    assert (change.old["value"], change.why) == ("held", "correction by partner")
    assert stored(sqlite, interview)[POSTCODE].note == "sounded unsure"
    assert row_of(sqlite).changed == 1


def test_a_correction_that_is_no_answer_is_told_and_kept(pages, told, sqlite):
    interview, link = told

    page = pages.send(f"{link}record/spend__/correct", {"spend____central": "a lot"}, status=422)

    assert "must be a number" in page.select_one(".govuk-error-summary").text
    assert page.find("input", {"name": "spend____central"})["value"] == "a lot"
    assert stored(sqlite, interview)[SPEND].value == {"central": 500}


def test_what_is_withdrawn_counts_for_nothing_and_can_be_put_back(pages, told, sqlite):
    interview, link = told

    page = pages.send(f"{link}record/held__postcode/withdraw", {})
    assert "Postcode Withdrawn" in text(page)
    assert stored(sqlite, interview)[POSTCODE].value is None
    say(pages, link, "back:held__postcode")

    assert stored(sqlite, interview)[POSTCODE].value == "held"


def test_who_withdraws_the_name_of_a_step_is_told_what_goes_with_it(pages, sqlite):
    interview = an_interview(sqlite, text=PACE.read_text())
    save(sqlite, interview, {("step_name", "1"): {"value": "Agree on a form"}})
    pages.send(f"/interviews/{interview}/close", {})

    page = pages.get(f"{personal_link(pages, interview)}record/step_name__1/withdraw")

    assert "neither will what else you told about it" in text(page)


def test_a_line_that_is_right_is_marked_until_somebody_changes_it(pages, told, sqlite):
    _, link = told

    assert "We hold it Confirmed" in text(say(pages, link, "right:held__postcode"))
    assert "£500 Confirmed" in text(say(pages, link, "group:costs"))
    page = pages.send(f"{link}record/held__postcode/correct", {"held__postcode": "not_held"})

    assert "We do not hold it Corrected" in text(page)


def test_a_correction_that_meets_another_shows_both_until_one_is_chosen(pages, told, sqlite):
    interview, link = told
    address = f"{link}record/held__postcode/correct"
    first = pages.get(address)
    pages.send(address, {"held__postcode": "partly"})

    both = pages.send_from(first, {"held__postcode": "not_held"}, status=422)

    assert "In part" in both.select_one(".showcard-conflict").text
    assert both.select_one("input[checked]")["value"] == "not_held"
    pages.send_from(both, {"keep_theirs": "held__postcode"})
    assert stored(sqlite, interview)[POSTCODE].value == "partly"
    assert "Corrected" in text(pages.send_from(both, {}))
    assert stored(sqlite, interview)[POSTCODE].value == "not_held"


def test_only_what_was_looked_at_is_confirmed(pages, told):
    _, link = told
    form = pages.get(f"{link}record/").find("form", action=f"{link}record/say")
    pages.send(f"{link}record/held__postcode/correct", {"held__postcode": "partly"})

    pages.client.post(f"{link}record/say", data={**controls(form), "say": "right:held__postcode"})

    assert "Confirmed" not in text(pages.get(f"{link}record/"))


def test_a_quote_is_shown_within_what_is_agreed_to_now(pages, told, sqlite):
    interview, link = told
    assert "Only the type of organisation." not in text(pages.get(f"{link}record/"))

    with sqlite.writing() as session:
        row = session.get_one(Interview, interview)
        give_consent(session, row, {"attribution": "organisation"}, by="P01")

    assert "Only the type of organisation." in text(pages.get(f"{link}record/"))


def test_a_quote_is_cleared_or_refused_by_who_said_it(pages, told, sqlite):
    _, link = told
    with sqlite.reading() as session:
        quote = session.scalars(select(Verbatim.id)).one()

    assert "You said that it may be used" in text(say(pages, link, f"use:{quote}"))
    page = say(pages, link, f"refuse:{quote}")

    assert "You said that it may not be used" in text(page)
    with sqlite.reading() as session:
        kept = session.scalars(select(Verbatim)).one()
    assert (kept.cleared_at, kept.refused_at is None) == (None, False)


def test_researchers_see_what_was_corrected_beside_what_was_told(pages, told):
    interview, link = told
    pages.send(f"{link}record/held__postcode/correct", {"held__postcode": "partly"})
    pages.send(f"{link}record/spend__/withdraw", {})
    say(pages, link, "all:")

    page = text(pages.get(f"/interviews/{interview}/record/"))

    assert "The partner confirmed it on" in page
    assert "Postcode We hold it In part" in page
    assert "What would it cost? £500 Withdrawn" in page


def test_what_was_noted_and_answered_otherwise_online_stands_beside_it(pages, sqlite):
    interview = an_interview(sqlite, text=GUIDE)
    save(sqlite, interview, {POSTCODE: {"value": "held"}}, by="Rosa Researcher")
    save(sqlite, interview, {POSTCODE: {"value": "partly"}}, started_from=1, by="P01")
    save(sqlite, interview, {SPEND: {"value": {"central": 5}}}, started_from=2, by="P01")
    save(sqlite, interview, {SPEND: {"value": {"central": 6}}}, started_from=3, by="P01")

    page = pages.get(f"/interviews/{interview}/record/")

    assert [text(row) for row in page.select("main tbody tr")] == [
        "Do you hold it? Postcode We hold it In part"
    ]


def test_who_may_be_told_is_changed_after_the_close_and_cleared_anew(pages, told, sqlite):
    interview, link = told
    address = f"/interviews/{interview}/record/"
    with sqlite.writing() as session:
        session.scalars(select(Verbatim)).one().attribution = "unattributed"
    say(pages, link, "use:1")

    refused = pages.send(address, {"level-1": "organisation"}, status=422)
    assert "Consent does not go that far." in text(refused)
    assert "Cleared by the partner" in text(pages.send(address, {"level-1": "not_quoted"}))
    with sqlite.writing() as session:
        row = session.get_one(Interview, interview)
        give_consent(session, row, {"attribution": "organisation"}, by="P01")
    assert "Cleared by the partner" not in text(pages.send(address, {"level-1": "organisation"}))

    assert "The organisation may be named." in text(pages.get(f"{link}record/"))


def test_how_long_it_took_is_kept_and_a_mistake_is_told(pages, told, sqlite):
    _, link = told
    record = pages.get(f"{link}record/")
    form = record.find("form", action=f"{link}record/burden")

    def sent(status: int, **typed: str):
        data = {**controls(form), **typed}
        response = pages.client.post(f"{link}record/burden", data=data, follow_redirects=True)
        return pages._read(response, status)

    wrong = sent(422, hours="two", people="3")
    assert "Hours must be a whole number" in text(wrong)
    assert wrong.find("input", id="hours")["value"] == "two"
    sent(200, hours="2", minutes="30", people="3")

    assert (row_of(sqlite).burden_minutes, row_of(sqlite).burden_people) == (150, 3)


def test_nobody_is_asked_twice_how_long_it_took(pages, sqlite):
    took = '      - {id: took, kind: number, ask: "Hours?", indicator: burden_hours}\n'
    interview = an_interview(sqlite, text=GUIDE + took)
    link = personal_link(pages, interview)
    pages.send(f"/interviews/{interview}/close", {})

    for page in ("record/", "done"):
        assert "How long did this take?" not in text(pages.get(f"{link}{page}"))


def test_both_copies_in_word_tell_what_they_are(pages, told):
    _, link = told
    pages.send(f"{link}record/held__postcode/withdraw", {})

    record, answers = (pages.client.get(f"{link}{name}.docx") for name in ("record", "answers"))

    assert "a-small-study-p01-what-you-told-us" in record.headers["Content-Disposition"]
    cells = [cell.text for table in Document(BytesIO(record.data)).tables for cell in table._cells]
    assert cells[3:6] == ["Postcode", "–", "Withdrawn. Before: We hold it"]
    words = [cell.text for t in Document(BytesIO(answers.data)).tables for cell in t._cells]
    assert "We are for it" in words
    assert "sounded unsure" not in str(cells) + str(words)


def test_there_is_no_record_while_the_interview_is_open(pages, sqlite):
    link = personal_link(pages, an_interview(sqlite, text=GUIDE, mode="self_completion"))

    for address in ("record/", "record/held__postcode/correct", "record.docx"):
        pages.get(link + address)
        assert pages.url == link


def test_who_submits_has_confirmed_and_what_is_reopened_is_open_again(pages, sqlite):
    interview = an_interview(sqlite, text=GUIDE, mode="self_completion")
    link = personal_link(pages, interview)
    pages.send(f"{link}sections/records/", {"held__postcode": "held"})
    pages.send(f"{link}check", {})
    assert row_of(sqlite).confirmed
    asked = {button.get("value") for button in pages.get(f"{link}record/").select("main button")}
    assert not {"right:held__postcode", "group:records", "all:"} & asked

    page = pages.get(f"/interviews/{interview}/")
    reopen = page.find("form", action=f"/interviews/{interview}/reopen")
    pages.client.post(f"/interviews/{interview}/reopen", data=controls(reopen))

    assert not row_of(sqlite).confirmed
