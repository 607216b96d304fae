"""Pages as a reader without JavaScript uses them: opened, filled in, sent."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from research.database import Database

Typed = Mapping[str, str | Sequence[str]]


class Pages:
    """A browser with one cookie jar; each page must be well-formed enough to have one h1."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.url = ""

    def get(self, url: str, status: int = 200) -> BeautifulSoup:
        return self._read(self.client.get(url, follow_redirects=True), status)

    def send(self, url: str, typed: Typed, *, button: str = "", status: int = 200) -> BeautifulSoup:
        """Open the page, type into its main form, press its button, and follow where it leads."""
        return self.send_from(self.get(url), typed, button=button, status=status)

    def send_from(
        self, page: BeautifulSoup, typed: Typed, *, button: str = "", status: int = 200
    ) -> BeautifulSoup:
        """The same from a page that was opened before, as a second tab would."""
        form = main_form(page)
        data = {**controls(form), **typed, **({button: "yes"} if button else {})}
        unknown = set(typed) - names(form)
        assert not unknown, f"the page has no field {unknown}"
        address = form.get("action") or page.find("meta", {"name": "test-url"})["content"]
        return self._read(self.client.post(address, data=data, follow_redirects=True), status)

    def _read(self, response: TestResponse, status: int) -> BeautifulSoup:
        assert response.status_code == status, (response.status_code, response.text[-2000:])
        page = BeautifulSoup(response.text, "html.parser")
        assert len(page.find_all("h1")) == 1, page.title
        self.url = response.request.path
        page.append(page.new_tag("meta", attrs={"name": "test-url", "content": self.url}))
        return page


def main_form(page: BeautifulSoup) -> Tag:
    forms = [form for form in page.find_all("form") if form.get("method") == "post"]
    return max(forms, key=lambda form: len(form.find_all(["input", "textarea", "select"])))


def controls(form: Tag) -> dict[str, list[str]]:
    """What a browser would send of the form as it stands."""
    sent: dict[str, list[str]] = {}
    for name, value in _successful(form):
        sent.setdefault(name, []).append(value)
    return sent


def names(form: Tag) -> set[str]:
    return {str(tag["name"]) for tag in form.find_all(attrs={"name": True})}


def _successful(form: Tag) -> Iterator[tuple[str, str]]:
    for tag in form.find_all(["input", "textarea", "select"]):
        if tag.name == "select":
            chosen = tag.find("option", selected=True)
            yield str(tag["name"]), str(chosen["value"]) if chosen else ""
        elif tag.name == "textarea":
            yield str(tag["name"]), tag.text.removeprefix("\n")
        elif tag.get("type") not in ("radio", "checkbox") or tag.has_attr("checked"):
            yield str(tag["name"]), str(tag.get("value", ""))


@pytest.fixture(scope="session")
def warm_app(sqlite_template: Path) -> Flask:
    """Made once: templates take a quarter of a second to compile."""
    address = f"sqlite:///{sqlite_template}"
    return create_app({"DATABASE_URL": address, "SECRET_KEY": "for tests", "TESTING": True})


@pytest.fixture
def app(warm_app: Flask, sqlite: Database) -> Flask:
    warm_app.extensions["showcard"] = sqlite
    return warm_app


@pytest.fixture
def pages(app: Flask) -> Pages:
    return Pages(app)


def personal_link(pages: Pages, interview_id: int) -> str:
    """Make a link as the researcher does, and read it off the page."""
    overview = pages.get(f"/interviews/{interview_id}/")
    forms = overview.find_all("form", action=f"/interviews/{interview_id}/links")
    data = controls(forms[0])
    response = pages.client.post(f"/interviews/{interview_id}/links", data=data)
    page = BeautifulSoup(response.text, "html.parser")
    return str(page.select_one(".showcard-link a")["href"]).removeprefix("http://localhost")
