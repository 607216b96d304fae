"""Pages in few bytes."""

import gzip

from waitress.buffers import ReadOnlyFileBasedBuffer

from tests.fieldwork import an_interview

PACKS = {"Accept-Encoding": "gzip, deflate"}


def test_a_page_is_packed_for_a_browser_that_can_unpack_it(pages, sqlite):
    address = f"/interviews/{an_interview(sqlite)}/"

    packed = pages.client.get(address, headers=PACKS)

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Northtown Council" in gzip.decompress(packed.data).decode()
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_who_cannot_unpack_gets_the_page_as_it_is(pages, sqlite):
    page = pages.client.get(f"/interviews/{an_interview(sqlite)}/")

    assert "Content-Encoding" not in page.headers
    assert "Northtown Council" in page.text


def test_files_are_left_alone_and_kept_by_the_browser_until_one_changes(pages):
    style = pages.get("/").find("link", rel="stylesheet")["href"]

    # As the server that run.py starts hands it over, and not as a test does by itself.
    handed = {"wsgi.file_wrapper": ReadOnlyFileBasedBuffer}
    with pages.client.get(style, headers=PACKS, environ_overrides=handed) as file:
        assert file.status_code == 200
        assert "Content-Encoding" not in file.headers
        assert "immutable" in file.headers["Cache-Control"]
    with pages.client.get(style + "x") as missing:
        assert (missing.status_code, missing.headers["Cache-Control"]) == (404, "no-store")
