"""Messages as a researcher words them, chooses who gets them, and sees what came of each."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from research.messages.templates import standard_words
from research.models import AuditEntry, Interview, Link, Message, Participant, Study
from tests.mail_server import settings_for
from tests.messaging import a_study, add_person, queue, states
from tests.pages import controls, main_form

MESSAGES = "/studies/small/messages"


@pytest.fixture
def mail(app, mail_server, monkeypatch):
    """The application sends by a real server."""
    settings = replace(mail_server, address="http://localhost")
    monkeypatch.setitem(app.config, "MAIL", settings)
    return settings


def invite(pages, kind: str = "invitation", **typed):
    """Both pages of confirmation, with those ticked who are by themselves; where it leads."""
    confirm = pages.send(f"{MESSAGES}/send/{kind}", typed)
    return pages.send_from(confirm, {})


def link_in(message) -> str:
    plain = message.get_body(("plain",)).get_content()
    (address,) = re.findall(r"http://localhost(/answer/\S+)", plain)
    return address


def rows(page, heading: str) -> list[str]:
    table = page.find("h2", string=re.compile(heading)).find_next("table")
    return [" ".join(row.get_text(" ").split()) for row in table.select("tbody tr")]


def audited(database, what: str) -> list[tuple[str, str]]:
    with database.reading() as session:
        query = select(AuditEntry.on_what, AuditEntry.detail).filter_by(what=what)
        return [tuple(row) for row in session.execute(query)]


def test_an_invitation_arrives_with_a_link_of_ones_own_that_opens(
    pages, signed_out, sqlite, mail, mailbox
):
    a_study(sqlite, "Ann Able", "Bob Best")

    page = invite(pages)

    assert page.find(role="status").text == "Of 2 messages: 2 sent."
    ann, bob = mailbox.messages
    assert (ann["To"], ann["From"]) == (
        "Ann Able <ann@example.org>",
        "Research team <team@example.org>",
    )
    assert ann["Reply-To"] == "rosa.researcher@example.org"
    assert ann["Subject"] == "Invitation to take part: A small study"
    plain = ann.get_body(("plain",)).get_content()
    assert plain.startswith("Dear Ann Able,") and "Council of Ann Able" in plain
    assert link_in(ann) != link_in(bob)
    assert f'href="http://localhost{link_in(ann)}"' in ann.get_body(("html",)).get_content()
    signed_out.get(link_in(ann))
    with sqlite.reading() as session:
        assert session.query(Link).order_by(Link.id).first().participant.name == "Ann Able"


def test_no_secret_is_left_in_the_database_and_no_name_in_the_audit_trail(
    pages, sqlite, mail, mailbox, tmp_path
):
    a_study(sqlite, "Ann Able")
    invite(pages)

    secret = link_in(mailbox.messages[0]).split("/")[2]

    sqlite.engine.dispose()
    assert all(secret.encode() not in file.read_bytes() for file in tmp_path.glob("showcard.db*"))
    assert audited(sqlite, "messages_confirmed") == [("Invitation", "1 message to P01")]
    with sqlite.reading() as session:
        trail = " ".join(f"{e.on_what} {e.detail}" for e in session.query(AuditEntry))
    assert "Able" not in trail and "ann@" not in trail and "P01" in trail


def test_who_is_unticked_gets_nothing(pages, sqlite, mail, mailbox):
    people = a_study(sqlite, "Ann", "Bob")

    invite(pages, to=[str(people["Bob"])])

    assert mailbox.recipients == ["bob@example.org"]


def test_with_nobody_ticked_nothing_goes_on(pages, sqlite, mail):
    a_study(sqlite, "Ann")

    page = pages.send(f"{MESSAGES}/send/invitation", {"to": []}, status=422)

    assert page.select_one(".govuk-error-summary a").text == "Tick at least one participant"


def test_a_page_of_confirmation_sends_once_however_often_it_is_sent(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann")
    confirm = pages.send(f"{MESSAGES}/send/invitation", {})

    first = pages.send_from(confirm, {})
    again = pages.send_from(confirm, {})

    assert again.h1.text == first.h1.text
    assert mailbox.recipients == ["ann@example.org"]


def test_who_declined_since_the_page_was_opened_gets_nothing(pages, sqlite, mail, mailbox):
    people = a_study(sqlite, "Ann")
    confirm = pages.send(f"{MESSAGES}/send/invitation", {})
    with sqlite.writing() as session:
        person = session.get_one(Participant, people["Ann"])
        person.partner.withdrawn_at = datetime.now(UTC)

    page = pages.send_from(confirm, {})

    assert "Nothing was sent" in page.text
    assert mailbox.messages == []


def test_the_page_names_who_gets_it_who_may_and_who_not_with_the_reason(pages, sqlite, mail):
    a_study(sqlite, "Ann", "Bob")
    with sqlite.writing() as session:
        study = session.scalars(select(Study)).one()
        add_person(session, study, "Cem", code="P03", email="")
        add_person(session, study, "Eve\r\nBcc: all", code="P04")
        add_person(session, study, "Dora", code="P05", voice="contributor")
        queue(session, "Bob")

    page = pages.get(f"{MESSAGES}/send/invitation")

    assert rows(page, "Due") == [
        "Ann ann@example.org P01, Council of Ann Is due "
        "Write it to copy , for Ann Link for paper , for Ann"
    ]
    left_out = rows(page, "Left out")
    assert "A message is on its way" in left_out[0]
    assert "No e-mail address is kept Write it to copy , for Cem" in left_out[1]
    assert "The name has a character that a message cannot carry" in left_out[2]
    assert "Answers what the partner's lead sends" in left_out[3]


def test_the_page_is_narrowed_to_some_and_they_alone_are_written_to(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann", "Bob")

    page = pages.get(f"{MESSAGES}/send/invitation?search=council+of+BOB")
    assert "1 of 2 participants" in page.text
    pages.send_from(pages.send_from(page, {}), {})

    assert mailbox.recipients == ["bob@example.org"]
    page = pages.get(f"{MESSAGES}/send/reminder?search=nobody&tick=none")
    assert "Nobody of these is due" in page.text


def test_a_refusal_of_the_server_is_in_the_log_and_on_the_first_page(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann", "Bob")
    mailbox.refusals["ann@example.org"] = "550 5.1.1 No such person here"

    page = invite(pages)

    assert page.find(role="status").text == "Of 2 messages: 1 sent, 1 failed."
    assert "1 message failed" in pages.get(f"{MESSAGES}/").text
    log = pages.get(f"{MESSAGES}/log/?state=failed")
    assert "550 5.1.1 No such person here" in log.text and "Bob" not in log.table.text
    with sqlite.reading() as session:
        failed, sent = session.query(Link).order_by(Link.id)
        assert failed.revoked_at and not sent.revoked_at
    mailbox.refusals.clear()
    invite(pages)
    assert mailbox.recipients == ["bob@example.org", "ann@example.org"]


def test_a_failure_is_seen_in_the_tracker_until_the_message_arrives(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann", "Bob")
    mailbox.refusals["ann@example.org"] = "550 No such person"
    invite(pages)

    ann, bob = pages.get("/studies/small").select("table.study-tracker tbody tr")
    assert "Invitation: Failed" in ann.text and "Invitation: Sent" in bob.text
    (row,) = pages.get(ann.select_one(".govuk-tag a")["href"]).select("tbody tr")
    assert "Ann" in row.text
    mailbox.refusals.clear()
    invite(pages)

    ann, _ = pages.get("/studies/small").select("table.study-tracker tbody tr")
    assert "Failed" not in ann.text and "Invitation: Sent" in ann.text


def test_a_server_that_is_not_there_fails_the_batch_in_a_sentence(pages, app, sqlite, monkeypatch):
    a_study(sqlite, "Ann", "Bob")
    monkeypatch.setitem(app.config, "MAIL", settings_for(1, address="http://localhost"))

    page = invite(pages)

    assert "The mail server could not be talked to" in page.table.text
    assert set(states(sqlite).values()) == {"failed"}


def test_a_message_of_which_nothing_is_known_is_settled_by_a_person(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann")
    mailbox.at_text["ann@example.org"] = "hang up"
    page = invite(pages)
    assert "1 unknown" in page.find(role="status").text
    assert (
        "Whether the last message arrived is not settled"
        in pages.get(f"{MESSAGES}/send/reminder").text
    )

    page = pages.send(f"{MESSAGES}/log/1", {}, button="arrived")

    assert "Rosa Researcher found that it arrived" in page.text
    assert audited(sqlite, "message_settled") == [("Partner P01", "Invitation: arrived")]


def test_a_batch_is_stopped_before_it_is_sent(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        batch = queue(session)
    page = pages.get(f"{MESSAGES}/batches/{batch}")
    assert page.find(role="status")["data-progress"] == f"{MESSAGES}/batches/{batch}/progress"
    told = pages.client.get(f"{MESSAGES}/batches/{batch}/progress").json
    assert told == {"words": "Of 1 message: 1 waiting.", "is_waiting": True}

    stop = f"{MESSAGES}/batches/{batch}/stop"
    pages.client.post(stop, data=controls(page.find("form", action=stop)))

    assert states(sqlite) == {"Ann": "stopped"}
    assert audited(sqlite, "messages_stopped") == [("Invitation", "1 message")]


def test_what_waits_can_be_woken(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        batch = queue(session)
    page = pages.get(f"{MESSAGES}/batches/{batch}")

    wake = f"{MESSAGES}/batches/{batch}/go-on"
    pages.client.post(wake, data=controls(page.find("form", action=wake)))

    assert mailbox.recipients == ["ann@example.org"]


def test_a_reminder_and_thanks_go_to_whom_they_are_for(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann", "Bob")
    invite(pages)
    with sqlite.writing() as session:
        session.query(Study).one().reminder_days = 0
        session.query(Interview).order_by(Interview.id).first().submitted_at = datetime.now(UTC)

    invite(pages, "reminder")
    invite(pages, "thanks")

    assert mailbox.recipients[2:] == ["bob@example.org", "ann@example.org"]
    assert [message["Subject"] for message in mailbox.messages[2:]] == [
        "Reminder: A small study",
        "Thank you for taking part: A small study",
    ]


def test_words_are_changed_previewed_and_set_back(pages, sqlite):
    a_study(sqlite, "Ann Able")
    words = f"{MESSAGES}/words/thanks"

    typed = {"subject": "Ta, {name}", "text": "Dear {name},\r\n\r\n<b>ta</b>"}
    page = pages.send(words, typed, button="preview")
    assert "Preview: not saved yet" in page.text
    assert "Subject: Ta, Ann Able" in page.select_one(".message-read").text
    assert "<p>&lt;b&gt;ta&lt;/b&gt;</p>" in str(page.select_one(".message-read__said"))
    assert page.pre.text == "Dear Ann Able,\n\n<b>ta</b>"
    assert pages.get(words).find("input", id="subject")["value"].startswith("Thank you")

    page = pages.send(words, typed)
    assert page.find("input", id="subject")["value"] == "Ta, {name}"
    pages.send(words, {**typed, "subject": "Thanks"})
    back = pages.get(words).find("button", attrs={"name": "revision"}).find_parent("form")
    address = f"{words}/back"
    pages.client.post(address, data={**controls(back), "revision": "1"})
    assert pages.get(words).find("input", id="subject")["value"] == "Ta, {name}"
    pages.client.post(address, data={**controls(back), "revision": "standard"})
    standard = standard_words("thanks")
    assert pages.get(words).find("textarea").text.strip() == standard.text
    assert len(audited(sqlite, "message_words_saved")) == 4


@pytest.mark.parametrize(
    "typed, problem",
    [
        ({"text": "Answer, {nmae}: {link}"}, "There is no placeholder {nmae}"),
        ({"text": "Please answer"}, "Invitation needs {link}"),
        ({"subject": "Here: {link}"}, "Put {link} into the text"),
        ({"text": "{link}\x00"}, "Take out the characters that cannot be seen"),
    ],
)
def test_words_that_cannot_be_sent_are_refused_and_kept_as_typed(pages, sqlite, typed, problem):
    a_study(sqlite, "Ann")

    page = pages.send(f"{MESSAGES}/words/invitation", typed, status=422)

    assert page.select_one(".govuk-error-summary a").text.startswith(problem)
    (name, text), *_ = typed.items()
    kept = page.find(attrs={"name": name})
    shown = kept.get("value", kept.text.removeprefix("\n"))
    assert shown.replace("\ufffd", "\x00") == text  # as a browser shows what cannot be seen


def test_nobody_gets_words_with_a_hole(pages, sqlite, mail):
    a_study(sqlite, "Ann", role="")
    pages.send(f"{MESSAGES}/words/invitation", {"text": "As {role}: {link}"})

    page = pages.get(f"{MESSAGES}/send/invitation")

    assert "Nothing is kept for {role}" in rows(page, "Left out")[0]


def test_a_subject_that_would_grow_too_long_is_not_sent(pages, sqlite, mail):
    a_study(sqlite, "Ann " + "x" * 190)
    typed = {"subject": "{name} {name}, {organisation}"}
    pages.send(f"{MESSAGES}/words/invitation", typed)

    page = pages.get(f"{MESSAGES}/send/invitation")

    assert "The subject would be too long" in rows(page, "Left out")[0]


def test_what_partners_typed_is_escaped_in_the_html(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann <script>alert(1)</script>", email="ann@example.org")

    invite(pages)

    html = mailbox.messages[0].get_body(("html",)).get_content()
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_a_text_by_hand_shows_its_link_once(pages, signed_out, sqlite):
    people = a_study(sqlite, "Ann")
    page = pages.get(f"{MESSAGES}/send/invitation")
    assert "sends no e-mail" in page.text and "SMTP_HOST" in page.text

    data = {**controls(main_form(page)), "participant": str(people["Ann"])}
    answer = pages.client.post(f"{MESSAGES}/send/invitation/by-hand", data=data)
    page = pages.get(answer.location)

    text = page.find("textarea", id="copy").text
    (link,) = re.findall(r"http://localhost(/answer/\S+)", text)
    assert page.find("a", href=re.compile("^mailto:ann@example.org")).text.startswith(
        "Open it in your own"
    )
    signed_out.get(link)
    again = pages.get(answer.location)
    assert link not in again.text and "The personal link was shown once" in again.text
    assert states(sqlite) == {"Ann": "by_hand"}
    assert audited(sqlite, "message_by_hand") == [("Partner P01", "Invitation")]
    with sqlite.reading() as session:
        assert session.query(Link).count() == 1
        assert "[personal link]" in session.query(Message).one().text


def test_a_link_for_paper_is_shown_once_with_its_code(pages, signed_out, sqlite):
    people = a_study(sqlite, "Ann")
    data = controls(main_form(pages.get(f"{MESSAGES}/send/invitation")))

    for count in (1, 2):
        answer = pages.client.post(
            f"{MESSAGES}/links", data={**data, "participant": str(people["Ann"])}
        )
        page = pages.get(answer.location)
        assert page.find("svg", attrs={"aria-label": "QR code of the link"})
        signed_out.get(page.select_one(".showcard-link a")["href"].removeprefix("http://localhost"))
        again = pages.get(answer.location)
        assert again.svg is None and "shown once" in again.text
        with sqlite.reading() as session:
            assert session.query(Link).count() == count


def test_who_declined_gets_no_link_either(pages, sqlite):
    people = a_study(sqlite, "Ann")
    data = controls(main_form(pages.get(f"{MESSAGES}/send/invitation")))
    data = {**data, "participant": str(people["Ann"])}
    with sqlite.writing() as session:
        session.get_one(Participant, people["Ann"]).partner.withdrawn_at = datetime.now(UTC)

    for path in ("send/invitation/by-hand", "links"):
        answer = pages.client.post(f"{MESSAGES}/{path}", data=data, follow_redirects=True)
        assert "Nothing was made for Ann. Reason: Withdrew." in answer.text
    with sqlite.reading() as session:
        assert session.query(Link).count() == 0


def test_the_page_of_a_partner_leads_to_its_peoples_links_and_messages(pages, sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        queue(session)
        session.query(Message).one().state = "sent"
    page = pages.get("/studies/small/partners/P01")

    form = page.find("form", action=f"{MESSAGES}/links")
    data = {**controls(form), "participant": form.button["value"]}
    shown = pages.client.post(form["action"], data=data, follow_redirects=True)

    assert "link for Ann" in shown.text
    log = page.find("a", href=re.compile("messages/log"))
    assert len(pages.get(log["href"]).select("tbody tr")) == 1


def test_reloading_the_page_of_a_partners_link_makes_no_other(pages, signed_out, sqlite):
    from tests.fieldwork import an_interview
    from tests.pages import personal_link

    interview = an_interview(sqlite, mode="self_completion")
    link = personal_link(pages, interview)

    page = pages.get(f"/interviews/{interview}/links")

    assert "was shown once" in page.text
    signed_out.get(link)


def test_an_invented_study_sends_nothing(pages, sqlite, mail, mailbox):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        session.query(Study).one().fictitious = True
    page = pages.get(f"{MESSAGES}/send/invitation")
    assert "nothing is sent to people who are invented" in page.text

    data = {**controls(main_form(page)), "key": "a key", "ids": "1"}

    answer = pages.client.post(f"{MESSAGES}/send/invitation/confirmed", data=data)
    assert answer.status_code == 400
    assert mailbox.messages == []


@pytest.mark.parametrize(
    "path", ["", "words/told", "send/reminder", "log/", "log/?search=nobody&state=sent&batch=x"]
)
def test_a_study_without_anybody_says_so(pages, sqlite, path):
    a_study(sqlite)

    page = pages.get(f"{MESSAGES}/{path}")

    words = " ".join(page.main.text.split())
    assert re.search(
        "nobody to write to|no participant yet|Nobody is due|No message fits|Nothing", words
    )


def test_another_studys_messages_are_as_good_as_none(pages, sqlite):
    a_study(sqlite, "Ann")
    with sqlite.writing() as session:
        batch = queue(session)
    a_study(sqlite, "Bob", slug="other")

    for path in (f"batches/{batch}", "log/1", "links/1", "words/letter", "send/letter"):
        pages.get(f"/studies/other/messages/{path}", status=404)
