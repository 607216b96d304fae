"""What every answer to a browser is sent with, where it does not say otherwise itself.

It is put beside the headers on their way out: each one that Flask carries is copied repeatedly.
"""

from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

WITH = [
    # What is no page loads nothing at all; what a page may load is in research.web.access.
    ("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cache-Control", "no-store"),
]
Headers = list[tuple[str, str]]


class SentWith:
    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        def start(status: str, headers: Headers, *error: Any) -> Callable[[bytes], object]:
            said = {name for name, _ in headers}
            beside = [each for each in WITH if each[0] not in said]
            return start_response(status, headers + beside, *error)

        return self._app(environ, start)
