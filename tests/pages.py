"""Pages as a reader without JavaScript uses them: opened, filled in, sent."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from sqlalchemy import Connection, event, insert, select
from werkzeug.test import TestResponse

from app import create_app
from research.access.accounts import Person, add_account, person_of, set_password
from research.database import Database
from research.fieldwork.links import replace_link
from research.models import Interview, Membership, Study

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
        page = BeautifulSoup(response.text, "lxml")
        assert len(page.find_all("h1")) == 1, page.title
        self.url = response.request.path
        page.append(page.new_tag("meta", attrs={"name": "test-url", "content": self.url}))
        return page


def main_form(page: BeautifulSoup) -> Tag:
    forms = page.select('main form[method="post"]')
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
def pages(app: Flask, sqlite: Database) -> Iterator[Pages]:
    """A researcher's browser, who belongs to every study that the test makes."""
    with signed_in(app, sqlite, "researcher") as pages:
        yield pages


@pytest.fixture
def as_commissioner(app: Flask, sqlite: Database) -> Iterator[Pages]:
    """A commissioner's browser, who belongs to every study that the test makes."""
    with signed_in(app, sqlite, "commissioner") as pages:
        yield pages


@pytest.fixture
def as_administrator(app: Flask, sqlite: Database) -> Iterator[Pages]:
    with signed_in(app, sqlite, "administrator") as pages:
        yield pages


@pytest.fixture
def signed_out(app: Flask) -> Pages:
    """The browser of somebody without an account."""
    return Pages(app)


@contextmanager
def signed_in(app: Flask, database: Database, role: str) -> Iterator[Pages]:
    pages, person = Pages(app), an_account(database, role)

    def join(_mapper: object, connection: Connection, study: Study) -> None:
        connection.execute(insert(Membership).values(account_id=person.id, study_id=study.id))

    with database.writing() as session:
        session.add_all(
            Membership(account_id=person.id, study_id=study)
            for study in session.scalars(select(Study.id))
        )
    sign_in(pages, person)
    event.listen(Study, "after_insert", join)
    yield pages
    event.remove(Study, "after_insert", join)


def an_account(
    database: Database, role: str = "researcher", *, name: str = "", password_hash: str = "none"
) -> Person:
    """An account that nobody can sign in to with a password, unless its hash is given."""
    with database.writing() as session:
        name = name or f"Rosa {role.capitalize()}"
        email = f"{name.replace(' ', '.').lower()}@example.org"
        account = add_account(session, email=email, name=name, role=role)
        set_password(account, password_hash)
        return person_of(account)


def sign_in(pages: Pages, person: Person) -> None:
    """As the sign-in page does, without the tenth of a second that a password takes."""
    now = int(time.time())
    with pages.client.session_transaction() as cookie:
        cookie.clear()
        cookie.update(account=person.id, stamp=person.stamp, began=now, seen=now)


def personal_link(pages: Pages, interview_id: int) -> str:
    """The address of a new link, which takes the place of the one before."""
    database: Database = pages.client.application.extensions["showcard"]
    with database.writing() as session:
        return f"/answer/{replace_link(session, session.get_one(Interview, interview_id))}/"
