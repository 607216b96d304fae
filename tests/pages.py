"""Pages as a reader without JavaScript uses them: opened, filled in, sent."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from lxml.html import HtmlElement, document_fromstring, fromstring
from sqlalchemy import Connection, event, insert, select
from werkzeug.test import TestResponse

from app import create_app
from research.access.accounts import Person, add_account, person_of, set_password
from research.database import Database
from research.fieldwork.links import replace_link
from research.models import Interview, Membership, Study

CONTROLS = ".//input | .//textarea | .//select"
Typed = Mapping[str, str | Sequence[str]]


class Shown(BeautifulSoup):
    """A page that came from an address: only who looks into it waits until it is a soup."""

    def __init__(self, source: str, url: str) -> None:
        self.source, self.url = source, url

    def __getattr__(self, name: str) -> Any:
        if "contents" in self.__dict__:
            return super().__getattr__(name)
        super().__init__(self.source, "lxml")
        return getattr(self, name)

    @property
    def forms(self) -> list[HtmlElement]:
        return document_fromstring(self.source).xpath("//main//form[@method='post']")


class Pages:
    """A browser with one cookie jar; each page must be well-formed enough to have one h1."""

    def __init__(self, app: Flask) -> None:
        self.client = app.test_client()
        self.url = ""

    def get(self, url: str, status: int = 200) -> Shown:
        return self._read(self.client.get(url, follow_redirects=True), status)

    def send(self, url: str, typed: Typed, *, button: str = "", status: int = 200) -> Shown:
        """Open the page, type into its main form, press its button, and follow where it leads."""
        return self.send_from(self.get(url), typed, button=button, status=status)

    def send_from(self, page: Shown, typed: Typed, *, button: str = "", status: int = 200) -> Shown:
        """The same from a page that was opened before, as a second tab would."""
        form = main_form(page)
        data = {**controls(form), **typed, **({button: "yes"} if button else {})}
        unknown = set(typed) - names(form)
        assert not unknown, f"the page has no field {unknown}"
        address = form.get("action") or page.url
        return self._read(self.client.post(address, data=data, follow_redirects=True), status)

    def _read(self, response: TestResponse, status: int) -> Shown:
        assert response.status_code == status, (response.status_code, response.text[-2000:])
        self.url = response.request.path
        assert len(re.findall(r"<h1\b", response.text)) == 1, self.url
        return Shown(response.text, self.url)


def main_form(page: Shown) -> HtmlElement:
    return max(page.forms, key=lambda form: len(form.xpath(CONTROLS)))


def controls(form: HtmlElement | Tag) -> dict[str, list[str]]:
    """What a browser would send of the form as it stands."""
    sent: dict[str, list[str]] = {}
    for name, value in _successful(fromstring(str(form)) if isinstance(form, Tag) else form):
        sent.setdefault(name, []).append(value)
    return sent


def names(form: HtmlElement) -> set[str]:
    return set(form.xpath(".//@name"))


def _successful(form: HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in form.xpath(CONTROLS):
        if tag.tag == "select":
            yield tag.get("name"), next(iter(tag.xpath(".//option[@selected]/@value")), "")
        elif tag.tag == "textarea":
            yield tag.get("name"), tag.text_content().removeprefix("\n")
        elif tag.get("type") not in ("radio", "checkbox") or "checked" in tag.attrib:
            yield tag.get("name"), tag.get("value", "")


@pytest.fixture(scope="session")
def warm_app(sqlite_template: Path, pytestconfig: pytest.Config) -> Flask:
    """Made once, and what its templates were compiled to is kept: that takes a second each time."""
    address = f"sqlite:///{sqlite_template}"
    app = create_app({"DATABASE_URL": address, "SECRET_KEY": "for tests", "TESTING": True})
    compiled = pytestconfig.cache.mkdir("templates")
    app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(compiled))
    return app


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
