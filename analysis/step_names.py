"""Names of steps as they are told apart: by their letters, whatever the case."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from hashlib import sha256

from analysis.words import commonest


def tidied(label: str) -> str:
    return " ".join(label.split()).rstrip(".")


def folded(label: str) -> str:
    return tidied(label).casefold()


def key_of(label: str) -> str:
    """Which step it is, without its words."""
    return sha256(folded(label).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def spellings(labels: Iterable[str]) -> dict[str, str]:
    """The commonest spelling of each name, by the name as it is compared."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for label in labels:
        found[folded(label)][tidied(label)] += 1
    return {name: commonest(said) for name, said in found.items()}
