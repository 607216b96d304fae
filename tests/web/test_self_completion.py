import re
from html import unescape
from pathlib import Path

import pytest

from guides import load_guide
from guides.names import INSTRUCTION_WORDS
from guides.screens import screens
from research.database import Database
from tests.fieldwork import an_interview, save, stored
from tests.pages import Pages, controls, main_form, names, personal_link

PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"


KEEPS_NOTHING = """
guide: small
version: 1
title: "Records, held or wanted"
handouts:
  records:
    number: 1
    title: "Records"
    groups:
      people: {label: "People", items: {other: {label: "Other records", specify: true}}}
sections:
  - id: records
    title: "Records"
    aim: "What is held and wanted"
    questions:
      - {id: keeps, kind: one_of, ask: "Any?", options: {yes: "Yes", no: "No"}}
      - id: held
        kind: one_of
        for_each: records
        ask_if: {keeps: [yes]}
        ask: "Do you hold it?"
        options: {held: "Yes", unheld: "No"}
      - id: wanted
        kind: one_of
        for_each: records
        ask: "Do you want it?"
        options: {wanted: "Yes", unwanted: "No"}
"""


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def invited(pages: Pages, database: Database) -> tuple[int, str]:
    interview = an_interview(database, mode="self_completion")
    return interview, personal_link(pages, interview)


def test_a_partner_answers_checks_and_submits(pages, sqlite):
    interview, link = invited(pages, sqlite)

    pages.send(f"{link}sections/records/", {"views__": "We think so"})
    assert pages.url == f"{link}sections/records/held.people"
    check = pages.get(f"{link}check")
    assert "We think so" in text(check)
    thanks = pages.send_from(check, {})

    assert "Thank you" in text(thanks)
    assert stored(sqlite, interview)["views", ""].value == "We think so"


def test_what_is_changed_from_the_check_leads_back_to_it(pages, sqlite):
    _, link = invited(pages, sqlite)
    change = pages.get(f"{link}check").select_one(".govuk-summary-list__actions a")["href"]
    assert change == f"{link}sections/records/views?check=yes#views__"

    page = pages.get(change)
    saved = pages.client.post(change, data={**controls(main_form(page)), "views__": "We do"})

    assert saved.headers["Location"] == f"{link}check#views"
    assert pages.get(f"{link}check").select_one("dl#views").dd.text.strip() == "We do"
    assert page.select_one(".govuk-back-link")["href"] == f"{link}check#views"


def test_only_what_applies_is_asked_next(pages, sqlite):
    _, link = invited(pages, sqlite)

    page = pages.send(f"{link}sections/records/held.people", {"held__postcode": "held"})

    assert names(main_form(page)) >= {"quality__postcode"}
    assert "Postcode" in page.h1.text


def test_a_row_that_was_named_is_asked_about_before_the_next_is_offered(pages, sqlite):
    _, link = invited(pages, sqlite)

    page = pages.send(f"{link}sections/steps/", {"step_name__1": "Agree a format"})
    assert "step_cost__1__low" in names(main_form(page))
    page = pages.send_from(page, {"step_cost__1__low": "100"})

    assert page.h1.text == "Is there another step?"
    assert pages.send_from(page, {}).h1.text == "Next steps"


def test_an_other_line_is_put_into_words_where_it_is_first_asked(pages, sqlite):
    interview = an_interview(sqlite, mode="self_completion", text=KEEPS_NOTHING)
    link = personal_link(pages, interview)

    pages.send(f"{link}sections/records/", {"keeps__": "no"})
    pages.send(
        f"{link}sections/records/wanted.people",
        {"wanted__other": "wanted", "wanted__other__specify": "shoe sizes"},
    )

    assert stored(sqlite, interview)["wanted", "other"].specify == "shoe sizes"
    assert "Other records: shoe sizes" in text(pages.get(f"{link}check"))


def test_a_partner_reads_the_words_meant_for_reading(pages, sqlite):
    _, link = invited(pages, sqlite)

    page = pages.get(f"{link}sections/records/")

    assert "What does your organisation think?" in text(page)
    assert "Please begin." in text(page)
    assert "Let us begin." not in text(page)


def test_an_answer_online_was_always_prompted(pages, sqlite):
    interview, link = invited(pages, sqlite)

    pages.send(f"{link}sections/records/held.people", {"held__postcode": "held"})

    assert stored(sqlite, interview)["held", "postcode"].mention == "prompted"


