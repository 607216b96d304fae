"""The door: who is asked to sign in, for how long, and what happens to what they typed."""

import time

import pytest
from flask import request, url_for
from flask_wtf.csrf import generate_csrf

from app import create_app
from research.web.accounts.signing_in import LONGEST
from research.web.own_paths import is_own_path
from research.web.sent_with import WITH
from tests.fieldwork import an_interview
from tests.pages import personal_link

AN_HOUR = 60 * 60


def go_away(pages, *, seen: int = AN_HOUR, began: int = AN_HOUR) -> None:
    """As if so many seconds had gone by."""
    now = int(time.time())
    with pages.client.session_transaction() as cookie:
        cookie["seen"], cookie["began"] = now - seen, now - began


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def test_who_is_not_signed_in_is_asked_to_and_led_on(signed_out):
    answer = signed_out.client.get("/studies/small?sort=name")

    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/studies/small?sort%3Dname"


def test_a_partner_needs_no_account(pages, signed_out, sqlite):
    link = personal_link(pages, an_interview(sqlite, mode="self_completion"))

    signed_out.get(link)


def test_pages_allow_no_other_host_and_no_inline_script(pages):
    answer = pages.client.get("/")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["Cache-Control"] == "no-store"


def test_what_is_no_page_may_load_nothing_and_is_not_kept(pages):
    answer = pages.client.get("/api/v1/openapi.json")

    for name, value in WITH:
        assert answer.headers.getlist(name) == [value]


def test_a_nonce_is_used_once(pages):
    first, second = (pages.client.get("/").headers["Content-Security-Policy"] for _ in range(2))

    assert first != second


def test_the_cookie_is_kept_from_scripts_and_other_sites(signed_out):
    cookie = signed_out.client.get("/sign-in").headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_behind_https_the_cookie_stays_there_and_the_proxy_is_believed(sqlite):
    url, told = sqlite.engine.url.render_as_string(), []
    app = create_app({"DATABASE_URL": url, "SECRET_KEY": "x", "BEHIND_HTTPS": True})
    app.view_functions["own_account.sign_in"] = lambda: (
        told.append((request.remote_addr, url_for("studies.start", _external=True)))
        or generate_csrf()
    )

    answer = app.test_client().get(
        "/sign-in",
        headers={"X-Forwarded-For": "evil, 203.0.113.9", "X-Forwarded-Proto": "https",
                 "X-Forwarded-Host": "research.example.org"},
    )  # fmt: skip

    assert told == [("203.0.113.9", "https://research.example.org/")]
    assert "Secure" in answer.headers["Set-Cookie"]


def test_an_hour_without_a_page_ends_the_session(pages):
    go_away(pages)

    assert pages.get("/account").h1.text == "Sign in"


def test_a_page_within_the_hour_begins_the_hour_anew(pages):
    go_away(pages, seen=AN_HOUR - 60)
    pages.get("/")

    with pages.client.session_transaction() as cookie:
        assert time.time() - cookie["seen"] < 10


def test_twelve_hours_end_the_session_however_busy(pages):
    go_away(pages, seen=0, began=LONGEST)

    assert pages.get("/account").h1.text == "Sign in"


def test_every_page_knows_when_its_session_ends_and_how_to_stay(pages):
    page = pages.get("/")

    assert AN_HOUR - 10 < int(page.select_one(".showcard-warning")["data-seconds"]) <= AN_HOUR
    stay = page.select_one("noscript a")["href"]
    assert pages.get(stay).h1.text == "You stay signed in"


def test_a_script_is_told_how_long_the_session_goes_on_and_lengthens_it_not(pages):
    go_away(pages, seen=AN_HOUR - 100)

    for _ in range(2):
        assert 90 < pages.client.get("/session").json["seconds"] <= 100


@pytest.mark.parametrize("path", ["/", "/studies/a?b=c", "/a:b//c"])
def test_an_own_path_is_led_on_to(path):
    assert is_own_path(path)


@pytest.mark.parametrize(
    "address",
    ["", "x", "//evil.example", "/\\evil.example", "\\\\evil.example", "https://evil.example",
     "/\t/evil.example", "\t//evil.example", "javascript:alert(1)", "/\n/evil.example"],
)  # fmt: skip
def test_no_other_address_is_led_on_to(address):
    assert not is_own_path(address)


def test_a_changed_cookie_is_nobodys_though_the_right_one_was_seen_before(pages):
    assert pages.client.get("/").status_code == 200
    cookie = pages.client.get_cookie("showcard").value
    pages.client.set_cookie("showcard", cookie[:-2] + ("AA" if cookie[-2:] != "AA" else "BB"))

    assert "Sign in" in pages.client.get("/").text
