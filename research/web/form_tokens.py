"""The token against forged forms: each answer that saves itself comes with it, and it is one."""

import hmac

from flask import Request, g, request
from flask import session as cookie
from flask_wtf import CSRFProtect
from flask_wtf.csrf import same_origin

from research.web.proxies import itself

MOST_KEPT = 1000


class FormTokens(CSRFProtect):
    """A signature that was found right is right for as long as the application runs.

    Whether it belongs to the session, and comes from a page of ours, is asked each time.
    """

    def __init__(self) -> None:
        super().__init__()
        self._proved: dict[str, str] = {}

    def protect(self, apply_exemptions: bool = False) -> None:
        sent = itself(request)
        token = sent.form.get("csrf_token") if sent.method == "POST" else None
        if token is not None and self._is_proved(token, sent):
            itself(g).csrf_valid = True
            return
        super().protect(apply_exemptions)
        if token and g.get("csrf_valid"):
            self._keep(token, cookie["csrf_token"])

    def _is_proved(self, token: str, sent: Request) -> bool:
        """Where it is not, the long way says what is wrong."""
        signed, kept = self._proved.get(token), itself(cookie).get("csrf_token")
        if signed is None or kept is None or not hmac.compare_digest(signed, kept):
            return False
        return not sent.is_secure or same_origin(sent.referrer or "", f"https://{sent.host}/")

    def _keep(self, token: str, signed: str) -> None:
        if len(self._proved) >= MOST_KEPT:
            self._proved.clear()
        self._proved[token] = signed