def test_what_an_interview_heard_unasked_stays_so_when_the_partner_saves(pages, sqlite):
    interview, link = invited(pages, sqlite)
    save(sqlite, interview, {("held", "postcode"): {"value": "held", "mention": "spontaneous"}})

    pages.send(f"{link}sections/records/held.people", {"held__postcode": "partly"})

    answer = stored(sqlite, interview)["held", "postcode"]
    assert (answer.value, answer.mention) == ("partly", "spontaneous")


def test_a_question_that_was_not_answered_was_not_mentioned(pages, sqlite):
    interview, link = invited(pages, sqlite)

    pages.send(f"{link}sections/records/held.people", {"held__postcode": "missing:dont_know"})

    assert stored(sqlite, interview)["held", "postcode"].mention is None


def test_a_submitted_questionnaire_is_only_read(pages, sqlite):
    _, link = invited(pages, sqlite)
    screen = pages.get(f"{link}sections/records/")
    pages.send(f"{link}check", {})

    assert "Thank you" in pages.get(f"{link}sections/records/views").h1.text
    late = pages.send_from(screen, {"views__": "Late words"}, status=422)
    assert late.find("textarea", id="views__").text == "Late words"


def test_i_do_not_know_is_an_honest_answer(pages, sqlite):
    interview, link = invited(pages, sqlite)

    pages.send(f"{link}sections/records/", {"views____missing": "dont_know"})

    assert stored(sqlite, interview)["views", ""].missing == "dont_know"


def test_an_answer_and_a_reason_for_none_are_told_apart(pages, sqlite):
    _, link = invited(pages, sqlite)

    page = pages.send(
        f"{link}sections/records/", {"views__": "Yes", "views____missing": "dont_know"}, status=422
    )

    assert "Either answer" in page.select_one(".govuk-error-summary").text
    assert page.find("textarea", id="views__").text == "Yes"


def test_a_note_of_the_interviewer_never_reaches_the_partner(pages, sqlite):
    interview, link = invited(pages, sqlite)
    given = {"value": "Words", "note": "sounded unsure", "probes": ["secret probe"]}
    save(sqlite, interview, {("views", ""): given})
    pages.send(f"/interviews/{interview}/close", {})

    page = pages.get(f"{link}done")

    assert "Words" in text(page)
    assert "sounded unsure" not in text(page)
    assert "secret probe" not in text(page)


@pytest.mark.parametrize("wrong", ["nonsense", "x" * 500, "%00", "=1+1"])
def test_a_wrong_link_gets_a_plain_page(pages, sqlite, wrong):
    invited(pages, sqlite)

    page = pages.get(f"/answer/{wrong}/", status=404)

    assert "does not open" in text(page)


def test_a_revoked_link_gets_the_same_plain_page(pages, sqlite):
    interview, link = invited(pages, sqlite)
    revoke = f"/interviews/{interview}/links/revoke"
    assert pages.get(f"/interviews/{interview}/").find("a", href=revoke)
    asked = pages.get(revoke)
    assert "These stop: The personal link made on" in text(asked)
    pages.client.post(revoke, data=controls(main_form(asked)))

    for address in ("", "check", "done", "sections/records/", "sections/records/views"):
        assert "does not open" in text(pages.get(link + address, status=404))


def test_a_new_link_takes_the_place_of_the_old(pages, sqlite):
    interview, old = invited(pages, sqlite)

    new = personal_link(pages, interview)

    assert "does not open" in text(pages.get(old, status=404))
    assert "Your answers" in pages.get(new).title.text


def test_only_a_fingerprint_of_the_link_is_kept(pages, sqlite):
    _, link = invited(pages, sqlite)
    secret = link.split("/")[2]

    with sqlite.engine.connect() as connection:
        kept = connection.exec_driver_sql("select * from link").all()

    assert len(kept) == 1
    assert secret not in str(kept)


def test_a_form_without_its_token_saves_nothing(pages, sqlite):
    interview, link = invited(pages, sqlite)
    pages.get(f"{link}sections/records/")

    answer = pages.client.post(
        f"{link}sections/records/views", data={"slot": "views__", "views__": "forged"}
    )

    assert answer.status_code == 422 or answer.status_code == 400
    assert stored(sqlite, interview) == {}


