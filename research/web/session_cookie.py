"""The signed cookie of a session: what a browser sends again and again is proved once a minute."""

import time
from typing import Any

from flask import Flask, Request, Response
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin

A_MINUTE = 60
MOST_KEPT = 1000


class SessionCookie(SecureCookieSessionInterface):
    """Each request gets a copy of what was in the cookie; one that is not right is never kept."""

    def __init__(self) -> None:
        self._proved: dict[str, tuple[float, dict[str, Any]]] = {}

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        sent = request.environ.get("HTTP_COOKIE", "")
        until, content = self._proved.get(sent, (0.0, {}))
        if until > time.monotonic():
            return self.session_class(content)
        opened = super().open_session(app, request)
        if opened and all(isinstance(each, str | int) for each in opened.values()):
            self._keep(sent, dict(opened))
        return opened

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """What is as it came needs no word: no page is kept by whom it passes (no-store)."""
        if session.modified:
            super().save_session(app, session, response)

    def _keep(self, sent: str, content: dict[str, Any]) -> None:
        if len(self._proved) >= MOST_KEPT:
            self._proved.clear()
        self._proved[sent] = (time.monotonic() + A_MINUTE, content)
