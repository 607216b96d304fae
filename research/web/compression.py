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
    if not _is_worth_it(response) or not request.accept_encodings.quality("gzip"):
        return response
    response.set_data(gzip.compress(response.get_data(), LEVEL, mtime=0))
    response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _is_worth_it(response: Response) -> bool:
    if response.direct_passthrough or not response.is_sequence:
        return False
    is_long = sum(map(len, response.response)) >= WORTH_IT
    return is_long and response.mimetype in PACKED and not response.content_encoding
