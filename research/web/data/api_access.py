"""Who a program is that calls the API: told by the token that it sends."""

from flask import Response, g, jsonify, request

from research.access.api_tokens import token_for
from research.web.request_database import reading


def check_token() -> Response | None:
    """Nothing, for a token that opens the study; else what is wrong, as JSON."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        return refusal(401, "Send the study's token: Authorization: Bearer showcard_…")
    found = token_for(reading(), (request.view_args or {})["slug"], token.strip())
    if found is None:
        return refusal(403, "This token does not open this study, or it was revoked.")
    g.edition = found.edition
    return None


def edition() -> str:
    """Which edition the token of this request opens."""
    return g.edition


def refusal(status: int, words: str) -> Response:
    response = jsonify(error=words)
    response.status_code = status
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Showcard"'
    return response
