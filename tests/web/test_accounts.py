"""Accounts as people use them: the first, invited, signed in, forgotten; and the trail of all."""

import csv
import re
from io import StringIO

import pytest
from sqlalchemy import select
from werkzeug.security import generate_password_hash

from research.access.accounts import add_account, studies_of
from research.audit import Wanted, entries, record
from research.database import Database
from research.models import Account
from research.web.accounts.account_commands import offer_first_account
from tests.fieldwork import an_interview, stored
from tests.pages import Pages, an_account, controls, main_form, sign_in
from tests.web.test_access import AN_HOUR, go_away, text

PASSWORD = "four words in a row"
QUICK = generate_password_hash(PASSWORD, "pbkdf2:sha256:1")
ADA = {"email": "ada.lovelace@example.org", "password": PASSWORD}


@pytest.fixture
def ada(sqlite):
    return an_account(sqlite, name="Ada Lovelace", password_hash=QUICK)


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


def trail(database) -> list[tuple[str, str, str]]:
    with database.reading() as session:
        return [(e.who.partition(" (")[0], e.what, e.on_what) for e in entries(session, Wanted())]


def account(database, email: str) -> Account:
    with database.reading() as session:
        return session.scalars(select(Account).filter_by(folded_email=email)).one()


def test_the_first_account_is_made_by_a_link_in_the_terminal(signed_out, app, sqlite, capsys):
    with app.app_context():
        offer_first_account("http://127.0.0.1:8000")
    link = re.search(r"http://127.0.0.1:8000(/account/links/\S+)", capsys.readouterr().out).group(1)

    assert "There is no account yet" in text(signed_out.get("/sign-in"))
    page = signed_out.send(link, {"name": "Ada Lovelace", **ADA})

    assert page.h1.text == "Studies"
    made = account(sqlite, ADA["email"])
    assert (made.role, made.status) == ("administrator", "active")
    assert made.password_hash.startswith("scrypt:")
    assert trail(sqlite) == [("Ada Lovelace", "account_link_used", ADA["email"])]


def test_a_person_signs_in_and_goes_where_they_were_going(signed_out, ada, sqlite):
    asked = signed_out.get("/account")

    page = signed_out.send_from(asked, {**ADA, "email": "ADA.Lovelace@example.org"})

    assert page.h1.text == "Your account"
    assert trail(sqlite) == [("Ada Lovelace", "signed_in", "")]


@pytest.mark.parametrize("next_", ["//evil.example", "https://evil.example/", "/\\evil.example"])
def test_a_sign_in_leads_nowhere_else(signed_out, ada, next_):
    form = controls(main_form(signed_out.get(f"/sign-in?next={next_}")))
    assert form["next"] == [next_]

    answer = signed_out.client.post("/sign-in", data={**form, **ADA})

    assert answer.headers["Location"] == "/"


def test_a_session_begins_afresh_at_sign_in(signed_out, ada):
    """Who planted a cookie before it knows nothing of the session after it."""
    signed_out.get("/sign-in")
    with signed_out.client.session_transaction() as cookie:
        planted = cookie["csrf_token"]
        cookie["planted"] = "yes"

    signed_out.send("/sign-in", ADA)

    with signed_out.client.session_transaction() as cookie:
        assert "planted" not in cookie
        assert cookie["csrf_token"] != planted


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(signed_out, ada, sqlite):
    wrong = signed_out.send("/sign-in", {**ADA, "password": "another thing"}, status=422)
    unknown = signed_out.send("/sign-in", {**ADA, "email": "eve@example.org"}, status=422)

    assert text(wrong.select_one(".govuk-error-summary")) == text(
        unknown.select_one(".govuk-error-summary")
    )
    assert wrong.find("input", {"name": "password"}).get("value") in (None, "")
    assert trail(sqlite) == [
        ("Nobody", "sign_in_failed", "An address without an account"),
        ("Nobody", "sign_in_failed", "ada.lovelace@example.org"),
    ]


def test_an_unknown_address_has_a_password_checked_all_the_same(signed_out, ada, monkeypatch):
    checked = []
    monkeypatch.setattr("research.access.accounts.is_right", lambda kept, _: checked.append(kept))

    for email in ("ada.lovelace@example.org", "eve@example.org"):
        signed_out.send("/sign-in", {**ADA, "email": email}, status=422)

    assert checked == [QUICK, ""]


@pytest.mark.parametrize("email", [ADA["email"], "nobody@example.org"])
def test_after_ten_tries_even_the_right_password_must_wait(signed_out, ada, email, monkeypatch):
    monkeypatch.setattr(
        "research.access.accounts.is_right", lambda kept, password: password == PASSWORD
    )
    page = signed_out.get("/sign-in")
    for _ in range(10):
        wrong = {"email": email, "password": "wrong"}
        page = signed_out.send_from(page, wrong, status=422)

    page = signed_out.send_from(page, {**ADA, "email": email}, status=429)

    assert re.search(r"too many tries\. Try again at \d\d:\d\d", text(page))


