"""Addresses to hand over to somebody else."""

import os
from typing import Any
from urllib.parse import urlsplit

from flask import url_for

ONLY_HERE = {"127.0.0.1", "localhost", "::1"}


def public_url(endpoint: str, **values: Any) -> str:
    """Under the name by which people reach Showcard, where the settings tell it."""
    own = os.environ.get("SHOWCARD_ADDRESS", "").rstrip("/")
    return own + url_for(endpoint, **values) if own else url_for(endpoint, _external=True, **values)


def opens_only_here(address: str) -> bool:
    return urlsplit(address).hostname in ONLY_HERE
