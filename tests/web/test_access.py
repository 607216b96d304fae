import pytest

from tests.fieldwork import an_interview
from tests.pages import personal_link

ELSEWHERE = (
    {"REMOTE_ADDR": "203.0.113.7"},
    {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
    {"HTTP_FORWARDED": "for=127.0.0.1"},
    {"HTTP_HOST": "evil.example"},
    {"HTTP_HOST": "evil.example:8000"},
)


@pytest.mark.parametrize("environ", ELSEWHERE)
def test_researchers_pages_open_only_on_this_computer(pages, sqlite, app, environ):
    interview = an_interview(sqlite)
    researchers = [
        rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.split(".")[0] in ("studies", "interviewer", "findings")
    ]
    assert len(researchers) > 10

    for rule in researchers:
        address = rule.build(
            {
                "interview_id": interview,
                "slug": "small",
                "section_id": "records",
                "handout_id": "records",
                "code": "P01",
            }
        )[1]
        for method in rule.methods & {"GET", "POST"}:
            answer = pages.client.open(address, method=method, environ_overrides=environ)
            # A POST without its token is refused before anything else looks at it.
            assert answer.status_code in (403, 400), (address, method)
            assert "Northtown" not in answer.text


def test_a_partner_opens_the_link_from_anywhere(pages, sqlite):
    link = personal_link(pages, an_interview(sqlite, mode="self_completion"))

    answer = pages.client.get(link, environ_overrides={"REMOTE_ADDR": "203.0.113.7"})

    assert answer.status_code == 200


def test_every_route_belongs_to_a_reader(app):
    owners = {rule.endpoint.split(".")[0] for rule in app.url_map.iter_rules()}

    assert owners == {"static", "studies", "interviewer", "findings", "self_completion"}


def test_pages_allow_no_other_host_and_no_inline_script(pages, sqlite):
    answer = pages.client.get("/")

    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_nonce_is_used_once(pages):
    first, second = (pages.client.get("/").headers["Content-Security-Policy"] for _ in range(2))

    assert first != second
