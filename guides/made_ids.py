"""Ids made from words, each used once."""

import re
import unicodedata
from collections.abc import Collection

LONGEST = 40
MOST_WORDS = 5
SMALL = (
    "a an the of to in on at for and or by with from as is are was were be been do does did have "
    "has had you your yours we our us i it its this that these those there any some what which "
    "how who when where why would could can will should may might if so please eg etc about "
    "tell me describe"
)
SMALL_WORDS = frozenset(SMALL.split())


def slug(text: str, otherwise: str) -> str:
    """A few of the words, as an id is written."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold().replace("'", ""))
    kept = [word for word in words if word not in SMALL_WORDS] or words
    made = "_".join(kept[:MOST_WORDS])
    made = (
        made if len(made) <= LONGEST else made[: LONGEST + 1].rpartition("_")[0] or made[:LONGEST]
    )
    if not made:
        return otherwise
    return made if made[0].isalpha() else f"{otherwise}_{made}"


def unused(name: str, taken: Collection[str]) -> str:
    """The name, or the name with the first number that no other has."""
    made, number = name, 2
    while made in taken:
        made, number = f"{name}_{number}", number + 1
    return made
