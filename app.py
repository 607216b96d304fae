"""Showcard as a Flask application: settings, database, pages and commands."""

import hashlib
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from flask import Flask, Request
from flask.json.provider import JSONProvider
from pydantic_core import from_json, to_json
from werkzeug import Request as WerkzeugRequest
from werkzeug.middleware.proxy_fix import ProxyFix

from research import web
from research.database import Database, NoDatabase
from research.messages.mail import MailNotSet, MailSettings, mail_settings

ROOT = Path(__file__).resolve().parent


class Asked(Request):
    """What was asked, and how much may be sent with it: the same at every address."""

    max_content_length = 8 * 1024 * 1024
    max_form_memory_size = 8 * 1024 * 1024
    max_form_parts = 1000
    # Without Flask's help to find a form that sends no files, which looks at every request.
    _load_form_data = WerkzeugRequest._load_form_data


class Json(JSONProvider):
    """Sooner than Flask's own, and with the names in the order in which they were put."""

    def dumps(self, obj: Any, **_: Any) -> str:
        return to_json(obj, ensure_ascii=True).decode()

    def loads(self, s: str | bytes, **_: Any) -> Any:
        return from_json(s)


class Showcard(Flask):
    request_class = Asked
    json_provider_class = Json

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """No function of ours waits for others, which Flask would find out at each call of it."""
        return func


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    app = Showcard(
        "showcard",
        root_path=str(ROOT),
        static_url_path=f"/static/{_fingerprint(ROOT / 'static')}",
        instance_path=os.environ.get("SHOWCARD_INSTANCE") or str(ROOT / "instance"),
    )
    app.config.update(
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_NAME="showcard",
        BEHIND_HTTPS=os.environ.get("BEHIND_HTTPS") == "1",
        # As long as the session: a page that was open for long is saved all the same.
        WTF_CSRF_TIME_LIMIT=None,
        IDLE_MINUTES=int(os.environ.get("IDLE_MINUTES") or 60),
        DATABASE_URL=os.environ.get("DATABASE_URL"),
        SECRET_KEY=os.environ.get("SECRET_KEY"),
        MAIL=_mail(),
    )
    app.config.update(settings or {})
    instance = _made(Path(app.instance_path))
    app.config["SECRET_KEY"] = app.config["SECRET_KEY"] or _kept_secret(instance)
    app.config["DATABASE_URL"] = app.config["DATABASE_URL"] or _database_file(instance)
    if app.config["BEHIND_HTTPS"]:
        app.config["SESSION_COOKIE_SECURE"] = True
        # One proxy stands before us, and it alone is believed about who calls and by which name.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_host=1)  # type: ignore[method-assign]
    try:
        web.register(app, Database(app.config["DATABASE_URL"]))
    except NoDatabase as reason:
        raise SystemExit(f"Showcard cannot start: {reason}.") from reason
    return app


def _fingerprint(folder: Path) -> str:
    """Of all files in it: a browser keeps what has it in its address, and asks for no old one."""
    digest = hashlib.sha256()
    for path in sorted(filter(Path.is_file, folder.rglob("*"))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _mail() -> MailSettings | None:
    try:
        return mail_settings(os.environ)
    except MailNotSet as reason:
        raise SystemExit(f"Showcard cannot start: {reason}.") from reason


def _made(instance: Path) -> Path:
    try:
        instance.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sentence = f"the folder {instance} cannot be made ({error.strerror}); name another"
        raise SystemExit(f"Showcard cannot start: {sentence} in SHOWCARD_INSTANCE.") from error
    return instance


def _database_file(instance: Path) -> str:
    return f"sqlite:///{instance / 'showcard.db'}"


def _kept_secret(instance: Path) -> str:
    """The secret that signs cookies: made at first run, readable by its owner only."""
    path = instance / "secret_key"
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