def test_who_is_signed_out_sees_nothing_by_going_back(pages, sqlite):
    form = pages.get("/").find("form", action="/sign-out")

    pages.client.post("/sign-out", data=controls(form))

    assert pages.get("/account").h1.text == "Sign in"
    assert trail(sqlite) == [("Rosa Researcher", "signed_out", "")]


def test_a_changed_password_ends_the_other_sessions_and_not_this_one(app, ada, sqlite):
    here, elsewhere = Pages(app), Pages(app)
    sign_in(here, ada)
    sign_in(elsewhere, ada)

    page = here.send("/account", {"old_password": PASSWORD, "password": "five words in a row"})

    assert "Your password is changed." in text(page)
    assert elsewhere.get("/account").h1.text == "Sign in"
    assert trail(sqlite) == [("Ada Lovelace", "password_changed", "")]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("wrong", "five words in a row", "This is not your password"),
        (PASSWORD, "short", "Use at least 12 characters"),
        (PASSWORD, "password1234", "one of the passwords that are tried first"),
        (PASSWORD, "Ada Lovelace", "not your name or e-mail address"),
    ],
)
def test_a_password_is_not_changed_to_a_poor_one_or_by_another(app, ada, old, new, problem):
    pages = Pages(app)
    sign_in(pages, ada)

    page = pages.send("/account", {"old_password": old, "password": new}, status=422)

    assert problem in text(page.select_one(".govuk-error-summary"))


def test_a_forgotten_password_is_answered_alike_for_every_address(signed_out, ada, sqlite):
    known = signed_out.send("/forgotten-password", {"email": ADA["email"]})
    unknown = signed_out.send("/forgotten-password", {"email": "eve@example.org"})

    assert text(known.find("main")) == text(unknown.find("main"))
    assert "Ask one of them" in text(known)
    assert trail(sqlite) == [("Nobody", "password_forgotten", ADA["email"])]


def typed_too_late(pages, interview: int):
    """A page of an interview, filled in and sent after the session had ended."""
    section = pages.get(f"/interviews/{interview}/sections/records")
    go_away(pages)
    typed = {"views__": 'First line\r\n"second" <b>', "held__postcode": "held"}
    return pages.send_from(section, typed, button="next", status=401)


def test_what_was_typed_survives_a_renewed_sign_in(pages, sqlite):
    interview = an_interview(sqlite)
    rosa = account(sqlite, "rosa.researcher@example.org")
    with sqlite.writing() as session:
        session.get_one(Account, rosa.id).password_hash = QUICK

    asked = typed_too_late(pages, interview)
    assert "What you typed is kept" in text(asked)
    assert stored(sqlite, interview) == {}
    asked = pages.send_from(asked, {"email": rosa.email, "password": "wrong"}, status=422)
    carry_on = pages.send_from(asked, {"email": rosa.email, "password": PASSWORD})
    after = pages.send_from(carry_on, {})

    answers = stored(sqlite, interview)
    assert answers["views", ""].value == 'First line\n"second" <b>'
    assert answers["held", "postcode"].value == "held"
    assert answers["views", ""].saved_by == "Rosa Researcher"
    assert after.h1.text == "Next steps"  # where the button that was pressed leads


def test_what_was_typed_is_not_saved_for_another_account(pages, ada, sqlite):
    interview = an_interview(sqlite)

    asked = typed_too_late(pages, interview)
    page = pages.send_from(asked, ADA)

    assert page.h1.text == "Studies"
    assert stored(sqlite, interview) == {}


def test_what_waits_on_the_sign_in_page_cannot_be_written_by_another_site(signed_out, ada):
    form = controls(main_form(signed_out.get("/sign-in")))
    forged = '[1,"/interviews/1/close",[]]'

    answer = signed_out.client.post("/sign-in", data={**form, **ADA, "kept": forged})

    assert answer.headers["Location"] == "/"


def test_a_page_of_another_tab_is_still_good_after_a_renewed_sign_in(pages, sqlite):
    """The token of its form stays, because the session before was the same person's."""
    interview = an_interview(sqlite)
    rosa = account(sqlite, "rosa.researcher@example.org")
    with sqlite.writing() as session:
        session.get_one(Account, rosa.id).password_hash = QUICK
    tab = pages.get(f"/interviews/{interview}/sections/records")
    go_away(pages)
    pages.send("/sign-in", {"email": rosa.email, "password": PASSWORD})

    pages.send_from(tab, {"views__": "Typed before"})

    assert stored(sqlite, interview)["views", ""].value == "Typed before"


