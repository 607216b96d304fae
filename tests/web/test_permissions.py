"""Every address and every role: the table is whole, it is obeyed, and tricks do not get past it."""

import re

import pytest

from research.access.account_links import make_account_link, make_first_link
from research.access.accounts import ROLES, add_account, disable
from research.access.membership import STUDY_OF
from research.fieldwork.participants import VOICES
from research.models import Account, Link
from research.web.permissions import OPEN_IF_FICTITIOUS, TABLE
from research.web.who import Who
from tests.fieldwork import a_link, an_interview, stored
from tests.pages import Pages, an_account, controls, main_form, personal_link, sign_in, signed_in

SAMPLES = {"string": "x", "int": 1, "any": None, "path": "x"}
REFUSALS = {302, 401, 403, 404}


@pytest.fixture
def stranger(app, sqlite) -> Pages:
    """The browser of a researcher who belongs to no study."""
    pages = Pages(app)
    sign_in(pages, an_account(sqlite, name="Stan Stranger"))
    return pages


@pytest.fixture
def reached(app, monkeypatch):
    """Every page only says that it was reached, so that nothing but the door can refuse."""
    for endpoint in app.view_functions:
        monkeypatch.setitem(app.view_functions, endpoint, lambda **_: "reached")
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    # There are more doors than guesses that one may make at them.
    monkeypatch.setattr("research.web.access.count_guess", lambda: None)


def doors(app, **known):
    """Each method of each route, with its address; an argument that we do not know is made up."""
    for rule in app.url_map.iter_rules():
        values = {name: known.get(name, made_up(rule, name)) for name in rule.arguments}
        address = rule.build(values)[1]
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, address


def made_up(rule, name: str):
    converter = rule._converters[name]
    return 1 if converter.regex == r"\d+" else re.sub(r"\W.*", "", converter.regex[3:]) or "x"


def let_in(pages, app, **known) -> set[str]:
    """The doors that open for this browser."""
    opened = set()
    for endpoint, method, address in doors(app, **known):
        answer = pages.client.open(address, method=method)
        assert (answer.text == "reached") == (answer.status_code == 200), (endpoint, answer.text)
        assert answer.text == "reached" or answer.status_code in REFUSALS, endpoint
        if answer.text == "reached":
            opened.add(f"{method} {endpoint}")
    return opened


def allowed(app, *rows: Who) -> set[str]:
    return {f"{method} {name}" for name, method, _ in doors(app) if TABLE[name] in rows}


def those_for(role: str, *, member: bool) -> list[Who]:
    rows = [row for row in Who if role in row.roles and (member or not row.of_study)]
    return [Who.ANYONE, *rows]


def test_every_endpoint_has_its_row_and_every_row_its_endpoint(app):
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == set(TABLE)


def test_an_endpoint_without_a_row_is_refused(pages, monkeypatch):
    monkeypatch.delitem(TABLE, "studies.start")

    pages.get("/", status=403)


def test_every_address_about_a_study_names_one(app):
    for rule in app.url_map.iter_rules():
        names = STUDY_OF.keys() & rule.arguments
        assert len(names) == TABLE[rule.endpoint].of_study, rule


def test_little_is_open_to_anyone():
    assert {name for name, who in TABLE.items() if who is Who.ANYONE} == {
        "static",
        "readings.reading",
        "own_account.sign_in",
        "own_account.sign_out",
        "own_account.forgotten",
        "own_account.link",
        "api.description",
    }


def test_whatever_names_an_interview_is_for_the_researchers_of_its_study(app):
    about = [rule for rule in app.url_map.iter_rules() if "interview_id" in rule.arguments]

    assert {TABLE[rule.endpoint] for rule in about} == {Who.STUDY_RESEARCHERS}


def test_a_commissioner_may_read_findings_and_nothing_else_of_a_study():
    readers = {name for name, who in TABLE.items() if "commissioner" in who.roles and who.of_study}

    assert readers == {
        "criteria.show",
        "criteria.version",
        "findings.findings",
        "findings.table",
        "overview.show",
        "overview.topic",
        "reports.for_readers",
        "reports.released_file",
    }


def test_nobody_gets_only_what_is_for_anyone(signed_out, app, sqlite, reached):
    interview = an_interview(sqlite)

    opened = let_in(signed_out, app, slug="small", interview_id=interview)

    assert opened == allowed(app, Who.ANYONE) | {"GET studies.start"}


def test_anybody_may_look_at_an_invented_study_and_touch_nothing(signed_out, app, sqlite, reached):
    interview = an_interview(sqlite, fictitious=True)

    opened = let_in(signed_out, app, slug="small", interview_id=interview)

    assert opened == allowed(app, Who.ANYONE) | {f"GET {name}" for name in OPEN_IF_FICTITIOUS}


