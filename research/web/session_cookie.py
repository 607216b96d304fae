"""The signed cookie of a session: what a browser sends again and again is proved once a minute."""

import time
from copy import deepcopy
from typing import Any

from flask import Flask, Request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface

A_MINUTE = 60
MOST_KEPT = 1000


class SessionCookie(SecureCookieSessionInterface):
    """Each request gets a copy of what was in the cookie; one that is not right is never kept."""

    def __init__(self) -> None:
        self._proved: dict[str, tuple[float, dict[str, Any]]] = {}

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        sent = request.cookies.get(self.get_cookie_name(app), "")
        until, content = self._proved.get(sent, (0.0, {}))
        if until > time.monotonic():
            return self.session_class(deepcopy(content))
        opened = super().open_session(app, request)
        if opened:
            self._keep(sent, deepcopy(dict(opened)))
        return opened

    def _keep(self, sent: str, content: dict[str, Any]) -> None:
        if len(self._proved) >= MOST_KEPT:
            self._proved.clear()
        self._proved[sent] = (time.monotonic() + A_MINUTE, content)
