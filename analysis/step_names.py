"""How the names of steps are spelled where partners named the same one."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from analysis.words import commonest
from guides.row_names import folded, tidied


def spellings(names: Iterable[str]) -> dict[str, str]:
    """The commonest spelling of each, by the name as it is compared."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        found[folded(name)][tidied(name)] += 1
    return {name: commonest(said) for name, said in found.items()}