@pytest.mark.parametrize("role", ["researcher", "commissioner"])
def test_who_does_not_belong_to_an_invented_study_may_look_at_it_as_anybody(
    app, sqlite, role, reached
):
    interview = an_interview(sqlite, fictitious=True)
    looker = Pages(app)
    sign_in(looker, an_account(sqlite, role))

    opened = let_in(looker, app, slug="small", interview_id=interview)

    looked_at = {f"GET {name}" for name in OPEN_IF_FICTITIOUS}
    assert opened == allowed(app, *those_for(role, member=False)) | looked_at


def test_who_only_looks_is_offered_nothing_that_changes_the_study(stranger, sqlite):
    an_interview(sqlite, fictitious=True)

    page = stranger.get(stranger.get("/").select_one("main h2 a")["href"])

    assert page.find("a", string="Findings") and not page.find("a", string="Settings")
    assert not page.select("main a[href$='/partners/add']")


@pytest.mark.parametrize(
    ("role", "told"), [("researcher", "Make one, or"), ("commissioner", "Ask an")]
)
def test_who_belongs_to_no_study_is_told_what_they_can_do(app, sqlite, role, told):
    an_interview(sqlite, fictitious=True)
    newcomer = Pages(app)
    sign_in(newcomer, an_account(sqlite, role))

    assert f"You belong to no study yet. {told}" in newcomer.get("/").text


def test_only_invented_studies_are_listed_to_who_is_not_signed_in(signed_out, sqlite):
    an_interview(sqlite)
    assert "A small study" not in signed_out.get("/").text

    an_interview(sqlite, slug="invented", fictitious=True)
    page = signed_out.get("/")

    assert [link["href"] for link in page.select("h2 a")] == ["/studies/invented"]
    assert page.find("a", string="Sign in")


@pytest.mark.parametrize("voice", VOICES)
def test_a_partners_voice_gets_what_its_link_opens_and_no_more(
    signed_out, app, sqlite, reached, voice
):
    secret = a_link(sqlite, an_interview(sqlite), voice=voice)

    opened = let_in(signed_out, app, slug="small", interview_id=1, secret=secret)

    rows = [row for row in Who if voice in row.roles]
    led_on = {"GET self_completion.tasks"} if voice == "approver" else set()
    assert opened == allowed(app, Who.ANYONE, *rows) - led_on | {"GET studies.start"}


def test_whatever_names_a_link_is_for_partners_alone(app):
    rules = [rule for rule in app.url_map.iter_rules() if "secret" in rule.arguments]
    partners = [rule for rule in rules if rule.rule.startswith("/answer/")]

    assert {TABLE[rule.endpoint].roles - set(VOICES) for rule in partners} == {frozenset()}


@pytest.mark.parametrize("role", ROLES)
def test_a_member_gets_what_the_table_says(app, sqlite, reached, role):
    with signed_in(app, sqlite, role) as pages:
        interview = an_interview(sqlite)
        opened = let_in(pages, app, slug="small", interview_id=interview)

    assert opened == allowed(app, *those_for(role, member=True))


@pytest.mark.parametrize("role", ROLES)
def test_who_does_not_belong_gets_nothing_of_the_study(app, sqlite, reached, role):
    interview = an_interview(sqlite)
    pages = Pages(app)
    sign_in(pages, an_account(sqlite, role))

    opened = let_in(pages, app, slug="small", interview_id=interview)

    is_let_in = role == "administrator"
    assert opened == allowed(app, *those_for(role, member=is_let_in))


def test_a_commissioner_reads_findings_and_no_interview(as_commissioner, sqlite):
    interview = an_interview(sqlite)

    assert as_commissioner.get("/").select_one("main h2 a")["href"] == "/studies/small/overview"
    page = as_commissioner.get("/studies/small/findings")
    assert {link["href"] for link in page.select("main a")} == {"/"}
    as_commissioner.get("/studies/small", status=403)
    as_commissioner.get(f"/interviews/{interview}/", status=403)


def test_the_list_of_studies_shows_ones_own(pages, as_administrator, stranger, sqlite):
    an_interview(sqlite)

    assert "A small study" in pages.get("/").text
    assert "A small study" in as_administrator.get("/").text
    assert "A small study" not in stranger.get("/").text


def test_the_number_of_anothers_interview_is_as_good_as_none(stranger, sqlite):
    theirs = an_interview(sqlite)

    for address in ("", "sections/records", "hand-outs/records", "close", "decline"):
        page = stranger.get(f"/interviews/{theirs}/{address}", status=404)
        assert "Northtown" not in page.text
        assert page.h1 == stranger.get(f"/interviews/999/{address}", status=404).h1


