"""Pages sent in few bytes, to browsers that can unpack them."""

import gzip

from flask import Flask, Response, request

WORTH_IT = 2000  # bytes
PACKED = ("text/html", "application/json")
LEVEL = 5  # a third of the time of the highest, for a twentieth more bytes


def register(app: Flask) -> None:
    app.after_request(_pack)


def _pack(response: Response) -> Response:
    """What is streamed, packed already or short goes as it is."""
    is_page = response.mimetype in PACKED and not response.is_streamed
    if not is_page or not request.accept_encodings.quality("gzip") or response.content_encoding:
        return response
    page = response.get_data()
    if len(page) >= WORTH_IT:
        response.set_data(gzip.compress(page, LEVEL, mtime=0))
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    return response
