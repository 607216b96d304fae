"""Pages for what went wrong, in a sentence and with a way on."""

from flask import Flask, render_template
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, TooManyRequests

WORDS = {
    400: (
        "This page could not be read",
        "Go back, reload the page and try again. What you saved before is kept.",
    ),
    403: (
        "This page is not open to you",
        "Your account may not open it. If you think that it should, ask an administrator.",
    ),
    404: ("There is no such page", "Check the address, or start again from the first page."),
    405: ("There is no such page", "Check the address, or start again from the first page."),
    413: (
        "That is more than one page can take",
        "Go back and shorten the longest text: 50,000 characters fit in one answer.",
    ),
}
UNFORESEEN = (
    "Something went wrong here",
    "It was not your doing. What you saved before is kept; go back and try again.",
)


def register(app: Flask) -> None:
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _explain)


def _explain(error: HTTPException) -> tuple[str, int] | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    title, advice = WORDS.get(code, UNFORESEEN)
    if isinstance(error, TooManyRequests):
        title, advice = "Try again later", error.description or ""
    return render_template("error.html", title=title, advice=advice), code


def _expired(_error: CSRFError) -> tuple[str, int]:
    title = "This page was open for too long"
    advice = "Go back: what you typed is still there. Copy it, reload the page, and save it again."
    return render_template("error.html", title=title, advice=advice), 400
