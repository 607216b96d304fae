import json

import pytest
from openapi_spec_validator import validate

from tests.data_study import a_study_of_everything
from tests.pages import controls, main_form
from tests.releasing import release_report


@pytest.fixture
def token(pages, sqlite):
    a_study_of_everything(sqlite)
    return a_token(pages)


def a_token(pages, edition: str = "internal") -> str:
    page = pages.send("/studies/everything/data/", {"name": "Notebook", "edition": edition})
    return page.select_one(".showcard-link").text


def ask(client, path: str, token: str = "", **asked):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.get(f"/api/v1/studies/{path}", headers=headers, query_string=asked)


def test_a_token_is_shown_once_and_listed_without_its_secret(pages, token):
    page = pages.get("/studies/everything/data/")

    assert token not in page.text and "Notebook" in page.text


def test_a_token_needs_a_name_and_what_was_chosen_is_kept(pages, sqlite):
    a_study_of_everything(sqlite)

    page = pages.send("/studies/everything/data/", {"edition": "publishable"}, status=422)

    assert "Enter what the token is for" in page.select_one(".govuk-error-summary").text
    assert page.select_one("input[name=edition][checked]")["value"] == "publishable"


def test_interviews_are_told_with_their_facts_and_no_answers(signed_out, token):
    told = ask(signed_out.client, "everything/interviews", token).json

    assert told["count"] == 2 and told["next"] is None
    assert told["cases"][0] == {
        "partner": "P02",
        "partner_name": "=Partner P02",
        "partner_type": "Council",
        "essential": "no",
        "mode": "interviewer",
        "guide_version": 1,
        "submitted_on": told["cases"][0]["submitted_on"],
    }


def test_answers_of_one_question_can_be_asked_for(signed_out, token):
    told = ask(signed_out.client, "everything/answers", token, question="held").json

    assert told["cases"][0]["held__postcode"] == "held"
    assert told["cases"][0]["held__other"] == "dont_know"
    assert "people" not in told["cases"][0]


def test_pages_of_cases_follow_each_other(signed_out, token):
    first = ask(signed_out.client, "everything/answers", token, most=1, question="held").json
    second = signed_out.client.get(first["next"], headers={"Authorization": f"Bearer {token}"}).json

    assert [case["partner"] for case in first["cases"] + second["cases"]] == ["P02", "P10"]
    assert second["next"] is None and "people" not in second["cases"][0]


def test_findings_come_with_claim_and_base(signed_out, token):
    told = ask(signed_out.client, "everything/findings", token).json

    assert told["findings"][0]["id"] == "participation"
    assert all(each["claim"] and each["base"] for each in told["findings"])
    register = told["findings"][0]["blocks"][-1]
    assert register["kind"] == "table" and register["rows"][0][:2] == ["P02", "=Partner P02"]


def test_a_publishable_token_tells_findings_with_what_was_left_out(signed_out, pages, sqlite):
    a_study_of_everything(sqlite)
    token = a_token(pages, "publishable")
    refused = ask(signed_out.client, "everything/findings", token)
    assert refused.status_code == 409 and "released" in refused.json["error"]
    release_report(sqlite, "everything")

    told = ask(signed_out.client, "everything/findings", token).json

    assert told["suppressed"] and all(each["why"] for each in told["suppressed"])
    assert not [name for name in ("P02", "P10", "=Partner") if name in json.dumps(told)]


def test_a_publishable_token_tells_nobody(signed_out, pages, sqlite):
    said = {code: {("held", "postcode"): {"value": "held"}} for code in ("P02", "P03", "P10")}
    a_study_of_everything(sqlite, said, agreed=tuple(said))
    token = a_token(pages, "publishable")
    release_report(sqlite, "everything")

    told = json.dumps(ask(signed_out.client, "everything/answers", token).json)

    assert told.count('"held__postcode": "held"') == 3
    assert ask(signed_out.client, "everything/interviews", token).json["cases"] == []
    assert not [secret for secret in ("P02", "=Partner", "cmd|calc", "Council") if secret in told]


@pytest.mark.parametrize(
    ("sent", "status"), [("", 401), ("showcard_wrong", 403), ("showcard_é", 403)]
)
def test_nothing_opens_without_the_right_token(signed_out, token, sent, status):
    refused = ask(signed_out.client, "everything/answers", sent)

    assert refused.status_code == status and "oken" in refused.json["error"]


def test_a_token_opens_no_other_study(signed_out, token):
    assert ask(signed_out.client, "another/answers", token).status_code == 403


def test_a_revoked_token_opens_nothing(pages, signed_out, token):
    asked = pages.get("/studies/everything/data/").select_one('a[href$="/revoke"]')["href"]
    form = controls(main_form(pages.get(asked)))
    assert ask(signed_out.client, "everything/answers", token).status_code == 200
    pages.client.post(asked, data=form)

    assert ask(signed_out.client, "everything/answers", token).status_code == 403


def test_a_session_is_no_token(pages, sqlite):
    a_study_of_everything(sqlite)

    assert ask(pages.client, "everything/answers").status_code == 401


def test_the_description_is_openapi(signed_out):
    described = signed_out.client.get("/api/v1/openapi.json").json

    validate(described)
    assert set(described["paths"]) == {
        "/studies/{slug}/interviews",
        "/studies/{slug}/answers",
        "/studies/{slug}/findings",
    }
