"""A memo never leaves the researcher's desk: every page and every file is looked through for it."""

import io
import zipfile

from research.answers.memos import write_memos
from tests.fieldwork import an_interview, save
from tests.pages import personal_link
from tests.web.test_permissions import doors

MEMO = "Zweifelhafter Eindruck"
DESK = "interviewer.section"


def readable(body: bytes) -> bytes:
    """The text of a page, or of everything in a file that is a package of parts."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return body
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return b"\n".join(package.read(name) for name in package.namelist())


def test_no_page_and_no_file_but_the_desk_holds_a_memo(pages, sqlite, app):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "We are for it", "note": "Smiled"}})
    with sqlite.writing() as session:
        write_memos(session, interview, {("views", ""): MEMO}, by="Rosa Researcher")
    secret = personal_link(pages, interview).strip("/").split("/")[-1]
    known = {"slug": "small", "interview_id": interview, "secret": secret}
    known |= {"section_id": "records", "screen_id": "views"}
    pages.send(f"/interviews/{interview}/close", {})
    linked = pages.get(f"/interviews/{interview}/").select("main a[href^='/interviews/']")

    found, seen = set(), set()
    for endpoint, method, address in doors(app, **known):
        if method == "GET" and endpoint not in ("static", "own_account.sign_out"):
            answer = pages.client.get(address)
            seen |= {endpoint} if answer.status_code == 200 else set()
            found |= {endpoint} if MEMO.encode() in readable(answer.data) else set()

    papers = [link["href"] for link in linked if "/sections/" not in link["href"]]

    assert {"interviewer.overview", "findings.findings", "findings.report"} <= seen
    assert found == {DESK}
    assert len(papers) > 3
    assert not [p for p in papers if MEMO.encode() in readable(pages.client.get(p).data)]