def test_no_aim_instruction_or_probe_of_the_pace_guide_reaches_a_partner(pages, sqlite):
    guide = load_guide(PACE)
    interview = an_interview(sqlite, mode="self_completion", text=PACE.read_text())
    link = personal_link(pages, interview)
    hidden = _hidden_words(guide)
    save(sqlite, interview, _answers(guide))
    addresses = [
        f"{link}sections/{section.id}/{screen.id}"
        for section in guide.sections
        for screen in screens(guide, section)
    ]

    responses = [pages.client.get(each) for each in (link, f"{link}check", *addresses)]
    told = [" ".join(unescape(r.text).split()) for r in responses if r.status_code == 200]

    assert len(hidden) > 40 and len(told) > 80
    assert [words for words in hidden for page in told if words in page] == []


def _hidden_words(guide) -> set[str]:
    """Aims, objectives and instructions whole. A probe may be a word that a hint also uses."""
    told = [*guide.instructions, *(i for q in guide.questions for i in q.instructions)]
    told += [i for s in guide.sections if s.introduction for i in s.introduction.instructions]
    words = {section.aim.text for section in guide.sections}
    words |= {objective.text for objective in guide.objectives}
    words |= {instruction.text for instruction in told}
    words |= set(INSTRUCTION_WORDS.values())
    words |= {p.text for q in guide.questions for p in q.probes if len(p.text.split()) > 3}
    return {re.sub(r"\s+", " ", each) for each in words if each}


def _answers(guide) -> dict:
    """The first option of everything, so that every route opens, and one row a roster."""
    chosen = {
        slot.key: {"value": slot.question.options[0].id}
        for section in guide.sections
        for slot in guide.slots(section)
        if slot.question.kind in ("one_of", "scale")
    }
    return chosen | {(roster.named_by, "1"): {"value": "A row"} for roster in guide.rosters}


def test_a_link_is_shown_under_the_name_that_partners_reach(pages, sqlite, monkeypatch):
    interview = an_interview(sqlite, mode="self_completion")
    overview = pages.get(f"/interviews/{interview}/")
    form = controls(overview.find("form", action=f"/interviews/{interview}/links"))

    def shown() -> str:
        address = f"/interviews/{interview}/links"
        return pages.client.post(address, data=form, follow_redirects=True).text

    here = shown()
    monkeypatch.setenv("SHOWCARD_ADDRESS", "https://research.example.org/")
    there = shown()

    assert "opens only on this computer" in here
    assert "opens only on this computer" not in there
    assert 'href="https://research.example.org/answer/' in there


def test_a_partner_says_why_there_is_no_answer_in_its_own_words(pages, sqlite):
    interview, link = invited(pages, sqlite)
    reasons = pages.get(f"{link}sections/records/views").select_one("main form select")

    pages.send(f"{link}sections/records/views", {reasons["name"]: "not_applicable"})

    assert [option.text.strip() for option in reasons.find_all("option")] == [
        "",
        "I don't know",
        "Prefer not to say",
        "Not for us to answer",
    ]
    assert "Not for us to answer" in text(pages.get(f"{link}check"))
    assert "Not applicable" in text(pages.get(f"/interviews/{interview}/"))


def test_what_was_noted_in_an_interview_is_marked_for_the_partner_to_change(pages, sqlite):
    interview, link = invited(pages, sqlite)
    save(sqlite, interview, {("views", ""): {"value": "It could work"}}, by="Rosa")
    noted = pages.get(f"{link}sections/records/views")

    pages.send(f"{link}sections/records/views", {"views__": "It will work"})

    assert "Noted in our interview. Change it if it is not right." in text(noted)
    own = text(pages.get(f"{link}sections/records/views"))
    assert "It will work" in own and "Noted in our interview" not in own


def test_questions_are_optional_in_words_and_a_further_row_asks_for_no_reason(pages, sqlite):
    interview, link = invited(pages, sqlite)
    first = pages.get(f"{link}sections/steps/")
    save(sqlite, interview, {("step_name", "1"): {"value": "A pilot"}})

    another = pages.get(f"{link}sections/steps/step_name.2")

    assert "Every question here is optional" in text(first)
    assert first.select_one("main form select") is not None
    assert "Is there another step?" in text(another)
    assert "Every question here is optional" not in text(another)
    assert another.select_one("main form select") is None


def test_what_comes_next_is_the_link_of_a_partner_who_has_none(pages, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    overview = f"/interviews/{interview}/"

    before = pages.get(overview).select("main .govuk-button:not([class*='button--'])")
    personal_link(pages, interview)
    after = pages.get(overview).select("main .govuk-button:not([class*='button--'])")

    assert [text(button) for button in before] == ["Make a personal link"]
    assert [text(button) for button in after] == ["Begin the interview"]