def test_a_form_sent_to_anothers_interview_changes_nothing(stranger, pages, sqlite):
    theirs = an_interview(sqlite)
    token = stranger.get("/account").find("input", {"name": "csrf_token"})["value"]

    for address in ("sections/records", "close", "reopen", "decline", "links", "links/revoke"):
        data = {"csrf_token": token, "slot": "views__", "views__": "Mine"}
        answer = stranger.client.post(f"/interviews/{theirs}/{address}", data=data)
        assert answer.status_code == 404, address
    assert stored(sqlite, theirs) == {}
    assert "In progress" not in pages.get("/studies/small").text


def test_a_forged_form_does_nothing(pages, sqlite):
    interview = an_interview(sqlite)
    section = f"/interviews/{interview}/sections/records"
    form = controls(main_form(pages.get(section)))

    for token in ("", "forged", form["csrf_token"][0][:-1]):
        data = {**form, "views__": "Forged", "csrf_token": token}
        told = pages.client.post(section, data=data)
        assert told.status_code == 400 and "Copy it, reload the page" in told.text
    assert stored(sqlite, interview) == {}


def test_another_persons_token_is_of_no_use(pages, as_administrator, sqlite):
    interview = an_interview(sqlite)
    section = f"/interviews/{interview}/sections/records"
    theirs = controls(main_form(as_administrator.get(section)))

    assert pages.client.post(section, data={**theirs, "views__": "Forged"}).status_code == 400
    assert stored(sqlite, interview) == {}


def test_a_cookie_that_we_did_not_sign_signs_nobody_in(pages, app):
    cookie = pages.client.get_cookie("showcard").value
    pages.client.set_cookie("showcard", "x" + cookie[1:])

    assert pages.get("/account").h1.text == "Sign in"


def test_a_disabled_accounts_live_session_ends_at_once(pages, sqlite):
    pages.get("/")
    with sqlite.writing() as session:
        disable(session, session.query(Account).one())

    assert pages.get("/account").h1.text == "Sign in"


def test_a_role_that_was_taken_away_is_gone_at_the_next_page(as_administrator, sqlite):
    as_administrator.get("/accounts/")
    with sqlite.writing() as session:
        session.query(Account).one().role = "commissioner"

    as_administrator.get("/accounts/", status=403)


@pytest.mark.parametrize("purpose", ["first", "invitation"])
def test_a_link_that_sets_a_password_works_once(signed_out, app, sqlite, purpose):
    link = f"/account/links/{a_secret(sqlite, purpose)}"
    typed = {"name": "Ada", "password": "four words in a row"}
    if purpose == "first":
        typed["email"] = "ada@example.org"

    opened_before = signed_out.get(link)
    assert signed_out.send(link, typed).h1.text == "Studies"

    assert Pages(app).get(link, status=404).h1.text == "This link does not open anything"
    other = Pages(app)
    fresh = controls(main_form(other.get("/sign-in")))["csrf_token"]
    replayed = {**controls(main_form(opened_before)), **typed, "csrf_token": fresh}
    assert other.client.post(link, data=replayed).status_code == 404


def test_a_link_is_no_use_for_a_disabled_account(signed_out, sqlite):
    link = f"/account/links/{a_secret(sqlite, 'invitation')}"
    with sqlite.writing() as session:
        disable(session, session.query(Account).one())

    signed_out.get(link, status=404)


def test_a_newer_link_ends_the_older(signed_out, sqlite):
    older = a_secret(sqlite, "first")
    newer = a_secret(sqlite, "first")

    signed_out.get(f"/account/links/{older}", status=404)
    signed_out.get(f"/account/links/{newer}")


def test_a_link_cannot_be_guessed_for_ever(signed_out, sqlite):
    for number in range(30):
        signed_out.get(f"/account/links/guess-{number}", status=404)

    page = signed_out.get("/answer/another-guess/", status=429)

    assert re.search(r"Try again at \d\d:\d\d\.", page.text)


def test_guesses_of_others_do_not_shut_an_honest_partner_out(pages, signed_out, sqlite):
    link = personal_link(pages, an_interview(sqlite, mode="self_completion"))
    for number in range(30):
        signed_out.get(f"/answer/guess-{number}/", status=404)

    signed_out.get(link)


def test_a_link_that_ran_out_opens_nothing_until_it_is_renewed(pages, signed_out, sqlite):
    interview = an_interview(sqlite, mode="self_completion")
    link = personal_link(pages, interview)
    with sqlite.writing() as session:
        kept = session.query(Link).one()
        kept.expires_at = kept.made_at

    page = signed_out.get(link, status=404)
    assert "its time may have run out" in " ".join(page.text.split())
    renew = f"/interviews/{interview}/links/renew"
    overview = pages.get(f"/interviews/{interview}/")
    pages.client.post(renew, data=controls(overview.find("form", action=renew)))
    signed_out.get(link)


def a_secret(database, purpose: str) -> str:
    with database.writing() as session:
        if purpose == "first":
            return make_first_link(session)
        account = add_account(session, email="ada@example.org", name="Ada", role="researcher")
        return make_account_link(session, account)