def test_a_password_never_waits_in_a_page(pages):
    page = pages.get("/account")
    go_away(pages, seen=AN_HOUR)

    asked = pages.send_from(page, {"old_password": PASSWORD, "password": "x" * 12}, status=401)

    assert asked.find("input", {"name": "kept"}) is None


def test_who_is_invited_to_no_study_is_named_as_seeing_none(as_administrator):
    typed = {"name": "Ada Lovelace", "email": ADA["email"], "role": "commissioner"}

    page = as_administrator.send("/accounts/invite", typed)

    assert "Ada Lovelace belongs to no study yet" in page.text


def test_an_administrator_invites_a_researcher(as_administrator, app, sqlite):
    an_interview(sqlite)
    typed = {
        "name": "Ada Lovelace",
        "email": ADA["email"],
        "role": "researcher",
        "studies": "small",
    }

    page = as_administrator.send("/accounts/invite", typed)
    assert "belongs to no study" not in page.text and "opens only on this computer" in page.text
    link = page.select_one(".showcard-link").text.removeprefix("http://localhost")
    ada = Pages(app)
    welcome = ada.get(link)
    assert welcome.find("input", {"name": "name"})["value"] == "Ada Lovelace"
    ada.send_from(welcome, {"password": PASSWORD})

    assert ada.get("/studies/small").h1.text == "A small study"
    assert ada.get("/accounts/", status=403)
    assert [what for _, what, _ in reversed(trail(sqlite))] == [
        "account_made", "account_changed", "account_link_made", "account_link_used",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"email": "ADA.lovelace@example.org"}, "There is an account with this address already"),
        ({"email": "ada at example.org"}, "Enter an e-mail address like name@example.org"),
        ({"email": "ada@example"}, "Enter an e-mail address like name@example.org"),
        ({"name": ""}, "Enter a name"),
    ],
)
def test_an_invitation_says_what_is_wrong_and_keeps_the_rest(as_administrator, ada, typed, problem):
    whole = {"name": "Ada", "email": "new@example.org", "role": "commissioner", **typed}

    page = as_administrator.send("/accounts/invite", whole, status=422)

    assert problem in text(page.select_one(".govuk-error-summary"))
    assert page.find("input", value="commissioner").has_attr("checked")
    assert page.title.text.startswith("Error:")


def test_an_administrator_changes_role_and_studies(as_administrator, ada, sqlite):
    an_interview(sqlite)

    as_administrator.send(
        f"/accounts/{ada.id}", {"role": "commissioner", "studies": ["small"], "name": "Ada L"}
    )

    with sqlite.reading() as session:
        changed = session.get_one(Account, ada.id)
        assert (changed.name, changed.role) == ("Ada L", "commissioner")
        assert studies_of(session, changed) == ["small"]
        told = [entry.detail for entry in entries(session, Wanted())]
    assert told == ["Belongs to the study", "Role: Researcher, now Commissioner", "Name"]


def test_the_only_administrator_stays_one(as_administrator, sqlite):
    me = account(sqlite, "rosa.administrator@example.org")

    page = as_administrator.send(f"/accounts/{me.id}", {"role": "researcher"})

    assert "This is the only administrator" in text(page)
    assert account(sqlite, me.folded_email).role == "administrator"
    assert trail(sqlite) == []


def test_a_disabled_account_can_be_enabled_again(as_administrator, ada, sqlite):
    for act, status in (("disable", "disabled"), ("enable", "active")):
        page = as_administrator.get(f"/accounts/{ada.id}")
        form = page.find("form", action=f"/accounts/{ada.id}/{act}")
        as_administrator.client.post(form["action"], data=controls(form))
        assert account(sqlite, ADA["email"]).status == status


def test_a_reset_link_sets_a_new_password_and_ends_the_old_sessions(
    as_administrator, app, ada, sqlite
):
    before = Pages(app)
    sign_in(before, ada)
    page = as_administrator.get(f"/accounts/{ada.id}")
    form = page.find("form", action=f"/accounts/{ada.id}/link")
    sent = as_administrator.client.post(form["action"], data=controls(form), follow_redirects=True)
    made = sent.text
    link = re.search(r"http://localhost(/account/links/[\w-]+)", made).group(1)

    Pages(app).send(link, {"password": "five words in a row"})

    assert before.get("/account").h1.text == "Sign in"
    assert account(sqlite, ADA["email"]).name == "Ada Lovelace"


