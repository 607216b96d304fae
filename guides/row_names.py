"""What partners call the rows of their lists: told apart by letters, whatever the case."""

from hashlib import sha256


def tidied(name: str) -> str:
    return " ".join(name.split()).rstrip(".")


def folded(name: str) -> str:
    return tidied(name).casefold()


def key_of(name: str) -> str:
    """Which name it is, without its words."""
    return sha256(folded(name).encode("utf-8", "surrogatepass")).hexdigest()[:32]
