"""Addresses of our own, the only ones that a sign-in leads on to."""

from urllib.parse import urlsplit


def is_own_path(address: str) -> bool:
    """Whether a browser would stay here: `//host`, `/\\host` and hidden characters lead away."""
    plain = all(" " <= character != "\\" for character in address)
    parts = urlsplit(address) if plain else None
    starts = address.startswith("/") and not address.startswith("//")
    return bool(starts and parts and not parts.scheme and not parts.netloc)