def test_what_is_done_to_an_interview_is_told_by_the_partners_code(pages, signed_out, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    form = pages.get(f"/interviews/{interview}/").find("form", action=re.compile("/links$"))
    made = pages.client.post(form["action"], data=controls(form), follow_redirects=True)
    link = re.search(r"/answer/[\w-]+/", made.text).group()
    signed_out.get(link)
    signed_out.get(link)
    signed_out.send(f"{link}sections/records/", {"views__": "Secret words"})
    signed_out.send(f"{link}check", {})
    for act in ("reopen", "close"):
        token = pages.get("/account").find("input", {"name": "csrf_token"})["value"]
        pages.client.post(f"/interviews/{interview}/{act}", data={"csrf_token": token})
    pages.client.get("/studies/small/report.docx")

    with sqlite.reading() as session:
        found = [(e.who.partition(" (")[0], e.what, e.on_what, e.study) for e in
                 reversed(entries(session, Wanted()))]  # fmt: skip
        written = str([vars(entry) for entry in entries(session, Wanted())])
    rosa, p01 = "Rosa Researcher", "Partner P01"
    assert found == [
        (rosa, "link_made", p01, "small"),
        (p01, "link_opened", p01, "small"),
        (p01, "interview_submitted", p01, "small"),
        (rosa, "interview_reopened", p01, "small"),
        (rosa, "interview_closed", p01, "small"),
        (rosa, "report_downloaded", "", "small"),
    ]
    assert "Secret" not in written
    assert "Northtown" not in written


def test_why_a_partner_declined_is_not_copied_into_the_trail(pages, sqlite):
    interview = an_interview(sqlite)

    pages.send(f"/interviews/{interview}/decline", {"reason": "Secret reason"})

    with sqlite.reading() as session:
        (entry,) = entries(session, Wanted())
        assert entry.what == "interview_declined"
        assert "Secret" not in str(vars(entry))


def test_the_trail_is_filtered_and_paged(as_administrator, sqlite):
    with sqlite.writing() as session:
        for number in range(60):
            record(session, f"Ada {number}", "signed_in")
        record(session, "Eve", "signed_out", study="small")

    page = as_administrator.get("/audit/")
    assert "61 entries, page 1 of 2" in text(page)
    assert len(page.select("tbody tr")) == 50
    assert len(as_administrator.get("/audit/?page=2").select("tbody tr")) == 11
    assert "1 entry" in text(as_administrator.get("/audit/?what=signed_out&study=small&who=eve"))
    assert "61 entries" in text(as_administrator.get("/audit/?since=no-date&page=x"))
    assert "0 entries" in text(as_administrator.get("/audit/?until=2020-01-01"))


def test_the_trail_as_a_file_holds_no_formula(as_administrator, sqlite):
    with sqlite.writing() as session:
        add_account(session, email="eve@example.org", name="=1+1", role="researcher")
        record(session, "=HYPERLINK(1)", "signed_in", "\t@x", detail="plain")

    answer = as_administrator.client.get("/audit/audit.csv?who=hyper")

    _, row = csv.reader(StringIO(answer.text.removeprefix("\ufeff")))
    assert row[1:] == ["'=HYPERLINK(1)", "Signed in", "'\t@x", "", "plain"]
    assert trail(sqlite)[0][1] == "audit_exported"


def test_accounts_from_the_command_line(run, signed_out, sqlite):
    an_interview(sqlite)

    made = run("users", "add", "Ada@example.org", "--name", "Ada", "--study", "small")
    link = re.search(r"http://127.0.0.1:8000(/account/links/\S+)", made.output).group(1)
    signed_out.send(link, {"password": PASSWORD})

    listed = "Ada@example.org  Ada, researcher, active: A small study\n"
    assert run("users", "list").output == listed
    assert "within a day" in run("users", "reset", "ada@example.org").output
    assert "disabled" in run("users", "disable", "ADA@example.org").output
    assert signed_out.get("/account").h1.text == "Sign in"
    assert trail(sqlite)[0] == ("Command line", "account_disabled", "Ada@example.org")


def test_a_command_in_a_new_folder_finds_its_tables(run, app, tmp_path):
    app.extensions["showcard"] = Database(f"sqlite:///{tmp_path / 'new.db'}")

    result = run("users", "list")

    app.extensions["showcard"].engine.dispose()
    assert result.output.startswith("There is no account yet")


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("add", "ada", "--name", "Ada"), "is not an e-mail address"),
        (("add", "new@example.org", "--name", "A", "--study", "none"), "There is: none yet"),
        (("add", ADA["email"], "--name", "Ada"), "There is an account"),
        (("reset", "nobody@example.org"), "There is no account"),
    ],
)
def test_a_command_that_cannot_be_done_says_why(run, ada, words, problem):
    result = run("users", *words)

    assert result.exit_code == 1
    assert problem in result.output


def test_the_only_administrator_is_not_disabled_by_a_command(run, sqlite):
    an_account(sqlite, "administrator", name="Ada", password_hash=QUICK)

    result = run("users", "disable", "ada@example.org")

    assert result.exit_code == 1
    assert "only administrator" in result.output
